"""Finds numbers in which a letter or a figure of another kind was typed.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `numeral-mistyped`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Rule, message
from gazette.record.passages import passages, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "numeral-mistyped",
    Grade.LOOK,
    "数字里混着字母或者另一种数字。",
    "“二0二六年”的 0、“2O26年”的字母 O、“l0日”的字母 l 看不出来，却检索不到，也读不出是哪一天。",
    "改成给出的写法；原件如此时不必改。",
)

_CHINESE = "〇零○一二三四五六七八九"
_WRONG = re.compile(
    rf"(?<![\dA-Za-z{_CHINESE}])(?=[^年]{{0,3}}[0０OoＯ])(?=[^年]{{0,3}}[一二三四五六七八九])"
    rf"[0０OoＯ{_CHINESE}]{{4}}(?=年)"
    r"|(?<![A-Za-z\d.])(?=\d*[OoＯ])\d[\dOoＯ]{1,6}(?=\s?[年月日号元万亿]|[\t\n]|$)"
    r"|(?<![A-Za-z\d.])(?=\d*[lI])(?=[lI]*\d)[\dlI]{2}(?=[月日])"
)
_CHINESE_ZERO = str.maketrans("0０OoＯ", "〇〇〇〇〇")
_ZERO_AND_ONE = str.maketrans("OoＯlI", "00011")


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find such numbers in years, days and cells of tables."""
    what = message("数字里混着字母或者另一种数字")
    for notice in notices:
        yield from told(RULE, what, passages(notice, _WRONG, _right))


def _right(match: re.Match[str]) -> str:
    return match[0].translate(_CHINESE_ZERO if set(match[0]) & set(_CHINESE) else _ZERO_AND_ONE)
