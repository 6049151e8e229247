"""Floats: fills a column with the paragraphs behind a picture or table that has no room in it.

In: a column that is left short because a picture, or a table that may float, comes next.
Out: the new place of that one among the blocks of its article, near the next column's head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.typeset.weasyprint.boxes import has_class
from gazette.typeset.weasyprint.column_boxes import with_margin_below
from gazette.typeset.weasyprint.page_making import maker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.typeset.weasyprint.boxes import Box
    from gazette.typeset.weasyprint.column_boxes import Column, Columns
    from gazette.typeset.weasyprint.hooks import SkipStack

WHITE = 3
"""Fewer lines than these at a column's foot are not worth a picture's moving from its place."""
FLOATING = "floating"
"""The class of the box of a table that text may go before."""
IN_PLACE = "in-place"
"""The class of a picture that its editor keeps where it is."""
STAYS = "stays"
"""The class of a paragraph that speaks of what stands above it."""
_PARTS = {"h1", "h2"}


def floated(
    columns: Columns, at: int, column: Column, skip_stack: SkipStack, room: tuple[float, float]
) -> Column:
    """Return the column `at`, which begins at `skip_stack`, with what stands behind its picture.

    `room` is the height of the column and of a line. The picture moves behind the paragraph that
    the column ends with, never over the title of another part.
    """
    height, line = room
    place = _next_picture(columns.children, column.resume_at)
    if place is None or height - column.consumed() < WHITE * line:
        return column
    article, index = place
    blocks = columns.children[article].children
    maker = maker_of(columns.context)
    if maker:
        maker.reach(blocks[-1])
    for to in range(index + 1, _end_of_part(blocks, index)):
        columns.reorder(article, _moved(blocks, index, to))
        made = columns.lay_out(at, height, skip_stack, must=True)
        fuller = made and made.consumed() > column.consumed() + line / 2
        if made and fuller and _next_picture(columns.children, made.resume_at) != (article, to):
            # The column ends within what now stands before the picture, or holds the picture, too.
            columns.forget([column])
            if maker:
                maker.reorder(columns.children[article])
            return made
        columns.forget([made] if made else [])
    columns.reorder(article, blocks)
    return column


def _moved(blocks: Sequence[Box], index: int, to: int) -> list[Box]:
    """Return the blocks with the picture `index` behind the block `to`, and the space above it."""
    before, picture, *between = blocks[index - 1 : to + 1]
    between[-1] = with_margin_below(between[-1], before)
    before = with_margin_below(before, None)
    return [*blocks[: index - 1], before, *between, picture, *blocks[to + 1 :]]


def _next_picture(children: Sequence[Box], resume_at: SkipStack) -> tuple[int, int] | None:
    """Return the article and the place in it of a picture or table that comes next."""
    if not resume_at:
        return None
    ((article, rest),) = resume_at.items()
    if not isinstance(rest, dict):
        return None
    ((index, inside),) = rest.items()
    box = children[article].children[index]
    picture = box.element_tag == "figure" and not has_class(box, IN_PLACE)
    free = index and not inside and (picture or has_class(box, FLOATING))
    return (article, index) if free else None


def _end_of_part(blocks: Sequence[Box], index: int) -> int:
    """Return where the paragraphs behind a picture end: at a title, at the signature.

    They end at what speaks of it, too.
    """
    for at in range(index + 1, len(blocks)):
        box = blocks[at]
        ends = box.element_tag in _PARTS or box.style["break_before"] == "avoid"
        if ends or has_class(box, STAYS):
            return at
    return len(blocks)
