"""Timing: when a document comes into force (施行) and when it ends, as a day or as a rule.

In: text, such as stands in a field: 2026-04-01, 自公布之日起30日后, 暂定五年, 至二零二六年年底.
Out: Timing; the day that it comes to.

The days are counted as the Civil Code does (articles 200 to 204): a term of two years from 9 April
2026 ends with 8 April 2028; where a month has no such day, its last day ends the term.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from gazette.language.numerals import whole

NUMERAL = "[0-9０-９〇○零一二两三四五六七八九十百]+"
EVENTS = {
    **dict.fromkeys(("成文", "签署", "签发", "通过", "批准", "作出"), "dated"),
    **dict.fromkeys(("公布", "发布", "印发", "下发", "颁发", "颁布", "公告", "刊登"), "published"),
    **dict.fromkeys(("施行", "实施", "执行", "生效", "试行", "实行"), "effective"),
    "即日": "dated",
}
"""What a day may be counted from -> the day of a document that it is."""

_MONTH = rf"(?:{NUMERAL}|元)月"
_YEARLESS = rf"{_MONTH}{NUMERAL}[日号]"
DAY = rf"(?:{NUMERAL}年{_YEARLESS}|[0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?!\d))"
LAST = rf"(?:{DAY}|{NUMERAL}年(?:{_MONTH}[底末]?|年?[底末])|{_YEARLESS}|{_MONTH}[底末])"
"""The last day of a term: one that is named, or the end of a month or of a year."""

SPAN = (
    rf"(?:{NUMERAL}年半|{NUMERAL}个半月|半年|{NUMERAL}周?年(?!年?[底末])(?:[零又]?{NUMERAL}个?月)?"
    rf"|{NUMERAL}个月|{NUMERAL}[日天])"
)
START = (
    rf"(?:{DAY}(?:零时|0时|{NUMERAL}时)?|(?:在?《[^》]*》上?)?(?P<event>{'|'.join(EVENTS)})"
    r"(?:之日|当日|日)?)(?P<next>(?:的|之)?次日|(?:的|起)?第二[日天])?起?"
)
COMMENCEMENT = rf"(?:自|从|于|在)?{START}后?(?:满?(?P<span>{SPAN})(?:之?后|以后|之日)?)?起?"
_HOUR = r"(?:零时|24时|二十四时)?"
_TERM = r"(?:(?:为|是|：|暂定|定为|试行期?|执行期?|实施期?|有效期限?|期限)*)"
EXPIRY = (
    rf"{_TERM}(?:(?:(?:自|从|于)?{START}(?:计算|算)?[，,]?)?{_TERM}"
    rf"(?:(?P<span>{SPAN})|(?:截?至|到)(?P<last>{LAST}){_HOUR}(?:为?止)?)"
    rf"|(?P<alone>{LAST}){_HOUR}(?:为?止)?|(?P<open>长期)(?:有效|执行)?)"
)
FORCE = r"(?:计算并)?(?:正式|开始)?(?:施行|实施|执行|生效|试行|实行)"
"""What a document says that it does from a day on."""

_NUMBERS = re.compile(NUMERAL)
_PARTS = re.compile(rf"({NUMERAL})(周?年|个?半?月|[日天])(半)?")
_MONTHS, _HALF_MONTH = 12, 15
"""Months of a year; days of half a month, as the Civil Code counts elsewhere."""

_LONGEST = 100
"""So many years no term has: the number is that of a year."""


@dataclass(frozen=True, slots=True)
class Timing:
    """A day, or so many `months` and `days` after a day or after an event (a key of EVENTS).

    What waits for something that no calendar knows has it in `awaits`; what is in force without
    an end has none of these.
    """

    day: date | None = None
    event: str = ""
    months: int = 0
    days: int = 0
    awaits: str = ""

    @property
    def counts_from(self) -> str:
        """The day that it is counted from: dated, published, effective; empty for one named."""
        return "" if self.day else EVENTS.get(self.event, "")


def commencement(text: str) -> Timing | None:
    """Return when a document comes into force; None where a text says no such thing."""
    match = _commencement().fullmatch("".join(text.split()))
    if match is None:
        return None
    months, days = _length(match["span"] or "")
    start = named(match[0].removesuffix(match["span"] or "")) if not match["event"] else None
    if not (match["event"] or start) or EVENTS.get(match["event"]) == "effective":
        return None
    return Timing(start, match["event"] or "", months, days + bool(match["next"]))


def expiry(text: str, year: int | None = None) -> Timing | None:
    """Return when a document ends; None where a text says no such thing.

    A day without a year is that of the day that stands before it, or of `year`.
    """
    match = _expiry().fullmatch("".join(text.split()))
    if match is None:
        return None
    if match["open"]:
        return Timing()
    start = named(match[0])
    if last := match["last"] or match["alone"]:
        day = _last(last, start.year if start else year)
        return Timing(day) if day else None
    months, days = _length(match["span"])
    if months + days <= 0 or months > _MONTHS * _LONGEST:
        return None
    event = match["event"] or ("" if start else "施行")
    return Timing(start, event, months, days - 1)


@cache
def _commencement() -> re.Pattern[str]:
    return re.compile(rf"{COMMENCEMENT}(?:{FORCE})?")


@cache
def _expiry() -> re.Pattern[str]:
    return re.compile(rf"{EXPIRY}(?:自行|自动)?(?:失效|废止)?")


def day(
    timing: Timing,
    *,
    dated: date | None = None,
    published: date | None = None,
    effective: date | None = None,
) -> date | None:
    """Return the day that a timing comes to; None where it has none or what it needs is unknown."""
    known = {"dated": dated, "published": published, "effective": effective}
    start = timing.day or known.get(timing.counts_from)
    if start is None:
        return None
    years, month = divmod(start.month - 1 + timing.months, _MONTHS)
    try:
        last = monthrange(start.year + years, month + 1)[1]
        same = date(start.year + years, month + 1, min(start.day, last))
        # A month without such a day ends the term itself: one year from 29 February.
        short = timing.days < 0 and start.day > last
        return same if short else same + timedelta(timing.days)
    except (ValueError, OverflowError):  # beyond the calendar's last year
        return None


def named(text: str, year: int | None = None) -> date | None:
    """Return the first day that a text names; None where it is none of the calendar."""
    match = re.search(DAY if year is None else rf"{DAY}|{_YEARLESS}", text)
    numbers = _numbers(match[0]) if match else []
    try:
        return date(*([year or 0] * (3 - len(numbers)) + numbers)) if numbers else None
    except ValueError:
        return None


def _last(text: str, year: int | None) -> date | None:
    """Return the last day of 2026年底, 2028年6月底, 6月底; a day is its own."""
    if text[-1] in "日号" or not re.search("[年月]", text):
        return named(text, year)
    numbers = _numbers(text)
    if "年" not in text:
        numbers.insert(0, year or 0)
    try:
        month = numbers[1] if "月" in text else _MONTHS
        return date(numbers[0], month, monthrange(numbers[0], month)[1])
    except ValueError:
        return None


def _numbers(text: str) -> list[int]:
    """Return the numbers of a day: 元月 is the first month."""
    return [whole(one) or 0 for one in _NUMBERS.findall(text.replace("元月", "1月"))]


def _length(span: str) -> tuple[int, int]:
    """Return the months and the days of a span: 两年, 一年半, 6个月, 30日."""
    if span == "半年":
        return _MONTHS // 2, 0
    months = days = 0
    for number, unit, half in _PARTS.findall(span):
        count = whole(number) or 0
        if "年" in unit:
            months += _MONTHS * count + (_MONTHS // 2 if half else 0)
        elif "月" in unit:
            months += count
            days += _HALF_MONTH if "半" in unit else 0
        else:
            days += count
    return months, days
