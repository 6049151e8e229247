"""Front: the front page of the site, and the issues of each year.

In: an Archive.
Out: Pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Page
from gazette.pages.coming import coming
from gazette.pages.contents import Archive, by_section, summary
from gazette.pages.frame import Shows, column, cover

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Issue

_RECENT = 10
"""The years of which the front page names every issue."""


def front_pages(archive: Archive) -> Iterator[Page]:
    """Yield the front page, the overview of the years and each year."""
    years = _by_year(archive.gazette.issues)
    yield _home(archive, years)
    yield _overview(archive, years)
    for year in years:
        yield _year(archive, years, year)


def year_link(year: int) -> Shows:
    """Return a year with the address of its page."""
    return {"year": year, "address": f"/years/{year}/"}


def _by_year(issues: Sequence[Issue]) -> dict[int, list[Issue]]:
    """Return the issues of each year, the newest year and issue first."""
    years: dict[int, list[Issue]] = {}
    for issue in reversed(issues):
        years.setdefault(issue.year, []).append(issue)
    return years


def _home(archive: Archive, years: dict[int, list[Issue]]) -> Page:
    masthead, issues = archive.gazette.masthead, archive.gazette.issues
    words, name = archive.words, masthead.name
    latest = issues[-1] if issues else None
    sections = (
        by_section(words, latest, archive.page_map(latest), archive.histories) if latest else ()
    )
    shows = {
        **archive.framed("/", ""),
        "here": "/",
        "description": words.described_home.format(name=name),
        "meta": column(masthead, name, words.electronic.format(name=name), words.column_overview),
        "cover": cover(masthead, latest, archive.page_map(latest)) if latest else "",
        "latest": archive.edition(latest) if latest else None,
        "note": latest.note if latest else "",
        "sections": sections,
        "coming": coming(archive),
        "years": tuple(
            {
                **year_link(year),
                "issues": tuple(summary(words, issue) for issue in years[year][::-1]),
            }
            for year in list(years)[:_RECENT]
        ),
        "earlier": tuple(year_link(year) for year in list(years)[_RECENT:]),
    }
    return Page("/", "home.html", shows)


def _overview(archive: Archive, years: dict[int, list[Issue]]) -> Page:
    words = archive.words
    title = words.all_years
    shows = {
        **archive.framed("/years/", title),
        "meta": column(archive.gazette.masthead, title, words.described_years),
        "heading": title,
        "crumbs": (),
        "items": tuple(
            {
                "name": words.year.format(year=year),
                "address": f"/years/{year}/",
                "count": sum(len(issue.cards) for issue in issues),
                "note": words.issues.of(len(issues)),
            }
            for year, issues in years.items()
        ),
        "parts": (),
    }
    return Page("/years/", "overview.html", shows)


def _year(archive: Archive, years: dict[int, list[Issue]], year: int) -> Page:
    words = archive.words
    address, title = f"/years/{year}/", words.of_year.format(year=year)
    shows = {
        **archive.framed(address, title),
        "meta": column(archive.gazette.masthead, title, words.described_year.format(year=year)),
        "heading": title,
        "crumbs": ({"name": words.all_years, "address": "/years/"},),
        "issues": tuple(archive.edition(issue) for issue in years[year][::-1]),
        "years": tuple({**year_link(other), "here": other == year} for other in years),
        "contents": f"{address}contents/",
    }
    return Page(address, "year.html", shows)
