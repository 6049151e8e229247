"""Events: what happened to each notice, by its own fields and by the acts of other documents.

In: a Gazette.
Out: the Events of a notice, from the earliest; those that others cause, of all notices.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gazette.arrange import acts, linked
from gazette.model import Event, EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gazette.model import Card, Gazette, Issue, Relation

BY_VERB = {
    "repeals": EventKind.REPEALED,
    "lapses": EventKind.LAPSED,
    "voids": EventKind.VOIDED,
    "amends": EventKind.AMENDED,
    "corrects": EventKind.CORRECTED,
    "replaces": EventKind.REPLACED,
    "extends": EventKind.EXTENDED,
    "suspends": EventKind.SUSPENDED,
    "closes": EventKind.CLOSED,
}
"""What each verb does to its target; what is carried out or transmitted stays what it is."""


def caused(gazette: Gazette) -> Mapping[str, tuple[Event, ...]]:
    """Map the addresses of notices that others act on to the Events that these cause."""
    issues = {issue.id: issue for issue in gazette.issues}
    found: dict[str, tuple[Event, ...]] = {}
    for card, relation, there in acts(gazette):
        if there and there is not card and (kind := BY_VERB.get(relation.verb)):
            issue = issues[card.issue]
            event = Event(
                kind,
                act_day(card, relation, issue),
                issue.id,
                issue.published,
                linked(relation, card, back=True),
                relation.part,
                relation.until,
            )
            found[there.address] = (*found.get(there.address, ()), event)
    return found


def events(card: Card, issue: Issue, others: Iterable[Event]) -> tuple[Event, ...]:
    """Return all Events of a notice, with those that others cause; without a day comes last."""
    days = (
        (EventKind.MADE, card.dated),
        (EventKind.PUBLISHED, issue.published),
        (EventKind.TAKES_EFFECT, card.effective),
        (EventKind.EXPIRES, card.expires),
    )
    own = (Event(kind, day, issue.id, issue.published) for kind, day in days if day)
    return tuple(sorted((*own, *others), key=_order))


def act_day(card: Card, relation: Relation, issue: Issue) -> date | None:
    """Return from which day an act holds: the one it names, else that of the document itself."""
    return relation.begins or card.effective or card.dated or issue.published


def _order(event: Event) -> tuple[date, int]:
    return event.on or date.max, tuple(EventKind).index(event.kind)
