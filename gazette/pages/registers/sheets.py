"""Sheets: the rows of a register for machines and for spreadsheets.

In: a Register, some of its rows, what they cover.
Out: CSV (RFC 4180, UTF-8 with a byte order mark, which Excel asks for) and JSON.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from gazette.pages.open_data.json_values import SCHEMA_VERSION, dumped
from gazette.pages.registers.register import COUNT, DAY, Cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazette.language.words import Words
    from gazette.pages.frame import Shows
    from gazette.pages.open_data.json_values import Json
    from gazette.pages.registers.register import Register, Row

_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula (OWASP: CSV injection)."""
_NOTHING = Cell()
CSV, JSON = "register.csv", "register.json"


def files(words: Words, address: str) -> tuple[Shows, ...]:
    """Return the names and addresses of the files beside a page."""
    said = words.registers
    return (
        {"name": said.csv, "address": f"{address}{CSV}"},
        {"name": said.json, "address": f"{address}{JSON}"},
    )


def comma_separated(
    words: Words, register: Register, rows: Sequence[Row], url: Mapping[str, str]
) -> str:
    """Return rows as CSV below the labels of their columns; the last column is their address.

    `url` maps the address of each row to that on the web.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    labels = words.registers.columns
    writer.writerow([*(labels[column.key] for column in register.columns), "URL"])
    for row in rows:
        cells = ((one.type, row.cells.get(one.key, _NOTHING)) for one in register.columns)
        writer.writerow([*(_harmless(_said(*pair)) for pair in cells), url[row.address]])
    return _MARK + out.getvalue()


def as_json(
    words: Words, register: Register, rows: Sequence[Row], coverage: Mapping[str, Json]
) -> str:
    """Return rows as JSON, one a line, with what they cover and what their columns are."""
    labels = words.registers.columns
    columns = [
        {"key": one.key, "label": labels[one.key], "type": one.type} for one in register.columns
    ]
    head = dumped(
        {
            "schema_version": SCHEMA_VERSION,
            "title": register.title,
            "coverage": coverage,
            "columns": columns,
        }
    )
    listed = ",\n".join(dumped(_row(register, row)) for row in rows)
    return f'{head[:-1]}, "rows": [\n{listed}\n]}}\n'


def _row(register: Register, row: Row) -> dict[str, Json]:
    cells = {one.key: row.cells.get(one.key, _NOTHING).value for one in register.columns}
    return {"url": row.address, "group": row.group or None, **cells}


def _said(kind: str, cell: Cell) -> str:
    """Return a cell as text: a day as YYYY-MM-DD, a number without its unit."""
    plain = kind in (DAY, COUNT) and cell.value is not None
    return str(cell.value) if plain else cell.text


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) and not text.lstrip("-").isdigit() else text
