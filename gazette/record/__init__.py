"""The record: what the archive knows of each notice's life, and what it does not know.

In: a Gazette.
Out: its Record, which gives the History of a notice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - the ledger reads what the fields are
from typing import TYPE_CHECKING, TypeVar

from gazette.model import Event, History
from gazette.model.consolidation import Amendment  # noqa: TC001 - the same
from gazette.model.correction import Corrected  # noqa: TC001 - the same
from gazette.record.corrections import corrected
from gazette.record.coverage import known_until
from gazette.record.events import caused, events
from gazette.record.instructions import amendments
from gazette.record.status import status_on, timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gazette.model import Card, Gazette, Issue

Value = TypeVar("Value")

__all__ = ["Record", "record", "status_on", "timeline"]


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of notices beside themselves.

    `caused` maps the address of a notice to the Events that other documents cause, `amended` to
    what they change in its text, `corrected` to what they correct in it; `known_until` the id of an
    issue to the day up to which the archive knows what came after it, where one is missing behind.
    """

    caused: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    known_until: Mapping[str, date | None] = field(default_factory=dict)
    amended: Mapping[str, tuple[Amendment, ...]] = field(default_factory=dict)
    corrected: Mapping[str, tuple[Corrected, ...]] = field(default_factory=dict)

    def of(self, issue: Issue) -> Record:
        """Return what of it concerns the notices of an issue."""
        own = [card.address for card in issue.cards]
        known = {issue.id: self.known_until[issue.id]} if issue.id in self.known_until else {}
        amended, corrected = _within(self.amended, own), _within(self.corrected, own)
        return Record(_within(self.caused, own), known, amended, corrected)

    def history(self, card: Card, issue: Issue) -> History:
        """Return the History of a notice of an issue."""
        found = events(card, issue, self.caused.get(card.address, ()))
        days = [event.known_on for event in found if event.known_on]
        spans = timeline(found, self.known_until.get(issue.id))
        return History(found, spans, max(days, default=None))

    def histories(self, issues: Iterable[Issue]) -> dict[str, History]:
        """Map the address of each notice of some issues to its History."""
        return {card.address: self.history(card, one) for one in issues for card in one.cards}


def record(gazette: Gazette) -> Record:
    """Return what the archive knows of all its notices."""
    known = known_until(gazette)
    return Record(caused(gazette), known, amendments(gazette), corrected(gazette))


def _within(found: Mapping[str, Value], addresses: Iterable[str]) -> dict[str, Value]:
    """Return what is found of the notices of an issue, in their order."""
    return {address: found[address] for address in addresses if address in found}
