"""Tables: how wide a table is set, in which size, and how wide its columns.

In: a Table, a Ruler for the faces of its cells, the Measures of the page.
Out: MeasuredTables; whether a table spans the page; its Styling with the widths of its columns;
what does not fit.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from operator import truediv
from typing import TYPE_CHECKING

from gazette.model import inlines
from gazette.typeset.ruler import Ruler, unbreakable_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazette.model.blocks import Table
    from gazette.print.measures import Measures, Room
    from gazette.write.styling import Styling

WIDEST_IN_COLUMN = 5
"""A table of more columns than this spans the page: a column is 22 characters wide …"""
CROWDED = 4, 44
"""… and so does one of so many columns whose longest cells come to so many characters."""
HIGH = 20
"""A table with a row of so many lines in a column spans the page."""

LEGIBLE = 4
"""The characters of a cell that should stand on one line."""


_UNIT = re.compile("[（(][^（(）)<>]+[）)]")
_ADDRESS = re.compile(r"[!-~]*(?:://|@)[!-~]*")
"""Breaks wherever it must, as in a text."""


class MeasuredTables:
    """The tables of an issue, each measured once: for its columns, and for what does not fit."""

    def __init__(self, ruler: Ruler, measures: Measures) -> None:
        """Take a Ruler for the faces of their cells, and the measures of the page."""
        self._ruler, self.measures = ruler, measures
        self._measured: dict[Table, MeasuredTable] = {}

    def __getitem__(self, table: Table) -> MeasuredTable:
        """Return a table, measured when it is first asked for."""
        if table not in self._measured:
            self._measured[table] = MeasuredTable(table, self._ruler, self.measures)
        return self._measured[table]


class MeasuredTable:
    """A table as rows of cells' texts, measured: `rows` are their widths, `needs` the longest."""

    def __init__(self, table: Table, ruler: Ruler, measures: Measures) -> None:
        """Measure every cell."""
        self.ruler, self.tall = ruler, measures.tall
        self.in_column = measures.table_room()
        self.across = measures.table_room(across=True)
        self.denser = measures.table_room(across=True, dense=True)
        self.heads = len(table.head)
        self.cells = [
            [inlines.text(cell.content) for cell in row] for row in (*table.head, *table.rows)
        ]
        self.rows = [[ruler.width(cell) for cell in row] for row in self.cells]
        self.columns = range(max(map(len, self.rows), default=0))
        self.needs = [max(self._column(self.rows, at)) for at in self.columns]
        self.firm = [self.longest(at, seams=True)[0] for at in self.columns]

    @staticmethod
    def _column(rows: list[list[float]], at: int) -> list[float]:
        return [row[at] for row in rows if at < len(row)]

    def longest(self, at: int, *, seams: bool) -> tuple[float, str]:
        """Return the longest run of a column that may not be broken, and its width."""
        texts = {row[at] for row in self.cells if at < len(row)}
        parts = {
            run
            for text in texts
            for line in _ADDRESS.sub(" ", text).split("\n")
            for run in unbreakable_runs(line, seams=seams)
        }
        return max(((self.ruler.width(run), run) for run in parts), default=(0.0, ""))

    def fits(self, room: Room, least: float = LEGIBLE) -> bool:
        """Return whether each column can have its longest unbroken run and `least` characters."""
        return sum(self._floors(least)) + room.edges * len(self.firm) <= room.ems

    def _floors(self, least: float) -> list[float]:
        pairs = zip(self.firm, self.needs, strict=True)
        return [max(run, min(need, least)) for run, need in pairs]

    def _wishes(self, room: Room) -> list[float]:
        """Return each column's least width: first what must be, then what runs without a seam."""
        least = next((least for least in (LEGIBLE, 0) if self.fits(room, least)), None)
        if least is None:
            return [1.0] * len(self.firm)
        floors = self._floors(least)
        left = room.ems - sum(floors) - room.edges * len(floors)
        whole = [self.longest(at, seams=False)[0] for at in self.columns]
        for at in sorted(self.columns, key=lambda at: whole[at] - floors[at]):
            more = max(0.0, whole[at] - floors[at])
            if more <= left:
                floors[at] += more
                left -= more
        return floors

    @property
    def wide(self) -> bool:
        """Whether it spans the page."""
        crowded = len(self.needs) >= CROWDED[0] and sum(self.needs) > CROWDED[1]
        high = max(self.lines(self.in_column), default=0) > HIGH
        return (
            len(self.needs) > WIDEST_IN_COLUMN or crowded or high or not self.fits(self.in_column)
        )

    @property
    def dense(self) -> bool:
        """Whether it is set in the smaller size where it spans the page."""
        return len(self.needs) > 2 * WIDEST_IN_COLUMN or not self.fits(self.across)

    def lines(self, room: Room) -> list[float]:
        """Estimate how many lines each row takes."""
        widths = [max(1, share * room.ems - room.edges) for share in self.shares(room)]
        return [max(map(truediv, row, widths), default=0) for row in self.rows]

    def shares(self, room: Room) -> list[float]:
        """Share a width: no column gets less than its longest run where all can have that.

        Short columns get what they need, long ones the rest by what they hold. Longest cell and
        mean count alike, so that one long cell does not starve its neighbours.
        """
        needs, rest = self.needs, room.ems
        means = [sum(self._column(self.rows, at)) / len(self.rows) for at in self.columns]
        widths = [0.0] * len(needs)
        order = sorted(self.columns, key=needs.__getitem__)
        while order and needs[order[0]] + room.edges <= rest / len(order):
            widths[order[0]] = needs[order[0]] + room.edges
            rest -= widths[order.pop(0)]
        long = {at: (needs[at] * max(means[at], 1)) ** 0.5 for at in order}
        for at, share in long.items():
            widths[at] = max(rest * share / sum(long.values()), 1 + room.edges)
        floors = [wish + room.edges for wish in self._wishes(room)]
        widths = _raised(widths, floors, room.ems)
        return [width / sum(widths) for width in widths]

    def torn(self) -> tuple[str, str] | None:
        """Return the head of the column that asks for most, and its run, where it does not fit."""
        if self.fits(self.denser, 0):
            return None
        at = max(self.columns, key=self.firm.__getitem__)
        return self.cells[0][at].replace("\n", ""), self.longest(at, seams=True)[1]

    def styled(self, styling: Styling, *, across: bool) -> Styling:
        """Return a Styling with the widths of the columns: never automatic.

        WeasyPrint's automatic widths are quadratic in a Chinese cell's length and leave the paper.
        """
        dense = across and self.dense
        room = (self.denser if dense else self.across) if across else self.in_column
        shares = self.shares(room)
        _, *heights = self.lines(room)
        return replace(
            styling,
            classes=(*styling.classes, *(("dense",) if dense else ())),
            columns=tuple(100 * share for share in shares),
            tall=frozenset(at for at, height in enumerate(heights) if height > self.tall),
            whole=partial(self._units, [share * room.ems - room.edges for share in shares]),
        )

    def _units(
        self, rooms: Sequence[float], text: str, column: int, *, head: bool
    ) -> Iterable[tuple[int, int]]:
        """Keep a unit such as （万元） in the head of a table on one line, where it has room."""
        for match in _UNIT.finditer(text) if head else ():
            if self.ruler.width(match[0]) <= rooms[column]:
                yield match.span()


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
