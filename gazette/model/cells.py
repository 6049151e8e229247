"""Cells: what a table is made of, and which of its cells are merged into others (合并单元格).

In: Inlines.
Out: Cell, and rows of them in which every column of every row has its own; Span: how far a cell
reaches; the rows as they are meant, in which what is merged says what it is merged into.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model.inlines import Inlines

LEFT, ABOVE = "left", "above"
"""What a merged cell belongs to: the cell on its left, the cell above."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: `align` is center or right, or empty for the left.

    One that is `merged` (LEFT, ABOVE) is part of the cell on that side of it, and has no content.
    """

    content: Inlines
    align: str = ""
    merged: str = ""


Row: TypeAlias = tuple[Cell, ...]
Slot: TypeAlias = tuple[int, int]
"""A row and a column, from 0."""


@dataclass(frozen=True, slots=True)
class Span:
    """The slots that a cell takes, its own first, then in the order of reading."""

    slots: tuple[Slot, ...]

    @property
    def columns(self) -> int:
        """Return how many columns it takes."""
        return max(column for _, column in self.slots) - self.slots[0][1] + 1

    @property
    def rows(self) -> int:
        """Return how many rows it takes."""
        return self.slots[-1][0] - self.slots[0][0] + 1

    @property
    def is_rectangle(self) -> bool:
        """Return whether its slots fill its columns and rows."""
        left = self.slots[0][1]
        begins = all(column >= left for _, column in self.slots)
        return begins and self.rows * self.columns == len(self.slots)

    @property
    def attributes(self) -> dict[str, str]:
        """Return what HTML and Akoma Ntoso say of it; nothing of a cell that takes one slot."""
        both = {"colspan": self.columns, "rowspan": self.rows}
        return {name: str(count) for name, count in both.items() if count > 1}


def spans(rows: Sequence[Row]) -> dict[Slot, Span]:
    """Return how far each cell reaches that is not merged into another, in order.

    A merged cell with nothing on its side is on its own.
    """
    taken: dict[Slot, list[Slot]] = {}
    owners: dict[Slot, Slot] = {}
    for slot, cell in _slots(rows):
        owner = owners.get(_beside(slot, cell), slot) if cell.merged else slot
        owners[slot] = owner
        taken.setdefault(owner, []).append(slot)
    return {owner: Span(tuple(slots)) for owner, slots in taken.items()}


def filled_down(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows in which a cell that is merged into the one above says what that one says."""
    made: list[Row] = []
    for row in rows:
        above = made[-1] if made else ()
        made.append(
            tuple(
                replace(cell, content=above[at].content)
                if cell.merged == ABOVE and at < len(above)
                else cell
                for at, cell in enumerate(row)
            )
        )
    return tuple(made)


def _slots(rows: Sequence[Row]) -> Iterator[tuple[Slot, Cell]]:
    for at, row in enumerate(rows):
        yield from (((at, column), cell) for column, cell in enumerate(row))


def _beside(slot: Slot, cell: Cell) -> Slot:
    row, column = slot
    return (row, column - 1) if cell.merged == LEFT else (row - 1, column)
