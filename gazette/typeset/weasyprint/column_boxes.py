"""Column boxes: what WeasyPrint makes of one column, with types, and how its layout is called.

In: a box that is set in columns, as WeasyPrint is about to lay it out.
Out: Measures of its columns; one column at a time, laid out to a height; what it leaves behind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from weasyprint.css.properties import Dimension
from weasyprint.layout import block, column, percent

from gazette.typeset.weasyprint.boxes import is_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.typeset.weasyprint.boxes import Box, LineBox
    from gazette.typeset.weasyprint.hooks import Context, NextPage, SkipStack

ANY_PAGE: NextPage = {"break": "any", "page": None}


@dataclass(slots=True)
class Column:
    """A laid-out column: its box, where the next one begins (None: nothing is left), the page.

    `absolute` and `fixed` are the boxes of it that stand at places of their own.
    """

    box: Box
    resume_at: SkipStack
    next_page: NextPage
    absolute: list[Box] = field(default_factory=list)
    fixed: list[Box] = field(default_factory=list)

    def consumed(self) -> float:
        """Return how high its content is, in pixels, without the last margin."""
        return max(0.0, _foot(self.box, self.resume_at) - self.box.position_y)


def _foot(box: Box, resume_at: SkipStack) -> float:
    """Return where the content of a box ends; WeasyPrint makes one that goes on fill its column."""
    last = next((one for one in reversed(box.children) if one.is_in_normal_flow()), None)
    if last is None:
        return box.position_y
    rest = resume_at.get(last.index) if resume_at and not is_line(last) else None
    if isinstance(rest, dict):
        return _foot(last, rest)
    return last.border_box_y() + last.border_height()


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one box on one page: their number, width, gap, left and upper edge; pixels."""

    context: Context
    box: Box
    containing_block: Box
    sources: Sequence[Box]
    children: list[Box]
    count: int
    width: float
    gap: float
    top: float
    page_is_empty: bool

    def lay_out(
        self, at: int, height: float, skip_stack: SkipStack, *, must: bool
    ) -> Column | None:
        """Lay out the column `at` to a height; None where nothing fits and nothing `must`."""
        made = column._create_column_box(
            self.box, self.containing_block, self.children, self.width, self.top
        )
        made.position_x += at * (self.width + self.gap)
        absolute: list[Box] = []
        fixed: list[Box] = []
        below = self.context.page_bottom - self.top - height
        result = block.block_box_layout(
            self.context,
            made,
            below,
            skip_stack,
            self.containing_block,
            must,
            absolute,
            fixed,
            None,
            None,
            None,
            discard=False,
            max_lines=None,
        )
        new_box, resume_at, next_page, *_ = result
        if new_box is None:
            return None
        return Column(new_box, resume_at, next_page, absolute, fixed)

    def next_line(self, resume_at: SkipStack) -> LineBox | None:
        """Return the lines that come next, if a paragraph does that has not begun."""
        boxes: Sequence[Box] = self.children
        while resume_at:
            ((index, rest),) = resume_at.items()
            box = boxes[index]
            if is_line(box):
                return None
            boxes, resume_at = box.children, rest if isinstance(rest, dict) else None
        while boxes:
            if is_line(boxes[0]):
                return boxes[0]
            boxes = boxes[0].children
        return None

    def reorder(self, child: int, children: Sequence[Box]) -> None:
        """Give a child other children, here and on all pages that follow."""
        self.children[child].children = self.sources[child].children = children

    def forget(self, columns: Sequence[Column]) -> None:
        """Undo what columns that are laid out again have left in the state of the layout."""
        block.remove_placeholders(self.context, [one.box for one in columns], [], [])


def with_margin_below(box: Box, other: Box | None) -> Box:
    """Return a copy of a box with the margin that another one has below it, or none."""
    made, style = box.copy(), box.style.copy()
    style["margin_bottom"] = other.style["margin_bottom"] if other else Dimension(0, "px")
    made.style = style
    return made


def prepared(context: Context, box: Box, skip: int, containing_block: Box, empty: bool) -> Columns:  # noqa: FBT001
    """Return the columns of a box whose place is known; its children begin at `skip`."""
    block.block_level_width(box, containing_block)
    style = box.style
    between, count = style["column_gap"], style["column_count"]
    gap: float = style["font_size"]
    if between != "normal":
        gap = percent.percentage(between, style, box.width)
    width = max(0.0, box.width - (count - 1) * gap) / count
    sources = box.children[skip:]
    children = [child.copy() for child in sources]
    top = box.content_box_y()
    return Columns(context, box, containing_block, sources, children, count, width, gap, top, empty)
