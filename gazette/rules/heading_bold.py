"""Finds paragraphs that are a numbered heading in bold.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `heading-bold`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.numbering import Level, label
from gazette.model import Grade, Rule, message
from gazette.model.blocks import Heading, Paragraph
from gazette.model.inlines import Strong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "heading-bold",
    Grade.LOOK,
    "带序号的标题写成了粗体的一段。",
    "粗体不是标题：目录、网址和读屏软件里都没有它，排版也不把它和下文连在一起。",
    "改成给出的写法；不是标题的不必改。",
)

_LEVELS = {Level.ONE: 2, Level.TWO: 3, Level.THREE: 4, Level.FOUR: 5}
_ENDS = re.compile("[。，；：！？.,;:!?]$")
_LONGEST = 40


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find such paragraphs; tell once a notice, with all of them."""
    for notice in notices:
        found = [
            (block, level)
            for block in notice.blocks
            if isinstance(block, Paragraph) and (level := _level(block, notice))
        ]
        if found:
            rows = tuple(
                message("`{marks} {text}`", marks="#" * level, text=block.text)
                for block, level in found
            )
            what = message("带序号的标题写成了粗体的一段")
            mend = message("写成 {rows:、}；不是标题的不必改", rows=rows)
            yield RULE.problem(notice.place_of(found[0][0]), what, mend)


def _level(block: Paragraph, notice: Notice) -> int:
    """Return the level that a paragraph in bold has as a heading; 0 where it is none."""
    match block.content:
        case (Strong(),) if len(block.text) < _LONGEST and not _ENDS.search(block.text):
            number = label(block.text)
        case _:
            return 0
    alike = (
        one.level
        for one in notice.blocks
        if isinstance(one, Heading) and number and _same(one, number.level)
    )
    return next(alike, _LEVELS.get(number.level, 0)) if number else 0


def _same(heading: Heading, level: Level) -> bool:
    number = label(heading.text)
    return number is not None and number.level is level
