"""Holdings: what a gazette holds: its issues, its notices, the numbers of its series.

In: a Context, the Gazette with its drafts, its CachedIssues.
Out: rows for whoever lists them; printed pages as far as a print edition is at hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - rows are read by their types
from typing import TYPE_CHECKING

from gazette.arrange import first_number
from gazette.build.checking import without_drafts
from gazette.build.printing import prints_at_hand
from gazette.model import PageMap, StatusWord
from gazette.pages.number_gaps import Gap, gaps
from gazette.pages.open_data.number_series import runs
from gazette.record import record, status_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.build.context import Context
    from gazette.build.issue_tasks import CachedIssue
    from gazette.model import Card, Gazette, Issue, NumberRange

LOCKED = "locked"
"""The state of an issue that is published and bound by a lock."""


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue; `state` is draft, published or locked; `pages` is 0 where they are not known."""

    id: str
    serial: NumberRange | None
    published: date | None
    state: str
    notices: int
    pages: int


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice: its file and address, its printed pages, what it is today."""

    issue: str
    file: str
    address: str
    number: str
    id: str
    dated: date | None
    section: str
    title: str
    pages: tuple[int, int] | None
    status: StatusWord


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """The numbers of a series in a year: the runs that are held, the gaps between them."""

    prefix: str
    code: str
    year: int
    runs: tuple[tuple[int, int], ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """All of it, each from the oldest on."""

    issues: tuple[IssueRow, ...]
    notices: tuple[NoticeRow, ...]
    numbers: tuple[SeriesRow, ...]


def holdings(
    context: Context, gazette: Gazette, issues: Mapping[str, CachedIssue], day: date
) -> Holdings:
    """Return what a gazette holds on a day."""
    maps = _page_maps(context, gazette, issues)
    histories = record(gazette).histories(gazette.issues)
    return Holdings(
        tuple(_issue(issue, maps[issue.id]) for issue in gazette.issues),
        tuple(
            _notice(card, maps[issue.id], status_on(histories[card.address].spans, day).word)
            for issue in gazette.issues
            for card in issue.cards
        ),
        tuple(_series(gazette)),
    )


def _page_maps(
    context: Context, gazette: Gazette, issues: Mapping[str, CachedIssue]
) -> dict[str, PageMap]:
    """Return the printed pages of each issue: as it was published, else as it was set last.

    What cites a draft is set otherwise once that is published: both editions are looked for.
    """
    at_hand = prints_at_hand(context, without_drafts(gazette), issues)
    at_hand |= prints_at_hand(context, gazette, issues)
    maps = dict.fromkeys(issues, PageMap())
    maps |= {name: edition.page_map for name, edition in at_hand.items()}
    return maps | {name: one.lock.page_map for name, one in issues.items() if one.lock}


def _issue(issue: Issue, page_map: PageMap) -> IssueRow:
    state = LOCKED if issue.lock else str(issue.state)
    count = len(issue.cards)
    return IssueRow(issue.id, issue.serial, issue.published, state, count, page_map.count)


def _notice(card: Card, page_map: PageMap, status: StatusWord) -> NoticeRow:
    return NoticeRow(
        issue=card.issue,
        file=card.place.file,
        address=card.address,
        number=first_number(card),
        id=card.id,
        dated=card.dated,
        section=card.section,
        title=card.title,
        pages=page_map.spans.get(card.id),
        status=status,
    )


def _series(gazette: Gazette) -> list[SeriesRow]:
    """Return the numbers of each series, year by year, as gazette.yaml names the series."""
    held: dict[tuple[str, int], set[int]] = {}
    for issue in gazette.issues:
        for card in issue.cards:
            for one in card.numbers:
                held.setdefault((one.prefix, one.year), set()).add(one.sequence)
    missing = gaps(gazette, record(gazette).known_until)
    return [
        SeriesRow(
            series.prefix,
            series.code,
            year,
            tuple((first, last) for first, last in runs(held[series.prefix, year])),
            missing.get((series.prefix, year), ()),
        )
        for series in gazette.masthead.series
        for prefix, year in sorted(held)
        if prefix == series.prefix
    ]
