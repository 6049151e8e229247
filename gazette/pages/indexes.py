"""Indexes: the ways to a notice by section, issuer, document number, subject and kind.

In: an Archive.
Out: Pages; none grows with the archive, for a long list goes on under /2/, /3/ and so on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Page
from gazette.pages.frame import Shows, column
from gazette.pages.headings import by_name
from gazette.pages.parts import parted
from gazette.pages.registers import sheets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.language.words import Words
    from gazette.pages.contents import Archive
    from gazette.pages.headings import Heading

_IN_SHEETS = ("/numbers/", "/subjects/", "/kinds/")
"""The indexes whose rows are there for machines, too."""


def index_pages(archive: Archive, beside: Iterable[Shows] = ()) -> Iterator[Page]:
    """Yield the indexes, each with its overview, and the search page.

    `beside` are further lists that the overview of the numbers names.
    """
    words = archive.words
    sections, issuers, numbers, subjects, kinds = by_name(archive)
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


def _index(
    archive: Archive,
    kind: tuple[str, str],
    headings: Iterable[Heading],
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


def _named(archive: Archive, address: str, heading: Heading, crumb: Shows) -> Iterator[Page]:
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
        entries = heading.entries(year)
        title = words.named_year.format(name=heading.name, year=year)
        for part, here, parts in parted(place, entries):
            shows = {
                **archive.framed(part, title),
                "meta": column(
                    archive.gazette.masthead,
                    heading.name,
                    words.described_listed.format(name=title),
                ),
                "heading": title,
                "crumbs": above,
                "entries": here,
                "count": len(heading.years[year]),
                "coverage": archive.coverage if heading.gaps.get(year) else "",
                "files": sheets.files(words, place) if crumb["address"] in _IN_SHEETS else (),
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


def _span(words: Words, years: Iterable[int]) -> str:
    first, last = min(years), max(years)
    form = words.year if first == last else words.years
    return form.format(year=first, first=first, last=last)
