"""Record data: what machines read of the notices' lives.

In: Histories.
Out: Json of one; Pages of all: data/status.json, data/as-of.json.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.words import words
from gazette.model import Page, StatusWord
from gazette.pages.open_data.json_values import SCHEMA_VERSION, dumped, plain
from gazette.pages.statuses import statuses
from gazette.record import record, status_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from gazette.language.words import Words
    from gazette.model import Event, Gazette, History, Status
    from gazette.pages.contents import Archive
    from gazette.pages.open_data.json_values import Json


def spans(words: Words, history: History) -> list[Json]:
    """Return the status of a notice, span by span from the earliest."""
    return [_status(words, one) for one in history.spans]


def events(history: History) -> list[Json]:
    """Return what happened to a notice, from the earliest."""
    return [event_data(one) for one in history.events]


def event_data(event: Event) -> dict[str, Json]:
    """Return what happened to a notice."""
    return {**_event(event), "part": event.part or None, "until": plain(event.until)}


def status(archive: Archive) -> Page:
    """Return data/status.json: the status of each notice that is not just in force.

    Each is a list of spans from the earliest: text, first and last day, null for none.
    """
    rows: dict[str, Json] = {}
    for issue in archive.gazette.issues:
        for card in issue.cards:
            if found := statuses(archive.words, archive.histories[card.address]):
                rows[card.address] = [
                    (one["text"], one["from"] or None, one["until"] or None) for one in found
                ]
    return _page("status", {}, rows)


def as_of(gazette: Gazette, day: date) -> Page:
    """Return data/as-of.json: what each notice is on a day, but for those just in force.

    No other file depends on the day on which it is made. `said` tells readers from which issues it
    is known.
    """
    said, known = words(gazette.masthead), record(gazette)
    rows: dict[str, Json] = {}
    for issue in gazette.issues:
        for card in issue.cards:
            one = status_on(known.history(card, issue).spans, day)
            if one.word is not StatusWord.IN_FORCE:
                rows[card.address] = _status(said, one)
    newest = gazette.issues[-1] if gazette.issues else None
    published = newest.published if newest else None
    head: dict[str, Json] = {
        "day": day.isoformat(),
        "newest_issue": newest.id if newest else None,
        "published": plain(published),
        "said": said.record.as_of.format(day=said.day(published)) if published else None,
    }
    return _page("as-of", head, rows)


def _page(name: str, head: Mapping[str, Json], rows: Mapping[str, Json]) -> Page:
    """Return a file of what is known of notices by their addresses, one a line."""
    lines = ",\n".join(f"{dumped(address)}: {dumped(row)}" for address, row in rows.items())
    start = dumped({"schema_version": SCHEMA_VERSION, **head})[:-1]
    text = f'{start}, "status": {{\n{lines}\n}}}}\n'
    return Page(f"/data/{name}.json", "", {"text": text})


def _status(words: Words, one: Status) -> dict[str, Json]:
    return {
        "status": one.word.value,
        "word": words.record.statuses[one.word],
        "from": plain(one.begin),
        "until": plain(one.end),
        "reason": _event(one.reason) if one.reason else None,
    }


def _event(event: Event) -> dict[str, Json]:
    act: dict[str, Json] | None = None
    if event.act:
        act = {
            "number": event.act.number or None,
            "title": event.act.title or None,
            "url": event.act.address or None,
            "quotation": event.act.quotation or None,
            "unit": event.act.unit or None,
            "page": event.act.page or None,
        }
    return {
        "kind": event.kind.value,
        "on": plain(event.on),
        "act": act,
        "known_since": event.known_since,
    }
