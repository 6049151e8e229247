"""Finds two stops or commas that follow one another.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `marks-doubled`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "marks-doubled",
    Grade.LOOK,
    "两个点号连在一起。",
    "“。。”“，。”一类多半是改稿时忘了删去一个；省略号写成“……”（GB/T 15834）。",
    "只留一个；原件如此时不必改。",
)

_DOUBLED = re.compile(r"[，。、；：？！]*[，。、；：][，。、；：？！]+|(?<=[一-鿿])\.{2,}")


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find stops, commas and colons that follow one another, once a paragraph."""
    for notice in notices:
        for block in notice.blocks:
            if match := _DOUBLED.search(block.text):
                what = message("点号连在一起：“{marks}”", marks=match[0])
                mend = message("只留一个；省略号写成“……”；原件如此时不必改")
                yield RULE.problem(notice.place_of(block), what, mend)
