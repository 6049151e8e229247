"""Finds numbers of articles, headings and items that repeat, are left out or go back.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `unit-order`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.numerals import whole
from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Block, Issue, Masthead, Notice

RULE = Rule(
    "unit-order",
    Grade.LOOK,
    "条文、层次的序号重复、跳号或者颠倒。",
    "引用条文靠序号；重复、跳号多半是增删时忘了改，或者漏了一段。摘登、修改条文的，不在此列。",
    "对照原件改正序号，或补上漏掉的一段；原件如此时不必改。",
)

_NUMERAL = "[一二三四五六七八九十百零〇]+"
_LEVELS = (
    re.compile(f"第({_NUMERAL})章(?=\\s)"),
    re.compile(f"第({_NUMERAL})条(?=\\s)"),
    re.compile(f"({_NUMERAL})、"),
    re.compile(f"（({_NUMERAL})）"),
)
"""From the outermost to the innermost; articles are counted through all chapters."""

_CHAPTER, _ARTICLE, _HEADING = 0, 1, 2
_AMENDS = re.compile("修改为|改为|增加一|删去第|修正案|摘登|节选|摘要")
_TEXT = ("paragraph", "heading", "item")
_DIVISIONS = ("heading", "instrument")


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Follow the numbers of every notice; tell the first that is out of order."""
    for notice in notices:
        if any(_AMENDS.search(block.text) for block in notice.blocks):
            continue
        if found := next(_wrong(notice.blocks), None):
            block, before, number = found
            what = (
                message("序号 `{number}` 重复", number=number)
                if before == number
                else message("`{before}` 之后是 `{number}`", before=before, number=number)
            )
            mend = message("对照原件改正序号，或补上漏掉的一段；原件如此时不必改")
            yield RULE.problem(Place(notice.card.place.file, block.line or 1), what, mend)


def _wrong(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str, str]]:
    """Yield the blocks whose number does not follow the one before, with both."""
    last: dict[int, tuple[int, str]] = {}
    for block in blocks:
        level, number, written = _numbered(block.text) if block.kind in _TEXT else (0, 0, "")
        if not number:
            last = {} if block.kind in _DIVISIONS else last
            continue
        before, shown = last.get(level, (0, ""))
        again = before == number == 1 and level <= _HEADING and block.kind == "heading"
        if before and (number not in (1, before + 1) or again):
            yield block, shown, written
        inner = range(level + 1, len(_LEVELS)) if level != _CHAPTER else range(_ARTICLE + 1, 4)
        for one in inner:
            last.pop(one, None)
        last[level] = number, written


def _numbered(text: str) -> tuple[int, int, str]:
    """Return the level of the number that a text begins with, the number, and how it is written."""
    for level, pattern in enumerate(_LEVELS):
        if match := pattern.match(text):
            return level, whole(match[1]) or 0, match[0]
    return 0, 0, ""
