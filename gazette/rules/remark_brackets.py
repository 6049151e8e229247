"""Finds remarks (附注) without the brackets that they stand in.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `remark-brackets`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "remark-brackets",
    Grade.LOOK,
    "附注没有写括号。",
    "附注印在成文日期之下，用圆括号括入（GB/T 9704）；括号由编辑写，排版不加。",
    "写成 （此件公开发布）。",
)

_BARE = re.compile(r"(?:此件|本件)[^（）()]{2,12}")


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find remarks on how a document is made public that have no brackets."""
    for notice in notices:
        remark = notice.remark.rstrip("。")
        if _BARE.fullmatch(remark):
            mend = message("写成 （{remark}）", remark=remark)
            yield RULE.problem(notice.place("remark"), message("附注没有写括号"), mend)
