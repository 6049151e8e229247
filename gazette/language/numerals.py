"""Numerals: whole numbers in Arabic and Chinese figures.

In: text.
Out: int, or None.
"""

from __future__ import annotations

import re

DIGITS = "〇一二三四五六七八九"
CHINESE = "〇○零一二两三四五六七八九十百千"
"""The characters of a Chinese number below ten thousand, for a class of a regular expression."""

_VALUES = {**{digit: value for value, digit in enumerate(DIGITS)}, "两": 2}
_VALUES |= dict.fromkeys("零○ＯO", 0)
_DIGIT = "[一二两三四五六七八九]"
_SPOKEN = re.compile(
    rf"(?:(?P<thousands>{_DIGIT})千)?(?:(?P<hundreds>{_DIGIT})百)?"
    rf"(?:零?(?P<tens>{_DIGIT}?)(?P<ten>十)|零(?=.)|(?<![百千]))(?P<ones>{_DIGIT}?)|"
    rf"(?:(?P<round_thousands>{_DIGIT})千)?(?:(?P<round_hundreds>{_DIGIT})百)?"
)
"""Thousands, hundreds, tens and ones; 一百二 is no number that a document would write."""


def whole(text: str) -> int | None:
    """Return a whole number: 12, 012, １２, 十二, 二〇二三, 一百二十; None where it is none."""
    bare = "".join(text.split())
    if bare.isdecimal():
        return int(bare)
    if bare and all(one in _VALUES for one in bare):
        return int("".join(str(_VALUES[one]) for one in bare))
    match = _SPOKEN.fullmatch(bare) if bare else None
    if match is None:
        return None
    value = {name: _VALUES.get(digit or "", 0) for name, digit in match.groupdict().items()}
    tens = (value["tens"] or 1) if match["ten"] else 0
    thousands = value["thousands"] + value["round_thousands"]
    hundreds = value["hundreds"] + value["round_hundreds"]
    return 1000 * thousands + 100 * hundreds + 10 * tens + value["ones"]


def chinese(value: int) -> str:
    """Return 1 to 9999 as documents count: 一, 十, 二十一, 一百零三; 零 for 0."""
    made, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            short = unit == 10 and digit == 1 and not made  # noqa: PLR2004 - 十二, not 一十二
            made += ("零" if gap else "") + ("" if short else DIGITS[digit]) + name
            gap = False
        elif made:
            gap = True
    return made or "零"
