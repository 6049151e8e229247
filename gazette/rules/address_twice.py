"""Holds the address of every section and issuer against all others.

In: a Gazette.
Out: Problems of the rule `address-twice`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.read.addresses import SHARED, shared
from gazette.rulebook.files import ADDRESS_TWICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.model import Card, Gazette, Place, Problem


def check(gazette: Gazette) -> Iterator[Problem]:
    """Hold the address of every section and issuer of a notice against all others.

    Those that gazette.yaml names are held against each other where it is read.
    """
    cards = [card for issue in gazette.issues for card in issue.cards]
    issuers = (series.issuer for series in gazette.masthead.series)
    yield from _each(gazette.masthead.sections, [(card.section, "section", card) for card in cards])
    named = [(name, "issuer", card) for card in cards for name in card.issuers]
    yield from _each(issuers, named)


def _each(known: Iterable[str], names: list[tuple[str, str, Card]]) -> Iterator[Problem]:
    first: list[tuple[str, Place | None]] = [(name, None) for name in known]
    rest = ((name, card.places.get(key, card.place)) for name, key, card in names)
    for place, name, what in shared([*first, *rest]):
        if place:
            yield ADDRESS_TWICE.problem(place, what, SHARED, width=len(name))
