"""Columns: sets text in columns, each laid out once, and balances those in which it ends.

In: a box of whole lines in columns, as WeasyPrint comes to it on a page.
Out: its columns on this page; where the next page goes on.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, TypeAlias

from gazette.typeset.copyfitting import fitted
from gazette.typeset.floats import floated
from gazette.typeset.vertical_justification import justify_vertically
from gazette.typeset.weasyprint.column_boxes import ANY_PAGE, prepared
from gazette.typeset.weasyprint.hooks import collapse_margin
from gazette.typeset.weasyprint.pango import strut

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazette.typeset.weasyprint.boxes import Box
    from gazette.typeset.weasyprint.column_boxes import Column, Columns
    from gazette.typeset.weasyprint.hooks import (
        ColumnsArguments,
        ColumnsLayout,
        Context,
        SkipStack,
    )

Finish: TypeAlias = "Callable[[int, Column, SkipStack], Column]"
"""Makes of a column, by its number and where it begins, the one that stands on the page."""

TOO_LONG = 4
"""The lines by which a left column may be the longer; one that is longer is rather the shorter …"""
TOO_SHORT = 0.5
"""… by less than so much of these."""
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


def _as_is(_at: int, column: Column, _begins: SkipStack) -> Column:
    return column


def _columns(columns: Columns, room: float, skip_stack: SkipStack) -> list[Column]:
    """Return the columns of a page, filled to their feet; where the text ends on it, balanced."""
    line, _ = strut(columns.children[0].style)

    def full(at: int, column: Column, begins: SkipStack) -> Column:
        column = floated(columns, at, column, begins, (room, line))
        return fitted(columns, at, column, begins, (room, line))

    made = _filled(columns, room, skip_stack, must=columns.page_is_empty, finish=full)
    if not made or made[-1].resume_at is not None:
        longest = max((column.consumed() for column in made), default=0.0)
        for column in made:
            justify_vertically(column, longest, line)
        return made
    return _balanced(columns, made, (room, line), skip_stack)


def _filled(
    columns: Columns, height: float, skip_stack: SkipStack, *, must: bool, finish: Finish = _as_is
) -> list[Column]:
    """Fill column after column up to a height, until nothing is left; `finish` each in turn."""
    made: list[Column] = []
    for at in range(columns.count):
        column = columns.lay_out(at, height, skip_stack, must=must)
        if column is None:
            break
        column = finish(at, column, skip_stack)
        made.append(column)
        skip_stack = column.resume_at
        if skip_stack is None:
            break
    return made


def _balanced(
    columns: Columns,
    made: list[Column],
    height_and_line: tuple[float, float],
    skip_stack: SkipStack,
) -> list[Column]:
    """Return the lowest columns, in whole lines, that hold all, the left one not the shorter.

    Where it could only be much the longer, it may be a little shorter.
    """
    room, line = height_and_line
    total = sum(column.consumed() for column in made)
    lines = ceil((total / columns.count - _SLIGHT) / line)
    lowest = shorter = 0.0
    while (height := lines * line) < room - _SLIGHT:
        columns.forget(made)
        made = _filled(columns, height, skip_stack, must=False)
        if _is_whole(made) and not _worse(made, shorter, line):
            made = _level(columns, made, line, skip_stack)
            if _is_whole(made) and _drop(made) > -_SLIGHT:
                return made
            lowest, shorter = (lowest, shorter) if lowest else (height, -_drop(made))
        lines += 1
    columns.forget(made)
    made = _filled(columns, room, skip_stack, must=columns.page_is_empty)
    if _worse(made, shorter, line):
        columns.forget(made)
        made = _filled(columns, lowest, skip_stack, must=False)
    return made


def _is_whole(made: list[Column]) -> bool:
    """Return whether nothing is left behind some columns."""
    return bool(made) and made[-1].resume_at is None


def _drop(made: list[Column]) -> float:
    """Return by how much each of some columns is longer than the next, at the least, in pixels."""
    feet = [column.consumed() for column in made]
    return min((one - other for one, other in pairwise(feet)), default=sum(feet))


def _worse(made: list[Column], shorter: float, line: float) -> bool:
    """Return whether it is better that the left of some columns is `shorter`, if it can be that."""
    drop = _drop(made)
    return 0 < shorter < TOO_SHORT * drop and drop > TOO_LONG * line + _SLIGHT


def _level(
    columns: Columns, made: list[Column], line: float, skip_stack: SkipStack
) -> list[Column]:
    """Set paragraphs of a left column that is the shorter longer, so that it ends with the next."""
    if _drop(made) > -_SLIGHT:
        return made
    height = max(column.consumed() for column in made)

    def longer(at: int, column: Column, begins: SkipStack) -> Column:
        return column if at else fitted(columns, at, column, begins, (height, line))

    columns.forget(made)
    return _filled(columns, height, skip_stack, must=False, finish=longer)
