"""Table cells: how wide the text of each cell of a table is, and what of it may not be broken.

In: a Table, a Ruler for the faces of its cells.
Out: MeasuredCells; all widths are in ems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from gazette.model import inlines
from gazette.model.cells import spans
from gazette.typeset.ruler import Ruler, unbreakable_runs
from gazette.write.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.model.blocks import Table

LEGIBLE = 4
"""The characters of a cell that should stand on one line."""

_ADDRESS = re.compile(r"[!-~]*(?:://|@)[!-~]*")
"""Breaks wherever it must, as in a text."""
_FIGURE = re.compile(r"[\d,.%()+-]*")
_UNIT = re.compile("[（(][^（(）)<>]+[）)]")
_BRACKETS = 1.0
"""The ems that a unit loses on a line of its own: the outer halves of its brackets."""
_SHORT_UNIT = 5.0
"""The ems of a unit that a column is made wider for."""
_AND, _LONG_NAME = "、", 8.5
"""What stands between names (县水利局、县林业局), and the ems of one that is kept whole at most."""
_HALF = 0.5
"""The ems of a digit among figures (see .decimal in body.css), and of a mark at a line's end."""


class SpanningCell(NamedTuple):
    """A cell that spans columns: which, its row, its width, and its longest unbroken run's."""

    columns: range
    row: int
    width: float
    firm: float


@dataclass(frozen=True)
class MeasuredCells:
    """The cells of a table; `ruler` measures the widest of the faces that may set them.

    A figure is measured with what stands unseen beside it. A cell that spans columns is not theirs.
    """

    table: Table
    ruler: Ruler

    @cached_property
    def texts(self) -> list[list[str]]:
        """Return the texts of the cells of each row, the head's among them."""
        rows = (*self.table.head, *self.table.rows)
        return [[inlines.text(cell.content) for cell in row] for row in rows]

    @cached_property
    def spanning(self) -> list[SpanningCell]:
        """Return the cells that span columns."""
        return list(self._spanning())

    def _spanning(self) -> Iterator[SpanningCell]:
        first = 0
        for rows in (self.table.head, self.table.rows):
            for (row, column), span in spans(rows).items():
                if span.columns > 1:
                    text = self.texts[first + row][column]
                    columns = range(column, column + span.columns)
                    firm = self.longest((text,), seams=True)[0]
                    yield SpanningCell(columns, first + row, self._width(text), firm)
            first += len(rows)

    @cached_property
    def own(self) -> list[list[str]]:
        """Return the texts as columns must hold them: figures with what stands unseen beside."""
        own = [list(row) for row in self.texts]
        for (row, column), figure in figures(self.table).items():
            at = row + len(self.table.head)
            own[at][column] = f"{figure.before}{own[at][column]}{figure.behind}"
        for cell in self.spanning:
            own[cell.row][cell.columns[0]] = ""
        return own

    @cached_property
    def rows(self) -> list[list[float]]:
        """Return how wide each cell is, row by row."""
        return [[self._width(cell) for cell in row] for row in self.own]

    def _width(self, text: str) -> float:
        """Return the width of a text; a figure may be set in digits of half an em."""
        width = self.ruler.width(text)
        return max(width, _HALF * len(text)) if _FIGURE.fullmatch(text) else width

    @cached_property
    def columns(self) -> range:
        """Return the columns of the longest row."""
        return range(max(map(len, self.rows), default=0))

    def column(self, at: int) -> list[float]:
        """Return the widths of the cells of a column."""
        return [row[at] for row in self.rows if at < len(row)]

    @cached_property
    def needs(self) -> list[float]:
        """Return for each column the width of its longest cell."""
        return [max(self.column(at)) for at in self.columns]

    @cached_property
    def firm(self) -> list[float]:
        """Return for each column the width of its longest run that may not be broken."""
        return [self._of_column(self.own, at, seams=True)[0] for at in self.columns]

    @cached_property
    def whole(self) -> list[float]:
        """Return for each column the width of its longest run without a seam, unit or name."""
        heads = self.own[: len(self.table.head)]
        return [
            max(
                self._of_column(self.own, at, seams=False)[0],
                *map(self._names, (row[at] for row in self.own if at < len(row))),
                *(
                    width
                    for row in heads
                    for *_, width in self.units(row[at])
                    if width <= _SHORT_UNIT
                ),
                0.0,
            )
            for at in self.columns
        ]

    def _names(self, text: str) -> float:
        """Return the width of the longest name in a list of them, with what parts it off."""
        names = [name for line in text.split("\n") for name in line.split(_AND)]
        widths = [self.ruler.width(name) + _HALF for name in names] if _AND in text else []
        return max((width for width in widths if width <= _LONG_NAME), default=0.0)

    def units(self, text: str) -> Iterator[tuple[int, int, float]]:
        """Yield the units in a head, such as （万元）: where each stands, its width on a line."""
        for match in _UNIT.finditer(text):
            yield *match.span(), self.ruler.width(match[0]) - _BRACKETS

    def torn(self, at: int) -> str:
        """Return the longest run of a column that may not be broken."""
        return self._of_column(self.texts, at, seams=True)[1]

    def head(self, at: int) -> str:
        """Return what names a column: the lowest of its heads that says something."""
        heads = [row[at].replace("\n", "") for row in self.texts[: len(self.table.head)]]
        return next(filter(None, reversed(heads)), "")

    def _of_column(self, rows: list[list[str]], at: int, *, seams: bool) -> tuple[float, str]:
        return self.longest({row[at] for row in rows if at < len(row)}, seams=seams)

    def longest(self, texts: Iterable[str], *, seams: bool) -> tuple[float, str]:
        """Return the longest run of texts that may not be broken, and its width."""
        parts = {
            run
            for text in texts
            for line in _ADDRESS.sub(" ", text).split("\n")
            for run in unbreakable_runs(line, seams=seams)
        }
        return max(((self._width(run), run) for run in parts), default=(0.0, ""))

    def floors(self, edges: float, least: float) -> list[float]:
        """Return the least width of each column: its longest unbroken run, `least` characters.

        What a cell that spans columns lacks between its edges, they share.
        """
        floors = [
            max(run, min(need, least)) for run, need in zip(self.firm, self.needs, strict=True)
        ]
        for cell in self.spanning:
            has = sum(floors[at] for at in cell.columns) + edges * (len(cell.columns) - 1)
            lacks = max(0.0, max(cell.firm, min(cell.width, least)) - has)
            for at in cell.columns:
                floors[at] += lacks / len(cell.columns)
        return floors
