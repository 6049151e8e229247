"""Table headers: which heads a screen reader says with each cell of a table in a PDF.

In: the pages of a document whose PDF is tagged.
Out: the attribute Headers of each cell, in its tag (ISO 32000-1, 14.8.5.7).

WeasyPrint counts cells and not columns: where heads are merged it names those of other columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.typeset.table_parts import is_again
from gazette.typeset.weasyprint.boxes import is_cell, is_row_group, is_table
from gazette.typeset.weasyprint.document import page_box
from gazette.typeset.weasyprint.pdf import Array

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.typeset.weasyprint.boxes import Box, CellBox
    from gazette.typeset.weasyprint.document import Page


def name_headers(pages: Iterable[Page]) -> None:
    """Let each cell name the heads above all the columns that it takes."""
    for page in pages:
        for box in page_box(page).descendants():
            if is_table(box):
                _name(box)


def _name(table: Box) -> None:
    heads: dict[int, list[object]] = {}
    for is_head, cell in _cells(table):
        columns = range(cell.grid_x, cell.grid_x + cell.colspan)
        if is_head:
            for column in columns:
                heads.setdefault(column, []).append(cell.mark["ID"])
        else:
            above = (head for column in columns for head in heads.get(column, ()))
            cell.mark["A"]["Headers"] = Array(dict.fromkeys(above))


def _cells(table: Box) -> Iterator[tuple[bool, CellBox]]:
    """Yield the cells in order, and whether each is a head; what says （续表） is none."""
    for group in table.children:
        is_head = is_row_group(group) and group.is_header
        for row in group.children:
            if not is_again(row):
                yield from ((is_head, cell) for cell in row.children if is_cell(cell))
