"""Finds numbers in which a letter or a figure of another kind was typed, and what is of full width.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `numeral-mistyped`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Rule, message
from gazette.record.passages import Passage, passages, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Message, Notice, Problem

RULE = Rule(
    "numeral-mistyped",
    Grade.LOOK,
    "数字里混着字母或者另一种数字，或者数字、字母是全角的。",
    (
        "“二0二六年”的 0、“2O26年”的字母 O、“l0日”的字母 l、全角的“２０２６”看不出来，却检索不到，"
        "也读不出是哪一天。全角的单个数字、字母，旧刊，留空用的ＸＸ，不算。"
    ),
    "改成给出的写法；原件如此时不必改。",
)

_WORD = "[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]"
_CHINESE = "〇零○一二三四五六七八九"
_WRONG = re.compile(
    rf"(?<![\dA-Za-z{_CHINESE}])(?=[^年]{{0,3}}[0０OoＯ])(?=[^年]{{0,3}}[一二三四五六七八九])"
    rf"[0０OoＯ{_CHINESE}]{{4}}(?=年)"
    r"|(?<![A-Za-z\d.])(?=\d*[OoＯ])\d[\dOoＯ]{1,6}(?=\s?[年月日号元万亿]|[\t\n]|$)"
    r"|(?<![A-Za-z\d.])(?=\d*[lI])(?=[lI]*\d)[\dlI]{2}(?=[月日])"
    rf"|(?P<wide>(?<!{_WORD})(?={_WORD}*[０-９Ａ-Ｚａ-ｚ])(?![ＸｘXx]+(?!{_WORD})){_WORD}{{2,}}"
    rf"(?:．\d{{1,3}}(?![\d年月日]))?)"
)
_CHINESE_ZERO = str.maketrans("0０OoＯ", "〇〇〇〇〇")
_ZERO_AND_ONE = str.maketrans("OoＯlI", "00011")
_HALF_WIDTH = {at: at - 0xFEE0 for at in range(ord("．"), ord("ｚ") + 1)}


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find such numbers in years, days and cells of tables, and words of full width in any text."""
    for notice in notices:
        yield from told(RULE, *_found(notice))


def _found(notice: Notice) -> tuple[Message, list[Passage]]:
    """Return what is wrong in a notice, and where; the form of its own number has another rule."""
    number, printed = notice.place("number"), bool(notice.card.printed_page)
    found = [one for one in passages(notice, _WRONG, _right) if one.place != number]
    wide = [one for one in found if one.wrong.translate(_HALF_WIDTH) == one.right]
    if len(wide) == len(found):
        return message("数字、字母是全角的"), [] if printed else found
    found = [one for one in found if not (printed and one in wide)]
    return message("数字里混着字母或者另一种数字"), found


def _right(match: re.Match[str]) -> str:
    if match["wide"]:
        return match[0].translate(_HALF_WIDTH)
    table = _CHINESE_ZERO if set(match[0]) & set(_CHINESE) else _ZERO_AND_ONE
    return match[0].translate(table).translate(_HALF_WIDTH)
