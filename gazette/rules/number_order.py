"""Holds each document against the one before it in its series and year.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `number-order`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.model import Grade, Problem, Rule, message

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
    rows = sorted(
        (
            (number, notice)
            for notice in notices
            for number in notice.card.numbers
            if notice.card.dated
        ),
        key=lambda row: row[0],
    )
    for (number, one), (following, other) in pairwise(rows):
        first, second = one.card.dated, other.card.dated
        series = (number.prefix, number.year) == (following.prefix, following.year)
        if series and first and second and first > second:
            what = message(
                "{following} 的成文日期 {second} 早于 {number} 的 {first}",
                following=following,
                second=second,
                number=number,
                first=first,
            )
            mend, place = message("核对两份文件的文号和日期"), other.place("dated")
            yield RULE.problem(place, what, mend)
