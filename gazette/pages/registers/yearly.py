"""Yearly: the contents of a whole year (年度总目录) by section, and the names in its appointments.

In: an Archive.
Out: two Registers a year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.pages.contents import megabytes, ordered
from gazette.pages.registers import cells
from gazette.pages.registers.appointments import listed
from gazette.pages.registers.register import DAY, NAME, PRINTED, Column, Register, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.pages.contents import Archive
    from gazette.pages.frame import Shows

_CONTENTS = (
    Column("title"),
    Column("number"),
    Column("subject", choice=True),
    Column("dated", DAY),
    PRINTED,
)
_NAMES = (
    Column("person", NAME),
    Column("act", choice=True),
    Column("post"),
    Column("dated", DAY),
    PRINTED,
)


def yearly(archive: Archive) -> Iterator[Register]:
    """Yield the contents and the names of each year, the newest first."""
    words = archive.words
    said = words.registers
    contents, names = contents_rows(archive), names_rows(archive)
    for year in sorted(contents, reverse=True):
        above = (
            {"name": words.all_years, "address": "/years/"},
            {"name": words.of_year.format(year=year), "address": f"/years/{year}/"},
        )
        yield Register(
            contents_of(year),
            said.titles["contents"].format(year=year),
            said.notes["contents"],
            _CONTENTS,
            contents[year],
            above,
            whole=True,
            yearly=True,
            beside=tuple(_beside(archive, year, named=year in names)),
            editions=tuple(_editions(archive, year)),
        )
        if year in names:
            yield Register(
                names_of(year),
                said.titles["year_names"].format(year=year),
                said.notes["year_names"],
                _NAMES,
                names[year],
                above,
                personal=True,
                whole=True,
                yearly=True,
            )


def contents_of(year: int) -> str:
    """Return the address of the contents of a year."""
    return f"/years/{year}/contents/"


def names_of(year: int) -> str:
    """Return the address of the names in a year's appointments."""
    return f"/years/{year}/names/"


def pdf_of(year: int) -> str:
    """Return the address of the PDF of the contents of a year."""
    return f"{contents_of(year)}{year}.pdf"


def _editions(archive: Archive, year: int) -> Iterator[Shows]:
    """Yield the PDF of a year's contents, if one was made."""
    if size := archive.year_sizes.get(year, 0):
        name = archive.words.registers.pdf.format(size=megabytes(size))
        yield {"name": name, "address": pdf_of(year)}


def _beside(archive: Archive, year: int, *, named: bool) -> Iterator[Shows]:
    """Yield the indexes of a year: its names, its numbers by series, and all subjects."""
    said = archive.words.registers
    cards = [c for issue in archive.gazette.issues if issue.year == year for c in issue.cards]
    if named:
        yield {"name": said.titles["year_names"].format(year=year), "address": names_of(year)}
    held = {number.prefix for card in cards for number in card.numbers if number.year == year}
    for series in archive.gazette.masthead.series:
        if series.prefix in held:
            yield {"name": series.prefix, "address": f"/numbers/{series.code}/{year}/"}
    if any(card.subject for card in cards):
        yield {"name": said.titles["subjects"], "address": "/subjects/"}


def contents_rows(archive: Archive) -> dict[int, tuple[Row, ...]]:
    """Return the notices of each year by section, in the order of the masthead, as printed."""
    years: dict[int, list[Row]] = {}
    for issue, card, known in cells.notices(archive):
        shown = {
            **known,
            "subject": cells.text(card.subject),
            "dated": cells.day(archive.words, card.dated),
        }
        row = Row(card.address, issue.year, shown, card.section)
        years.setdefault(issue.year, []).append(row)
    sections = archive.gazette.masthead.sections
    return {year: _by_section(rows, sections) for year, rows in years.items()}


def _by_section(rows: list[Row], sections: tuple[str, ...]) -> tuple[Row, ...]:
    names = ordered((row.group for row in rows), sections)
    return tuple(sorted(rows, key=lambda row: names.index(row.group)))


def names_rows(archive: Archive) -> dict[int, tuple[Row, ...]]:
    """Return what each year's documents say of whom, by name."""
    years: dict[int, list[Row]] = {}
    for row in listed(archive):
        if row.cells["person"].value:
            years.setdefault(row.year, []).append(row)
    return {
        year: tuple(sorted(rows, key=lambda row: row.cells["person"].text))
        for year, rows in years.items()
    }
