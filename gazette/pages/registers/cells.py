"""Cells: how a register shows a notice, its printed place, a day, a count, a status.

In: an Archive, an Issue, a Card.
Out: Cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.arrange import first_number
from gazette.pages.open_data import record_data
from gazette.pages.paging import extents
from gazette.pages.registers.register import Cell
from gazette.pages.statuses import said, statuses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from gazette.language.words import Words
    from gazette.model import Card, History, Issue
    from gazette.pages.contents import Archive


def text(value: str) -> Cell:
    """Return a text; nothing where there is none."""
    return Cell(value, value or None)


def day(words: Words, value: date | None, said: str = "") -> Cell:
    """Return a day; `said` is what readers see where that is more."""
    iso = value.isoformat() if value else ""
    return Cell(said or words.day(value), iso or None, order=iso)


def count(value: int | None, said: str = "") -> Cell:
    """Return a number, nothing where it is not known."""
    if value is None:
        return Cell()
    return Cell(said or str(value), value, order=str(value))


def status(words: Words, history: History) -> Cell:
    """Return the spans of a notice's status."""
    spans = statuses(words, history, plain=True)
    shown = words.listed(said(words, history)) or next(
        (one["text"] for one in spans if not one["hidden"]), ""
    )
    return Cell(shown, record_data.spans(words, history), spans=spans)


def notices(archive: Archive) -> Iterator[tuple[Issue, Card, Mapping[str, Cell]]]:
    """Yield every notice, the oldest first, with the cells of what it is and where printed."""
    for issue in archive.gazette.issues:
        pages = {name: one.first for name, one in extents(issue, archive.page_map(issue)).items()}
        for card in issue.cards:
            yield issue, card, document(archive.words, issue, card, pages.get(card.id, 0))


def document(words: Words, issue: Issue, card: Card, page: int) -> Mapping[str, Cell]:
    """Return the cells of a notice: its title, number, printed place; `page` is 0 for none."""
    name = words.issue(issue)
    printed = words.on_page.format(issue=name, page=page) if page else name
    return {
        "title": Cell(card.title, card.title, card.address),
        "number": text(first_number(card)),
        "printed": Cell(
            printed,
            {"issue": issue.id, "page": page or None},
            f"{card.address}#p{page}" if page else card.address,
            f"{issue.id} {page:04}",
        ),
    }
