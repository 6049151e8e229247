"""Chronicles (大事记): where one begins, the time that it covers, the days that it tells of.

In: lines.
Out: what a line of a chronicle says; where chronicles begin.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.importers.lexicon import terms
from gazette.importers.lexicon.terms import CHINESE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.importers.document import Line
    from gazette.importers.structure.contents_entries import Entry

NAME = "大事记"
_YEAR = rf"(?:[12１２]\d{{3}}|[{CHINESE}]{{4}})年"
_MONTH = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,2}})月份?"
_SPAN = rf"(?:{_MONTH}|第?[一二三四1-4]季度|[上下]半年)?"
_PERIOD = re.compile(rf"[（(]?{_YEAR}{_SPAN}(?:[-—－–~～至到]+(?:{_YEAR})?{_SPAN})?[)）]?")
_HEADING = re.compile(rf"[（(]?[^，。：；]{{0,24}}{NAME}(?:{_PERIOD.pattern})?[)）]?")
_MONTH_LINE = re.compile(rf"[●■◆★【]?(?:{_YEAR})?{_MONTH}[】：:]?")
_DAY = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,3}})"
_STAMP = re.compile(
    rf"[△▲◇◆]|[是同当]日|[是本当]月|(?:{_YEAR})?(?:{_MONTH})?{_DAY}日?"
    rf"(?:[-—－–~～至、和](?:{_MONTH})?{_DAY})*日"
)
_STAMPED, _LONGEST = 16, 40


def period(text: str) -> bool:
    """Tell a line that is a span of time and nothing else: 2015年4月—6月, （二〇一二年一月）."""
    return len(text) < _LONGEST and bool(_PERIOD.fullmatch(terms.squeeze(text)))


def month(text: str) -> bool:
    """Tell a line that is a month and nothing else: 4月."""
    return len(text) < _STAMPED and bool(_MONTH_LINE.fullmatch(terms.squeeze(text)))


def stamp(text: str) -> bool:
    """Tell a line that begins with a day of a chronicle: 1日，… 4月9日—10日 …, △ …."""
    return bool(_STAMP.match(terms.squeeze(text[: 2 * _STAMPED]))) and not terms.day_line(text)


def heading(lines: Sequence[Line], at: int) -> int:
    """Count the lines of a chronicle's heading that begins here; 0 where none does.

    大事记 is one where its time or its first day follows, a span of time where its first day does.
    """
    text = lines[at].text
    named = len(text) < _LONGEST and bool(_HEADING.fullmatch(terms.squeeze(text)))
    if not named and not period(text):
        return 0
    count = 2 if named and at + 1 < len(lines) and period(lines[at + 1].text) else 1
    after = lines[at + count].text if at + count < len(lines) else ""
    return count if (named and count > 1) or month(after) or stamp(after) else 0


def entry(text: str, entries: tuple[Entry, ...], used: set[int]) -> int:
    """Give the entry that a heading belongs to: of the same time, else the next; -1 if none."""
    own = [
        i
        for i, each in enumerate(entries)
        if i not in used and (NAME in each.title or period(each.title))
    ]
    same = (i for i in own if _time(entries[i].title) == _time(text))
    return next(same, own[0] if own else -1)


def _time(text: str) -> str:
    return terms.fold(text.replace(NAME, ""))
