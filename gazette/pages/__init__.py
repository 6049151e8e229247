"""Pages: every address of the site, its layout and all that it shows, decided before any is made.

In: a Gazette; an issue's Notices, its PageMap, the size of its PDF.
Out: Pages.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.json import encode

from gazette.arrange import relations
from gazette.arrange.citing import outside
from gazette.language.words import words
from gazette.model import Page
from gazette.pages import consolidated
from gazette.pages.akoma_ntoso import issue_page, notice_page
from gazette.pages.authorities import authority_pages, entrance
from gazette.pages.calendar import calendar
from gazette.pages.contents import (
    NO_PRINT,
    Archive,
    by_section,
    edition,
    epub_address,
    summary,
    xml_address,
)
from gazette.pages.feeds import atom_feeds, missing, robots, sitemaps
from gazette.pages.forwards import forwards, redirects
from gazette.pages.frame import Shows, column, cover, described, framed, site
from gazette.pages.front import front_pages
from gazette.pages.indexes import index_pages
from gazette.pages.notices import plain, shown
from gazette.pages.open_data import data, notice_data, record_data
from gazette.pages.open_data.changes import changes
from gazette.pages.open_data.data_page import data_page
from gazette.pages.open_data.data_schema import data_schemas
from gazette.pages.open_data.issue_data import issue_data, issue_lines
from gazette.pages.open_data.number_series import cited_numbers, identifiers, number_series
from gazette.pages.paging import with_pages
from gazette.pages.printed import printed_pages
from gazette.pages.published import codes, publication, tombstones
from gazette.pages.registers import register_pages
from gazette.pages.setting import Setting, Surroundings, settings, with_settings
from gazette.pages.verifying import is_bound, verify_pages
from gazette.record import Record, record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazette.model import Citations, Gazette, Issue, IssueLock, Link, Notice, PageMap
    from gazette.model.consolidation import Consolidation
    from gazette.pages.open_data.json_values import Json

_UNCITED: Mapping[str, Citations] = MappingProxyType({})
_UNLOCKED: Mapping[str, IssueLock] = MappingProxyType({})
_NOT_BOUND: Mapping[str, int] = MappingProxyType({})
_NO_YEARS: Mapping[int, int] = MappingProxyType({})

UNKNOWN = Record()
"""Nothing is known of any notice beside itself."""


def surroundings(
    gazette: Gazette,
    links: Mapping[str, tuple[Link, ...]],
    known: Record = UNKNOWN,
    cited: Mapping[str, Citations] = _UNCITED,
    locks: Mapping[str, IssueLock] = _UNLOCKED,
) -> dict[str, Surroundings]:
    """Return, for each issue by its id, all that its pages show and that is not of the issue.

    `links` maps a notice's address to its relations in both directions; `known` is what is known
    of all notices' lives, `cited` maps an address to its citations, `locks` an issue's id to its
    lock.
    """
    shared = site(gazette.masthead, bound=is_bound(gazette))
    issues = gazette.issues
    found: dict[str, Surroundings] = {}
    for at, issue in enumerate(issues):
        found[issue.id] = Surroundings(
            masthead=issue.headed(gazette.masthead),
            site=shared,
            previous=issues[at - 1] if at else None,
            next=issues[at + 1] if at + 1 < len(issues) else None,
            links={
                card.address: links[card.address] for card in issue.cards if card.address in links
            },
            record=known.of(issue),
            citations={
                card.address: cited[card.address] for card in issue.cards if card.address in cited
            },
            lock=locks.get(issue.id),
            acts=tuple(entry for entry in gazette.log if entry.issue == issue.id),
        )
    return found


def issue_pages(
    around: Surroundings,
    issue: Issue,
    notices: tuple[Notice, ...],
    page_map: PageMap = NO_PRINT,
    pdf_size: int = 0,
) -> Iterator[Page]:
    """Yield an issue's page, each notice's page, plain text, data and XML, and the printed pages.

    `page_map` is empty where no printed edition was made: page numbers and the links to the PDF
    are then left out. `pdf_size` is in bytes.
    """
    around = replace(around, histories=around.record.histories((issue,)))
    yield _issue(around, issue, page_map, pdf_size)
    rows: list[dict[str, Json]] = []
    lines: list[bytes] = []
    for notice, setting in with_settings(around, issue, notices, page_map):
        amended = consolidated.consolidation(notice, setting)
        yield _notice(notice, setting, amended)
        text = plain(notice, setting)
        yield Page(f"/{issue.id}/{notice.card.id}.txt", "", {"text": text})
        rows.append(notice_data.notice(notice, setting, text, amended))
        lines.append(encode(rows[-1]))
        yield notice_data.page(notice.card, lines[-1])
        if amended and amended.applied:
            yield consolidated.page(notice, setting, amended)
        yield notice_page(notice, setting)
        yield from forwards(notice.card, setting)
    if issue.cards:
        yield issue_page(around, issue, page_map)
    yield from printed_pages(around, issue, notices, page_map)
    if page_map.count:
        yield from codes(around, issue)
    yield from tombstones(around, issue)
    yield issue_data(around, issue, page_map, rows)
    yield issue_lines(issue, lines)


def notice_alone(around: Surroundings, issue: Issue, notice: Notice) -> Page:
    """Return the page of one notice as issue_pages makes it where nothing is printed yet.

    The issue's cards are known; that of the notice is one of them.
    """
    around = replace(around, histories=around.record.histories((issue,)))
    at = issue.cards.index(notice.card)
    setting = next(islice(settings(around, issue, issue.cards, NO_PRINT), at, None))
    return _notice(notice, setting, consolidated.consolidation(notice, setting))


def gazette_pages(
    gazette: Gazette,
    page_maps: Mapping[str, PageMap],
    pdf_sizes: Mapping[str, int],
    epub_sizes: Mapping[str, int] = _NOT_BOUND,
    year_sizes: Mapping[int, int] = _NO_YEARS,
) -> Iterator[Page]:
    """Yield the pages of the whole: front page, indexes, search, feeds, data, the style.

    `page_maps` and `pdf_sizes` (bytes) go by an issue's id; one that they lack was not printed. So
    do the sizes of EPUBs; those of the PDFs of the contents of years go by the year.
    """
    shared = site(gazette.masthead, bound=is_bound(gazette))
    paged = with_pages(gazette, page_maps)
    known = record(paged)
    lives = (known, known.histories(gazette.issues))
    others = (relations(paged), *lives, outside(gazette))
    archive = Archive(gazette, page_maps, pdf_sizes, shared, *others, epub_sizes, year_sizes)
    addresses: list[str] = []
    pages = (front_pages, partial(index_pages, beside=entrance(archive)), authority_pages)
    for page in chain.from_iterable(make(archive) for make in (*pages, register_pages)):
        if page.layout and not page.shows["noindex"]:
            addresses.append(page.address)
        yield page
    addresses.append("/data/")
    yield data_page(archive)
    for page in verify_pages(archive):
        if not page.shows["noindex"]:
            addresses.append(page.address)
        yield page
    for issue in reversed(gazette.issues):
        addresses.append(issue.address)
        addresses += (card.address for card in issue.cards)
    yield from sitemaps(archive, addresses)
    yield missing(archive)
    yield from _machine_pages(archive)
    yield from data_schemas(gazette.masthead)
    yield Page("/style.css", "style.css", {})


def _machine_pages(archive: Archive) -> Iterator[Page]:
    """Yield what machines read of the whole."""
    yield from atom_feeds(archive)
    yield calendar(archive)
    yield robots(archive)
    yield data.index(archive)
    yield record_data.status(archive)
    yield changes(archive)
    yield redirects(archive)
    yield number_series(archive)
    yield cited_numbers(archive)
    yield identifiers(archive)


def _notice(notice: Notice, setting: Setting, amended: Consolidation | None) -> Page:
    told = consolidated.told(notice, setting, amended)
    return Page(notice.card.address, "notice.html", shown(notice, setting, told))


def _issue(around: Surroundings, issue: Issue, page_map: PageMap, pdf_size: int) -> Page:
    masthead = around.masthead
    said = words(masthead)
    name = said.issue(issue)
    source = said.with_issue.format(gazette=masthead.name, issue=name)
    titles = said.clause_mark.join(card.title for card in issue.cards)
    shows: Shows = {
        **framed(masthead, around.site, issue.address, f"{name} - {masthead.name}"),
        "description": described(said.titled.format(name=source, text=titles)),
        "meta": column(masthead, name, said.described_issue.format(name=source)),
        "cover": cover(masthead, issue, page_map),
        "issue": edition(said, issue, page_map, pdf_size, around.size(epub_address(issue))),
        "note": issue.note,
        "publication": publication(around, issue),
        "sections": by_section(said, issue, page_map, around.histories),
        "previous": around.previous and summary(said, around.previous),
        "next": around.next and summary(said, around.next),
        "xml": xml_address(issue.id) if issue.cards else "",
    }
    shows["draft"] = shows["issue"]["draft"]
    return Page(issue.address, "issue.html", shows)
