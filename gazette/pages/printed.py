"""Printed: for each printed page of an issue, the notices that stand on it, /2026-01/p/5/.

In: an Issue, its PageMap, the masthead.
Out: Pages that lead to the place on the web.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.model import Page
from gazette.pages.contents import pdf
from gazette.pages.frame import Shows, absolute, framed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Card, Issue, Masthead, PageMap

_LONGEST = 500
"""The most pages that one notice of an earlier print is taken to fill."""


def is_historical(issue: Issue) -> bool:
    """Tell whether an issue was printed before, so that its printed pages are history's."""
    return any(card.printed_page for card in issue.cards)


def printed_pages(
    masthead: Masthead, shared: Shows, issue: Issue, page_map: PageMap
) -> Iterator[Page]:
    """Give a Page for each printed page: of the earlier print where there was one, else of ours."""
    historical = is_historical(issue)
    held = _historical(issue.cards) if historical else _ours(issue.cards, page_map)
    for number in sorted(held):
        address = f"/{issue.id}/p/{number}/"
        entries = tuple(_entry(card, number, page_map, historical) for card in held[number])
        title = f"第{number}页 - {masthead.name}{issue.name}"
        shows = {
            **framed(masthead, shared, address, title),
            "canonical": absolute(masthead, held[number][0].address),
            "number": number,
            "issue": {"name": issue.name, "address": issue.address},
            "entries": entries,
            "pdf": "" if historical else pdf(issue),
            "sheet": page_map.front + number,
            "previous": f"/{issue.id}/p/{number - 1}/" if number - 1 in held else "",
            "next": f"/{issue.id}/p/{number + 1}/" if number + 1 in held else "",
        }
        yield Page(address, "printed.html", shows)


def _ours(cards: Sequence[Card], page_map: PageMap) -> dict[int, list[Card]]:
    """Give the notices that stand on each page of our own print, in order."""
    held: dict[int, list[Card]] = {}
    for card in cards:
        if card.id in page_map.spans:
            first, last = page_map.spans[card.id]
            for number in range(first, last + 1):
                held.setdefault(number, []).append(card)
    return held


def _historical(cards: Sequence[Card]) -> dict[int, list[Card]]:
    """Give the notices of each page of an earlier print, of which only the beginnings are known."""
    begun = sorted((card for card in cards if card.printed_page), key=lambda c: c.printed_page)
    held: dict[int, list[Card]] = {}
    for card in begun:
        held.setdefault(card.printed_page, []).append(card)
    starts = sorted(held)
    for start, after in pairwise(starts):
        for number in range(start + 1, min(after, start + _LONGEST)):
            held[number] = [held[start][-1]]
    return held


def _entry(card: Card, number: int, page_map: PageMap, historical: bool) -> Shows:  # noqa: FBT001 - one of two prints
    begins = card.printed_page if historical else page_map.spans[card.id][0]
    return {
        "title": card.title,
        "number": card.number,
        "address": card.address,
        "place": "" if historical else f"#p{number}",
        "begins": begins == number,
    }
