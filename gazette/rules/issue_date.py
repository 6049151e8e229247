"""Holds the day of every issue against the issue before and against its own documents.

In: a Gazette.
Out: Problems of the rule `issue-date`.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.language.messages import issue_name
from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Gazette, Issue, Message

RULE = Rule(
    "issue-date",
    Grade.LOOK,
    "出版日期早于上一期，比接着的上一期晚一年，早于期号的那一年，或者比本期最新的文件晚一年。",
    "多半是年份写错了。",
    "核对 issue.yaml 的出版日期；确是补印旧文件的，不必改。",
)

_LATE, _YEAR = timedelta(days=400), timedelta(days=365)
"""What its newest document may be older by; less where the day is of another year than its number.
"""
_NEARLY = timedelta(days=330)
"""An issue follows the one before within the year: so late is none that comes out in its turn."""
_EARLIEST = 11
"""The month from which on the first issue of the next year may come out."""


def check(gazette: Gazette) -> Iterator[Problem]:
    """Hold the day of every issue against the issue before and against its own documents."""
    for before, issue in pairwise((None, *gazette.issues)):
        found = _wrong(before, issue) if issue and issue.published else None
        if issue and found:
            yield RULE.problem(issue.at("published"), *found)


def _wrong(before: Issue | None, issue: Issue) -> tuple[Message, Message] | None:
    """Return what is wrong with the day of an issue, and how to mend it."""
    day = issue.published or date.min
    newest = max((card.dated for card in issue.cards if card.dated), default=day)
    last = before.published if before and before.published else day
    said = {"published": day, "before": last, "issue": issue_name(before or issue)}
    if day.year < issue.year and not (issue.number.first == 1 and day.month >= _EARLIEST):
        what = message("出版日期 {published} 不在{year}年", published=day, year=str(issue.year))
        return what, message("核对出版日期的年份和 issue.yaml 的年份")
    if day < last:
        what = message("出版日期 {published} 早于{issue}的 {before}", **said)
        return what, message("核对这两期的出版日期")
    if day - newest > (_LATE if day.year == issue.year else _YEAR):
        late = (day - newest).days
        template = "出版日期 {published} 比本期最新的文件（{newest}）晚{days}天"
        what = message(template, published=day, newest=newest, days=late)
        return what, message("核对出版日期和各文件的成文日期")
    if before and _follows(before, issue) and day - last > _NEARLY:
        template = "出版日期 {published} 比{issue}的 {before} 晚{days}天，期号却是接着的"
        what = message(template, **said, days=(day - last).days)
        return what, message("核对年份；确是隔了这么久的，不必改")
    return None


def _follows(before: Issue, after: Issue) -> bool:
    """Return whether an issue has the next number of the same year."""
    plain = not before.number.supplement and not after.number.supplement
    return plain and before.year == after.year and before.number.last + 1 == after.number.first
