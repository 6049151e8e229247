"""Changes: what came to be known from issue to issue, one a line, for whoever follows the data.

In: an Archive.
Out: data/changes.ndjson, which grows at its end with each issue that comes out.

It is made from the content alone, so that the same content says the same: in the order in which the
issues came out, first what each added, then what from it became known of other notices. Where the
log says that an issue was published again, or words of it were withdrawn, that stands at its day.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gazette.model import Page
from gazette.model.publication import LATER
from gazette.pages.open_data.json_values import dumped, first, plain
from gazette.pages.open_data.record_data import event_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Card, Event, LogEntry
    from gazette.pages.contents import Archive
    from gazette.pages.open_data.json_values import Json

KINDS = ("added", "knowledge", *(act.value for act in LATER))
"""A notice came out; something became known of one; what the log says of later acts."""


def changes(archive: Archive) -> Page:
    """Return data/changes.ndjson."""
    rows = [(str(row["day"] or ""), row) for row in _rows(archive)]
    acts = [(str(row["day"]), row) for row in _acts(archive.gazette.log)]
    # An issue that has no day comes last; what is of one day stays in its order.
    ordered = sorted((*rows, *acts), key=lambda pair: pair[0] or "9") if acts else rows
    text = "".join(f"{dumped(row)}\n" for _, row in ordered)
    return Page("/data/changes.ndjson", "", {"text": text})


def _rows(archive: Archive) -> Iterator[dict[str, Json]]:
    known = _by_issue(archive)
    for issue in sorted(archive.gazette.issues, key=lambda one: one.published or date.max):
        for card in issue.cards:
            yield {
                "kind": "added",
                "day": plain(issue.published),
                "issue": issue.id,
                "notice": _named(card),
            }
        for card, event in known.get(issue.id, ()):
            yield {
                "kind": "knowledge",
                "day": plain(issue.published),
                "issue": issue.id,
                "notice": _named(card),
                "event": event_data(event),
            }


def _acts(log: tuple[LogEntry, ...]) -> Iterator[dict[str, Json]]:
    """Yield what was done later to what was published."""
    for entry in log:
        if entry.act in LATER:
            yield {
                "kind": entry.act.value,
                "day": entry.day,
                "issue": entry.issue,
                "target": entry.target,
                "reason": entry.reason,
            }


def _by_issue(archive: Archive) -> dict[str, list[tuple[Card, Event]]]:
    """Map the id of an issue to what became known from it of notices, in the order of these."""
    found: dict[str, list[tuple[Card, Event]]] = {}
    for issue in archive.gazette.issues:
        for card in issue.cards:
            for event in archive.record.caused.get(card.address, ()):
                found.setdefault(event.known_since, []).append((card, event))
    return found


def _named(card: Card) -> dict[str, Json]:
    return {"number": first(card.numbers), "title": card.title, "url": card.address}
