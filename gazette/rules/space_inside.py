"""Finds spaces inside a Chinese sentence.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `space-inside`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "space-inside",
    Grade.LOOK,
    "句子里的汉字之间有空格。",
    (
        "多半是从 PDF 或网页复制来的：印出来有空隙，检索时词也断开。序号之后、姓名与职务之间的空"
        "格不算。"
    ),
    "删去空格；原件如此时不必改。",
)

_SPACES = "[ \\t\\u00a0\\u2000-\\u200a\\u202f]+"
_NUMBER = re.compile(r"第[一二三四五六七八九十百零〇\d]+[章节条款编部分]\s*$|^[^，。；]{0,6}\s*$")
_SENTENCE = re.compile(r"[，。；].*[。；：]$")
_TITLE = re.compile("《[^》]*》")
"""What is cited may name two issuers with a space between them: 《中共中央 国务院关于……》."""
_NEAR = 6


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(
        f"(?<=[一-鿿]){_SPACES}(?=[，。；：、！？）》”])|(?<=[，。；：、（《“]){_SPACES}(?=[一-鿿])"
        f"|(?<=[一-鿿]{{2}}){_SPACES}(?=[一-鿿]{{2}})"
    )


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find spaces between the characters of sentences, once a paragraph."""
    for notice in notices:
        for block in notice.blocks:
            text = _TITLE.sub(lambda title: "题" * len(title[0]), block.text)
            if block.kind not in ("paragraph", "item") or not _SENTENCE.search(text):
                continue
            found = [
                one for one in _inside().finditer(text) if not _NUMBER.search(text[: one.end()])
            ]
            if found:
                near = block.text[max(0, found[0].start() - _NEAR) : found[0].end() + _NEAR]
                what = message(
                    "这一段的汉字之间有{count}处空格，例如“{near}”", count=len(found), near=near
                )
                place = Place(notice.card.place.file, block.line or 1)
                yield RULE.problem(place, what, message("删去空格；原件如此时不必改"))
