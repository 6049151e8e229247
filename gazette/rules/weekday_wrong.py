"""Finds days of the week that are not those of their days.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `weekday-wrong`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from gazette.model import Grade, Rule, message
from gazette.record.passages import passages, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "weekday-wrong",
    Grade.LOOK,
    "文中写的星期不是那一天的星期。",
    "星期和日期对不上，读者不知道是哪一天；日期没有写年份的，按成文的那一年和下一年核对。",
    "核对日期和星期；引用别处的错误时不必改。",
)

_DAY = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?P<between>\s*[（(]?\s*(?:星期|周|礼拜))(?P<weekday>[一二三四五六日天])"
)
_WEEK = "一二三四五六日"


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold each day of the week against the calendar."""
    what = message("星期与日期对不上")
    for notice in notices:
        year = notice.card.dated.year if notice.card.dated else 0
        found = passages(notice, _DAY, partial(_right, year))
        yield from told(RULE, what, found)


def _right(year: int, match: re.Match[str]) -> str:
    """Return what should stand; what stands, where the day may be meant or is none."""
    years = (int(match["year"]),) if match["year"] else (year, year + 1) if year else ()
    said = match["weekday"].replace("天", "日")
    try:
        days = [date(one, int(match["month"]), int(match["day"])) for one in years]
    except ValueError:
        return match[0]
    if not days or said in (_WEEK[one.weekday()] for one in days):
        return match[0]
    return match[0][:-1] + _WEEK[days[0].weekday()]
