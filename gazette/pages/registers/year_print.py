"""Year print: what is printed of the contents of a year, the same rows as its pages have.

In: the masthead, the issues of a year, their PageMaps.
Out: Year: the contents by section, then by number, by subject, by person; or these indexes alone,
for the last of the issues, whose pages are not known yet.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gazette.model import Gazette
from gazette.pages.contents import Archive, ordered
from gazette.pages.paging import first_pages
from gazette.pages.registers.yearly import contents_of, contents_rows, names_rows
from gazette.print.year import ENTRY, GROUP, NOTE, PAGE, PART, Line, Year
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
    lists, said, year = _Lists(archive), archive.words, issues[0].year
    contents = _part(said.contents_heading, lists.contents(), issues[-1].place)
    title = said.registers.titles["contents"].format(year=year)
    parts = filter(None, (contents, *_indexes(lists, issues[-1].place)))
    return Year(contents_of(year), title, archive.coverage, tuple(parts))


def year_index(
    masthead: Masthead, issues: tuple[Issue, ...], page_maps: Mapping[str, PageMap]
) -> Year:
    """Return what is printed at the end of the last of these issues: the indexes of its year.

    Each line of a notice of that issue names it, and leaves a place for its page.
    """
    archive = Archive(Gazette(masthead, issues), page_maps, {}, {}, {}, Record(), {}, {})
    last, titles = issues[-1], archive.words.registers.titles
    parts = filter(None, _indexes(_Lists(archive, setting=last.id), last.place))
    title, section = titles["year_index"].format(year=last.year), titles["index_section"]
    return Year(last.address, title, archive.coverage, tuple(parts), section)


def _indexes(lists: _Lists, place: Place) -> Iterator[tuple[Line, ...]]:
    """Yield the indexes by number, by subject, by person."""
    said = lists.words.registers
    yield _part(said.titles["by_number"], lists.numbers(), place)
    yield _part(said.titles["by_subject"], lists.subjects(), place)
    yield _part(said.titles["by_person"], lists.names(), place, said.notes["year_names"])


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
    """The lists of a year, each of the rows that its registers have.

    The pages of the issue that is being set, `setting`, are still to come.
    """

    def __init__(self, archive: Archive, setting: str = "") -> None:
        self.archive, self.words = archive, archive.words
        self.setting = setting
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
        own = card.id if not page and issue.id == self.setting and not issue.printed_before else ""
        known = page or (PAGE if own else 0)
        at = self.words.on_page.format(issue=name, page=known) if known else name
        return Line(ENTRY, text, card.place, at, own)

    def _number(self, row: Row) -> str:
        number = row.cells["number"].text
        return self.words.in_brackets.format(text=number) if number else ""
