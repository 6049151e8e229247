"""Table breaks: between which rows of a table a page or a column may not end.

In: the rows below a table's head, an estimate of their lines, the lines that are surely there.
Out: the rows that stay with the one above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model.cells import spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model.cells import Row

LEAST = 3
"""The rows that stand before a break, and those that stand behind it."""
SMALL = 0.8
"""The part of the room for rows that stay together, which is two fifths of a column, that a small
table takes: a third of the column."""
_EDGES = 0.4
"""The part of a line that paddings and rule add to a row."""


def joined(rows: Sequence[Row], lines: Sequence[float], room: float) -> frozenset[int]:
    """Return the rows that stay with the one above: the first, the last, those that a cell joins.

    A small table is not parted. Rows that would be too high together are not kept: what fits
    nowhere would be lost.
    """
    count = len(rows)
    bound = {*range(1, min(LEAST, count)), *range(max(1, count - LEAST + 1), count)}
    if sum(max(1, one) + _EDGES for one in lines) <= SMALL * room:
        bound.update(range(1, count))
    for (row, _), span in spans(rows).items():
        bound.update(range(row + 1, row + span.rows))
    kept: set[int] = set()
    for run in _runs(bound, count):
        if sum(max(1, lines[at]) + _EDGES for at in run) <= room:
            kept.update(run[1:])
    return frozenset(kept)


def _runs(bound: set[int], count: int) -> Iterator[range]:
    """Yield the rows that stay together, each time with the one that nothing keeps."""
    first = 0
    for at in range(1, count + 1):
        if at not in bound:
            yield range(first, at)
            first = at
