"""Tables of a Word file: every cell at its place, merged ones as they are meant.

In: a Table, what writes the inlines of a cell.
Out: a table in a document, its head repeated on every page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH

from gazette.model.cells import spans
from gazette.write.docx.styles import element, named

if TYPE_CHECKING:
    from docx.document import Document

    from gazette.model.blocks import Table
    from gazette.model.cells import Cell
    from gazette.model.inlines import Inlines

_ALIGNED = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}


class Runs(Protocol):
    """Writes inlines into a paragraph."""

    def __call__(self, paragraph: Any, content: Inlines, *, bold: bool = False) -> None:
        """Write them."""


def filled(document: Document, block: Table, write: Runs) -> None:
    """Add a table to a document, with an empty line's room behind it."""
    rows = (*block.head, *block.rows)
    table: Any = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid = [list(row.cells) for row in table.rows]
    for (row, column), span in spans(rows).items():
        cell = grid[row][column]
        if len(span.slots) > 1 and span.is_rectangle:
            last = grid[row + span.rows - 1][column + span.columns - 1]
            cell = cell.merge(last)
        look = "head" if row < len(block.head) else "cell"
        _cell(cell, rows[row][column], look, write)
    for row in table.rows[: len(block.head)]:
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no repeated head
        properties.append(element("w:tblHeader"))


def _cell(cell: Any, said: Cell, look: str, write: Runs) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = named(look)
    if look == "cell" and said.align:
        paragraph.alignment = _ALIGNED[said.align]
    write(paragraph, said.content)
