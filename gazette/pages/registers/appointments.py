"""Appointments: the register of what was done to whose post (任免), and the same by name.

In: an Archive.
Out: Registers, which are of persons: no search engine is to have them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.language import timing
from gazette.pages.registers import cells
from gazette.pages.registers.register import DAY, NAME, PRINTED, Cell, Column, Register, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from gazette.language.words import Words
    from gazette.model import Appointment, Card
    from gazette.pages.contents import Archive

ADDRESS = "/registers/appointments/"
NAMES = f"{ADDRESS}names/"
_COLUMNS = (
    Column("person", NAME),
    Column("act", choice=True),
    Column("post"),
    Column("dated", DAY),
    Column("probation_ends", DAY, soon=True),
    Column("since"),
    Column("remark"),
    PRINTED,
)
_OF_A_NAME = _COLUMNS[1:]


def appointments(archive: Archive) -> tuple[Register, Register]:
    """Return what was done to posts, the newest first, and what was done to those of each name.

    Equal names stand together and are not said to be one person.
    """
    said = archive.words.registers
    rows = tuple(listed(archive))
    named = (row for row in rows if row.cells["person"].value)
    return (
        Register(
            ADDRESS,
            said.titles["appointments"],
            said.notes["appointments"],
            _COLUMNS,
            rows[::-1],
            personal=True,
            beside=({"name": said.titles["names"], "address": NAMES},) if rows else (),
        ),
        Register(
            NAMES,
            said.titles["names"],
            said.notes["names"],
            _OF_A_NAME,
            tuple(replace(row, group=row.cells["person"].text) for row in sorted(named, key=_name)),
            personal=True,
            whole=True,
        ),
    )


def listed(archive: Archive) -> Iterator[Row]:
    """Yield each appointment as a row, as printed, but for persons that are unlisted."""
    words, unlisted = archive.words, frozenset(archive.gazette.masthead.unlisted)
    for issue, card, known in cells.notices(archive):
        for one in card.appointments:
            if one.person not in unlisted and not any(name in one.text for name in unlisted):
                place = f"{card.address}#{one.unit}"
                shown = {**known, **_cells(words, card, one, place)}
                yield Row(place, issue.year, shown)


def _name(row: Row) -> tuple[str, str]:
    return row.cells["person"].text, row.cells["dated"].order


def _cells(words: Words, card: Card, one: Appointment, place: str) -> Mapping[str, Cell]:
    said = words.registers
    name = one.person or said.not_understood
    probation = said.probation.format(span=one.probation) if one.probation else ""
    return {
        "person": Cell(name, one.person or None, place),
        "act": Cell(said.acts[one.act], one.act or None),
        "post": Cell(one.post or one.text, one.post or one.text or None, place),
        "dated": cells.day(words, card.dated),
        "probation_ends": cells.day(words, _probation_ends(card, one)),
        "since": cells.text(one.since),
        "remark": cells.text(words.sentence_mark.join(filter(None, (probation, one.remark)))),
    }


def _probation_ends(card: Card, one: Appointment) -> date | None:
    """Return the last day of a probation, counted from the day of the document."""
    term = timing.expiry(one.probation) if one.probation else None
    return timing.day(term, dated=card.dated, effective=card.dated) if term else None
