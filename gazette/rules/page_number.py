"""Finds page numbers that were pasted with the text.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `page-number`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Rule, message
from gazette.record.passages import matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "page-number",
    Grade.LOOK,
    "正文里有粘贴来的页码。",
    "原来文件的页码随文字一起粘贴进来，会印在一段的中间；公报有自己的页码。",
    "删去这一段；旧刊的页码写成 `{{p20}}`。",
)

_PAGE = re.compile(
    r"^(?:[-—–－]{1,2}\s*\d{1,3}\s*[-—–－]{1,2}|\d{1,3}\s*[-—–－]{1,2}"
    r"|第\s*\d{1,3}\s*页[\s，,/／]*(?:共\s*\d{1,3}\s*页)?)$",
    re.MULTILINE,
)
_KINDS = ("paragraph", "list")


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find paragraphs that are a page number; a dash before it makes it a list's item."""
    for notice in notices:
        lines = {one.line for one in notice.blocks if one.kind in _KINDS}
        found = [row for row in matches(notice, _PAGE) if row[0].line in lines]
        if found:
            place, match = found[0]
            what = message("“{text}”像是粘贴来的页码", text=match[0])
            if found[1:]:
                what = message(
                    "“{text}”像是粘贴来的页码（共{count}处）", text=match[0], count=len(found)
                )
            yield RULE.problem(place, what, message("删去只有页码的段；不是页码的不必改"))
