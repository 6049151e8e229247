"""Cases: units under supervision (挂牌督办), from the notice that opens to the one that closes.

In: a Gazette.
Out: Cases, in the order in which they were opened.

A relation that a notice declares decides (`closes`). Without one a notice closes the case of a unit
that it names where exactly one is open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from gazette.arrange import acts
from gazette.model.supervised import CLOSES, OPENS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.model import Card, Gazette, Supervised

RELATION, SUBJECT = "relation", "subject"
"""How the end of a case was found."""


@dataclass(frozen=True, slots=True)
class Case:
    """A unit, what opened its case and what closed it; None for what is not held."""

    unit: str
    opening: Card | None
    closing: Card | None = None
    matched: str = ""
    more: int = 0

    @property
    def days(self) -> int | None:
        """The days from the one to the other; None where one of them is not known."""
        opened = self.opening and self.opening.dated
        closed = self.closing and self.closing.dated
        return (closed - opened).days if opened and closed else None


def cases(gazette: Gazette) -> tuple[Case, ...]:
    """Return all cases; what is closed and was never opened here is one, too."""
    cards = [card for issue in gazette.issues for card in issue.cards]
    closes = _declared(gazette)
    found: list[Case] = []
    for card in sorted(cards, key=lambda card: card.dated or date.min):
        if targets := closes.get(card.address):
            _close_declared(found, card, targets)
        elif card.supervised and card.supervised.act == OPENS:
            found += (Case(*row) for row in _opened(card, card.supervised))
        elif card.supervised and card.supervised.act == CLOSES:
            _close_named(found, card, card.supervised)
    return tuple(found)


def _declared(gazette: Gazette) -> Mapping[str, set[str]]:
    """Map the addresses of notices that close others by a relation to those of the others."""
    found: dict[str, set[str]] = {}
    for card, relation, there in acts(gazette):
        if relation.verb == CLOSES and there:
            found.setdefault(card.address, set()).add(there.address)
    return found


def _opened(card: Card, what: Supervised) -> list[tuple[str, Card, None, str, int]]:
    units = what.units or ("",)
    last = len(units) - 1
    return [(unit, card, None, "", what.more if at == last else 0) for at, unit in enumerate(units)]


def _close_declared(found: list[Case], card: Card, targets: set[str]) -> None:
    """Close the cases of the notices that one closes: those of the units it names, or all."""
    own = [
        at
        for at, case in enumerate(found)
        if case.opening and not case.closing and case.opening.address in targets
    ]
    units = {_plain(unit) for unit in card.supervised.units} if card.supervised else set()
    named = [at for at in own if _plain(found[at].unit) in units]
    for at in named or own:
        found[at] = replace(found[at], closing=card, matched=RELATION)


def _close_named(found: list[Case], card: Card, what: Supervised) -> None:
    """Close the one open case of each unit that a notice names."""
    for unit in what.units or ("",):
        open_ = [
            at
            for at, case in enumerate(found)
            if unit and not case.closing and _plain(case.unit) == _plain(unit)
        ]
        if len(open_) == 1:
            found[open_[0]] = replace(found[open_[0]], closing=card, matched=SUBJECT)
        else:
            found.append(Case(unit, None, card))


def _plain(unit: str) -> str:
    """Return the name of a unit for comparison."""
    return "".join(unit.split())
