"""Tables of the clipboard: their cells in a grid, merged as they are there.

In: the Node of a table; what reads a cell.
Out: Table, and the rows above it that are its caption.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.desk.pasting.runs import unstyled
from gazette.model.blocks import Table
from gazette.model.cells import ABOVE, LEFT, Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gazette.desk.pasting.tree import Node
    from gazette.model.cells import Row
    from gazette.model.inlines import Inlines

_MOST = 400
"""Columns, and rows that one cell may take: Excel writes as many as a sheet has."""
_HEAD = 8
"""Rows that a head may have, as our reader has it."""
_ALIGNED = {"center", "right"}


def table(node: Node, read: Callable[[Node], Inlines]) -> tuple[list[Inlines], Table | None, bool]:
    """Return what stands in rows of one cell above a table, and the table; None for a frame.

    The third value is whether a cell was parted that reached from the head into the rows below.
    """
    rows = [row for row in _rows(node) if row.style.get("display") != "none"]
    grid, head = _grid(rows, read)
    grid = _trimmed(grid)
    captions: list[Inlines] = []
    while len(grid) > 1 and _is_alone(grid[0]) and not _reaches_down(grid):
        captions.append(unstyled(grid.pop(0)[0].content))
        head = max(head - 1, 0)
    if not grid or len(grid) * len(grid[0]) == 1:
        return [*captions, *(cell.content for row in grid for cell in row)], None, False
    head = min(max(head, _head(grid)), _HEAD, len(grid))
    grid, was_parted = _parted(_aligned(grid, head), head)
    above = (tuple(_unstyled(cell) for cell in row) for row in grid[:head])
    return captions, Table(head=tuple(above), rows=tuple(grid[head:])), was_parted


def _unstyled(cell: Cell) -> Cell:
    """Return a cell of the head, which is set bold wherever it is shown."""
    return replace(cell, content=unstyled(cell.content))


def _rows(node: Node) -> Iterator[Node]:
    for child in node.nodes():
        if child.name == "tr":
            yield child
        elif child.name in {"tbody", "thead", "tfoot"}:
            for row in child.nodes():
                if row.name == "tr":
                    row.attributes["within"] = child.name
                    yield row


def _grid(rows: list[Node], read: Callable[[Node], Inlines]) -> tuple[list[Row], int]:
    """Return the rows with a cell in every slot, and how many of them are named the head."""
    taken: dict[tuple[int, int], Cell] = {}
    head = 0
    for at, row in enumerate(rows):
        cells = [one for one in row.nodes() if one.name in {"td", "th"}]
        named = row.attributes.get("within") == "thead" or all(c.name == "th" for c in cells)
        head = at + 1 if cells and named and head == at else head
        column = 0
        for node in cells:
            while (at, column) in taken:
                column += 1
            if column >= _MOST:
                break
            across = _free(taken, at, column, min(_count(node, "colspan"), _MOST - column))
            down = min(_count(node, "rowspan"), len(rows) - at)
            for r in range(at, at + down):
                for c in range(column, column + across):
                    merged = LEFT if c > column else ABOVE if r > at else ""
                    taken[r, c] = Cell((), merged=merged)
            taken[at, column] = Cell(read(node), _align(node))
            column += across
    width = max((c + 1 for _, c in taken), default=0)
    empty = Cell(())
    return [tuple(taken.get((r, c), empty) for c in range(width)) for r in range(len(rows))], head


def _free(taken: Mapping[tuple[int, int], Cell], row: int, column: int, most: int) -> int:
    """Return how many slots are free from one on: a cell may be said to reach into another."""
    reach = range(1, most)
    return next((wide for wide in reach if (row, column + wide) in taken), most)


def _count(node: Node, name: str) -> int:
    said = node.attributes.get(name, "1").strip()
    return min(max(int(said), 1), _MOST) if said.isdecimal() else 1


def _align(node: Node) -> str:
    """Return how a cell is aligned: as it says itself, or as its paragraphs do."""
    own = [node, *node.nodes()]
    said = (one.style.get("text-align") or one.attributes.get("align", "") for one in own)
    return next((one for one in said if one.lower() in _ALIGNED), "")


def _trimmed(grid: list[Row]) -> list[Row]:
    """Return a grid without the empty rows and columns at its end, which Excel copies too."""
    while grid and not any(cell.content or cell.merged for cell in grid[-1]):
        grid = grid[:-1]
    while grid and grid[0] and not any(row[-1].content or row[-1].merged for row in grid):
        grid = [row[:-1] for row in grid]
    return grid


def _is_alone(row: Row) -> bool:
    return len(row) > 1 and all(cell.merged == LEFT for cell in row[1:])


def _reaches_down(grid: list[Row]) -> bool:
    return grid[1][0].merged == ABOVE


def _head(grid: list[Row]) -> int:
    """Return how many rows the cells of the first one reach down."""
    count = 1
    while count < len(grid) and any(cell.merged == ABOVE for cell in grid[count]):
        count += 1
    return count if count < len(grid) else 1


def _parted(grid: list[Row], head: int) -> tuple[list[Row], bool]:
    """Return a grid in which no cell reaches from the head into the rows below; whether one did."""
    if head >= len(grid) or all(cell.merged != ABOVE for cell in grid[head]):
        return grid, False
    row = tuple(Cell(()) if cell.merged == ABOVE else cell for cell in grid[head])
    return [*grid[:head], row, *grid[head + 1 :]], True


def _aligned(grid: list[Row], head: int) -> list[Row]:
    """Return a grid whose columns are aligned as most of their cells below the head are."""
    made = []
    for column in range(len(grid[0])):
        cells = [row[column] for row in grid[head:] if row[column].content]
        counts = Counter(cell.align for cell in cells)
        made.append(counts.most_common(1)[0][0] if counts else "")
    return [
        tuple(replace(cell, align=align) for cell, align in zip(row, made, strict=True))
        for row in grid
    ]
