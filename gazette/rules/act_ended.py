"""Finds what documents do to others though they have themselves been ended by then.

In: a Gazette.
Out: Problems of the rule `act-ended`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.arrange import acts, first_number
from gazette.fields import VERBS
from gazette.model import Grade, Message, Problem, Rule, message
from gazette.record.events import BY_VERB, act_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from gazette.model import Card, Gazette, Relation

RULE = Rule(
    "act-ended",
    Grade.LOOK,
    "文件已经废止（失效、作废），它对别的文件的处理却还在起作用。",
    (
        "甲从某一天起废止乙，而甲在那一天之前已经废止；或者甲延长、中止乙，后来甲自己废止了。网站仍然"
        "按甲的话写乙的有效性。"
    ),
    "核对三份文件的原件和日期；乙因此不同的，由后来的文件写明。",
)

_ENDS = frozenset(("repeals", "lapses", "voids", "replaces"))
_LASTING = frozenset(("extends", "suspends"))
"""What holds only as long as the document that says it; a repeal is done with its day."""


def check(gazette: Gazette) -> Iterator[Problem]:
    """Hold the day of every act against the day on which the document that acts was ended."""
    days = {issue.id: issue for issue in gazette.issues}
    found = tuple(acts(gazette))
    ended: dict[str, tuple[date, Card, Relation]] = {}
    for card, relation, there in found:
        day = act_day(card, relation, days[card.issue])
        whole = there and there is not card and relation.verb in _ENDS and not relation.part
        if there and whole and day:
            before = ended.get(there.address, (day, card, relation))
            ended[there.address] = min(before, (day, card, relation), key=lambda one: one[0])
    for card, relation, _ in found:
        if card.address in ended and relation.verb in BY_VERB:
            begins = act_day(card, relation, days[card.issue])
            yield from _told(card, relation, begins, ended)


def _told(
    card: Card,
    relation: Relation,
    begins: date | None,
    ended: Mapping[str, tuple[date, Card, Relation]],
) -> Iterator[Problem]:
    day, by, act = ended[card.address]
    values = {
        "target": relation.target,
        "verb": message(VERBS[relation.verb][0]),
        "day": day,
        "by": first_number(by) or by.title,
        "file": by.place.file,
        "ended": message(VERBS[act.verb][1]),
    }
    what: Message | None = None
    if begins and begins > day:
        what = message(
            "本文件自 {begins} 起{verb} `{target}`，而它自己从 {day} 起{ended}（{by}，{file}）",
            begins=begins,
            **values,
        )
    elif relation.verb in _LASTING:
        what = message(
            "本文件{verb} `{target}`，而它自己从 {day} 起{ended}（{by}，{file}）", **values
        )
    if what:
        place, width = relation.place or card.place, len(str(relation.target))
        mend = message("核对三份文件的原件和日期；原件如此时不必改")
        yield RULE.problem(place, what, mend, width=width)
