"""Finds numbers of documents in a text that lack their 号.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `number-incomplete`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.words import DEFAULT
from gazette.model import Grade, Rule, message
from gazette.record.passages import passages, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "number-incomplete",
    Grade.LOOK,
    "正文里的文号没有写“号”。",
    "没有“号”的文号认不出来：不成链接，查不到是谁引用了它，关联也对不上。只查本公报各系列的文号。",
    "改成给出的写法；原件如此时不必改。",
)


def check_issue(
    masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find such numbers; in a list or a range the last one alone has 号."""
    prefixes = "|".join(re.escape(one.prefix) for one in masthead.series if not one.form)
    wrong = re.compile(rf"(?:{prefixes})〔\d{{4}}〕\d{{1,4}}(?![\d号、，,和与及至到—～~\s-])")
    for notice in notices if prefixes and masthead.language == DEFAULT else ():
        found = passages(notice, wrong, lambda match: f"{match[0]}号")
        own = notice.place("number")  # where it is no number at all, and told so
        body = [one for one in found if one.place != own]
        yield from told(RULE, message("文号没有写“号”"), body)
