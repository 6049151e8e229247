"""Finds numbers of the gazette's own series that a text writes with other brackets.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `number-brackets`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.numbers import CLOSING, OPENING
from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "number-brackets",
    Grade.LOOK,
    "正文里的文号没有用六角括号。",
    "发文字号的年份用六角括号〔〕括入，序号不补零、不加“第”（GB/T 9704）。只查本公报各系列的文号。",
    "改成给出的写法；原件如此时不必改。",
)

_NUMBER = rf"\s?(?!〔){OPENING}(\d{{4}}){CLOSING}\s?第?0*(\d{{1,4}})\s?号"


def check_issue(
    masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find such numbers, once a paragraph."""
    prefixes = "|".join(re.escape(one.prefix) for one in masthead.series if not one.form)
    number = re.compile(f"({prefixes}){_NUMBER}")
    for notice in notices if prefixes else ():
        for block in notice.blocks:
            if block.line and "号" in block.text and (match := number.search(block.text)):
                what = message("文号 `{number}` 没有用六角括号", number=match[0])
                right = f"{match[1]}〔{match[2]}〕{match[3]}号"
                mend = message("写成 {number}；原件如此时不必改", number=right)
                yield RULE.problem(Place(notice.card.place.file, block.line), what, mend)
