"""Supervision: the register of units under supervision (挂牌督办) and of how their cases ended.

In: an Archive.
Out: a Register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.arrange.cases import cases
from gazette.pages.registers import cells
from gazette.pages.registers.register import COUNT, DAY, PRINTED, Cell, Column, Register, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazette.arrange.cases import Case
    from gazette.language.words import Words
    from gazette.model import Card
    from gazette.pages.contents import Archive

ADDRESS = "/registers/supervision/"
_COLUMNS = (
    Column("unit"),
    Column("hazard", choice=True),
    Column("state", choice=True),
    Column("opened", DAY),
    Column("due", DAY, soon=True),
    Column("closed", DAY),
    Column("days", COUNT),
    Column("matched"),
    PRINTED,
)


def supervision(archive: Archive) -> Register:
    """Return the units under supervision, the newest case first."""
    said = archive.words.registers
    title, note = said.titles["supervision"], said.notes["supervision"]
    return Register(ADDRESS, title, note, _COLUMNS, tuple(_rows(archive)))


def _rows(archive: Archive) -> Iterator[Row]:
    places = {card.address: (issue.year, known) for issue, card, known in cells.notices(archive)}
    for case in reversed(cases(archive.gazette)):
        card = case.opening or case.closing
        if card:
            year, known = places[card.address]
            yield Row(card.address, year, {**known, **_cells(archive.words, case)})


def _cells(words: Words, case: Case) -> Mapping[str, Cell]:
    said = words.registers
    held = case.opening or case.closing
    what = held.supervised if held else None
    more = said.others.format(n=case.more) if case.more else ""
    state = "open" if not case.closing else "closed" if case.opening else "opening_unknown"
    return {
        "unit": Cell((case.unit or said.not_understood) + more, case.unit or None),
        "hazard": cells.text(what.hazard if what else ""),
        "state": Cell(said.states[state], state),
        "opened": _day(words, case.opening),
        "due": cells.day(words, what.due if what else None),
        "closed": _day(words, case.closing),
        "days": cells.count(case.days),
        "matched": Cell(said.matched.get(case.matched, ""), case.matched or None),
    }


def _day(words: Words, card: Card | None) -> Cell:
    """Return the day of a notice, which leads to it."""
    if card is None:
        return Cell()
    day = cells.day(words, card.dated)
    return Cell(day.text or card.title, day.value, card.address, day.order)
