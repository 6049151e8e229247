"""Statuses: what readers see of a notice's status (有效性) and of its history.

In: a History, the words of a language.
Out: values for layouts. A text holds on whatever day it is read: what ends or begins names its day,
and what holds only later is hidden until a reader's calendar says that it has come.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from gazette.model import StatusWord
from gazette.record import status_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from gazette.language.words import Words
    from gazette.model import Event, History, Link, Status
    from gazette.pages.frame import Shows

_DAY = timedelta(days=1)
_ENDED = (StatusWord.EXPIRED, StatusWord.REPEALED, StatusWord.LAPSED, StatusWord.CLOSED)


def statuses(words: Words, history: History, *, plain: bool = False) -> tuple[Shows, ...]:
    """Return the spans of a notice's timeline as a page shows them.

    In force without an end is what a reader expects of a document: a list leaves it out, `plain`
    asks for it.
    """
    now = _now(history)
    return tuple(
        {
            "word": one.word.value.replace("_", "-"),
            "text": text,
            "from": one.begin.isoformat() if one.begin else "",
            "until": one.end.isoformat() if one.end else "",
            "hidden": one is not now,
        }
        for one, text in _texts(words, history)
        if plain or text != words.record.statuses[StatusWord.IN_FORCE]
    )


def said(words: Words, history: History) -> tuple[str, ...]:
    """Return the text of the span that holds as of the newest issue that tells of the notice."""
    now = _now(history)
    plain = words.record.statuses[StatusWord.IN_FORCE]
    return tuple(text for one, text in _texts(words, history) if one is now and text != plain)


def events(words: Words, history: History) -> tuple[Shows, ...]:
    """Return what happened to a notice, from the earliest; its printing is left out."""
    return tuple(
        {
            "day": words.day(event.on),
            "said": words.record.events[event.kind],
            "part": event.part,
            "until": words.day(event.until),
            "act": _act(words, event.act) if event.act else None,
        }
        for event in history.events
    )


def bands(words: Words, history: History) -> tuple[Shows, ...]:
    """Return what other documents have done to a notice, each from its day on."""
    return tuple(
        {
            "said": told(words, event),
            "day": words.day(event.on),
            "number": named(words, event.act),
            "address": event.act.address,
        }
        for event in history.events
        if event.act
    )


def told(words: Words, event: Event) -> str | None:
    """Return what an event has done to a notice, or to the part of it that it was done to alone."""
    own = words.record.acts[event.act.verb].said if event.act else None
    done = own or words.record.events[event.kind]
    return words.record.in_part.format(part=event.part, said=done) if event.part else own


def _act(words: Words, act: Link) -> Shows:
    return {
        "name": named(words, act),
        "address": act.address,
        "unit": act.unit,
        "quotation": act.quotation,
        "page": act.page,
    }


def named(words: Words, link: Link) -> str:
    """Name a document by its number, or by its title where it has none."""
    return link.number or words.quoted(link.title)


def expires(history: History) -> date | None:
    """Return the last day of a notice by its term, extended or not; None where others end it."""
    last = history.spans[-1]
    if last.word is not StatusWord.EXPIRED or last.reason is None:
        return None
    return last.reason.until or last.reason.on


def last_day(history: History) -> date | None:
    """Return the last day in force; None for no end that is known. What is revived has a later."""
    ended = tuple(takewhile(lambda one: one.word in _ENDED, reversed(history.spans)))
    begun = ended[-1].begin if ended else None
    return begun - _DAY if begun else None


def _now(history: History) -> Status:
    if history.as_of is None:
        return history.spans[0]
    return status_on(history.spans, history.as_of)


def _texts(words: Words, history: History) -> Iterator[tuple[Status, str]]:
    """Yield each span with a text that holds on whatever day it is read.

    What was over when the newest issue came out that tells of the notice is left out.
    """
    for one, following in pairwise((*history.spans, None)):
        if one and not (one.end and history.as_of and one.end < history.as_of):
            yield one, _text(words, one, following)


def _text(words: Words, one: Status, following: Status | None) -> str:
    word = words.record.statuses[one.word]
    if one.end is None or following is None:
        return word
    if following.word is StatusWord.EXPIRED:
        ends = words.record.in_force_until.format(day=words.day(one.end))
        in_force = one.word is StatusWord.IN_FORCE
        return ends if in_force else f"{word}{words.sentence_mark}{ends}"
    if one.word is StatusWord.NOT_YET:
        return words.record.takes_effect_on.format(day=words.day(one.end + _DAY))
    after = words.record.statuses[following.word]
    return words.record.status_then.format(word=word, day=words.day(one.end), following=after)
