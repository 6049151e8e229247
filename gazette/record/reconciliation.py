"""Reconciliation: what a notice declares in its front matter, held against what its text says.

In: a Notice.
Out: the acts that its text says and it does not declare; the relations that its text does not say;
the days on which its text says that it comes into force and ends.

Only what a document number names is compared: a title or a firm may be called in many ways, and an
identity of this gazette stands in no text. What is declared in one word of a kind (废止, 作废) and
said in another is the same act.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from gazette.language.acts.marked_text import plain
from gazette.language.acts.verbs import VERBS
from gazette.language.citations import citations
from gazette.language.timing import day
from gazette.model import Number
from gazette.record.said import acts_of, in_force_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.language.acts import Act
    from gazette.language.in_force import Said
    from gazette.model import Notice, Relation
    from gazette.record.said import Saying

SaidDay: TypeAlias = "tuple[date, Saying[Said]]"
"""A day that a text says, and where it says so."""

_SAME = {
    **dict.fromkeys(("repeals", "lapses", "voids", "replaces"), "ends"),
    **dict.fromkeys(("amends", "corrects"), "changes"),
}
_MERELY_CITES = frozenset(("implements", "transmits", "explains"))
"""What every third document says of others that it rests on, forwards or is about: too much to
ask for."""

_LOOSELY = {"ends": "取消|撤销|取代", "changes": "补充|误|改正|订正"}
_HINTS = {
    kind: re.compile(
        "|".join(
            [verb.hint for verb in VERBS if _SAME.get(verb.name, verb.name) == kind]
            + ([_LOOSELY[kind]] if kind in _LOOSELY else [])
        )
    )
    for kind in {_SAME.get(verb.name, verb.name) for verb in VERBS}
}
"""A kind of act -> a word of it, without which no text says it."""

_ELSEWHERE = re.compile("等[0-9一二两三四五六七八九十]+|上述|附件|附后|目录|名单|清单|附表")
"""What tells that a text does not name all that it acts on."""


def unrecorded(notice: Notice) -> tuple[Saying[Act], ...]:
    """Return the acts on numbered documents that a notice's text says and it does not declare."""
    declared = {(_kind(one.verb), one.target) for one in notice.card.relations}
    unnamed = [_kind(one.verb) for one in notice.card.relations if isinstance(one.target, str)]
    found: dict[tuple[str, Number], list[Saying[Act]]] = {}
    for saying in acts_of(notice):
        act = saying.what
        if isinstance(act.target, Number) and act.verb not in _MERELY_CITES:
            found.setdefault((_kind(act.verb), act.target), []).append(saying)
    missing = [
        _together(sayings)
        for (kind, target), sayings in found.items()
        if (kind, target) not in declared and target not in notice.card.numbers
    ]
    return tuple(one for one in missing if _count(missing, one) > unnamed.count(_kind_of(one)))


def _together(sayings: list[Saying[Act]]) -> Saying[Act]:
    """Return what is said of one document as one: of all its parts, or of the whole.

    What the body says stands behind what the title says, and goes before it.
    """
    last = sayings[-1]
    parts = dict.fromkeys(one.what.part for one in sayings)
    part = "" if "" in parts else "、".join(parts)
    return replace(last, what=replace(last.what, part=part))


def unsaid(notice: Notice) -> tuple[Relation, ...]:
    """Return the relations to numbered documents that a notice's text does not say.

    Nothing in it says such an act, or it names what it does this to, and this is not among it.
    """
    asked = [
        one
        for one in notice.card.relations
        if isinstance(one.target, Number) and one.verb not in _MERELY_CITES
    ]
    if not asked:
        return ()
    said = [one.what for one in acts_of(notice)]
    text = notice.text
    named = {number for one in citations(text) for number in one.numbers}
    return tuple(one for one in asked if not _is_said(one, said, named, text))


def _is_said(relation: Relation, said: list[Act], named: set[Number], text: str) -> bool:
    kind = _kind(relation.verb)
    alike = [act for act in said if _kind(act.verb) == kind]
    if not _HINTS[kind].search(text):
        return False
    if relation.target in named or _ELSEWHERE.search(text):
        return True
    if relation.title and plain(relation.title) in plain(text):
        return True
    return not alike or any(isinstance(act.target, str) for act in alike)


def days_said(notice: Notice, online: date | None = None) -> dict[str, SaidDay]:
    """Return the days on which a notice's text says that it comes into force and ends, by field.

    A field is left out where the text says nothing, or several days, or counts from a day that the
    notice does not have; and `effective`, where it is not written and need not be: the day of its
    date, or of an event such as 公布. `online` is the day on which its issue went online. That it
    was published before is for the editor to say: what is written as `effective` goes before it.
    """
    said = in_force_of(notice)
    given, dated = notice.value("effective"), notice.card.dated
    first = str(notice.value("first_online") or "")[:10]
    published = date.fromisoformat(first) if first else online
    begins = [one for one in said if not one.what.ends]
    start = _agreed(begins, dated=dated)
    if not start and not given:
        start = _agreed(begins, dated=dated, published=published)
    effective = start[0] if start else given
    last = _agreed(
        [one for one in said if one.what.ends],
        dated=dated,
        published=published,
        effective=effective,
    )
    found = {"effective": start, "expires": last}
    if start and not given and not _is_later(start, dated):
        del found["effective"]
    return {key: one for key, one in found.items() if one}


def _agreed(said: list[Saying[Said]], **known: date | None) -> SaidDay | None:
    """Return the day to which all that is said comes; None where one of it cannot be counted."""
    days = {day(one.what.when, **known): one for one in said}
    found, saying = next(iter(days.items())) if len(days) == 1 else (None, None)
    return (found, saying) if found and saying else None


def _is_later(start: SaidDay, dated: date | None) -> bool:
    """Return whether what begins on this day does not do so at once."""
    when = start[1].what.when
    return start[0] != dated and bool(when.day or when.months or when.days)


def alike(verb: str, other: str) -> bool:
    """Return whether two verbs are of one kind: 废止 and 作废 are."""
    return _kind(verb) == _kind(other)


def _kind(verb: str) -> str:
    return _SAME.get(verb, verb)


def _kind_of(saying: Saying[Act]) -> str:
    return _kind(saying.what.verb)


def _count(sayings: Iterable[Saying[Act]], like: Saying[Act]) -> int:
    return sum(_kind_of(one) == _kind_of(like) for one in sayings)
