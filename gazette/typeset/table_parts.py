"""Table parts: what a table's head says only where the table goes on, on another page or column.

In: a table that is about to be laid out from its beginning.
Out: it, without the first row of its head where that is only for its further parts.

WeasyPrint repeats a head as it is; a row that says （续表） would stand above the first part, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.typeset.weasyprint.boxes import is_row_group, is_table

if TYPE_CHECKING:
    from gazette.typeset.weasyprint.boxes import Box

AGAIN = "again"
"""The class of such a row (see gazette/write/html.py)."""


def first_part(box: Box) -> Box:
    """Return a table without the row of its head that is not for its first part; others as is."""
    if not is_table(box) or not box.children:
        return box
    head, *bodies = box.children
    if not (is_row_group(head) and head.is_header and is_again(head.children[0])):
        return box
    part = box.copy_with_children([head.copy_with_children(head.children[1:]), *bodies])
    # Borders are known row by row: those of the row that is left out go with it.
    down, across = box.collapsed_border_grid
    part.collapsed_border_grid = (down[1:], across[1:])
    return part


def is_again(row: Box) -> bool:
    """Return whether a row of a head stands only above further parts."""
    return row.element is not None and row.element.get("class") == AGAIN
