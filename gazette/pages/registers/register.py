"""Register: a table of what the notices say of one matter, as pages and data show it.

In: values.
Out: Register, its Columns, Rows and Cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.pages.frame import Shows
    from gazette.pages.open_data.json_values import Json

TEXT, NAME, DAY, COUNT, STATES, PLACE = "text", "name", "day", "count", "spans", "place"
"""The types of columns: what the data have in them: text, a person's name, a day, a number, spans
of days each with what holds on them, the issue and the page that a row leads to."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` names it in the data, its label is that of the gazette's language.

    A `choice` has few values, of which a reader may choose one; the days of one that is `soon` are
    asked for as such.
    """

    key: str
    type: str = TEXT
    choice: bool = False
    soon: bool = False


PRINTED = Column("printed", PLACE)
"""Where a notice is printed."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column: for readers `text`, for machines `value`.

    `address` is where it leads to; `order` what it is sorted by, where that is not its text;
    `spans` are those of a status.
    """

    text: str = ""
    value: Json = None
    address: str = ""
    order: str = ""
    spans: tuple[Shows, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """An entry: its cells by the keys of their columns, and its place, `address`.

    `year` is that of the issue that tells of it, `group` the heading under which it stands.
    """

    address: str
    year: int
    cells: Mapping[str, Cell]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """A register at its address; one of persons is `personal`: no search engine is to have it.

    `crumbs` lead to it, `beside` are links to others of its kind; one that is `whole` is never
    parted by years, and what is `yearly` covers the years of its rows alone, so that a later issue
    leaves it as it is. `editions` are links to the same for other uses.
    """

    address: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    crumbs: tuple[Shows, ...] = ()
    personal: bool = False
    whole: bool = False
    yearly: bool = False
    beside: tuple[Shows, ...] = ()
    editions: tuple[Shows, ...] = ()
