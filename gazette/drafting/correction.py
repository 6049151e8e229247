"""Drafting: the draft of a notice that corrects another one, in the newest issue that is a draft.

In: Run; what is misprinted in which notice, and what it should be.
Out: the file that was written, or Refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from gazette.arrange import first_number, held
from gazette.build.as_of import today
from gazette.build.checking import opened
from gazette.build.correcting import printed_at
from gazette.build.issue_tasks import IssueTasks
from gazette.build.printing import BOOKS, PRINTS
from gazette.build.target import target
from gazette.content import files
from gazette.fields import NOTICE
from gazette.language.words import words
from gazette.model import Message, State, message
from gazette.model.correction import Correction
from gazette.read import frontmatter, notice_file, sources
from gazette.record.corrections import listed, misplaced, spot, spots
from gazette.site.disk import Refused, spoken, write_whole
from gazette.site.folder_lock import hold
from gazette.write.correction_entry import KEY, LABEL, entry, labelled, with_entry

if TYPE_CHECKING:
    from gazette.build.context import Context, Run, Tell
    from gazette.model import Block, Card, Gazette, Issue, Masthead

_ID = "gz"
"""What the id of a correction begins with: 更正."""
_ORDER = re.compile(r"\d+-.*\.md")
_LABELS = {field.key: field.label for field in NOTICE}


@dataclass(frozen=True, slots=True)
class Misprint:
    """In the notice that `target` names stands `was` and should stand `now`.

    It stands in the unit, or is the `nth` of several; empty and 0 where nothing is said.
    """

    target: str
    was: str
    now: str
    unit: str = ""
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was written: the file below content/, whether it is `new`, its text or what was added.

    `placed` says whether it is known where the words are printed.
    """

    file: str
    text: str
    new: bool
    placed: bool


def draft_correction(run: Run, misprint: Misprint, tell: Tell) -> Drafted:
    """Write the draft of a correction, whole or not at all. Raise Refused where it cannot be."""
    with hold(run.content, run.wait):
        return _drafted(run, misprint, tell)


def _drafted(run: Run, misprint: Misprint, tell: Tell) -> Drafted:
    with opened(run, tell) as (context, gazette, _):
        masthead = gazette.masthead
        card = target(gazette, misprint.target)
        issue = _draft(gazette, card)
        correction = _correction(context, gazette, card, misprint)
    same = [
        one
        for one in issue.cards
        if one.corrections and {c.target for c in one.corrections} == {correction.target}
    ]
    if same:
        return _added(run.content, masthead, same[0], correction)
    return _made(run.content, gazette, issue, (card, correction))


def _refuse(what: Message, mend: Message) -> NoReturn:
    raise Refused(what, mend)


def _draft(gazette: Gazette, card: Card) -> Issue:
    """Return the newest issue that is a draft, in which the correction is to stand."""
    states = {issue.id: issue.state for issue in gazette.issues}
    if states[card.issue] is State.DRAFT:
        what = message("`{file}` 还没有出版", file=card.place.file)
        _refuse(what, message("直接改这个文件，不用更正"))
    drafts = [issue for issue in gazette.issues if issue.state is State.DRAFT]
    if not drafts:
        mend = message("先运行 python build.py new issue 新建下一期，再运行一次")
        _refuse(message("没有草稿状态的一期，更正没有地方登"), mend)
    return drafts[-1]


def _correction(context: Context, gazette: Gazette, card: Card, misprint: Misprint) -> Correction:
    """Return the correction, at its place in the text and, as far as it is known, in print."""
    ((_, notices),) = context.pool.each(IssueTasks.notices, [(card.issue, card.issue)])
    blocks = next(one.blocks for one in notices if one.card.id == card.id)
    called = card.numbers[0] if card.numbers else _id(gazette, card)
    one = Correction(called, misprint.was, misprint.now, misprint.unit, misprint.nth)
    found = spot(blocks, one)
    if found is None:
        _refuse_place(blocks, one)
    issue = next(issue for issue in gazette.issues if issue.id == card.issue)
    edition = context.cache.last(PRINTS, card.issue)
    book = context.cache.last(BOOKS, edition.book) if edition else None
    if book and not issue.printed_before:
        return replace(one, printed=printed_at(book, card.id, found.at))
    return one


def _refuse_place(blocks: tuple[Block, ...], one: Correction) -> NoReturn:
    """Say where the words stand, or that they do not."""
    problem, found = misplaced(blocks, one), spots(blocks, one)
    if problem is None:
        raise AssertionError(one)
    mend = problem.mend
    if found:
        places = listed(found, one.was)
        mend = message("写长一些，或者加上 --nth 和它的序号：{places:；}", places=places)
    elif anywhere := spots(blocks, replace(one, unit="")):
        units = tuple(dict.fromkeys(each.unit for each in anywhere))
        mend = message("--unit 写成 {units:、}", units=units)
    _refuse(problem.what, mend)


