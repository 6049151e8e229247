"""Year print: what is printed of the contents of a year, the same rows as its pages have.

In: the masthead, the issues of a year, their PageMaps.
Out: Year: the contents by section, then by number, by subject, by person.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gazette.model import Gazette
from gazette.pages.contents import Archive, ordered
from gazette.pages.paging import first_pages
from gazette.pages.registers.yearly import contents_of, contents_rows, names_rows
from gazette.print.year import ENTRY, GROUP, NOTE, PART, Line, Year
from gazette.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gazette.model import Issue, Masthead, PageMap, Place
    from gazette.pages.registers.register import Row

_Entry = tuple[str, Line]
"""The heading that an entry stands under, and the entry."""


def year_print(
    masthead: Masthead, issues: tuple[Issue, ...], page_maps: Mapping[str, PageMap]
) -> Year:
    """Return what is printed of the contents of the year of these issues."""
    archive = Archive(Gazette(masthead, issues), page_maps, {}, {}, {}, Record(), {}, {})
    said, year, place = archive.words.registers, issues[0].year, issues[-1].place
    lists = _Lists(archive)
    parts = (
        _part(archive.words.contents_heading, lists.contents(), place),
        _part(said.titles["by_number"], lists.numbers(), place),
        _part(said.titles["by_subject"], lists.subjects(), place),
        _part(said.titles["by_person"], lists.names(), place, said.notes["year_names"]),
    )
    return Year(
        contents_of(year),
        said.titles["contents"].format(year=year),
        archive.coverage,
        tuple(filter(None, parts)),
    )


def _part(name: str, entries: Iterable[_Entry], place: Place, note: str = "") -> tuple[Line, ...]:
    """Return the lines of a part; none where it has no entry."""
    lines: list[Line] = []
    for group, among in groupby(entries, lambda entry: entry[0]):
        lines += [Line(GROUP, group, place)] if group else []
        lines += (line for _, line in among)
    if not lines:
        return ()
    notes = (Line(NOTE, note, place),) if note else ()
    return (Line(PART, name, place), *notes, *lines)


class _Lists:
    """The lists of a year, each of the rows that its registers have."""

    def __init__(self, archive: Archive) -> None:
        self.archive, self.words = archive, archive.words
        self.issues = {issue.id: issue for issue in archive.gazette.issues}
        self.cards = {card.address: card for one in archive.gazette.issues for card in one.cards}
        self.pages = first_pages(archive.gazette, archive.page_maps)
        self.rows = tuple(row for rows in contents_rows(archive).values() for row in rows)

    def contents(self) -> Iterator[_Entry]:
        """Yield the documents by section, as printed."""
        for row in self.rows:
            yield row.group, self.entry(row, row.cells["title"].text + self._number(row))

    def numbers(self) -> Iterator[_Entry]:
        """Yield each number of each document, by series, year and sequence."""
        rows = {row.address: row for row in self.rows}
        found = [
            (number, rows[card.address]) for card in self.cards.values() for number in card.numbers
        ]
        series = [one.prefix for one in self.archive.gazette.masthead.series]
        names = ordered((number.prefix for number, _ in found), series)
        found.sort(key=lambda one: (names.index(one[0].prefix), one[0].year, one[0].sequence))
        for number, row in found:
            yield number.prefix, self.entry(row, str(number))

    def subjects(self) -> Iterator[_Entry]:
        """Yield the documents that have a subject, by subject."""
        for row in sorted(self.rows, key=lambda row: row.cells["subject"].text):
            if subject := row.cells["subject"].text:
                yield subject, self.entry(row, row.cells["title"].text)

    def names(self) -> Iterator[_Entry]:
        """Yield what was done to whose post, by name."""
        for row in (row for rows in names_rows(self.archive).values() for row in rows):
            said = (row.cells[key].text for key in ("person", "act", "post"))
            yield "", self.entry(row, self.words.gap.join(said))

    def entry(self, row: Row, text: str) -> Line:
        """Return an entry, with its place as short as it may be within a year."""
        card = self.cards[row.address.partition("#")[0]]
        issue, page = self.issues[card.issue], self.pages.get(card.address, 0)
        name = self.words.issue_short(issue)
        at = self.words.on_page.format(issue=name, page=page) if page else name
        return Line(ENTRY, text, card.place, at)

    def _number(self, row: Row) -> str:
        number = row.cells["number"].text
        return self.words.in_brackets.format(text=number) if number else ""
