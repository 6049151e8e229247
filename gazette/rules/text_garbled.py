"""Finds what is left of text that was read in the wrong encoding.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `text-garbled`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "text-garbled",
    Grade.LOOK,
    "文字像是乱码。",
    "编码认错了再保存，“锟斤拷”“é˜²”“??”一类就代替了原来的字，原来的字已经不在文件里。",
    "对照原件重新输入；原件如此时不必改。",
)

_GARBLED = re.compile(
    r"锟斤拷|烫烫烫|屯屯屯|(?<=[一-鿿])\?{2,}|\?{2,}(?=[一-鿿])|[Â-ôˆ-™]*[é-ïÃÂâ][\x80-¿ˆ-™]+"
)
"""The last is UTF-8 that was read as Latin letters: a letter, then signs that follow none."""


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find garbled text, once a paragraph."""
    for notice in notices:
        for block in notice.blocks:
            if match := _GARBLED.search(block.text):
                what = message("`{text}` 像是乱码", text=match[0])
                yield RULE.problem(
                    notice.place_of(block), what, message("对照原件重新输入；原件如此时不必改")
                )
