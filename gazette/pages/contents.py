"""Contents: what a list shows of a notice, and the contents of an issue by section.

In: Issues with their Cards, PageMaps.
Out: values for layouts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from gazette.language.words import Words, words
from gazette.model import PageMap, State
from gazette.pages.frame import Shows, framed
from gazette.pages.statuses import statuses

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gazette.model import Card, Cited, Gazette, History, Issue, Link, Number
    from gazette.record import Record

NO_PRINT = PageMap()
COVER = {"width": 600, "height": 849}
"""The size of an issue's cover picture in pixels: A4, 600 wide."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A Gazette with what was made of each issue in print, and what all its pages share.

    `links` maps a notice's address to its relations in both directions; `record` is what is known
    of the notices' lives, `histories` maps an address to what follows from it; `outside` is what
    they cite and the gazette does not hold. `year_sizes` are those of the PDFs of the contents of
    years, in bytes.
    """

    gazette: Gazette
    page_maps: Mapping[str, PageMap]
    pdf_sizes: Mapping[str, int]
    site: Shows
    links: Mapping[str, tuple[Link, ...]]
    record: Record
    histories: Mapping[str, History]
    outside: Mapping[Number | str, tuple[tuple[Card, Cited], ...]]
    epub_sizes: Mapping[str, int] = field(default_factory=dict)
    year_sizes: Mapping[int, int] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """Return the words of the gazette's language."""
        return words(self.gazette.masthead)

    @property
    def coverage(self) -> str:
        """Say of which issues a list is made, and what its silence means; '' without any issue."""
        return self.covering(self.gazette.issues)

    def covering(self, issues: Sequence[Issue]) -> str:
        """Say the same of a list that is made of some issues only."""
        words = self.words
        if not issues:
            return ""
        return words.registers.coverage.format(
            first=words.issue(issues[0]),
            last=words.issue(issues[-1]),
            documents=words.documents.of(sum(len(issue.cards) for issue in issues)),
            day=words.day(issues[-1].published),
        )

    def framed(self, address: str, title: str) -> Shows:
        """Return the values of base.html for one page; the front page has no title of its own."""
        masthead = self.gazette.masthead
        whole = f"{title} - {masthead.name}" if title else masthead.name
        return framed(masthead, self.site, address, whole)

    def page_map(self, issue: Issue) -> PageMap:
        """Return the printed pages of an issue, none where it was not printed."""
        return self.page_maps.get(issue.id, NO_PRINT)

    def edition(self, issue: Issue) -> Shows:
        """Return an issue with its printed edition."""
        sizes = (one.get(issue.id, 0) for one in (self.pdf_sizes, self.epub_sizes))
        return edition(self.words, issue, self.page_map(issue), *sizes)


def summary(words: Words, issue: Issue) -> Shows:
    """Return what a page shows of an issue's printed edition and its place in the archive."""
    return {
        "id": issue.id,
        "name": words.issue(issue),
        "address": issue.address,
        "label": words.issue_short(issue),
        "serial": words.running(issue),
        "published": words.day(issue.published),
        "notices": len(issue.cards),
        "draft": issue.state is State.DRAFT,
    }


def edition(
    words: Words, issue: Issue, page_map: PageMap, pdf_size: int, epub_size: int = 0
) -> Shows:
    """Return an issue with its printed edition; `pdf` and `cover` are empty where none was made.

    Of an issue that was printed before, that is a re-setting (`reset`). `epub` is empty where
    none was made.
    """
    shows = summary(words, issue)
    shows["pages"] = page_map.count
    shows["reset"] = issue.printed_before
    shows["pdf"] = pdf(issue) if page_map.count else ""
    shows["size"] = megabytes(pdf_size)
    shows["epub"] = epub_address(issue) if epub_size else ""
    shows["epub_size"] = megabytes(epub_size)
    shows["cover"] = {"address": f"/{issue.id}/cover.png", **COVER} if page_map.count else None
    return shows


def pdf(issue: Issue) -> str:
    """Return the address of an issue's PDF."""
    return f"/{issue.id}/{issue.id}.pdf"


def epub_address(issue: Issue) -> str:
    """Return the address of an issue's EPUB."""
    return f"/{issue.id}/{issue.id}.epub"


def xml_address(issue: str, name: str = "") -> str:
    """Return the address of a notice's XML, or of its issue's; both by their ids."""
    return f"/{issue}/{name or issue}.akn.xml"


def megabytes(size: int) -> str:
    """Write the size of a file for readers; nothing where it is not known."""
    if not size:
        return ""
    kilo, mega = 1000, 1_000_000
    return f"{size / mega:.1f} MB" if size >= mega else f"{-(-size // kilo)} kB"


def entry(
    words: Words,
    issue: Issue,
    card: Card,
    page_map: PageMap,
    history: History,
) -> Shows:
    """Return one line of a list of notices; `page` is 0 where no page is known that can be cited.

    `sheet` is the page of the PDF file where the notice begins. `reset` is its page in our own
    print, where that is a re-setting of an earlier one, else 0. `status` are the spans of its
    timeline.
    """
    ours, reset = page_map.spans.get(card.id, (0, 0))[0], issue.printed_before
    return {
        "title": card.title,
        "number": words.listed(map(str, card.numbers)),
        "address": card.address,
        "issue": words.issue(issue),
        "page": card.printed_page if reset else ours,
        "pdf": pdf(issue) if ours else "",
        "sheet": page_map.front + ours,
        "reset": ours if reset else 0,
        "status": statuses(words, history),
    }


def by_section(
    words: Words, issue: Issue, page_map: PageMap, histories: Mapping[str, History]
) -> tuple[Shows, ...]:
    """Return an issue's contents in printed order: its sections, each with its notices."""
    return tuple(
        {
            "name": name,
            "entries": tuple(
                entry(words, issue, card, page_map, histories[card.address]) for card in cards
            ),
        }
        for name, cards in groupby(issue.cards, lambda card: card.section)
    )


def ordered(names: Iterable[str], first: Iterable[str]) -> tuple[str, ...]:
    """Return the names that occur, once each: those of `first` in its order, then as they come."""
    held = dict.fromkeys(names)
    return tuple(dict.fromkeys([*(name for name in first if name in held), *held]))
