"""Holds the day of every act against its target's, or against what its target's number tells.

In: a Gazette.
Out: Problems of the rule `relation-order`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.arrange import acts
from gazette.fields import VERBS
from gazette.model import Grade, Message, Number, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Card, Gazette, Relation

RULE = Rule(
    "relation-order",
    Grade.LOOK,
    "文件废止（作废、修改……）的是比它更晚的文件。",
    "一份文件只能处理在它之前的文件。",
    "核对对方的文号和两份文件的成文日期；原件如此时不必改。",
)


def check(gazette: Gazette) -> Iterator[Problem]:
    """Hold the day of every act against its target's, or against what its target's number tells."""
    series = _series(gazette)
    for card, relation, there in acts(gazette):
        target, why = relation.target, None
        if there and there.dated and card.dated and there.dated > card.dated:
            why = message("成文于 {dated}，晚于本文件的 {own}", dated=there.dated, own=card.dated)
        elif isinstance(target, Number) and not there:
            why = _unborn(card, target, series.get((target.prefix, target.year), ()))
        if why:
            yield _problem(card, relation, why)


def _problem(card: Card, relation: Relation, why: Message) -> Problem:
    what = message(
        "本文件{verb}的 `{target}` {why}",
        verb=message(VERBS[relation.verb][0]),
        target=relation.target,
        why=why,
    )
    place, width = relation.place or card.place, len(str(relation.target))
    mend = message("核对对方的文号和本文件的成文日期")
    return RULE.problem(place, what, mend, width=width)


def _series(gazette: Gazette) -> dict[tuple[str, int], tuple[tuple[Number, Card], ...]]:
    """Map each series and year to the numbers that the gazette holds of it."""
    found: dict[tuple[str, int], tuple[tuple[Number, Card], ...]] = {}
    for issue in gazette.issues:
        for card in issue.cards:
            for number in card.numbers:
                key = (number.prefix, number.year)
                found[key] = (*found.get(key, ()), (number, card))
    return found


def _unborn(card: Card, target: Number, held: tuple[tuple[Number, Card], ...]) -> Message | None:
    """Say why a number was not given yet when a notice was made; None where nothing tells.

    A notice of early January may bear the number of the year before, and one of late December that
    of the year to come.
    """
    years = [card.dated.year] if card.dated else []
    years += [own.year for own in card.numbers]
    if years and target.year > max(years):
        return message("是{year}年的文号，晚于本文件", year=target.year)
    for number, other in held:
        before = number.sequence <= target.sequence
        if before and card.dated and other.dated and other.dated > card.dated:
            return message(
                "排在 {number}（{dated}）之后，晚于本文件的 {own}",
                number=number,
                dated=other.dated,
                own=card.dated,
            )
    return None
