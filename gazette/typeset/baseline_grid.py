"""Baseline grid: makes each block of a column as high as whole lines, so that columns stand level.

In: a block that WeasyPrint has laid out, and the block that it stands in.
Out: the same block, as much higher as it must be.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from gazette.typeset.weasyprint.hooks import collapse_margin
from gazette.typeset.weasyprint.pango import strut

if TYPE_CHECKING:
    from gazette.typeset.weasyprint.boxes import Box

_SLIGHT = 0.01
"""Pixels that do not count."""


def block_top(box: Box, margins: list[float]) -> float:
    """Return where a block that is to be laid out begins, behind the margins above it."""
    return box.position_y + collapse_margin(margins)


def snap_to_grid(box: Box, begins: float, margins: list[float], container: Box) -> None:
    """Make what `box` takes from `begins` on a multiple of the line of `container`.

    A table, a picture, a title of one and a half lines take what they take; the line after them
    would stand between those of the other column. `margins` are those of the box's last children,
    which join its own (CSS 2.1, 8.3.1). What of the margin is no whole line becomes part of the
    box, so that it is still there where the margin joins that of the container.
    """
    line, _ = strut(container.style)
    if not line:
        return
    margin = collapse_margin([*margins, box.margin_bottom])
    height = box.border_box_y() + box.border_height() - begins
    whole = margin // line * line
    more = ceil((height + margin - _SLIGHT) / line) * line - whole - height
    if more > _SLIGHT or margin - whole > _SLIGHT:
        margins.clear()
        box.margin_bottom = whole
        if box.border_bottom_width or box.padding_bottom:
            box.translate(dy=more)
        else:
            box.height += more
