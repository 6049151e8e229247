"""Holds the year of every number against its day's.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `number-year`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "number-year",
    Grade.LOOK,
    "文号里的年份与成文日期的年份不同。",
    "文号的年份是发文的年份。一月里成文、编在上一年，或者十二月底成文、编入下一年的，不算不同。",
    "核对文号和日期。",
)

_JANUARY, _DECEMBER = 1, 12


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold the year of every number against its day's."""
    for notice in notices:
        dated = notice.card.dated
        if not dated:
            continue
        lawful = {dated.year}
        if dated.month == _JANUARY:
            lawful.add(dated.year - 1)
        if dated.month == _DECEMBER:
            lawful.add(dated.year + 1)
        for at, number in enumerate(notice.card.numbers, 1):
            if number.year not in lawful:
                what = message(
                    "文号是{year}年的，成文日期却是 {dated}", year=number.year, dated=dated
                )
                mend, width = message("核对文号的年份和成文日期"), len(str(number))
                place = notice.place("number", at)
                yield RULE.problem(place, what, mend, width=width)
                break
