"""Numbering: the next number of a series, the next id, the next place in an issue.

In: a Gazette with its drafts.
Out: what is free behind all that is taken; what of it is taken.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Card, Gazette, Issue, Series

ORDER = re.compile(r"(\d+)-")
"""How a file's name says its place in the issue."""


def cards(gazette: Gazette) -> Iterator[Card]:
    """Yield the cards of all notices, drafts too, from the oldest issue."""
    return (card for issue in gazette.issues for card in issue.cards)


def taken(gazette: Gazette, series: Series, year: int) -> dict[int, Card]:
    """Map the sequences of a series that are taken in a year to the notices that bear them.

    Of a notice that cannot be read the name of its file still says its number.
    """
    called = re.compile(rf"(?:\d+-)?{re.escape(series.code)}-{year}-(\d+)")
    found: dict[int, Card] = {}
    for card in cards(gazette):
        for one in card.numbers:
            if (one.prefix, one.year) == (series.prefix, year):
                found[one.sequence] = card
        if not card.numbers and (match := called.fullmatch(card.id)):
            found.setdefault(int(match[1]), card)
    return found


def next_sequence(gazette: Gazette, series: Series, year: int) -> int:
    """Return the sequence behind the last of a series in a year; gaps may be of other issues."""
    return max(taken(gazette, series, year), default=0) + 1


def next_id(gazette: Gazette, code: str, year: int) -> str:
    """Return the first free id of such a code: tg-2026-4."""
    known = {name for card in cards(gazette) for name in (card.id, *card.other_ids)}
    found = re.compile(rf"{re.escape(code)}-{year}-(\d+)")
    last = max((int(match[1]) for one in known if (match := found.fullmatch(one))), default=0)
    return f"{code}-{year}-{last + 1}"


def order_of(card: Card) -> int:
    """Return the place that the name of a notice's file says; 0 where it says none."""
    match = ORDER.match(card.place.file.rpartition("/")[2])
    return int(match[1]) if match else 0


def next_order(issue: Issue, section: str) -> tuple[int, bool]:
    """Return the place for a further notice of a section, and whether it is beside the others.

    It is the next one behind them, if that is free, else the next behind all notices.
    """
    orders = {order_of(card) for card in issue.cards}
    own = [order_of(card) for card in issue.cards if card.section == section]
    last = max(orders, default=0)
    if own and max(own) < last:
        free = max(own) + 1
        return (last + 1, False) if free in orders else (free, True)
    return last + 1, True
