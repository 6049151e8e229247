"""Paging: the pages by which an issue is cited: the citable page is the page.

In: an Issue, the PageMap of its print.
Out: for each notice its Extent in the earlier print where there was one, else in ours; the Gazette
with the pages of what its relations quote.

Of an earlier print only some beginnings may be known, and a notice's end least of all: what is not
known is not said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.model import PageMap
from gazette.model.pagemap import page_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazette.model import Break, Card, Gazette, Issue

_NO_PRINT = PageMap()
LONGEST = 500
"""The most pages that one notice of an earlier print is taken to fill."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The pages of a notice: those whose beginning in it is known, from the first on, and its last.

    It is known to reach `last`, and where it has `ended` to reach no further.
    """

    begins: tuple[int, ...]
    last: int
    ended: bool

    @property
    def first(self) -> int:
        """Return the page on which it begins."""
        return self.begins[0]

    @property
    def loose(self) -> tuple[int, ...]:
        """Return the pages of which is not known where in the notice they end."""
        after = (*self.begins[1:], self.last + 1 if self.ended else 0)
        return tuple(
            page for page, next_ in zip(self.begins, after, strict=True) if next_ != page + 1
        )

    def beginning(self, page: int) -> int:
        """Return the page known to begin in it that is nearest before `page`, or `page` itself."""
        return max(begun for begun in self.begins if begun <= page)


def extents(issue: Issue, page_map: PageMap) -> Mapping[str, Extent]:
    """Map a notice's id to its Extent; a notice of which no page is known is not there."""
    if issue.printed_before:
        return _historical(issue.cards)
    return {
        id_: Extent(tuple(range(first, last + 1)), last, ended=True)
        for id_, (first, last) in page_map.spans.items()
    }


def first_pages(gazette: Gazette, page_maps: Mapping[str, PageMap]) -> dict[str, int]:
    """Map the address of each notice to the page on which it begins, where that is known."""
    return {
        f"/{issue.id}/{name}/": extent.first
        for issue in gazette.issues
        for name, extent in extents(issue, page_maps.get(issue.id, _NO_PRINT)).items()
    }


def with_pages(gazette: Gazette, page_maps: Mapping[str, PageMap]) -> Gazette:
    """Return the gazette, each relation with the page of our print on which its quotation stands.

    What was printed before has its own pages already.
    """
    issues = tuple(
        _paged(issue, page_maps[issue.id])
        if issue.id in page_maps and not issue.printed_before
        else issue
        for issue in gazette.issues
    )
    return replace(gazette, issues=issues)


def _paged(issue: Issue, page_map: PageMap) -> Issue:
    if not any(one.quotation for card in issue.cards for one in card.relations):
        return issue
    marks: dict[str, list[Break]] = {}
    for mark in page_map.breaks:
        marks.setdefault(mark.notice, []).append(mark)

    def paged(card: Card) -> Card:
        first = page_map.spans.get(card.id, (0, 0))[0]
        relations = tuple(
            replace(one, page=page_at(first, marks.get(card.id, ()), one.at))
            if one.quotation
            else one
            for one in card.relations
        )
        return replace(card, relations=relations) if relations else card

    return replace(issue, cards=tuple(map(paged, issue.cards)))


def _historical(cards: Sequence[Card]) -> dict[str, Extent]:
    paged = [card for card in cards if card.printed_page]
    whole = _is_whole(paged)
    after = [*(card.printed_page for card in paged[1:]), 0]
    return {
        card.id: _extent(card, next_, whole=whole) for card, next_ in zip(paged, after, strict=True)
    }


def _is_whole(cards: Sequence[Card]) -> bool:
    """Return whether every page is recorded where it begins; a notice then ends on its last."""
    begun = sorted({page for card in cards for page in (card.printed_page, *card.page_breaks)})
    marked = any(card.page_breaks for card in cards)
    return marked and all(second == first + 1 for first, second in pairwise(begun))


def _extent(card: Card, next_: int, *, whole: bool) -> Extent:
    """Return the Extent of a notice; the next one begins on page `next_`, 0 where there is none."""
    first = card.printed_page
    begins = (first, *(page for page in card.page_breaks if page > first))
    last = begins[-1]
    if whole:
        return Extent(begins, last, ended=True)
    # What lies between two notices is the first one's; whether it reaches the second's page is
    # not known.
    last = max(last, min(next_ - 1, first + LONGEST))
    return Extent(begins, last, ended=last == next_)
