"""Stretches: what of a notice stands in columns, what across the page, what on a landscape page.

In: the blocks of a notice, its measured tables, which of them name a table.
Out: for each block its Stretch.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from gazette.model.blocks import AnnexPages, Figure, Heading, Instrument, NumberLine

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from gazette.model import Block
    from gazette.print.tables import MeasuredTable


TURNED = "turned"
"""What the style sheet calls a landscape page."""


class Stretch(IntEnum):
    """Where a block stands: in a column, across the page, across a landscape page (turned)."""

    COLUMN = 0
    ACROSS = 1
    TURNED = 2


def stretch_of_each(
    blocks: Sequence[Block],
    tables: Mapping[int, MeasuredTable],
    captions: Sequence[str],
    long_titles: Collection[int],
) -> list[Stretch]:
    """Return where each block stands; what names one stands with it, a title with its number.

    Tables and titles, which are too long for a column, by their places among the blocks; `captions`
    says of each block how it names a table, if it does. A picture does as its editor says.
    """
    found = [_by_itself(block, tables.get(at)) for at, block in enumerate(blocks)]
    for at in range(len(blocks) - 1, 0, -1):
        if captions[at - 1] or isinstance(blocks[at - 1], Heading | Instrument):
            found[at - 1] = max(found[at - 1], found[at])
    for at, block in enumerate(blocks):
        number = isinstance(block, NumberLine) and at - 1 in long_titles
        if number or at in long_titles or isinstance(block, AnnexPages):
            found[at] = max(found[at], Stretch.ACROSS)
    return found


def _by_itself(block: Block, table: MeasuredTable | None) -> Stretch:
    if table and table.turned:
        return Stretch.TURNED
    across = table.wide if table else isinstance(block, Figure) and block.image.across
    return Stretch.ACROSS if across else Stretch.COLUMN
