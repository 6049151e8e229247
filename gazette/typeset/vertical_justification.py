"""Vertical justification: opens a column at headings and tables, so that it ends with the longest.

In: a laid-out column that is shorter than its neighbour, though the text goes on.
Out: the same column, stretched where that can be done unseen; or as it was, unlevel.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.typeset.weasyprint.boxes import Box
    from gazette.typeset.weasyprint.column_boxes import Column

AT_HEADING = 0.5
"""The lines by which the space above a heading opens at most."""
AT_TABLE = 0.5
"""The lines by which that above a table or a picture opens at most, and that below it."""
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_SLIGHT = 0.01  # pixels that do not count


class _Space(NamedTuple):
    """What stands above a box of a column, and by how many pixels it can open."""

    below: Box
    most: float


def justify_vertically(column: Column, height: float, line: float) -> None:
    """Move what stands below headings and around tables down until the column is so high.

    Lines of text stay as far apart as they are. What cannot open so far is left as it is.
    """
    short = height - column.consumed()
    spaces = list(_spaces(column.box, line))
    most = sum(space.most for space in spaces)
    if column.resume_at is None or not _SLIGHT < short <= most + _SLIGHT:
        return
    down = {id(space.below): short * space.most / most for space in spaces}
    _move(column.box, 0.0, down)


def opens_by(column: Column, line: float) -> float:
    """Return by how many pixels a column could open at most."""
    return sum(space.most for space in _spaces(column.box, line))


def _spaces(box: Box, line: float) -> Iterator[_Space]:
    """Yield what can open in a column: between the blocks of its articles, and between these."""
    blocks = [(block, article) for article in box.children for block in article.children]
    for (above, _), (below, article) in pairwise(blocks):
        opens = AT_TABLE * (_is_float(above) + _is_float(below))
        if _is_heading(below) and not _is_heading(above):
            opens += AT_HEADING
        if opens:
            first = article.children[0] is below
            yield _Space(article if first else below, min(opens, 1.0) * line)


def _is_heading(box: Box) -> bool:
    return box.element_tag in _HEADINGS


def _is_float(box: Box) -> bool:
    """Return whether a box is a table or a picture, perhaps with its name above it."""
    return box.element_tag in {"figure", "table"} or any(
        child.element_tag == "table" for child in box.children
    )


def _move(box: Box, by: float, down: dict[int, float]) -> None:
    """Move what stands in a column down, each by what has opened above it."""
    for article in box.children:
        by += down.get(id(article), 0.0)
        begins = by
        for block in article.children:
            by += down.get(id(block), 0.0)
            block.translate(dy=by)
        article.position_y += begins
        article.height += by - begins
