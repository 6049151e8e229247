"""Indexes: the ways to a notice by section, issuer, document number, subject and kind.

In: an Archive.
Out: Pages; none grows with the archive, for a long list goes on under /2/, /3/ and so on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from gazette.model import Page
from gazette.pages.contents import Archive, entry, ordered
from gazette.pages.frame import Shows, column
from gazette.read.addresses import segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.language.words import Words

Item = TypeVar("Item")

_PART = 80
"""The most entries on one page, which then stays well under 60 kB."""


@dataclass(slots=True)
class _Heading:
    """A name that an index lists, and its entries by year, each with its place in the order."""

    name: str
    step: str
    years: dict[int, list[tuple[int, Shows]]] = field(default_factory=dict)

    def add(self, year: int, place: int, shown: Shows) -> None:
        self.years.setdefault(year, []).append((place, shown))

    @property
    def count(self) -> int:
        return sum(map(len, self.years.values()))


_Headings = dict[str, _Heading]


def index_pages(archive: Archive, beside: Iterable[Shows] = ()) -> Iterator[Page]:
    """Yield the indexes, each with its overview, and the search page.

    `beside` are further lists that the overview of the numbers names.
    """
    words = archive.words
    sections, issuers, numbers, subjects, kinds = _sorted(archive)
    yield from _index(archive, ("sections", words.sections), sections)
    yield from _index(archive, ("issuers", words.issuers), issuers)
    for step, headings in (("subjects", subjects), ("kinds", kinds)):
        if headings:
            yield from _index(archive, (step, words.registers.titles[step]), headings)
    yield from _index(archive, ("numbers", words.numbers), numbers, beside)
    shows = {
        **archive.framed("/search/", words.full_text),
        "heading": words.full_text,
        "sections": tuple(heading.name for heading in sections),
        "issuers": tuple(heading.name for heading in issuers),
        "years": tuple(dict.fromkeys(issue.year for issue in archive.gazette.issues[::-1])),
    }
    yield Page("/search/", "search.html", shows)


def _sorted(archive: Archive) -> tuple[Sequence[_Heading], ...]:
    """Sort every notice by section, issuer and number, so that a list grows at its end only."""
    masthead, words = archive.gazette.masthead, archive.words
    sections: _Headings = {}
    issuers: _Headings = {}
    subjects: _Headings = {}
    kinds: _Headings = {}
    numbers = {
        s.prefix: _Heading(words.with_name.format(name=s.prefix, other=s.issuer), s.code)
        for s in masthead.series
    }
    for issue in archive.gazette.issues:
        page_map = archive.page_map(issue)
        for card in issue.cards:
            shown = entry(words, issue, card, page_map, archive.record)
            names = (
                (sections, card.section),
                (subjects, card.subject),
                (kinds, card.kind),
                *((issuers, one) for one in card.issuers),
            )
            for index, name in names:
                if not name:
                    continue
                heading = index.get(name) or index.setdefault(name, _Heading(name, segment(name)))
                heading.add(issue.year, 0, shown)
            for number in card.numbers:
                if number.prefix in numbers:
                    numbers[number.prefix].add(number.year, number.sequence, shown)
    by_issuer = ordered(issuers, (series.issuer for series in masthead.series))
    return (
        [sections[name] for name in ordered(sections, masthead.sections)],
        [issuers[name] for name in by_issuer],
        [heading for heading in numbers.values() if heading.years],
        _most(subjects),
        _most(kinds),
    )


def _most(headings: _Headings) -> list[_Heading]:
    """Return what has no order of its own, the name with most notices first."""
    return sorted(headings.values(), key=lambda heading: (-heading.count, heading.name))


def _index(
    archive: Archive,
    kind: tuple[str, str],
    headings: Iterable[_Heading],
    beside: Iterable[Shows] = (),
) -> Iterator[Page]:
    """Yield an index and its overview, which leads to what stands `beside` it, too."""
    step, label = kind
    crumb = {"name": label, "address": f"/{step}/"}
    items = [
        {
            "name": heading.name,
            "address": f"/{step}/{heading.step}/",
            "count": heading.count,
            "note": _span(archive.words, heading.years),
        }
        for heading in headings
    ]
    yield from overview(archive, f"/{step}/", label, [*items, *beside], ())
    for heading in headings:
        yield from _named(archive, f"/{step}/{heading.step}/", heading, crumb)


def _named(archive: Archive, address: str, heading: _Heading, crumb: Shows) -> Iterator[Page]:
    """Yield the overview of one name and the lists of its years."""
    words = archive.words
    years = sorted(heading.years, reverse=True)
    items = [
        {
            "name": words.year.format(year=year),
            "address": f"{address}{year}/",
            "count": len(heading.years[year]),
            "note": "",
        }
        for year in years
    ]
    yield from overview(archive, address, heading.name, items, (crumb,))
    above = (crumb, {"name": heading.name, "address": address})
    for year in years:
        place = f"{address}{year}/"
        found = sorted(heading.years[year], key=lambda pair: pair[0])
        title = words.named_year.format(name=heading.name, year=year)
        for part, entries, parts in parted(place, [shown for _, shown in found]):
            shows = {
                **archive.framed(part, title),
                "meta": column(
                    archive.gazette.masthead,
                    heading.name,
                    words.described_listed.format(name=title),
                ),
                "heading": title,
                "crumbs": above,
                "entries": entries,
                "count": len(found),
                "parts": parts,
                "years": tuple(
                    {"year": other, "address": f"{address}{other}/", "here": other == year}
                    for other in years
                ),
            }
            yield Page(part, "index.html", shows)


def overview(
    archive: Archive,
    address: str,
    title: str,
    items: Sequence[Shows],
    crumbs: tuple[Shows, ...],
) -> Iterator[Page]:
    """Yield the pages of an overview: names, what of each there is, and where it is listed."""
    masthead, said = archive.gazette.masthead, archive.words.described_index.format(name=title)
    for part, here, parts in parted(address, items):
        shows = {
            **archive.framed(part, title),
            "meta": column(masthead, title, said),
            "heading": title,
            "crumbs": crumbs,
            "items": here,
            "parts": parts,
        }
        yield Page(part, "numbers.html" if part == "/numbers/" else "overview.html", shows)


def parted(
    address: str, items: Sequence[Item], most: int = _PART
) -> Iterator[tuple[str, tuple[Item, ...], tuple[Shows, ...]]]:
    """Cut a list into pages: address, entries, links among the pages where there are two."""
    starts = range(0, len(items), most) or range(1)
    places = [address if not at else f"{address}part-{at // most + 1}/" for at in starts]
    for at, place in zip(starts, places, strict=True):
        links = tuple(
            {"number": n, "address": other, "here": other == place}
            for n, other in enumerate(places, 1)
        )
        yield place, tuple(items[at : at + most]), links if len(places) > 1 else ()


def _span(words: Words, years: Iterable[int]) -> str:
    first, last = min(years), max(years)
    form = words.year if first == last else words.years
    return form.format(year=first, first=first, last=last)
