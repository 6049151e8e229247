"""The calendar of what takes effect, ends or is corrected: /calendar.ics (RFC 5545).

In: an Archive.
Out: a Page that calendars subscribe to. Each of its stamps is the day of an issue, and no clock's.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gazette.model import EventKind, Page, StatusWord
from gazette.pages.frame import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Card, History, Issue
    from gazette.pages.contents import Archive

_KEPT = timedelta(days=366)
"""So long a day stays in the calendar when newer issues have come out; the data keep all."""
_OCTETS = 75
"""The longest line, its end apart (RFC 5545, 3.1)."""
_ENDED = {StatusWord.REPEALED, StatusWord.LAPSED, StatusWord.EXPIRED, StatusWord.CLOSED}
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar(archive: Archive) -> Page:
    """Return /calendar.ics: an entry of a whole day for what takes effect, ends, is corrected."""
    masthead = archive.gazette.masthead
    host = urlsplit(masthead.address).netloc
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(host)}//{_text(masthead.name)}//ZXX",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(masthead.name)}",
        f"X-WR-CALNAME:{_text(masthead.name)}",
        *_entries(archive, host),
        "END:VCALENDAR",
    ]
    return Page("/calendar.ics", "", {"text": "".join(f"{folded(line)}\r\n" for line in lines)})


def folded(line: str) -> str:
    """Fold a line at 75 octets, never within a character (RFC 5545, 3.1)."""
    parts, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += octets
    return "\r\n".join(parts)


def _entries(archive: Archive, host: str) -> Iterator[str]:
    published = [one.published for one in archive.gazette.issues if one.published]
    first = max(published, default=date.max) - _KEPT
    for issue in archive.gazette.issues:
        for card in issue.cards:
            history = archive.histories[card.address]
            for name, day, said in _days(archive, history):
                if day >= first:
                    yield from _entry(archive, (issue, card, history), name, (day, said, host))


def _days(archive: Archive, history: History) -> Iterator[tuple[str, date, str]]:
    """Yield when a notice takes effect, ends, is corrected: a name for ever, the day, in words."""
    words = archive.words.record
    for one, following in pairwise(history.spans):
        if one.word is StatusWord.NOT_YET and following.begin and following.word not in _ENDED:
            yield "takes-effect", following.begin, words.events[EventKind.TAKES_EFFECT]
        if following.word in _ENDED and one.word not in _ENDED:
            # A term ends with its last day, a repeal is in force from its first.
            day = one.end if following.word is StatusWord.EXPIRED else following.begin
            if day:
                yield "ends", day, words.statuses[following.word]
    for event in history.events:
        if event.kind is EventKind.CORRECTED and event.on and event.act:
            by = event.act.address.strip("/").replace("/", "-")
            yield f"corrected-{by}", event.on, words.events[event.kind]


def _entry(
    archive: Archive, of: tuple[Issue, Card, History], name: str, told: tuple[date, str, str]
) -> Iterator[str]:
    issue, card, history = of
    day, said, host = told
    known = history.as_of or issue.published or day
    title = archive.words.titled.format(name=said, text=card.title)
    yield from (
        "BEGIN:VEVENT",
        f"UID:{card.issue}-{card.id}-{name}@{host}",
        f"DTSTAMP:{known:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"SUMMARY:{_text(title)}",
    )
    if card.numbers:
        yield f"DESCRIPTION:{_text(archive.words.listed(map(str, card.numbers)))}"
    yield f"URL:{absolute(archive.gazette.masthead, card.address)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    """Return a text as a value of the type TEXT (RFC 5545, 3.3.11)."""
    return value.translate(_ESCAPED)
