"""Tables of a Word file: the text of each row, and which of its cells are merged into others.

In: a table's element, and what says the text of a cell.
Out: rows of cells, filled up to the same number; a row without a word is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from gazette.importers.sources import word_styles
from gazette.importers.sources.word_numbering import W
from gazette.model.cells import ABOVE, LEFT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class WordRow(NamedTuple):
    """The texts of a row's cells, and into what each is merged: LEFT, ABOVE or nothing."""

    texts: list[str]
    merged: list[str]


def rows(table: Any, said: Callable[[Any], str]) -> list[WordRow]:
    """Return the rows of a table. Where an empty one is left out, no cell is merged downwards."""
    every = [_row(row, said) for row in table.iter(f"{W}tr") if word_styles.own(row, table)]
    columns = max((len(row.texts) for row in every), default=0)
    found = [row for row in every if any(row.texts)]
    for row in found:
        lacking = [""] * (columns - len(row.texts))
        row.texts.extend(lacking)
        row.merged.extend(lacking)
        if len(found) < len(every):
            row.merged[:] = ["" if side == ABOVE else side for side in row.merged]
    return found


def _row(row: Any, said: Callable[[Any], str]) -> WordRow:
    made = WordRow([], [])
    for cell in row.iter(f"{W}tc"):
        if word_styles.own(cell, row):
            for text, merged in _slots(cell, said(cell)):
                made.texts.append(text)
                made.merged.append(merged)
    return made


def _slots(cell: Any, text: str) -> Iterator[tuple[str, str]]:
    """Yield text and side of each column that a cell takes; one with a text of its own is whole."""
    down = cell.find(f"{W}tcPr/{W}vMerge")
    goes_on = down is not None and down.get(f"{W}val") != "restart" and not text
    yield text, ABOVE if goes_on else ""
    across = cell.find(f"{W}tcPr/{W}gridSpan")
    for _ in range(int(across.get(f"{W}val")) - 1 if across is not None else 0):
        yield "", LEFT
