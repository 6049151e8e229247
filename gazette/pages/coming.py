"""Coming: what takes effect and what ends after the newest issue has come out, the nearest first.

In: an Archive.
Out: values for the front page; each has its day, so that its text holds whenever it is read.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.arrange import first_number
from gazette.model import StatusWord

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from gazette.model import Card, History
    from gazette.pages.contents import Archive
    from gazette.pages.frame import Shows

_MOST = 10
"""The most documents of either kind that the front page names."""
_AHEAD = timedelta(days=366)
"""What comes later than in a year is not soon."""
_DAY = timedelta(days=1)


def coming(archive: Archive) -> tuple[Shows, ...]:
    """Return the lists that are not empty: `heading`, `entries`.

    An entry is shown until its day has come: `until` is the last day before it takes effect, or
    the day with which it ends.
    """
    words, found = archive.words, sorted(_found(archive), key=lambda row: row[0])
    begin = [row for row in found if not row[2]][:_MOST]
    end = [row for row in found if row[2]][:_MOST]
    lists = (
        (words.registers.takes_effect, words.record.takes_effect_on, _DAY, begin),
        (words.registers.ends, words.record.in_force_until, timedelta(), end),
    )
    return tuple(
        {
            "heading": heading,
            "entries": tuple(
                _entry(card, form.format(day=words.day(last + later)), last)
                for last, card, _ in rows
            ),
        }
        for heading, form, later, rows in lists
        if rows
    )


def _found(archive: Archive) -> Iterator[tuple[date, Card, bool]]:
    """Yield the last day of a status that is over by itself, and whether the document then ends."""
    newest = archive.gazette.issues[-1].published if archive.gazette.issues else None
    for issue in archive.gazette.issues if newest else ():
        for card in issue.cards:
            for last, ends in _turns(archive.histories[card.address]):
                if newest and newest <= last <= newest + _AHEAD:
                    yield last, card, ends


def _turns(history: History) -> Iterator[tuple[date, bool]]:
    for one, following in pairwise(history.spans):
        ends = following.word is StatusWord.EXPIRED
        if one.end and (ends or one.word is StatusWord.NOT_YET):
            yield one.end, ends


def _entry(card: Card, said: str, until: date) -> Shows:
    return {
        "title": card.title,
        "number": first_number(card),
        "address": card.address,
        "said": said,
        "until": until.isoformat(),
    }
