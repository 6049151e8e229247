"""Issue numbers: what editors write for the number of an issue, and how they name its folder.

In: the text of `number` or `serial`; the name of a folder.
Out: an IssueNumber or a NumberRange, or what is wrong and how to mend it.
"""

from __future__ import annotations

import re

from gazette.language.numbers import digits
from gazette.model import IssueNumber, Message, NumberRange, message
from gazette.model.issue_number import named, supplement

_RANGE = re.compile(r"([0-9]{1,6})(?:-([0-9]{1,6}))?")
_SUPPLEMENT = re.compile(r"(?:z(?=[0-9])|增刊|supplement) ?([0-9]{1,6})?", re.IGNORECASE)
_EXTRA = re.compile(r"增|supp|z", re.IGNORECASE)
"""What tells a supplement, however it is written."""
_LIKE_ISSUE = re.compile(r"([0-9]{4})-([0-9]{1,3}(?:-[0-9]{1,3})?|[zZ][0-9]{1,3})")
"""The name of a folder that says a year and a number, rightly or not."""


def number(text: str) -> IssueNumber | None:
    """Return the IssueNumber that a text says: 3, 3-4, 增刊1, supplement 1, z1; None for none."""
    match = _SUPPLEMENT.fullmatch(text)
    if match:
        nth = int(match[1] or 1)
        return supplement(nth) if nth else None
    numbers = serial(text)
    return IssueNumber(numbers.first, numbers.last) if numbers else None


def serial(text: str) -> NumberRange | None:
    """Return the numbers that a text says: 27 or 27-28; None for none."""
    match = _RANGE.fullmatch(text)
    if not match or not int(match[1]):
        return None
    first = int(match[1])
    last = int(match[2]) if match[2] else first
    return NumberRange(first, last) if not match[2] or last > first else None


def wrong(text: str, *, serial: bool) -> tuple[Message | None, Message]:
    """Return what is wrong with a text that is no number, None where none is said, and the mend."""
    meant, match = _meant(digits(text)), _RANGE.fullmatch(text)
    mend = (
        message("单期写 27，合刊写 27-28")
        if serial
        else message("单期写 4，合刊写 3-4，增刊写 增刊1")
    )
    if meant and number(str(meant)) and not (serial and meant.supplement):
        mend = (
            message("写成 增刊{number}", number=meant.first)
            if meant.supplement
            else message("写成 {number}", number=meant)
        )
    if not match or not match[2] or not meant:
        return None, mend
    if meant.several:
        return message("前面的号比后面的大"), mend
    return message("两个号相同，只是一个号"), mend


def stray(folder: str) -> tuple[Message, str]:
    """Return what is wrong with a folder whose name is almost that of an issue, and its right name.

    Both are empty where it is nothing like one.
    """
    match = _LIKE_ISSUE.fullmatch(digits(folder))
    meant = _meant(match[2]) if match else None
    if not match or not meant or named(folder):
        return message(""), ""
    right = meant.issue_id(int(match[1]))
    first, _, last = match[2].partition("-")
    if not last:
        return message("的期号写法不对"), right
    if int(first) == int(last):
        return message("的两个期号相同，只是一期"), right
    if int(first) > int(last):
        return message("的期号前面的比后面的大"), right
    return message("的期号写法不对"), right


def _meant(text: str) -> IssueNumber | None:
    """Return the number that a text was meant to say, from one or two figures in it."""
    figures = sorted({int(one) for one in re.findall("[0-9]+", text)} - {0})
    if not figures or figures[2:]:
        return None
    if _EXTRA.search(text):
        return None if figures[1:] else supplement(figures[0])
    return IssueNumber(figures[0], figures[-1])
