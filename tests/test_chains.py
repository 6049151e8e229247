"""Chains of acts: what has been ended acts no more, and none ends itself by way of others.

In: the sample gazette with relations.
Out: the Problems of the rules `act-ended` and `relation-conflict`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sample import GAZETTE

from gazette.model import Relation
from gazette.rules import act_ended, relation_conflict

if TYPE_CHECKING:
    from gazette.model import Card, Gazette

FIRST, SECOND, THIRD = (card.id for card in GAZETTE.issues[1].cards)


def gazette(**acts: tuple[Relation, ...]) -> Gazette:
    """Make a gazette in which the cards of 2026-01 (first, second, third) do this to others."""
    names = dict(zip(("first", "second", "third"), GAZETTE.issues[1].cards, strict=True))

    def card(name: str) -> Card:
        return replace(names[name], relations=acts.get(name, ()), effective=None)

    issue = replace(GAZETTE.issues[1], cards=tuple(map(card, names)))
    return replace(GAZETTE, issues=(GAZETTE.issues[0], issue, GAZETTE.issues[2]))


LATER = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ({"first": (Relation("repeals", SECOND, begins=LATER),)}, 0),
        (
            {
                "first": (Relation("repeals", SECOND, begins=LATER),),
                "third": (Relation("repeals", FIRST, begins=date(2026, 4, 1)),),
            },
            1,
        ),
        (
            {
                "first": (Relation("repeals", SECOND),),
                "third": (Relation("repeals", FIRST, begins=LATER),),
            },
            0,
        ),
        (
            {
                "first": (Relation("extends", SECOND, until=date(2030, 1, 1)),),
                "third": (Relation("voids", FIRST, begins=LATER),),
            },
            1,
        ),
        (
            {
                "first": (Relation("extends", SECOND, until=date(2030, 1, 1)),),
                "third": (Relation("repeals", FIRST, begins=LATER, part="第三条"),),
            },
            0,
        ),
        (
            {
                "first": (Relation("implements", SECOND, begins=LATER),),
                "third": (Relation("repeals", FIRST, begins=date(2026, 4, 1)),),
            },
            0,
        ),
    ],
)
def test_an_act_that_has_been_ended_is_told(
    acts: dict[str, tuple[Relation, ...]], told: int
) -> None:
    """Where it acts from a day behind its own end, or where what it says must last."""
    found = list(act_ended.check(gazette(**acts)))
    assert len(found) == told
    assert all("zf-2026-1" in str(one.place.file) for one in found)
    assert all("gg-2026-1" in str(one.what) for one in found)


def test_a_circle_of_three_is_told_at_each_of_them() -> None:
    """What leads into it or out of it is not of it."""
    circle = {
        "first": (Relation("repeals", SECOND),),
        "second": (Relation("voids", THIRD), Relation("repeals", "zf-2023-87")),
        "third": (Relation("lapses", FIRST),),
    }
    found = [one for one in relation_conflict.check(gazette(**circle)) if "一圈" in str(one.what)]
    assert [one.place.file.split("/")[1].split(".")[0] for one in found] == [FIRST, SECOND, THIRD]
    line = {**circle, "third": ()}
    assert not [one for one in relation_conflict.check(gazette(**line)) if "一圈" in str(one.what)]
