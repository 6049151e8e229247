"""Compares the contents with the body: title, number, page, order; every difference, both readings.

In: Recognised.
Out: Differences.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.importers.lexicon import terms
from gazette.importers.structure import pagination
from gazette.model import Message, message

if TYPE_CHECKING:
    from gazette.importers.document import Position
    from gazette.importers.recognise import Recognised
    from gazette.importers.recognise.notice import RecognisedNotice
    from gazette.importers.structure.contents_entries import Entry

_KNOWN = 3  # numbers of pages: what fewer say of foot or head is chance


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two places of the print say differently."""

    position: Position
    what: Message
    here: Message | str
    there: Message | str


def compare(given: Recognised, starts: tuple[int, ...]) -> tuple[Difference, ...]:
    """Compare; `starts` are where the notices begin in the text, for the pages at the feet."""
    found: list[Difference] = []
    entries = given.contents.entries
    for each in given.found:
        if each.entry >= 0:
            found += _titles(each, entries[each.entry])
        elif entries:
            found.append(
                Difference(
                    each.position, message("正文有而目录没有"), message("（无）"), each.card.title
                )
            )
    known = {each.entry for each in given.found}
    for at, entry in enumerate(entries):
        if at not in known:
            found.append(
                Difference(
                    entry.line.position, message("目录有而正文没有"), entry.title, message("（无）")
                )
            )
    found += _order(given)
    found += _pages(given, starts)
    return tuple(found)


def _titles(each: RecognisedNotice, entry: Entry) -> list[Difference]:
    found = []
    here, there = entry.title, each.card.title
    about = there[there.find("关于") :] if "关于" in there else there
    if terms.squeeze(here) not in (terms.squeeze(there), terms.squeeze(about)) and not each.order:
        found.append(Difference(each.position, message("标题不同"), here, there))
    if entry.number and each.number and entry.number != each.number:
        found.append(
            Difference(each.position, message("文号不同"), str(entry.number), str(each.number))
        )
    elif entry.number and not each.number:
        found.append(
            Difference(each.position, message("文号不同"), str(entry.number), message("（无）"))
        )
    return found


def _order(given: Recognised) -> list[Difference]:
    found = []
    listed = [each for each in given.found if each.entry >= 0]
    for before, after in pairwise(listed):
        if after.entry < before.entry:
            what = message("正文的先后与目录不同")
            found.append(
                Difference(
                    after.position,
                    what,
                    message("目录第{entry}条", entry=after.entry + 1),
                    message("排在《{title}》之后", title=before.card.title),
                )
            )
    entries = given.contents.entries
    for first, second in pairwise(entries):
        if second.page and first.page > second.page:
            here, there = (
                message("{title}：第{page}页", title=first.title, page=first.page),
                message("{title}：第{page}页", title=second.title, page=second.page),
            )
            found.append(Difference(second.line.position, message("目录的页码倒退"), here, there))
    return found


def _pages(given: Recognised, starts: tuple[int, ...]) -> list[Difference]:
    """Hold the contents' pages against the numbers at the foot, or at the head, of the pages."""
    if len(given.folios) < _KNOWN:
        return []
    wanted = [
        (start, each)
        for start, each in zip(starts, given.found, strict=True)
        if each.card.printed_page
    ]
    pages = pagination.read(
        given.folios, ((start, each.card.printed_page) for start, each in wanted)
    )
    return [
        Difference(
            each.position,
            message("原刊页码不同"),
            message("第{page}页", page=each.card.printed_page),
            message("第{page}页（页脚或书眉）", page=pages.page(start)),
        )
        for start, each in wanted
        if pages.page(start) != each.card.printed_page
    ]
