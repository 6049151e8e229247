"""Records: all that the search knows of each notice.

In: an Issue with its Notices and PageMap.
Out: Records with their Passages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from gazette.fields import NOTICE, Shown
from gazette.language.lines import solid
from gazette.model.blocks import contents
from gazette.model.inlines import running_text, text
from gazette.pages.corrections import as_corrected, found_in, revisions
from gazette.pages.paging import extents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gazette.language.words import Words
    from gazette.model import Block, Break, Issue, Notice, PageMap
    from gazette.model.correction import Corrected
    from gazette.pages.paging import Extent
    from gazette.write.styling import Revision


_UNCORRECTED: Mapping[str, Sequence[Corrected]] = MappingProxyType({})
_FACTS = tuple(field.key for field in NOTICE if Shown.SEARCH in field.shown and not field.index)
"""The fields that are found beside the text; those with an index are chosen from lists."""
_PARTED = re.compile(r"[（\[ ]")
"""How readings, marks of notes and addresses begin."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block's text as it is published, one paragraph a line, and where it stands.

    `anchor` is empty for title, number and facts, which head the notice's page, and for a text that
    is there again as it runs on, without readings, marks of notes and addresses. `page` is the
    printed page of its first character, as it is cited; `breaks` are the pages that begin in it:
    the count of the block's characters before each, without white space, and the page.
    """

    anchor: str
    text: str
    page: int = 0
    breaks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Numbered:
    """A document number: as it is published, and its parts."""

    text: str
    prefix: str
    year: int
    sequence: int


@dataclass(frozen=True, slots=True)
class Record:
    """All that the search knows of a notice; `issue` is its issue's name, 2026年第1期.

    `page` is the page on which it begins as it is cited, or 0; `loose` are those of its pages of
    which is not known where they end. `corrected` are the passages that were corrected, as they
    should read.
    """

    address: str
    title: str
    numbers: tuple[Numbered, ...]
    issue: str
    section: str
    issuers: tuple[str, ...]
    year: int
    dated: str
    page: int
    loose: tuple[int, ...]
    passages: tuple[Passage, ...]
    corrected: tuple[Passage, ...] = ()


def records(
    words: Words,
    issue: Issue,
    notices: Iterable[Notice],
    page_map: PageMap,
    corrected: Mapping[str, Sequence[Corrected]] = _UNCORRECTED,
) -> tuple[Record, ...]:
    """Return the Records of an issue's Notices in printed order; `corrected` by addresses."""
    breaks: dict[str, list[Break]] = {}
    for mark in page_map.breaks:
        breaks.setdefault(mark.notice, []).append(mark)
    paged = extents(issue, page_map)
    found = []
    for notice in notices:
        own = notice.breaks if issue.printed_before else breaks.get(notice.card.id, ())
        record = _record(words, issue, notice, paged.get(notice.card.id), own)
        known = corrected.get(notice.card.address, ())
        found.append(replace(record, corrected=tuple(_corrected(words, notice, record, known))))
    return tuple(found)


def _record(
    words: Words, issue: Issue, notice: Notice, extent: Extent | None, breaks: Sequence[Break]
) -> Record:
    card = notice.card
    first = extent.first if extent else 0
    return Record(
        address=card.address,
        title=card.title,
        numbers=tuple(
            Numbered(str(one), one.prefix, one.year, one.sequence) for one in card.numbers
        ),
        issue=words.issue(issue),
        section=card.section,
        issuers=card.issuers,
        year=issue.year,
        dated=card.dated.isoformat() if card.dated else "",
        page=first,
        loose=extent.loose if extent else (),
        passages=(*_passages(notice, first, breaks), *_beside(notice, first)),
    )


def _passages(notice: Notice, page: int, breaks: Sequence[Break]) -> Iterator[Passage]:
    at: dict[str, list[tuple[int, int]]] = {}
    for mark in breaks:
        at.setdefault(mark.anchor, []).append((mark.offset, mark.page))
    for block in notice.blocks:
        marks = sorted(at.get(block.id, ()))
        while marks and marks[0][0] == 0:
            page = marks.pop(0)[1]
        if block.text:
            anchor = "" if block.kind in {"title", "number"} else block.id
            yield Passage(anchor, block.text, page, tuple(marks))
        if marks:
            page = marks[-1][1]


def _beside(notice: Notice, page: int) -> Iterator[Passage]:
    """Yield what is found beside the text: sentences as they run on, facts."""
    for block in notice.blocks:
        if _PARTED.search(block.text) and (plain := _plain(block)):
            yield Passage("", plain, page)
    for key in _FACTS:
        if value := notice.value(key):
            yield Passage("", str(value), page)


def _plain(block: Block) -> str:
    """Return what of a block has readings, marks of notes or addresses in it, without them."""
    runs = ((text(content), running_text(content)) for content in contents(block))
    return "\n".join(plain for said, plain in runs if said != plain)


def _corrected(
    words: Words, notice: Notice, record: Record, known: Sequence[Corrected]
) -> Iterator[Passage]:
    """Yield the passages of a notice that others correct, as they should read."""
    made = revisions(words, found_in(notice, known)) if known else {}
    blocks = {block.id: block for block in notice.blocks}
    for passage in record.passages:
        if own := made.get(passage.anchor, ()):
            begun = tuple((_moved(at, own), page) for at, page in passage.breaks)
            now = as_corrected(blocks[passage.anchor], own)
            yield replace(passage, text=now, breaks=begun)


def _moved(at: int, made: Sequence[Revision]) -> int:
    """Return how many characters stand before a place of a block when it is corrected."""
    before = (one for one in made if one.end <= at)
    return at + sum(len(solid(one.now)) - (one.end - one.start) for one in before)
