"""Holds the day of every issue against the issue before and against its own documents.

In: a Gazette.
Out: Problems of the rule `issue-date`.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.language.messages import issue_name
from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Gazette

RULE = Rule(
    "issue-date",
    Grade.LOOK,
    "出版日期早于上一期，或者比本期最新的文件晚一年多。",
    "多半是年份写错了。",
    "核对 issue.yaml 的出版日期；确是补印旧文件的，不必改。",
)

_LATE = timedelta(days=400)


def check(gazette: Gazette) -> Iterator[Problem]:
    """Hold the day of every issue against the issue before and against its own documents."""
    for before, after in pairwise(gazette.issues):
        if before.published and after.published and after.published < before.published:
            what = message(
                "出版日期 {published} 早于{issue}的 {before}",
                published=after.published,
                issue=issue_name(before),
                before=before.published,
            )
            mend = message("核对这两期的出版日期")
            yield RULE.problem(after.at("published"), what, mend)
    for issue in gazette.issues:
        newest = max((card.dated for card in issue.cards if card.dated), default=None)
        if newest and issue.published and issue.published - newest > _LATE:
            days = (issue.published - newest).days
            what = message(
                "出版日期 {published} 比本期最新的文件（{newest}）晚{days}天",
                published=issue.published,
                newest=newest,
                days=days,
            )
            mend = message("核对出版日期和各文件的成文日期")
            yield RULE.problem(issue.at("published"), what, mend)
