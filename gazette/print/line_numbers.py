"""LineNumbers: the printed lines of a page, counted as a proofreader cites them: 第5页左栏第12行.

In: WeasyPrint's page boxes, the ids of the blocks.
Out: Lines of text, each with its block; LineNumbers, the numbers that stand beside them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from gazette.language.lines import solid
from gazette.typeset.weasyprint.boxes import is_line, is_margin, is_text, said
from gazette.typeset.weasyprint.document import page_box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeGuard

    from gazette.typeset.weasyprint.boxes import Box
    from gazette.typeset.weasyprint.document import Page

B = TypeVar("B")

LEFT, RIGHT = 0, 1
NEAR = 9.0
"""Lines of one side whose bases lie so near (two cells of a row) have one number; in pixels."""
_EDGE = 60.0
"""A page without margins is numbered so far from its edge, in pixels."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of text: the left column's, which is the page's, too, or the right column's.

    `left` is where its column begins, `base` how far down it stands, in CSS pixels.
    """

    side: int
    left: float
    base: float
    block: str
    text: str


@dataclass(frozen=True, slots=True)
class LineNumber:
    """A number beside a printed line: each side of a page counts from 1."""

    number: int
    side: int
    left: float
    base: float


@dataclass(slots=True)
class _Walk:
    ids: frozenset[str]
    middle: float
    found: list[PrintedLine] = field(default_factory=list)

    def visit(self, box: Box, block: str, side: int, left: float) -> None:
        name = box.element.get("id") if box.element is not None else None
        block = name if name and name in self.ids else block
        if box.is_column:
            left = box.content_box_x()
            side = RIGHT if left > self.middle else LEFT
        if is_line(box) and not any(_inside(box, is_line)):
            text = solid("".join(said(part) for part in _inside(box, is_text)))
            if text:
                self.found.append(
                    PrintedLine(side, left, box.position_y + box.baseline, block, text)
                )
            return
        for child in box.all_children():
            self.visit(child, block, side, left)


def printed_lines(page: Page, ids: frozenset[str]) -> list[PrintedLine]:
    """Return a page's lines in the order of the text; what stands in its margins is none."""
    box = page_box(page)
    walk = _Walk(ids, box.margin_width() / 2)
    for child in box.children:
        if not is_margin(child):
            walk.visit(child, "", LEFT, max(box.content_box_x(), _EDGE))
    return walk.found


def line_numbers(found: Iterable[PrintedLine]) -> list[LineNumber]:
    """Count the lines of a page, from above on either side."""
    result: list[LineNumber] = []
    for line in sorted(found, key=lambda line: (line.side, line.base)):
        last = result[-1] if result and result[-1].side == line.side else None
        if last is None or line.base - last.base > NEAR:
            number = last.number + 1 if last else 1
            result.append(LineNumber(number, line.side, line.left, line.base))
    return result


def _inside(box: Box, is_kind: Callable[[Box], TypeGuard[B]]) -> Iterator[B]:
    for child in box.all_children():
        if is_kind(child):
            yield child
        else:
            yield from _inside(child, is_kind)
