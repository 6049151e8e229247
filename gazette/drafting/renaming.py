"""Renaming: a notice gets another number, id, place or file, and its former addresses go on.

In: a Gazette with its drafts, a Card of it, a RenameRequest.
Out: a Renaming: fields that change, files that are renamed; or Refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazette.content.files import RESERVED
from gazette.drafting.numbering import ORDER, cards, order_of
from gazette.language import numbers
from gazette.model import Number, State, message
from gazette.read.addresses import SLUG, is_taken
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.model import Card, Gazette, Issue

Fields = Mapping[str, str | tuple[str, ...] | None]
"""Fields by their keys as they are to be, None for one that goes."""
_NAME = re.compile(r"[^/\\\s.][^/\\\s]*\.md")


@dataclass(frozen=True, slots=True)
class RenameRequest:
    """What a notice is to have instead; empty and 0 for what stays.

    `number` may be its sequence alone, `file` a name within the same issue.
    """

    number: str = ""
    id: str = ""
    order: int = 0
    file: str = ""


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is done: `fields` change in `file`, then each of `moves` is made, old name -> new.

    `former` are the addresses that go on to lead to the notice; `naming` the files of others that
    name its old number or id. All paths are below content/.
    """

    file: str
    fields: Fields = field(default_factory=dict)
    moves: tuple[tuple[str, str], ...] = ()
    former: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()


def renaming(gazette: Gazette, card: Card, asked: RenameRequest) -> Renaming:
    """Return how a notice is renamed. Raise Refused where it may not be, or nothing changes."""
    issue = next(one for one in gazette.issues if one.id == card.issue)
    if issue.lock:
        template = (
            '改好以后运行 python build.py publish {name} --again --reason "…"，旧网址写进 aliases'
        )
        what = message("{name} 已经出版并锁定", name=issue.id)
        raise Refused(what, message(template, name=issue.id))
    borne, fields, own = _identity(gazette, card, asked)
    aliases = _aliases(gazette, issue, card, (own, borne)) if fields else card.aliases
    if aliases != card.aliases:
        fields["aliases"] = aliases or None
    former = tuple(one for one in aliases if one not in card.aliases)
    moves = _moves(issue, card, asked, own)
    if not fields and not moves:
        raise Refused(message("没有要改的"), message("写上 --number、--id、--order 或 --file"))
    naming = _naming(gazette, card) if own != card.id else ()
    return Renaming(card.place.file, fields, moves, former, naming)


def _identity(
    gazette: Gazette, card: Card, asked: RenameRequest
) -> tuple[tuple[Number, ...], dict[str, str | tuple[str, ...] | None], str]:
    """Return the numbers that a notice bears then, the fields that change for it, its id."""
    if asked.number:
        number = _number(gazette, card, asked.number)
        borne = (number, *card.numbers[1:])
        code = next(s.code for s in gazette.masthead.series if s.prefix == number.prefix)
        own = f"{code}-{number.year}-{number.sequence}"
        if borne == card.numbers:
            return card.numbers, {}, card.id
        several = tuple(map(str, borne))
        fields: dict[str, str | tuple[str, ...] | None] = {
            "number": several if len(several) > 1 else several[0]
        }
        return borne, fields if card.numbers else fields | {"id": None}, own
    if asked.id and asked.id != card.id:
        return (), {"id": _id(gazette, card, asked.id)}, asked.id
    return card.numbers, {}, card.id


def _number(gazette: Gazette, card: Card, written: str) -> Number:
    """Return the number that is asked for: a free one of a known series."""
    head = gazette.masthead
    number = numbers.read(written, head)
    if written.isdecimal() and card.numbers and int(written):
        old = card.numbers[0]
        number = Number(old.prefix, old.year, int(written), old.form)
    if number is None:
        what = message("文号 `{text}` 的写法不对", text=written)
        raise Refused(what, numbers.mend(written, head))
    codes = tuple(series.prefix for series in head.series)
    if number.prefix not in codes:
        what = message("gazette.yaml 的文号系列里没有 `{prefix}`", prefix=number.prefix)
        mend = message("改正代字，或在 series 里加上；现有：{codes:、}", codes=codes)
        raise Refused(what, mend)
    there = next((one for one in cards(gazette) if number in one.numbers and one != card), None)
    if there:
        what = message("{number} 已经是 `{file}` 的", number=number, file=there.place.file)
        raise Refused(what, message("换一个文号，或者先改那一份"))
    return number


