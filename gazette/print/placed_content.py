"""Placed content: what stands on the laid-out pages, in the order of the text.

In: WeasyPrint's page boxes.
Out: PlacedContent: text and pictures, each with its page, its block, and if it is on the paper.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gazette.language.lines import solid
from gazette.typeset.weasyprint.boxes import (
    is_cell,
    is_line,
    is_margin,
    is_reading,
    is_replaced,
    is_row_group,
    is_text,
    said,
)
from gazette.typeset.weasyprint.document import page_box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.typeset.weasyprint.boxes import Box
    from gazette.typeset.weasyprint.document import Area, Page

TOLERANCE = 1.0
"""How far a box may reach over its frame before it counts as outside, in CSS pixels."""
OVERHANG = 7.0
"""How far a reading may, which is wider than the character at a line's end above which it stands.

Half a character of the text: less than half of what lies between two columns.
"""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of the page in CSS pixels: its content box, or a column or cell of it."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, box: Box) -> bool:
        """Return whether a box lies inside, but for the tolerance."""
        aside = OVERHANG if is_reading(box) else TOLERANCE
        return bool(
            box.position_x >= self.left - aside
            and box.position_y >= self.top - TOLERANCE
            and box.position_x + box.margin_width() <= self.right + aside
            and box.position_y + box.margin_height() <= self.bottom + TOLERANCE
        )


class Line(NamedTuple):
    """A line of text: the column it stands in (left, right; none), how far down its base is."""

    column: str = ""
    base: float = 0.0


_NO_LINE = Line()


@dataclass(frozen=True, slots=True)
class PlacedContent:
    """What stands on a page: text or (with no text) a picture, of which block, and if inside.

    `cell` counts the cells of all tables in the order of the text; 0 is outside of them. `line` is
    that of a text; of a picture it names the column. `area` is what it takes of the page.
    """

    page: int
    block: str
    text: str
    inside: bool
    cell: int = 0
    line: Line = _NO_LINE
    area: Area = (0, 0, 0, 0)


@dataclass(slots=True)
class _Walk:
    """The walk in the order of the text; repeated table heads and generated marks are passed by."""

    ids: frozenset[str]
    heads: set[int] = field(default_factory=set)
    cells: dict[int, int] = field(default_factory=dict)
    cell: int = 0
    line: Line = _NO_LINE
    middle: float = 0.0

    def page(self, number: int, box: Box) -> Iterator[PlacedContent]:
        self.line, self.middle = _NO_LINE, box.margin_width() / 2
        frame = Frame(
            box.content_box_x(),
            box.content_box_y(),
            box.content_box_x() + box.width,
            box.content_box_y() + box.height,
        )
        for child in box.children:
            if not is_margin(child):
                yield from self._box(number, child, "", frame)

    def _box(self, page: int, box: Box, block: str, frame: Frame) -> Iterator[PlacedContent]:
        if "::" in (box.element_tag or "") or self._repeated(box):
            return
        name = box.element.get("id") if box.element is not None else None
        block = name if name and name in self.ids else block
        if is_text(box):
            if text := solid(said(box)):
                inside, area = frame.holds(box), _area(box)
                yield PlacedContent(page, block, text, inside, self.cell, self.line, area)
        elif is_replaced(box):
            line = Line(self.line.column)
            yield PlacedContent(page, block, "", frame.holds(box), self.cell, line, _area(box))
        else:
            if box.is_column or is_cell(box):
                left = box.content_box_x()
                frame = Frame(left, frame.top, left + box.width, frame.bottom)
            above = self.cell, self.line
            self._enter(box)
            if is_cell(box):
                self.cell = self.cells.setdefault(id(box.element), len(self.cells) + 1)
            for child in box.all_children():
                yield from self._box(page, child, block, frame)
            self.cell, self.line = above

    def _enter(self, box: Box) -> None:
        """Note the column, or the line, that what stands in a box belongs to."""
        if box.is_column:
            side = "right" if box.content_box_x() > self.middle else "left"
            self.line = Line(side, self.line.base)
        elif is_line(box):
            self.line = Line(self.line.column, box.position_y + box.baseline)

    def _repeated(self, box: Box) -> bool:
        """Return whether a box is a table's head, printed again on another page or column."""
        if not (is_row_group(box) and box.is_header):
            return False
        seen = id(box.element) in self.heads
        self.heads.add(id(box.element))
        return seen


def _area(box: Box) -> Area:
    left, top = box.position_x, box.position_y
    return left, top, left + box.margin_width(), top + box.margin_height()


def placed_content(pages: Sequence[Page], ids: frozenset[str]) -> list[PlacedContent]:
    """Return what stands on the pages, numbered from 1, in the order of the text."""
    walk = _Walk(ids)
    return [
        content
        for number, page in enumerate(pages, start=1)
        for content in walk.page(number, page_box(page))
    ]
