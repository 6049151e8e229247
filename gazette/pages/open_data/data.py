"""Data: the index of the whole gazette, which machines read first.

In: an Archive.
Out: a Page of JSON. Addresses start at the site's root; what is not known is null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.fields import GAZETTE, NOTICE, indexed
from gazette.model import LISTS, Page
from gazette.pages.open_data.issue_data import head
from gazette.pages.open_data.json_values import SCHEMA_VERSION, dumped, plain
from gazette.pages.open_data.notice_data import relations, where
from gazette.pages.open_data.record_data import spans
from gazette.pages.paging import extents
from gazette.pages.registers.yearly import contents_of, pdf_of

if TYPE_CHECKING:
    from gazette.model import Card, Issue
    from gazette.pages.contents import Archive
    from gazette.pages.open_data.json_values import Json
    from gazette.pages.paging import Extent

_LISTED = tuple(key for key in indexed(NOTICE) if key != "printed_page")
"""The keys of a notice in the index; its pages stand there as first_page."""


def index(archive: Archive) -> Page:
    """Return data/gazette.json: masthead, issues and notices, one notice a line."""
    masthead = archive.gazette.masthead
    shown = {key: getattr(masthead, key) for key in indexed(GAZETTE)}
    issues = ",\n".join(_issue(issue, archive) for issue in archive.gazette.issues)
    text = (
        f'{{"schema_version": {SCHEMA_VERSION}, "gazette": {dumped(shown)},\n'
        f'"years": {dumped(_years(archive))},\n"issues": [\n{issues}\n]}}\n'
    )
    return Page("/data/gazette.json", "", {"text": text})


def _years(archive: Archive) -> list[dict[str, Json]]:
    """Return the contents of each year, and their PDF."""
    years = sorted({issue.year for issue in archive.gazette.issues if issue.cards})
    return [
        {
            "year": year,
            "url": contents_of(year),
            "pdf": pdf_of(year) if archive.year_sizes.get(year) else None,
        }
        for year in years
    ]


def _issue(issue: Issue, archive: Archive) -> str:
    page_map = archive.page_map(issue)
    shown = {
        **head(issue, page_map, archive.epub_sizes.get(issue.id, 0)),
        "json": f"/{issue.id}/{issue.id}.json",
    }
    paged = extents(issue, page_map)
    notices = ",\n".join(
        dumped(_listed(card, issue, archive, paged.get(card.id))) for card in issue.cards
    )
    return f'{dumped(shown)[:-1]}, "notices": [\n{notices}\n]}}'


def _listed(card: Card, issue: Issue, archive: Archive, extent: Extent | None) -> dict[str, Json]:
    links = archive.links.get(card.address, ())
    return {
        **{key: plain(getattr(card, LISTS.get(key, key))) for key in _LISTED},
        "numbers": [str(number) for number in card.numbers],
        "issuers": card.issuers,
        **where(card, issue, archive.page_map(issue), extent),
        "status": spans(archive.words, archive.histories[card.address]),
        "relations": relations(card, links),
    }