def _id(gazette: Gazette, card: Card) -> str:
    """Return what a notice without a number is called."""
    alone = len(held(gazette).get(card.id, ())) == 1
    return card.id if alone else f"{card.issue}/{card.id}"


def _added(content: Path, masthead: Masthead, card: Card, one: Correction) -> Drafted:
    """Add a correction to the notice that corrects the same document, and nothing else."""
    if any(replace(each, place=None, at=None, said=False) == one for each in card.corrections):
        what = message("`{file}` 里已经有这一处更正", file=card.place.file)
        _refuse(what, message("要改别的一处，写那一处的原文"))
    path = content / card.place.file
    text = path.read_bytes().decode("utf-8", "replace")
    made, added = with_entry(text, one) or (text, "\n".join(_listed(masthead, one)))
    if not _says(masthead, card, made, (*card.corrections, one)):
        what = message("`{file}` 的更正不能自动加上", file=card.place.file)
        _refuse(what, message("用编辑器在更正之下加上这一项：\n{added}", added=added))
    _put(path, made)
    return Drafted(card.place.file, added, new=False, placed=bool(one.printed.page))


def _put(path: Path, text: str) -> None:
    failed = message("{file} 没有改动", file=path)
    with spoken(path.parent, failed=failed, option="--content"):
        write_whole(path, text.encode())


def _says(masthead: Masthead, card: Card, text: str, wanted: tuple[Correction, ...]) -> bool:
    """Return whether a file would say just these corrections."""
    source, _ = sources.read(text.encode(), card.place.file)
    folder = Path(card.issue)
    again, _, _ = notice_file.notice(source, masthead, folder, frozenset())

    def bare(some: tuple[Correction, ...]) -> list[Correction]:
        return [replace(each, place=None, at=None, said=False) for each in some]

    return bare(again.card.corrections) == bare(wanted)


def _made(content: Path, gazette: Gazette, issue: Issue, of: tuple[Card, Correction]) -> Drafted:
    """Write a new notice that corrects a document, behind all others of its issue."""
    card, one = of
    masthead, folder = gazette.masthead, files.listed(content, issue.id)
    taken = {known.id for each in gazette.issues for known in each.cards}
    at = next(n for n in range(1, len(taken) + 2) if f"{_ID}-{issue.year}-{n}" not in taken)
    order = max((int(name.split("-")[0]) for name in folder.files if _ORDER.match(name)), default=0)
    name = f"{order + 1:02}-{_ID}-{issue.year}-{at}.md"
    opening = _opening(masthead, next(i for i in gazette.issues if i.id == card.issue), card)
    fields = {"id": f"{_ID}-{issue.year}-{at}", **_fields(masthead, issue, card)}
    text = _written(masthead, fields, one, opening)
    path = content / issue.id / name
    if path.exists():
        _refuse(message("`{file}` 已经有了", file=f"{issue.id}/{name}"), message("先移开它"))
    _put(path, text)
    return Drafted(f"{issue.id}/{name}", text, new=True, placed=bool(one.printed.page))


def _opening(masthead: Masthead, issue: Issue, card: Card) -> str:
    """Return the words with which a correction begins: which document, in which issue."""
    said, number = words(masthead), first_number(card)
    named = said.quoted(card.title) + (said.in_brackets.format(text=number) if number else "")
    return said.correcting.opening.format(issue=said.issue(issue), document=named)


def _fields(masthead: Masthead, issue: Issue, card: Card) -> dict[str, object]:
    """Return what a notice that corrects another one is by: its body, section, and day."""
    said, day = words(masthead), today(masthead.timezone)
    issuer = card.issuers[0] if card.issuers else ""
    document = first_number(card) or said.quoted(card.title)
    return {
        "title": said.correcting.title.format(issuer=issuer, document=document),
        "issuer": issuer,
        "kind": said.correcting.kind,
        "section": card.section,
        "signed_by": issuer,
        "dated": min(day, issue.published) if issue.published else day,
    }


def _written(masthead: Masthead, fields: dict[str, object], one: Correction, opening: str) -> str:
    """Return the file of a notice, its fields called as editors of its language call them."""
    if words(masthead).spaced:
        return frontmatter.write({**fields, KEY: [entry(one)]}, opening)
    named: dict[str, object] = {_LABELS[key]: value for key, value in fields.items()}
    return frontmatter.write({**named, LABEL: [labelled(entry(one))]}, opening)


def _listed(masthead: Masthead, one: Correction) -> list[str]:
    """Return a correction as the lines of a list, called as editors of its language call it."""
    key, value = (KEY, entry(one)) if words(masthead).spaced else (LABEL, labelled(entry(one)))
    return frontmatter.mapping({key: [value]})[1:]
