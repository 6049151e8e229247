"""Holds an issue against what is bound of it: whatever is not as it was published is a Problem.

In: what is bound of an issue, the issue and its Notices as they are read now, the files' digests.
Out: Problems of the rule `published-changed`, each at its place, with both readings; of
`lock-unreadable`, where the lock and the text that belongs to it are no longer one.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.fields import ISSUE, NOTICE
from gazette.model import Message, Place, message
from gazette.model.publication import is_page
from gazette.publication.lines import (
    STRUCTURE,
    comparable,
    issue_lines,
    notice_lines,
    page_lines,
)
from gazette.publication.readings import readings
from gazette.publication.structure import differing
from gazette.read.publication import NOT_BOUND, line_problem
from gazette.rulebook.publication import PUBLISHED_CHANGED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazette.model import Issue, Notice, Problem
    from gazette.publication.lines import Lines
    from gazette.read.publication import Published

_MOST = 5
"""So many lines that are not as they were are told; the rest has the same cause."""
_LABELS = {one.key: one.named for one in (*ISSUE, *NOTICE)}
_MEND = (
    "改回出版时的样子；印错了的，登更正（python build.py correct）；确要重新出版的，"
    '运行 python build.py publish {issue} --again --reason "理由"'
)


def changed(
    published: Published,
    issue: Issue,
    notices: Sequence[Notice],
    present: Mapping[str, str],
    cover: str = "",
) -> Iterator[Problem]:
    """Yield a Problem for each thing that is not as it was published.

    `present` maps the path on the site of each file that the issue publishes, and of each PDF that
    is kept with it, to its SHA-256; `cover` is that of the issue's own cover picture.
    """
    if published.problems:
        return  # they are told, and what cannot be read proves nothing
    if broken := tuple(_broken(published)):
        yield from broken[:_MOST]
        return
    said = {line.address: line.text for line in published.lines}
    was, now = comparable(said, issue_lines(issue, cover))
    place = _Place(issue, issue.places, issue.place)
    yield from _fields(was, now, place)
    yield from _structure(was, now, issue.address, place, {})
    yield from _order(published, issue)
    for notice in notices:
        yield from _notice(was, issue, notice)
    # Where the text differs its pages do; they tell more only if it does not.
    if not _differs(was, issue, notices):
        yield from _pages(was, published, issue, notices)
    yield from _files(published, issue, present)


class _Place:
    """Where the fields of an issue or of a notice stand."""

    def __init__(self, issue: Issue, places: Mapping[str, Place], file: Place) -> None:
        """Take the places by key, and the file."""
        self.issue, self.file, self._places = issue.id, file, places

    def problem(self, key: str, what: Message, place: Place | None = None) -> Problem:
        """Make a Problem at a field."""
        at = place or self._places.get(key, self.file)
        return PUBLISHED_CHANGED.problem(at, what, message(_MEND, issue=self.issue))


def _broken(published: Published) -> Iterator[Problem]:
    """Yield a Problem for each line of the text that is not the one whose digest is bound."""
    held = {line.address for line in published.lines}
    bound = [digest for address, digest in published.lock.lines if address in held]
    pairs = zip_longest(published.lines, bound)
    for number, (line, digest) in enumerate(pairs, 2):
        if line is None or line.digest != digest:
            yield line_problem(f"{published.lock.issue}/{files.TEXT}", number, NOT_BOUND)


def _fields(was: Lines, now: Lines, place: _Place) -> Iterator[Problem]:
    """Compare the fields of an issue or of a notice."""
    heads = {address.partition("?")[0] for address in now}
    before = {
        address: text
        for address, text in was.items()
        if "?" in address and address.partition("?")[0] in heads
    }
    both = dict.fromkeys((*before, *(one for one in now if "?" in one)))
    # A field that the schema no longer has was bound by an earlier press.
    for address in (one for one in both if one.partition("?")[2] in _LABELS):
        one, other = before.get(address, ""), now.get(address, "")
        if one != other:
            key = address.partition("?")[2]
            template = "{field}：出版时是{was}，现在是{now}"
            what = message(
                template,
                field=_LABELS[key],
                was=_named(one),
                now=_named(other),
            )
            yield place.problem(key, what)


def _named(text: str) -> Message:
    shown = " ".join(text.split())
    return message("“{text}”", text=shown) if shown else message("没有")


def _order(published: Published, issue: Issue) -> Iterator[Problem]:
    """Compare which notices there are, and their order."""
    was = list(dict.fromkeys(_notice_of(line) for line, _ in published.lock.lines))
    was = [name for name in was if name]
    now = [card.id for card in issue.cards]
    place = _Place(issue, {}, issue.place)
    for name in was:
        if name not in now:
            what = message("出版时有 {name} 这一件，现在没有", name=name)
            yield place.problem("", what)
    for card in issue.cards:
        if card.id not in was:
            yield place.problem("", message("出版时没有 {name} 这一件", name=card.id), card.place)
    common = [name for name in was if name in now]
    if common != [name for name in now if name in was]:
        what = message("各件的次序与出版时不同；出版时是 {names:、}", names=tuple(was))
        yield place.problem("", what)


def _notice_of(address: str) -> str:
    """Return the id of the notice that an address is in; '' of a page or of the issue itself."""
    _, _, name, *_ = address.split("/")
    return "" if name in {"p", ""} or name.startswith("?") else name


def _notice(was: Lines, issue: Issue, notice: Notice) -> Iterator[Problem]:
    """Compare the fields and the text of a notice."""
    card = notice.card
    was, now = comparable(was, notice_lines(notice))
    before = {key: text for key, text in was.items() if key.startswith(f"{card.address}#")}
    if not any(key.startswith((f"{card.address}#", f"{card.address}?")) for key in was):
        return
    place = _Place(issue, notice.places, Place(card.place.file))
    shown = {block.text for block in notice.blocks}
    yield from _fields(was, {key: text for key, text in now.items() if "?" in key}, place)
    after = {key: text for key, text in now.items() if "#" in key}
    lines = {f"{card.address}#{block.id}": block.line for block in notice.blocks}
    if list(before.items()) == list(after.items()) or not shown:
        yield from _structure(was, now, card.address, place, lines)
        return
    for one, what in _units(before, after):
        line = lines.get(one, 0)
        yield place.problem("", what, Place(card.place.file, line or 1))


def _structure(
    was: Lines, now: Lines, address: str, place: _Place, lines: Mapping[str, int]
) -> Iterator[Problem]:
    """Compare what is printed beside the characters, of a notice or of an issue."""
    key = f"{address}?{STRUCTURE}"
    for unit, one, other in differing(was.get(key, ""), now.get(key, ""))[:1]:
        template = "{unit} 的结构：出版时是{was}，现在是{now}"
        what = message(template, unit=unit, was=_named(one), now=_named(other))
        line = lines.get(f"{address}#{unit}", 0) or 1
        yield place.problem("", what, Place(place.file.file, line))


def _units(before: Lines, after: Lines) -> Iterator[tuple[str, Message]]:
    """Yield the address at which a text differs, and what differs there."""
    old, new = list(before.values()), list(after.values())
    here, where = list(after), list(before)
    if old == new:
        pairs = zip(where, here, strict=True)
        one, other = next(pair for pair in pairs if pair[0] != pair[1])
        template = "段落的编号与出版时不同：出版时是 {was}，现在是 {now}"
        yield other, message(template, was=_unit(one), now=_unit(other))
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            continue
        near = here[min(begin, len(here) - 1)] if here else ""
        for at in range(max(end - start, stop - begin)):
            one = old[start + at] if start + at < end else ""
            other = new[begin + at] if begin + at < stop else ""
            place = here[begin + at] if other else near
            yield place, readings(one, other)


def _unit(address: str) -> str:
    return address.partition("#")[2]


def _differs(was: Lines, issue: Issue, notices: Sequence[Notice]) -> bool:
    now = [line for notice in notices for line in notice_lines(notice).items() if "#" in line[0]]
    return now != [line for line in was.items() if "#" in line[0]] or not issue.cards


def _pages(
    was: Lines, published: Published, issue: Issue, notices: Sequence[Notice]
) -> Iterator[Problem]:
    """Hold what the bound map of pages makes of the text against what was published."""
    now = page_lines(issue, notices, published.lock.page_map)
    for address in dict.fromkeys((*filter(is_page, was), *now)):
        if was.get(address) != now.get(address):
            page = address.rstrip("/").rpartition("/")[2]
            what = message("锁定文件里第{page}页的起止与出版文本不符", page=page)
            yield line_problem(f"{issue.id}/{files.LOCK}", 1, what)


def _files(published: Published, issue: Issue, present: Mapping[str, str]) -> Iterator[Problem]:
    """Compare the files that were published as they are."""
    place = _Place(issue, {}, issue.place)
    for path in dict.fromkeys((*published.lock.files, *present)):
        was, now = published.lock.files.get(path), present.get(path)
        name = path.rpartition("/")[2]
        if was is None:
            yield place.problem("", message("出版时没有文件 {name}", name=name))
        elif now is None and "/files/" in path:
            yield place.problem("", message("出版时有文件 {name}，现在没有", name=name))
        elif now not in (None, was):
            what = message("文件 {name} 与出版时不是同一个", name=name)
            home = "" if "/files/" in path else f"{files.PUBLISHED}/"
            yield place.problem("", what, Place(f"{issue.id}/{home}{name}"))
