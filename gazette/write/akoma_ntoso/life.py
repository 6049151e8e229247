"""Life: what happens to a document, and what it is from which event to which.

In: a History; the days that its relations name.
Out: lifecycle and temporalData. All of it are days: none of it becomes untrue by waiting.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from gazette.model import EventKind
from gazette.write.akoma_ntoso.identification import PUBLISHER
from gazette.write.akoma_ntoso.xml import element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.model import Event, History

_ENDS = {
    EventKind.EXPIRES,
    EventKind.REPEALED,
    EventKind.LAPSED,
    EventKind.VOIDED,
    EventKind.REPLACED,
    EventKind.CLOSED,
}
_BEGINS = {EventKind.MADE, EventKind.PUBLISHED, EventKind.TAKES_EFFECT}
_DAY = timedelta(days=1)


class Life:
    """The life of one document; `events` and `groups` grow as the metadata ask for more days."""

    def __init__(self, history: History, references: Mapping[str, str]) -> None:
        """Take what is known; `references` maps the address of another document to its eId."""
        self.history = history
        self.references = references
        self.events: list[str] = []
        self.groups: list[str] = []
        self.kinds: dict[str, None] = {}
        self._days: dict[date, str] = {}
        for event in history.events:
            if event.on:
                self._event(event, event.on)
        self._spans()

    def lifecycle(self) -> str:
        """Return the events, of which there may be none with a day."""
        return element("lifecycle", {"source": PUBLISHER}, *self.events) if self.events else ""

    def temporal_data(self) -> str:
        """Return the periods between them."""
        return element("temporalData", {"source": PUBLISHER}, *self.groups) if self.groups else ""

    def period(self, kind: str, begin: date | None, last: date | None) -> str:
        """Return the eId of a new period: from a day to a last day, and what it is of."""
        eid = f"meta__period_{len(self.groups) + 1}"
        self.kinds[kind] = None
        after = last + _DAY if last and last < date.max else None
        interval = {
            "start": self._at(begin),
            "end": self._at(after),
            "refersTo": f"#meta__{kind}",
        }
        self.groups.append(
            element("temporalGroup", {"eId": eid}, element("timeInterval", interval))
        )
        return eid

    def _spans(self) -> None:
        for one in self.history.spans:
            self.period(f"status_{one.word.value}", one.begin, one.end)

    def _event(self, event: Event, day: date) -> None:
        act = event.act.address if event.act else ""
        source = self.references.get(act, "meta__original")
        kind = f"event_{event.kind.value}"
        self.kinds[kind] = None
        done = "amendment"
        if event.kind in _BEGINS:
            done = "generation"
        elif event.kind in _ENDS and not event.part:
            done = "repeal"
        values = {"source": f"#{source}", "refersTo": f"#meta__{kind}", "type": done}
        self._days.setdefault(day, self._new(day, values))

    def _at(self, day: date | None) -> str:
        """Return what leads to a day, on which otherwise nothing may happen; '' for no day."""
        if day is None:
            return ""
        if day not in self._days:
            self._days[day] = self._new(day, {"source": "#meta__original"})
        return f"#{self._days[day]}"

    def _new(self, day: date, values: Mapping[str, str]) -> str:
        eid = f"meta__event_{len(self.events) + 1}"
        self.events.append(element("eventRef", {"eId": eid, "date": day.isoformat(), **values}))
        return eid
