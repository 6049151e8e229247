"""Tables: how wide a table is set, in which size, and how wide its columns.

In: a Table, a Ruler for the faces of its cells, the Measures of the page.
Out: MeasuredTables; whether a table spans the page; its Styling with the widths of its columns;
what does not fit.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from math import ceil
from operator import truediv
from typing import TYPE_CHECKING

from gazette.print.table_breaks import joined
from gazette.print.table_cells import LEGIBLE, MeasuredCells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.model.blocks import Table
    from gazette.print.measures import Measures, Room
    from gazette.typeset.ruler import Ruler
    from gazette.write.styling import Styling

WIDEST_IN_COLUMN = 5
"""A table of more columns than this spans the page: a column is 22 characters wide …"""
CROWDED = 4, 44
"""… and so does one of so many columns whose longest cells come to so many characters."""
HIGH = 20
"""A table with a row of so many lines in a column spans the page."""


_SPARE = 1.0
"""The ems that a column has more than its longest figure, for figures to stand in from the edge."""
_ABOVE = 4
"""The lines of text that what names such a table may take."""


class MeasuredTables:
    """The tables of an issue, each measured once: for its columns, and for what does not fit."""

    def __init__(self, ruler: Ruler, measures: Measures, again: str = "") -> None:
        """Take a Ruler for the faces of their cells, and the measures of the page.

        `again` is what the head of a table says where it goes on: （续表）.
        """
        self._ruler, self.measures, self._again = ruler, measures, again
        self._measured: dict[Table, MeasuredTable] = {}

    def __getitem__(self, table: Table) -> MeasuredTable:
        """Return a table, measured when it is first asked for."""
        if table not in self._measured:
            self._measured[table] = MeasuredTable(table, self._ruler, self.measures, self._again)
        return self._measured[table]


class MeasuredTable:
    """A table of measured cells, and the rooms that it may be set in.

    One that does not fit across the page is `turned`, if it fits across a landscape page.
    """

    def __init__(self, table: Table, ruler: Ruler, measures: Measures, again: str = "") -> None:
        """Measure every cell."""
        self.again = again
        self.cells = MeasuredCells(table, ruler)
        self.heads = len(table.head)
        self.in_column = measures.table_room()
        upright, turned = measures.table_sizes(), measures.turned.table_sizes()
        too_wide = not self.fits(upright[-1], 0)
        self.turned = too_wide and self.fits(turned[-1], 0)
        self.sizes = turned if self.turned else upright
        self.measures = measures.turned if self.turned else measures
        self.tall = self.measures.tall

    @cached_property
    def across(self) -> Room:
        """Return the room that it has across its page, in the largest size in which it fits."""
        for least in (LEGIBLE, 0):
            for room in self.sizes:
                if self.fits(room, least):
                    return room
        return self.sizes[-1]

    def fits(self, room: Room, least: float = LEGIBLE) -> bool:
        """Return whether each column can have its longest unbroken run and `least` characters."""
        floors = self.cells.floors(room.edges, least)
        return sum(floors) + room.edges * len(floors) <= room.ems

    def _wishes(self, room: Room) -> list[float]:
        """Return each column's least width: first what must be, then what runs without a seam."""
        cells = self.cells
        least = next((least for least in (LEGIBLE, 0) if self.fits(room, least)), None)
        if least is None:
            return [1.0] * len(cells.firm)
        floors = cells.floors(room.edges, least)
        left = room.ems - sum(floors) - room.edges * len(floors)
        for at in sorted(cells.columns, key=lambda at: cells.whole[at] - floors[at]):
            more = max(0.0, cells.whole[at] - floors[at])
            if more <= left:
                floors[at] += more
                left -= more
        return floors

    @property
    def wide(self) -> bool:
        """Whether it spans the page."""
        needs = self.cells.needs
        crowded = len(needs) >= CROWDED[0] and sum(needs) > CROWDED[1]
        high = max(self.lines(self.in_column), default=0) > HIGH
        return len(needs) > WIDEST_IN_COLUMN or crowded or high or not self.fits(self.in_column)

    def lines(self, room: Room) -> list[float]:
        """Estimate how many lines each row takes."""
        shares = [share * room.ems for share in self.shares(room)]
        widths = [max(1, share - room.edges) for share in shares]
        lines = [max(map(truediv, row, widths), default=0) for row in self.cells.rows]
        for cell in self.cells.spanning:
            width = max(1, sum(shares[at] for at in cell.columns) - room.edges)
            lines[cell.row] = max(lines[cell.row], cell.width / width)
        return lines

    def shares(self, room: Room) -> list[float]:
        """Share a width: no column gets less than its longest run where all can have that.

        Short columns get what they need, long ones the rest by what they hold. Longest cell and
        mean count alike, so that one long cell does not starve its neighbours.
        """
        cells, needs, rest = self.cells, self.cells.needs, room.ems
        means = [sum(cells.column(at)) / len(cells.rows) for at in cells.columns]
        widths = [0.0] * len(needs)
        order = sorted(cells.columns, key=needs.__getitem__)
        while order and needs[order[0]] + room.edges <= rest / len(order):
            widths[order[0]] = needs[order[0]] + room.edges
            rest -= widths[order.pop(0)]
        long = {at: (needs[at] * max(means[at], 1)) ** 0.5 for at in order}
        for at, share in long.items():
            widths[at] = max(rest * share / sum(long.values()), 1 + room.edges)
        floors = [wish + room.edges for wish in self._wishes(room)]
        widths = _raised(widths, floors, room.ems)
        return [width / sum(widths) for width in widths]

    def _close(self, room: Room) -> bool:
        """Return whether a table fits on its landscape page if its rows stand closer, as only then.

        Three rows of it would else stand on a page of their own.
        """
        if not self.turned:
            return False
        measures, lines = self.measures, [max(1, ceil(one)) for one in self.lines(room)]
        text = sum(lines) * measures.table_line * room.size / measures.table_size
        height = measures.height - _ABOVE * measures.line

        def fits(padding: float) -> bool:
            return text + len(lines) * (2 * padding + measures.cell_rule) <= height

        return fits(measures.close_padding) and not fits(measures.row_padding)

    def torn(self) -> tuple[str, str] | None:
        """Return the head of the column that asks for most, and its run, where it does not fit."""
        if self.fits(self.sizes[-1], 0):
            return None
        at = max(self.cells.columns, key=self.cells.firm.__getitem__)
        return self.cells.head(at), self.cells.torn(at)

    def styled(self, styling: Styling, *, across: bool) -> Styling:
        """Return a Styling with the widths of the columns: never automatic.

        WeasyPrint's automatic widths are quadratic in a Chinese cell's length and leave the paper.
        """
        room = self.across if across else self.in_column
        shares = self.shares(room)
        rooms = [share * room.ems - room.edges for share in shares]
        lines = self.lines(room)
        head, heights = sum(lines[: self.heads]), lines[self.heads :]
        dense = room.size < self.in_column.size
        classes = (*(("dense",) if dense else ()), *(("close",) if self._close(room) else ()))
        return replace(
            styling,
            classes=(*styling.classes, *classes),
            size=room.size if dense else 0,
            columns=tuple(100 * share for share in shares),
            insets=tuple(self._insets(rooms, room.edges)),
            tall=frozenset(at for at, height in enumerate(heights) if height > self.tall),
            joined=joined(self.cells.table.rows, heights, self.tall / 2 - head),
            again=self.again,
            whole=partial(self._units, rooms),
        )

    def _insets(self, rooms: Sequence[float], edges: float) -> Iterator[float]:
        """Yield how far in figures stand that have much room: in the middle below their head."""
        for at, room in enumerate(rooms):
            figures = [row[at] for row in self.cells.rows[self.heads :] if at < len(row)]
            spare = room - max(figures, default=0.0)
            yield (spare + edges) / 2 if spare > _SPARE else 0.0

    def _units(
        self, rooms: Sequence[float], text: str, column: int, *, head: bool
    ) -> Iterable[tuple[int, int]]:
        """Keep a unit such as （万元） in the head of a table on one line, where it has room."""
        for start, end, width in self.cells.units(text) if head else ():
            if width <= rooms[column]:
                yield start, end


def _raised(widths: list[float], floors: list[float], room: float) -> list[float]:
    """Return each column its floor, and what is left to the others as they had it."""
    if sum(floors) >= room:
        return floors
    low: set[int] = set()
    while True:
        rest = room - sum(floors[at] for at in low)
        others = sum(width for at, width in enumerate(widths) if at not in low)
        scale = rest / others if others else 1.0
        found = {at for at, width in enumerate(widths) if width * scale < floors[at]} - low
        if not found:
            break
        low |= found
    return [floors[at] if at in low else width * scale for at, width in enumerate(widths)]
