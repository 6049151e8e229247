"""Tables: the tokens of a table -> a Table; rows that do not fit its head.

In: markdown-it's tokens of one table, and what reads the inlines in its cells.
Out: a Table without an id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block.table import escapedSplit

from gazette.model.blocks import Cell, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from gazette.read.inline import InlineReader


def read(tokens: Sequence[Token], reader: InlineReader, first: int) -> Table:
    """Return a table; `first` is the number of the body's first line."""
    rows: list[list[Cell]] = []
    line = first
    align = ""
    for token in tokens:
        line = token.map[0] + first if token.map else line
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            side = str(token.attrs.get("style", "")).removeprefix("text-align:")
            align = side if side in ("right", "center") else ""
        elif token.type == "inline":
            rows[-1].append(Cell(reader.inlines(token.content, line), align))
    head, *body = map(tuple, rows)
    start = (tokens[0].map or [0])[0] + first
    return Table(head, tuple(body), line=start)


def uneven(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield line (from 0), cells and columns of each row that differs from the head.

    markdown-it drops a cell too many without a word.
    """
    columns = sum(token.type == "th_open" for token in tokens)
    for token in tokens:
        if token.type == "tr_open" and token.map:
            cells = _count(lines[token.map[0]].strip())
            if cells != columns:
                yield token.map[0], cells, columns


def _count(row: str) -> int:
    """Return the cells of a row as they were written, those that markdown-it drops too."""
    cells = escapedSplit(row)
    outer = (not cells[0].strip()) + (not cells[-1].strip() and len(cells) > 1)
    return len(cells) - outer
