"""Chronicles (大事记): the spans of time and the days that their lines tell of.

In: a line's text.
Out: Labels; what a line of a chronicle says.
"""

from __future__ import annotations

from gazette.importers.lexicon import terms
from gazette.importers.lexicon.labels import Label
from gazette.language.numerals import CHINESE

NAME = "大事记"
_YEAR = rf"(?:[12１２]\d{{3}}|[{CHINESE}]{{4}})年"
_MONTH = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,2}})月份?"
_SPAN = rf"(?:{_MONTH}|第?[一二三四1-4]季度|[上下]半年)?"
PERIOD = Label(
    "一段时间",
    rf"[（(]?{_YEAR}{_SPAN}(?:[-—－–~～至到]+(?:{_YEAR})?{_SPAN})?[)）]?",
    ("2015年4月—6月", "（二〇一二年一月）", "2015年第一季度"),
)
HEADING = Label(
    "大事记的题头",
    rf"[（(]?[^，。：；]{{0,24}}{NAME}(?:{PERIOD.pattern})?[)）]?",
    ("示例县大事记", "2015年大事记", "大事记（2015年4月—6月）"),
)
MONTH = Label("月份", rf"[●■◆★【]?(?:{_YEAR})?{_MONTH}[】：:]?", ("4月", "2015年4月", "【四月】"))
_DAY = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,3}})"
STAMP = Label(
    "某日",
    rf"[△▲◇◆]|[是同当]日|[是本当]月|(?:{_YEAR})?(?:{_MONTH})?{_DAY}日?"
    rf"(?:[-—－–~～至、和](?:{_MONTH})?{_DAY})*日",
    ("1日，", "4月9日—10日", "△"),
)


def period(text: str) -> bool:
    """Return whether a line is a span of time and nothing else: 2015年4月—6月."""
    return bool(PERIOD.fullmatch(terms.squeeze(text)))


def month(text: str) -> bool:
    """Return whether a line is a month and nothing else: 4月."""
    return bool(MONTH.fullmatch(terms.squeeze(text)))


def stamp(text: str) -> bool:
    """Return whether a line begins with a day of a chronicle: 1日，… 4月9日—10日 …, △ …."""
    return bool(STAMP.match(terms.squeeze(text))) and not terms.day_line(text)
