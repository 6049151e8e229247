"""Rows: the printed lines of a page, counted as a proofreader cites them: 第5页左栏第12行.

In: WeasyPrint's page boxes, the ids of the blocks.
Out: Lines of text, each with its block; Rows, the numbers that stand beside them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from weasyprint.formatting_structure import boxes

from gazette.lines import solid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Box: TypeAlias = Any
"""WeasyPrint's boxes have no types."""

LEFT, RIGHT = 0, 1
NEAR = 9.0
"""Lines of one side whose bases lie so near, such as two cells of a row, are one Row: pixels."""
_EDGE = 60.0
"""A page without margins is numbered so far from its edge, in pixels."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: the left column's, which is the page's, too, or the right column's.

    `left` is where its column begins, `base` how far down it stands, in CSS pixels.
    """

    side: int
    left: float
    base: float
    block: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A number beside a printed line: each side of a page counts from 1."""

    number: int
    side: int
    left: float
    base: float


@dataclass(slots=True)
class _Walk:
    ids: frozenset[str]
    middle: float
    found: list[Line] = field(default_factory=list)

    def into(self, box: Box, block: str, side: int, left: float) -> None:
        name = box.element.get("id") if box.element is not None else None
        block = name if name in self.ids else block
        if box.is_column:
            left = box.content_box_x()
            side = RIGHT if left > self.middle else LEFT
        lowest = isinstance(box, boxes.LineBox) and not any(_inside(box, boxes.LineBox))
        if lowest:
            text = solid("".join(part.text for part in _inside(box, boxes.TextBox)))
            if text:
                self.found.append(Line(side, left, box.position_y + box.baseline, block, text))
            return
        for child in _children(box):
            self.into(child, block, side, left)


def lines(page: Box, ids: frozenset[str]) -> list[Line]:
    """List a page's lines in the order of the text; what stands in its margins is none."""
    box = page._page_box  # noqa: SLF001 - there is no other way to it
    walk = _Walk(ids, box.margin_width() / 2)
    for child in box.children:
        if not isinstance(child, boxes.MarginBox):
            walk.into(child, "", LEFT, max(box.content_box_x(), _EDGE))
    return walk.found


def rows(found: Iterable[Line]) -> list[Row]:
    """Count the lines of a page, from above on either side."""
    result: list[Row] = []
    for line in sorted(found, key=lambda line: (line.side, line.base)):
        last = result[-1] if result and result[-1].side == line.side else None
        if last is None or line.base - last.base > NEAR:
            number = last.number + 1 if last else 1
            result.append(Row(number, line.side, line.left, line.base))
    return result


def _children(box: Box) -> Iterable[Box]:
    return box.all_children() if hasattr(box, "all_children") else ()


def _inside(box: Box, kind: type) -> Iterator[Box]:
    for child in _children(box):
        if isinstance(child, kind):
            yield child
        else:
            yield from _inside(child, kind)
