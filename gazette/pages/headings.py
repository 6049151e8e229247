"""Headings: the names that indexes list: sections, issuers, series of numbers, subjects, kinds.

In: an Archive.
Out: Headings, each with its entries by year.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazette.pages.contents import Archive, entry, ordered
from gazette.pages.number_gaps import gaps
from gazette.read.addresses import segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.pages.frame import Shows


@dataclass(slots=True)
class Heading:
    """A name that an index lists, and its entries by year, each with its place in the order.

    `gaps` are what is missing among the entries of a year.
    """

    name: str
    step: str
    years: dict[int, list[tuple[int, Shows]]] = field(default_factory=dict)
    gaps: dict[int, list[tuple[int, Shows]]] = field(default_factory=dict)

    def add(self, year: int, place: int, shown: Shows) -> None:
        """Put an entry in its place."""
        self.years.setdefault(year, []).append((place, shown))

    def entries(self, year: int) -> list[Shows]:
        """Return the entries of a year in order, what is missing in its place."""
        found = [*self.years[year], *self.gaps.get(year, [])]
        return [shown for _, shown in sorted(found, key=lambda pair: pair[0])]

    @property
    def count(self) -> int:
        """Return how many entries it has."""
        return sum(map(len, self.years.values()))


_Headings = dict[str, Heading]


def by_name(archive: Archive) -> tuple[Sequence[Heading], ...]:
    """Sort every notice by section, issuer and number, so that a list grows at its end only."""
    masthead, words = archive.gazette.masthead, archive.words
    sections: _Headings = {}
    issuers: _Headings = {}
    subjects: _Headings = {}
    kinds: _Headings = {}
    numbers = {
        s.prefix: Heading(words.with_name.format(name=s.prefix, other=s.issuer), s.code)
        for s in masthead.series
    }
    for issue in archive.gazette.issues:
        page_map = archive.page_map(issue)
        for card in issue.cards:
            shown = entry(words, issue, card, page_map, archive.histories[card.address])
            named = ((sections, card.section), (subjects, card.subject), (kinds, card.kind))
            for index, name in (*named, *((issuers, one) for one in card.issuers)):
                if not name:
                    continue
                heading = index.get(name) or index.setdefault(name, Heading(name, segment(name)))
                heading.add(issue.year, 0, shown)
            for number in card.numbers:
                if number.prefix in numbers:
                    numbers[number.prefix].add(number.year, number.sequence, shown)
    _add_gaps(archive, numbers)
    by_issuer = ordered(issuers, (series.issuer for series in masthead.series))
    return (
        [sections[name] for name in ordered(sections, masthead.sections)],
        [issuers[name] for name in by_issuer],
        [heading for heading in numbers.values() if heading.years],
        _most(subjects),
        _most(kinds),
    )


def _add_gaps(archive: Archive, numbers: _Headings) -> None:
    """Put what is missing among the numbers of a series in its place."""
    for (prefix, year), missing in gaps(archive.gazette, archive.record.known_until).items():
        if prefix in numbers:
            numbers[prefix].gaps[year] = [
                (gap.first.sequence, {"gap": gap.said(archive.words)}) for gap in missing
            ]


def _most(headings: _Headings) -> list[Heading]:
    """Return what has no order of its own, the name with most notices first."""
    return sorted(headings.values(), key=lambda heading: (-heading.count, heading.name))