def _id(gazette: Gazette, card: Card, wanted: str) -> str:
    """Return the id that is asked for, which only a notice without a number has."""
    if card.numbers:
        what = message("有文号的文件，网址由文号得出，`{slug}` 用不上", slug=wanted)
        raise Refused(what, message("改文号用 --number"))
    if not SLUG.fullmatch(wanted) or is_taken(wanted):
        what = message("`id: {slug}` 不能用在网址里", slug=wanted)
        raise Refused(what, message("只用小写字母、数字和连字符，例如 tg-2026-1"))
    there = next((one for one in cards(gazette) if wanted in (one.id, *one.other_ids)), None)
    if there and there.issue == card.issue:
        what = message("`{slug}` 已经是 `{file}` 的网址代号", slug=wanted, file=there.place.file)
        raise Refused(what, message("换一个代号"))
    return wanted


def _aliases(
    gazette: Gazette, issue: Issue, card: Card, new: tuple[str, tuple[Number, ...]]
) -> tuple[str, ...]:
    """Return the aliases of a notice: with the addresses that it loses, without those it gets.

    Of a draft readers have no address; one that another notice has leads there.
    """
    own, borne = new
    current = {f"/{card.issue}/{own}/", *card.other_addresses}
    if borne:
        current |= {"/numbers/{}/{}/{}/".format(*own.rsplit("-", 2)), *card.number_addresses[1:]}
    others = {at for one in cards(gazette) if one != card for at in (one.address, *one.forwards)}
    was = () if issue.state is State.DRAFT else (card.address, *card.number_addresses)
    known = dict.fromkeys((*card.aliases, *(one for one in was if one not in others)))
    return tuple(one for one in known if one not in current)


def _moves(issue: Issue, card: Card, asked: RenameRequest, own: str) -> tuple[tuple[str, str], ...]:
    """Return which files are renamed, those at the end of the issue first."""
    names = {one.place.file.rpartition("/")[2]: one for one in issue.cards}
    old = card.place.file.rpartition("/")[2]
    new = _file_name(asked.file) if asked.file else old.replace(card.id, own)
    if asked.order:
        new = f"{asked.order:02}-" + ORDER.sub("", new, count=1)
    shifted = [] if not asked.order else _shifted(names, old, asked.order)
    moves = [*shifted, *([(old, new)] if new != old else [])]
    left = names.keys() - {name for name, _ in moves}
    for _, name in moves:
        if name in left:
            what = message("`{file}` 已经有了", file=f"{issue.id}/{name}")
            raise Refused(what, message("先移开它，或者换一个名字"))
    return tuple((f"{issue.id}/{one}", f"{issue.id}/{two}") for one, two in moves)


def _file_name(name: str) -> str:
    if not _NAME.fullmatch(name) or name in RESERVED:
        what = message("`{name}` 不能作文件名", name=name)
        raise Refused(what, message("写成 次序-代号-年份-序号.md，例如 07-zbf-2026-31.md"))
    return name


def _shifted(names: Mapping[str, Card], old: str, order: int) -> list[tuple[str, str]]:
    """Return the files that make room at a place, up to the first that is free, the last first."""
    taken = {order_of(card): name for name, card in names.items() if name != old}
    moves = []
    while name := taken.get(order, ""):
        moves.append((name, f"{order + 1:02}-" + ORDER.sub("", name, count=1)))
        order += 1
    return moves[::-1]


def _naming(gazette: Gazette, card: Card) -> tuple[str, ...]:
    """Return the files in which other notices name the number or the id that goes."""
    gone = {*card.numbers[:1], card.id, f"{card.issue}/{card.id}"}
    found = (
        one.place.file
        for one in cards(gazette)
        if one != card and any(target in gone for target in _targets(one))
    )
    return tuple(found)


def _targets(card: Card) -> tuple[Number | str, ...]:
    acts = (one.target for one in card.relations)
    return (*acts, *(one.number for one in card.cited if one.number))
