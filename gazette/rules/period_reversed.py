"""Finds periods that end before they begin.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `period-reversed`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from gazette.model import Grade, Rule, message
from gazette.record.passages import matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "period-reversed",
    Grade.LOOK,
    "文中写的一段时间，结束早于开始。",
    "多半是抄错了年份或者月份。跨年而没有写年份的（11月1日至3月15日），不在此列。",
    "对照原件改正；原件如此时不必改。",
)

_PERIOD = re.compile(
    r"(\d{4})年(\d{1,2})月(\d{1,2})日起?(?:至|到|—|－|-|～)(?:(\d{4})年(\d{1,2})月)?(\d{1,2})日"
)


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold the end of each period against its beginning; tell once a notice."""
    for notice in notices:
        found = (row for row in matches(notice, _PERIOD) if _is_reversed(row[1]))
        if first := next(found, None):
            place, match = first
            mend = message("对照原件改正年、月、日；原件如此时不必改")
            yield RULE.problem(place, message("“{period}”结束早于开始", period=match[0]), mend)


def _is_reversed(match: re.Match[str]) -> bool:
    year, month, day, last_year, last_month, last_day = (int(one or 0) for one in match.groups())
    try:
        last = date(last_year or year, last_month or month, last_day)
        return last < date(year, month, day)
    except ValueError:  # day-impossible tells of it
        return False
