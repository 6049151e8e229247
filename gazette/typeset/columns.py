"""Columns: sets text in columns, each laid out once, and balances those in which it ends.

In: a box of whole lines in columns, as WeasyPrint comes to it on a page.
Out: its columns on this page; where the next page goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.typeset.balanced_columns import balanced, filled, is_whole
from gazette.typeset.copyfitting import fitted
from gazette.typeset.floats import floated
from gazette.typeset.vertical_justification import justify_vertically, opens_by
from gazette.typeset.weasyprint.column_boxes import ANY_PAGE, Column, prepared
from gazette.typeset.weasyprint.hooks import collapse_margin
from gazette.typeset.weasyprint.pango import strut

if TYPE_CHECKING:
    from gazette.typeset.weasyprint.boxes import Box
    from gazette.typeset.weasyprint.column_boxes import Columns
    from gazette.typeset.weasyprint.hooks import (
        ColumnsArguments,
        ColumnsLayout,
        Context,
        SkipStack,
    )

SHORTER = 2
"""The lines that a page is shorter at most, for its columns to end alike."""
_SLIGHT = 0.01
"""Pixels that do not count."""


def is_level(box: Box, name: str) -> bool:
    """Return whether all that stands in a box in columns are elements `name` of whole lines."""
    style = box.style
    return bool(
        box.children
        and style["column_width"] == "auto"
        and style["height"] == "auto"
        and style["direction"] == "ltr"
        and style["position"] == "static"
        and all(
            child.element_tag == name
            and child.is_in_normal_flow()
            and child.style["column_span"] == "none"
            for child in box.children
        )
    )


def lay_out_columns(context: Context, box: Box, *rest: *ColumnsArguments) -> ColumnsLayout:
    """Lay out the columns of `box` on this page: full ones, or as high as what is left asks for."""
    below, skip_stack, containing_block, empty, absolute, fixed, margins, *_ = rest
    box = box.copy_with_children(box.children)
    box.position_y += collapse_margin(margins)
    skip, begins = next(iter(skip_stack.items())) if skip_stack else (0, None)
    context.in_column = True
    try:
        columns = prepared(context, box, skip, containing_block, empty)
        room = context.page_bottom - columns.top - below
        made = _columns(columns, room, {0: begins} if skip_stack else None)
    finally:
        context.in_column = False
    if not made:
        return None, {0: None}, ANY_PAGE, [], False
    height = min(room, max(column.box.margin_height() for column in made))
    for column in made:
        column.box.height = height
        absolute.extend(column.absolute)
        fixed.extend(column.fixed)
    box.children = [column.box for column in made]
    box.height = height
    resume_at = made[-1].resume_at
    if resume_at:
        resume_at = {skip + index: rest for index, rest in resume_at.items()}
    return box, resume_at, made[-1].next_page, [], False


def _columns(columns: Columns, room: float, skip_stack: SkipStack) -> list[Column]:
    """Return the columns of a page, filled to their feet; where the text ends on it, balanced."""
    line, _ = strut(columns.children[0].style)

    def full(at: int, column: Column, begins: SkipStack) -> Column:
        column = floated(columns, at, column, begins, (room, line))
        return fitted(columns, at, column, begins, (room, line))

    made = filled(columns, room, skip_stack, must=columns.page_is_empty, finish=full)
    if not made or made[-1].resume_at is not None:
        return _opened(_shortened(columns, made, line, skip_stack), line)
    return _opened(balanced(columns, made, (room, line), skip_stack), line)


def _opened(made: list[Column], line: float) -> list[Column]:
    """Return columns of which the shorter are opened at headings, where that makes them level."""
    longest = max((column.consumed() for column in made), default=0.0)
    for column in made:
        justify_vertically(column, longest, line)
    return made


def _shortened(
    columns: Columns, made: list[Column], line: float, skip_stack: SkipStack
) -> list[Column]:
    """Return columns that end a line or two before the page's foot, if they are then level.

    Those that can be opened at their headings are left, and those of which one is much shorter:
    what follows it has no room.
    """
    feet = [column.consumed() for column in made]
    short = round((max(feet, default=0.0) - min(feet, default=0.0)) / line)
    if len(made) < columns.count or not 0 < short <= SHORTER:
        return made
    low = min(made, key=Column.consumed)
    if opens_by(low, line) >= short * line - _SLIGHT:
        return made
    for lines in range(1, SHORTER + 1):
        height = max(feet) - lines * line
        tried = filled(columns, height, skip_stack, must=columns.page_is_empty)
        if len(tried) == len(made) and not is_whole(tried) and _is_level(tried):
            columns.forget(made)
            return tried
        columns.forget(tried)
    return made


def _is_level(made: list[Column]) -> bool:
    """Return whether all columns end alike."""
    feet = [column.consumed() for column in made]
    return max(feet) - min(feet) < _SLIGHT
