"""Finds days in a text that no calendar has.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `day-impossible`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "day-impossible",
    Grade.LOOK,
    "文中写的日期，历法里没有。",
    "2月30日、13月1日一类的日期，多半是抄错了一个数字。",
    "对照原件改正；引用别处的错误时不必改。",
)

_DAY = re.compile(r"(?:(?<!\d)(\d{4})\s?年\s?)?(?<![\d.])(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_LEAP, _MONTHS = 2000, 12


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Read every day that a text names; tell once a notice."""
    for notice in notices:
        found = [
            (block, match[0])
            for block in notice.blocks
            if "日" in (text := block.text)  # most have none, and this is found ten times as fast
            for match in _DAY.finditer(text)
            if not _exists(match)
        ]
        if found:
            block, day = found[0]
            file = notice.card.place.file
            place = Place(file, block.line) if block.line else notice.places.get(block.kind)
            what = (
                message("没有“{day}”这一天（共{count}处）", day=day, count=len(found))
                if found[1:]
                else message("没有“{day}”这一天", day=day)
            )
            mend = message("对照原件改正；引用别处的错误时不必改")
            yield RULE.problem(place or notice.card.place, what, mend)


def _exists(match: re.Match[str]) -> bool:
    """Return whether there is such a day, in a leap year where no year is named."""
    year, month, day = (int(part or 0) for part in match.groups())
    return 1 <= month <= _MONTHS and 1 <= day <= monthrange(year or _LEAP, month)[1]
