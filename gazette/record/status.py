"""Status (有效性): what a notice is on a day, as far as this archive knows.

In: a notice's Events; up to which day the archive knows what came after it.
Out: its timeline, a Status for each span of days; the one of a day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from gazette.model import EventKind, Status, StatusWord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.model import Event

_DAY = timedelta(days=1)
ENDS = {
    EventKind.REPEALED: StatusWord.REPEALED,
    EventKind.VOIDED: StatusWord.REPEALED,
    EventKind.REPLACED: StatusWord.REPEALED,
    EventKind.LAPSED: StatusWord.LAPSED,
    EventKind.CLOSED: StatusWord.CLOSED,
}
"""What ends a notice for good, where it concerns all of it."""
_CHANGES = {EventKind.AMENDED, EventKind.SUSPENDED, *ENDS}
"""What leaves a notice changed, where it concerns a part of it."""


def timeline(events: Sequence[Event], known_until: date | None = None) -> tuple[Status, ...]:
    """Return what a notice is, span by span, from its first day on without a gap.

    From the day after `known_until` on the archive cannot know what became of it: an issue that is
    not held may have ended it. None where all issues behind it are held.
    """
    marks: set[date] = set()
    for event in events:
        last = event.until or (event.on if event.kind is EventKind.EXPIRES else None)
        marks |= {day for day in (event.on, last and _after(last)) if day}
    if known_until:
        marks.add(_after(known_until))
    days: list[date | None] = [*sorted(marks)] or [None]
    found: list[Status] = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        word, reason = next(_states(events, day, known_until))
        end = following - _DAY if following else None
        if found and (found[-1].word, found[-1].reason) == (word, reason):
            found[-1] = Status(word, found[-1].begin, end, reason)
        else:
            found.append(Status(word, day, end, reason))
    return tuple(found)


def status_on(spans: Iterable[Status], day: date) -> Status:
    """Return the Status of a day; of one before the first span, that."""
    begun = [one for one in spans if one.begin is None or one.begin <= day]
    return begun[-1] if begun else next(iter(spans))


def _states(
    events: Sequence[Event], day: date | None, known_until: date | None
) -> Iterator[tuple[StatusWord, Event | None]]:
    """Yield what holds of a notice on a day, each with the event that makes it so.

    The first has the better right: what has ended is not in force any more, whatever else is true.
    """
    past = [event for event in events if event.on is None or (day and event.on <= day)]
    whole = [event for event in past if event.kind in ENDS and not event.part]
    yield from ((ENDS[event.kind], event) for event in whole)
    term, last = _term(past, events)
    going_on = [event for event in past if not (event.until and day and day > event.until)]
    if last and day and day > last:
        yield next(_extended_in_part(going_on), (StatusWord.EXPIRED, term))
    for event in going_on:
        if event.kind is EventKind.SUSPENDED and not event.part:
            yield StatusWord.SUSPENDED, event
    for event in events:
        if event.kind is EventKind.TAKES_EFFECT and event not in past:
            yield StatusWord.NOT_YET, event
    if known_until and day and day > known_until:
        yield StatusWord.UNKNOWN, None
    changed = (event for event in reversed(going_on) if event.kind in _CHANGES)
    yield from ((StatusWord.AMENDED, event) for event in changed if _leaves_changed(event))
    yield StatusWord.IN_FORCE, None


def _extended_in_part(going_on: Sequence[Event]) -> Iterator[tuple[StatusWord, Event]]:
    """Yield what leaves a part in force when the term of all the rest is over, the latest first."""
    for event in reversed(going_on):
        if event.kind is EventKind.EXTENDED and event.part and event.until:
            yield StatusWord.AMENDED, event


def _leaves_changed(event: Event) -> bool:
    """Return whether an event leaves a notice in force, but not as it was printed."""
    return event.kind is EventKind.AMENDED or bool(event.part)


def _term(past: Sequence[Event], events: Sequence[Event]) -> tuple[Event | None, date | None]:
    """Return what says how long a notice is in force, as it stands on a day, and its last day."""
    term = next((one for one in events if one.kind is EventKind.EXPIRES), None)
    last = term.on if term else None
    for event in past:
        if event.kind is EventKind.EXTENDED and not event.part:
            term, last = event, event.until
    return term, last


def _after(day: date) -> date:
    return day + _DAY if day < date.max else day
