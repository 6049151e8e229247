"""Finds issues of a year that share a number, such as 2026-04 beside 2026-03-04.

In: a Gazette.
Out: Problems of the rule `issue-overlap`.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gazette.language.messages import issue_name
from gazette.model import Grade, IssueNumber, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Gazette, Issue

RULE = Rule(
    "issue-overlap",
    Grade.MEND,
    "两期的期号有重合。",
    "合刊（2026-03-04）已经占了两个期号；再有其中的一期，引用这一期就有两处。",
    "合刊其实只是一期的，改正期号和文件夹名；单期已经并入合刊的，把它的文件夹移出 content/。",
)


def check(gazette: Gazette) -> Iterator[Problem]:
    """Find issues of a year that share a number."""
    counted = (issue for issue in gazette.issues if not issue.number.supplement)
    for _, issues in groupby(counted, lambda issue: issue.year):
        widest: Issue | None = None
        for issue in issues:
            if widest and widest.number.overlaps(issue.number):
                yield _problem(widest, issue)
            if widest is None or issue.number.last > widest.number.last:
                widest = issue


def _problem(before: Issue, after: Issue) -> Problem:
    """Tell of it at the later one; the mend makes the double issue shorter, or leaves one out."""
    double, other = (after, before) if after.number.several else (before, after)
    first, last = double.number.first, double.number.last
    if other.number.first <= first:
        rest = IssueNumber(other.number.last + 1, last)
    else:
        rest = IssueNumber(first, other.number.first - 1)
    template = "{before}与{after}的期号有重合"
    what = message(template, before=issue_name(before), after=issue_name(after))
    template = "已经并入 {double} 的，把文件夹 {other} 移出 content/"
    mend = message(template, double=double.id, other=other.id)
    if rest.first <= rest.last:
        template = "{mend}；不是合刊的，把文件夹 {double} 改名为 {right}，期号写 {number}"
        right = rest.issue_id(double.year)
        mend = message(template, mend=mend, double=double.id, right=right, number=rest)
    return RULE.problem(after.at("number"), what, mend)
