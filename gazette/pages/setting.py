"""Setting: all that the pages of an issue show besides its Notices.

In: the masthead, neighbours, relations, record and citations of an issue.
Out: Surroundings of the issue, the Setting of each notice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazette.model import Citations
from gazette.pages.paging import extents
from gazette.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from gazette.model import (
        Break,
        Card,
        History,
        Issue,
        IssueLock,
        Link,
        LogEntry,
        Masthead,
        Notice,
        PageMap,
    )
    from gazette.model.publication import KnownChange, Removed
    from gazette.pages.frame import Shows
    from gazette.pages.paging import Extent

_UNCITED = Citations()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an issue's pages show that is not of the issue: its masthead, neighbours and links.

    `links` maps a notice's address to its relations in both directions, `record` is what others did
    to its notices, `citations` maps an address to what is cited there and what cites it; `files`
    the name of a file that the issue publishes to its size in bytes and its SHA-256. With the
    issue's Notices and its PageMap this is all that its pages depend on.
    `texts` are those of its notices that are at hand as HTML, `histories` maps their addresses to
    what follows from the record. `lock` binds the issue, `acts` are those of the log about it,
    `removed` the notices that it had before and that have no other address, `changes` what is
    known about it otherwise than when it was published, `signed` the addresses of its PDFs that
    have an electronic signature, `former_codes` the codes of pages of former publications, with
    the pages.
    """

    masthead: Masthead
    site: Shows
    previous: Issue | None = None
    next: Issue | None = None
    links: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    record: Record = field(default_factory=Record)
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    citations: Mapping[str, Citations] = field(default_factory=dict)
    texts: Mapping[str, Markup] = field(default_factory=dict)
    histories: Mapping[str, History] = field(default_factory=dict)
    lock: IssueLock | None = None
    acts: tuple[LogEntry, ...] = ()
    removed: tuple[Removed, ...] = ()
    changes: tuple[KnownChange, ...] = ()
    signed: tuple[str, ...] = ()
    former_codes: tuple[tuple[str, str], ...] = ()

    def citations_of(self, notice: Notice) -> Citations:
        """Return the citations of a notice in both directions; none where they are not known."""
        return self.citations.get(notice.card.address, _UNCITED)

    def size(self, address: str) -> int:
        """Return the size of a file of the issue by its address, 0 where there is none."""
        return self.files.get(address.removeprefix("/"), (0, ""))[0]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a notice stands: its issue and print, what surrounds it, its neighbours' cards.

    `historical` says whether the issue was printed before, which its cards are asked for once.
    """

    around: Surroundings
    issue: Issue
    page_map: PageMap
    breaks: Mapping[str, Sequence[Break]]
    extent: Extent | None = None
    previous: Card | None = None
    next: Card | None = None
    historical: bool = False

    def floats(self, card: Card) -> tuple[Break, ...]:
        """Return where the pages of each picture and table begin that our print moved."""
        return tuple(mark for mark in self.page_map.floats if mark.notice == card.id)


def with_settings(
    around: Surroundings, issue: Issue, notices: Sequence[Notice], page_map: PageMap
) -> Iterator[tuple[Notice, Setting]]:
    """Yield each notice of an issue with its Setting."""
    cards = tuple(notice.card for notice in notices)
    return zip(notices, settings(around, issue, cards, page_map), strict=True)


def settings(
    around: Surroundings, issue: Issue, cards: Sequence[Card], page_map: PageMap
) -> Iterator[Setting]:
    """Yield the Setting of each notice of an issue, of which its card tells enough."""
    breaks: dict[str, list[Break]] = {}
    for mark in page_map.breaks:
        breaks.setdefault(mark.notice, []).append(mark)
    paged, historical = extents(issue, page_map), issue.printed_before
    beside = [
        around.previous.cards[-1] if around.previous and around.previous.cards else None,
        *cards,
        around.next.cards[0] if around.next and around.next.cards else None,
    ]
    for at, card in enumerate(cards):
        near = (beside[at], beside[at + 2])
        yield Setting(around, issue, page_map, breaks, paged.get(card.id), *near, historical)
