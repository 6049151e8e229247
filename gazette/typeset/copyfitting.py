"""Copyfitting: sets a paragraph a line longer or shorter, so that a column is full.

In: a column that is left short because a paragraph may not be parted or a heading not stand alone.
Out: the same column, filled to its foot where a paragraph of it can be altered unseen.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from gazette.typeset.paragraph import PLACE
from gazette.typeset.paragraph_text import PARAGRAPH
from gazette.typeset.weasyprint.boxes import Note, is_line, leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.typeset.paragraph import Paragraph
    from gazette.typeset.weasyprint.boxes import Box
    from gazette.typeset.weasyprint.column_boxes import Column, Columns
    from gazette.typeset.weasyprint.hooks import SkipStack

MOST = 3
"""A column that is short by more lines is so for another reason: a title, a picture, a table."""
_TRIED = 4  # ways; each is a layout of the column


SAVABLE = Note("savable", int)
"""How many paragraphs that begin on a page could perhaps be a line shorter."""


class _Way(NamedTuple):
    """Paragraphs to alter, each by one line, and what it costs."""

    penalty: float
    by: int
    paragraphs: tuple[Paragraph, ...]


def fitted(
    columns: Columns, at: int, column: Column, skip_stack: SkipStack, room: tuple[float, float]
) -> Column:
    """Return the column `at`, which begins at `skip_stack`, without lines left at its foot.

    `room` is the height of the column and of a line.
    """
    height, line = room
    short = round((height - column.consumed()) / line)
    if column.resume_at is None or not 0 < short <= MOST:
        return column
    for way in _ways(_paragraphs(columns, column), short)[:_TRIED]:
        before = [paragraph.altered for paragraph in way.paragraphs]
        for paragraph in way.paragraphs:
            paragraph.alter(paragraph.altered + way.by)
        made = columns.lay_out(at, height, skip_stack, must=True)
        if made and made.resume_at and round((height - made.consumed()) / line) == 0:
            columns.forget([column])
            return made
        columns.forget([made] if made else [])
        for paragraph, by in zip(way.paragraphs, before, strict=True):
            paragraph.alter(by)
    return column


def savable_lines(pages: Iterable[Box]) -> int:
    """Return how many paragraphs of a layout could perhaps be a line shorter."""
    return sum(map(savable_on, pages))


def savable_on(page: Box) -> int:
    """Return how many could of those that begin on a page; the page knows it from then on."""
    known = SAVABLE.of(page)
    if known is None:
        begun = {id(paragraph): paragraph for paragraph in _begun(page)}
        known = sum(paragraph.may_be_shorter() for paragraph in begun.values())
        SAVABLE.put(page, known)
    return known


def alterations(columns: Sequence[Column]) -> list[_Way]:
    """Return how one paragraph that begins in some columns can be altered, the cheapest first."""
    found = {id(paragraph): paragraph for column in columns for paragraph in _begun(column.box)}
    paragraphs = list(found.values())
    ways = [*_altered(paragraphs, -1), *_altered(paragraphs, 1)]
    return sorted(ways, key=lambda way: way.penalty)


def _ways(paragraphs: list[Paragraph], short: int) -> list[_Way]:
    """Return what fills the column, the cheapest first.

    Paragraphs that are longer fill it by themselves; one that is shorter lets lines of the next
    one in, and saves paper.
    """
    longer, shorter = _altered(paragraphs, 1), _altered(paragraphs, -1)
    ways = [*shorter, *longer, *map(_together, combinations(shorter[:2], 2))]
    if short > 1:
        ways += map(_together, combinations(longer[: short + 1], short))
    return sorted(ways, key=lambda way: way.penalty)


def _together(ways: Sequence[_Way]) -> _Way:
    paragraphs = tuple(paragraph for way in ways for paragraph in way.paragraphs)
    return _Way(sum(way.penalty for way in ways), ways[0].by, paragraphs)


def _altered(paragraphs: list[Paragraph], by: int) -> list[_Way]:
    """Return the paragraphs that can be altered so, the cheapest first."""
    found = [
        _Way(penalty, by, (paragraph,))
        for paragraph in paragraphs
        if (penalty := paragraph.penalty(paragraph.altered + by)) is not None
    ]
    return sorted(found, key=lambda way: way.penalty)


def _paragraphs(columns: Columns, column: Column) -> list[Paragraph]:
    """Return the paragraphs that begin in a column, and the one that comes next."""
    found = {id(paragraph): paragraph for paragraph in _begun(column.box)}
    following = columns.next_line(column.resume_at)
    paragraph = PARAGRAPH.of(following) if following else None
    if paragraph:
        found[id(paragraph)] = paragraph
    return list(found.values())


def _begun(box: Box) -> Iterator[Paragraph]:
    """Yield the paragraphs whose first line stands in a box."""
    for line in box.descendants():
        if is_line(line):
            place = next((place for leaf in leaves(line) if (place := PLACE.of(leaf))), None)
            if place and place.start == 0:
                yield place.paragraph
