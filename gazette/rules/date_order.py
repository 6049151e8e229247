"""Holds the days of every notice against each other and against the issue's.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `date-order`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import timedelta
from typing import TYPE_CHECKING

from gazette.language.numerals import chinese
from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "date-order",
    Grade.LOOK,
    "成文日期晚于本期的出版日期，或者早一年多，失效早于施行，或施行、失效早于成文。",
    "公报不能刊登出版之后才成文的文件。文件可以自以前的某一天起施行，但文中总要写明那一天。",
    "核对日期。",
)


_QUARTERS = timedelta(days=200)
"""So long before its issue a document may be dated."""


def check_issue(
    _masthead: Masthead, issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold the days of every notice against each other and against the issue's."""
    for notice in notices:
        yield from _in_issue(notice, issue)
        yield from _in_order(notice)


def _in_issue(notice: Notice, issue: Issue) -> Iterator[Problem]:
    """Hold the day of a notice against its issue's."""
    dated, place = notice.card.dated, notice.place("dated")
    if dated and issue.published and dated > issue.published:
        what = message(
            "成文日期 {dated} 晚于出版日期 {published}", dated=dated, published=issue.published
        )
        yield RULE.problem(place, what, message("核对成文日期和 issue.yaml 的出版日期"))
    if dated and _is_a_year_early(notice, issue):
        what = message(
            "成文日期 {dated} 比出版日期 {published} 早一年多，本期别的文件都不是",
            dated=dated,
            published=issue.published,
        )
        mend = message("核对年份，是不是 {meant}；确是从前的文件，不必改", meant=_next_year(dated))
        yield RULE.problem(place, what, mend)


def _in_order(notice: Notice) -> Iterator[Problem]:
    """Hold the days of a notice against each other."""
    dated, begins, ends = notice.card.dated, notice.card.effective, notice.card.expires
    if begins and ends and ends < begins:
        what = message(
            "失效日期 {expires} 早于施行日期 {effective}", expires=ends, effective=begins
        )
        yield RULE.problem(notice.place("expires"), what, message("核对两个日期"))
    if ends and dated and ends < dated:
        what = message("失效日期 {expires} 早于成文日期 {dated}", expires=ends, dated=dated)
        yield RULE.problem(notice.place("expires"), what, message("核对失效日期和成文日期"))
    if begins and dated and begins < dated:
        if any(_says(one.text, begins) for one in notice.blocks if one.line):
            return
        what = message(
            "施行日期 {effective} 早于成文日期 {dated}，文中也没有写这一天",
            effective=begins,
            dated=dated,
        )
        mend = message("核对两个日期；文中没有写明施行日期的，删去这一项")
        yield RULE.problem(notice.place("effective"), what, mend)


def _is_a_year_early(notice: Notice, issue: Issue) -> bool:
    """Return whether a year more would put a document without a number among the others."""
    day, dated = issue.published, notice.card.dated
    if not day or not dated or notice.card.numbers:
        return False
    others = [card.dated for card in issue.cards if card.dated and card is not notice.card]
    late = [day - one for one in (*others, _next_year(dated))]
    return bool(others) and all(timedelta() <= one <= _QUARTERS for one in late)


def _next_year(day: date) -> date:
    """Return the same day a year later; 29 February has none, and is the day before."""
    return day.replace(year=day.year + 1, day=min(day.day, monthrange(day.year + 1, day.month)[1]))


def _says(text: str, day: date) -> bool:
    """Return whether a text of the body names a day, in Arabic or in Chinese numerals."""
    spoken = f"{chinese(day.month)}月{chinese(day.day)}日"
    return f"{day.month}月{day.day}日" in text or spoken in text
