"""Holds each document against the one before it in its series and year.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `number-order`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.language import numbers
from gazette.model import Grade, Place, Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "number-order",
    Grade.LOOK,
    "同一系列的文号与成文日期次序不合。",
    "序号在后的文件，成文日期不应在前。",
    "核对原件；确实如此时不必改。",
)


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold each document against the one before it in its series and year."""
    numbered = [
        (numbers.read(notice.card.number), notice) for notice in notices if notice.card.dated
    ]
    rows = sorted(
        ((key.prefix, key.year, key.sequence, at) for at, (key, _) in enumerate(numbered) if key)
    )
    for before, after in pairwise(rows):
        first, second = numbered[before[3]][1].card, numbered[after[3]][1].card
        if before[:2] == after[:2] and first.dated and second.dated and first.dated > second.dated:
            what = f"{second.number} 的成文日期 {second.dated} 早于 {first.number} 的 {first.dated}"
            place = numbered[after[3]][1].places.get("dated", Place(second.place.file))
            yield RULE.problem(place, what, "核对两份文件的文号和日期")
