"""Validity: the register of what is in force, until when, and by what it ended.

In: an Archive.
Out: a Register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.pages.registers import cells
from gazette.pages.registers.register import DAY, PRINTED, STATES, Cell, Column, Register, Row
from gazette.pages.statuses import last_day, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import History
    from gazette.pages.contents import Archive

ADDRESS = "/registers/validity/"
_COLUMNS = (
    Column("title"),
    Column("number"),
    Column("status", STATES, choice=True),
    Column("effective", DAY),
    Column("expires", DAY, soon=True),
    Column("by"),
    PRINTED,
)


def validity(archive: Archive) -> Register:
    """Return every notice with its status, the newest issue first."""
    said = archive.words.registers
    title, note = said.titles["validity"], said.notes["validity"]
    return Register(ADDRESS, title, note, _COLUMNS, tuple(_rows(archive)))


def _rows(archive: Archive) -> Iterator[Row]:
    words = archive.words
    for issue, card, known in reversed(tuple(cells.notices(archive))):
        history = archive.histories[card.address]
        yield Row(
            card.address,
            issue.year,
            {
                **known,
                "status": cells.status(words, history),
                "effective": cells.day(words, card.effective),
                "expires": cells.day(words, last_day(history)),
                "by": _by(archive, history),
            },
        )


def _by(archive: Archive, history: History) -> Cell:
    """Return the last document that changed what a notice is, and where it says so."""
    acts = [one.reason.act for one in history.spans if one.reason and one.reason.act]
    if not acts:
        return Cell()
    act = acts[-1]
    name = named(archive.words, act)
    place = f"{act.address}#{act.unit}" if act.address and act.unit else act.address
    return Cell(name, name, place)
