"""Balanced columns: the lowest that hold what is left of a text, the left one not the shorter.

In: the columns of a page on which a text ends.
Out: the same, as high as they must be; paragraphs a line longer or shorter where they then end
alike.
"""

from __future__ import annotations

from itertools import count, pairwise
from math import ceil
from typing import TYPE_CHECKING, TypeAlias

from gazette.typeset.copyfitting import alterations, fitted

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazette.typeset.weasyprint.column_boxes import Column, Columns
    from gazette.typeset.weasyprint.hooks import SkipStack

Finish: TypeAlias = "Callable[[int, Column, SkipStack], Column]"
"""Makes of a column, by its number and where it begins, the one that stands on the page."""

TOO_LONG = 4
"""The lines by which a left column may be the longer; one that is longer is rather the shorter …"""
TOO_SHORT = 0.5
"""… by less than so much of these …"""
LITTLE = 2
"""… and by no more lines than these, …"""
BESIDE = 0.4
"""… unless less than so much of it would stand beside it: ten lines beside two are no columns."""
_SLIGHT = 0.01
"""Pixels that do not count."""
_TRIED = 4
"""Ways to set a paragraph otherwise; each is some layouts of the columns."""


def as_is(_at: int, column: Column, _begins: SkipStack) -> Column:
    """Return a column as it was laid out."""
    return column


def balanced(
    columns: Columns,
    made: list[Column],
    height_and_line: tuple[float, float],
    skip_stack: SkipStack,
) -> list[Column]:
    """Return the lowest columns that hold all, one paragraph altered where these would be uneven.

    A left column that is a line longer is even: there are as many lines as there are.
    """
    _, line = height_and_line
    columns.forget(made)
    lowest = _lowest(columns, made, height_and_line, skip_stack)
    much = abs(_drop(lowest)) > TOO_LONG * line
    if len(lowest) < columns.count or _is_even(lowest, line) or much:
        return lowest
    for way in alterations(lowest)[:_TRIED]:
        (paragraph,) = way.paragraphs
        before = paragraph.altered
        paragraph.alter(before + way.by)
        made = _lowest(columns, lowest, height_and_line, skip_stack)
        if is_whole(made) and len(made) == columns.count and _is_even(made, line):
            columns.forget(lowest)
            return made
        columns.forget(made)
        paragraph.alter(before)
    return lowest


def _is_even(made: list[Column], line: float) -> bool:
    """Return whether the left of some columns is no shorter, and longer by a line at most."""
    return -_SLIGHT < _drop(made) < line + _SLIGHT


def filled(
    columns: Columns, height: float, skip_stack: SkipStack, *, must: bool, finish: Finish = as_is
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


def _lowest(
    columns: Columns,
    made: list[Column],
    height_and_line: tuple[float, float],
    skip_stack: SkipStack,
) -> list[Column]:
    """Return the lowest columns, in whole lines, that hold what some do, the left not the shorter.

    Where it could only be much the longer, it may be a little shorter.
    """
    room, line = height_and_line
    total = sum(column.consumed() for column in made)
    lowest = shorter = 0.0
    tried: list[Column] = []
    for lines in count(ceil((total / columns.count - _SLIGHT) / line)):
        height = min(lines * line, room)
        columns.forget(tried)
        last = height > room - _SLIGHT
        tried = filled(columns, height, skip_stack, must=last and columns.page_is_empty)
        if last or (is_whole(tried) and _worse(tried, shorter, line)):
            break
        if is_whole(tried):
            tried = _level(columns, tried, line, skip_stack)
            if is_whole(tried) and _drop(tried) > -_SLIGHT:
                return tried
            lowest, shorter = (lowest, shorter) if lowest else (height, -_drop(tried))
    if _worse(tried, shorter, line):
        columns.forget(tried)
        tried = filled(columns, lowest, skip_stack, must=False)
    return tried


def is_whole(made: list[Column]) -> bool:
    """Return whether nothing is left behind some columns."""
    return bool(made) and made[-1].resume_at is None


def _drop(made: list[Column]) -> float:
    """Return by how much each of some columns is longer than the next, at the least, in pixels."""
    feet = [column.consumed() for column in made]
    return min((one - other for one, other in pairwise(feet)), default=sum(feet))


def _worse(made: list[Column], shorter: float, line: float) -> bool:
    """Return whether it is better that the left of some columns is `shorter`, if it can be that."""
    drop = _drop(made)
    if shorter > LITTLE * line + _SLIGHT and drop < (1 - BESIDE) * made[0].consumed():
        return False
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
    return filled(columns, height, skip_stack, must=False, finish=longer)
