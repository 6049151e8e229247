"""The term of a notice: the days on which it comes into force and ends, counted where need be.

In: its typed fields; the day on which its issue went online.
Out: the two days; what of them is written as words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gazette.language.timing import Timing, day
from gazette.model import message
from gazette.rulebook.front_matter import DATE_UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.read.typed import Typed


@dataclass(frozen=True, slots=True)
class Term:
    """When a notice comes into force, and its last day; `words` says as what they are written."""

    effective: date | None
    expires: date | None
    words: Mapping[str, str]


def first_day(given: Typed) -> date | None:
    """Return the day of first_online, of a notice or of an issue; None where it is not written."""
    first = str(given.get("first_online"))[:10]
    return date.fromisoformat(first) if first else None


def term(given: Typed, online: date | None) -> Term:
    """Return a notice's term. Report words that come to no day, as far as is known.

    公布 is the day on which it was first online, or (`online`) its issue; the day of the printed
    issue is not, for a gazette comes out up to three months later.
    """
    known = {"dated": given.get("dated", None), "published": first_day(given) or online}
    known["effective"] = effective = _day(given, "effective", known)
    expires = _day(given, "expires", known)
    written = {
        key: given.places[key].text
        for key in ("effective", "expires")
        if (timing := given.get(key, None)) and given.places[key].text != str(timing.day)
    }
    return Term(effective, expires, written)


def _day(given: Typed, key: str, known: Mapping[str, date | None]) -> date | None:
    timing: Timing | None = given.get(key, None)
    if timing is None:
        return None
    found = day(
        timing,
        dated=known["dated"],
        published=known["published"],
        effective=known.get("effective"),
    )
    if found is None and timing != Timing():
        at = given.places[key]
        lacks = {
            "dated": message("不知道成文日期"),
            "published": message("不知道公布的日子，首次上网没有写"),
            "effective": message("不知道施行日期"),
        }.get(timing.counts_from, message("历法里没有这一天"))
        what = message("“{text}”算不出是哪一天：{why}", text=at.text, why=lacks)
        given.report(
            at, DATE_UNREADABLE, what, message("写成 YYYY-MM-DD；或者补上要从那天算起的日期")
        )
    return found
