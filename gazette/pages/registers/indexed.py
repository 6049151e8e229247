"""Indexed: the rows of the indexes by number, subject and kind, which their pages list.

In: an Archive.
Out: for each year of each name a Register at the address of its page, of which the files are made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.pages.number_gaps import gaps
from gazette.pages.registers import cells
from gazette.pages.registers.register import DAY, PRINTED, STATES, Cell, Column, Register, Row
from gazette.read.addresses import segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Card
    from gazette.pages.contents import Archive
    from gazette.pages.number_gaps import Gap

_COLUMNS = (
    Column("title"),
    Column("number"),
    Column("status", STATES),
    Column("dated", DAY),
    PRINTED,
)
_Key = tuple[str, str, int]
"""The step of an index, the step of a name in it, the year."""


def indexed(archive: Archive) -> Iterator[Register]:
    """Yield the rows of each page of the indexes; those of numbers with what is missing."""
    words = archive.words
    codes = {series.prefix: series.code for series in archive.gazette.masthead.series}
    found: dict[_Key, list[tuple[int, Row]]] = {}
    for issue, card, known in cells.notices(archive):
        shown = {
            **known,
            "status": cells.status(words, archive.histories[card.address]),
            "dated": cells.day(words, card.dated),
        }
        for key, place, number in _places(card, issue.year, codes):
            own = {**shown, "number": cells.text(number)} if number else shown
            found.setdefault(key, []).append((place, Row(card.address, issue.year, own)))
    for (prefix, year), missing in gaps(archive.gazette, archive.record.known_until).items():
        if prefix in codes:
            key = ("numbers", codes[prefix], year)
            found[key] += ((gap.first.sequence, _missing(archive, gap)) for gap in missing)
    for (step, name, year), rows in found.items():
        listed = tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))
        yield Register(f"/{step}/{name}/{year}/", name, "", _COLUMNS, listed, yearly=True)


def _places(card: Card, year: int, codes: dict[str, str]) -> Iterator[tuple[_Key, int, str]]:
    """Yield each page that lists a notice, its place there, and by which number it does."""
    for number in card.numbers:
        if number.prefix in codes:
            yield ("numbers", codes[number.prefix], number.year), number.sequence, str(number)
    for step, name in (("subjects", card.subject), ("kinds", card.kind)):
        if name:
            yield (step, segment(name), year), 0, ""


def _missing(archive: Archive, gap: Gap) -> Row:
    """Return what is missing as a row: its numbers, and what is said of it instead of a status."""
    words = archive.words
    one = str(gap.first) if gap.first == gap.last else None
    span = words.registers.span.format(first=gap.first, last=gap.last)
    state = "not_printed" if gap.known else "not_held"
    return Row(
        "/numbers/",
        gap.first.year,
        {
            "number": Cell(one or span, [str(gap.first), str(gap.last)]),
            "status": Cell(gap.said(words), [{"status": state}]),
        },
    )
