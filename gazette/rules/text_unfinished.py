"""Finds what was left to be filled in.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `text-unfinished`.
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
    "text-unfinished",
    Grade.LOOK,
    "文中有留着待填的地方。",
    "“X月X日”“【请核实】”一类是起草时留的记号，定稿时忘了填。表格、附件里留给别人填的空格不在此列。",
    "照原件填上；确要印出的不必改。",
)

_HOLE = "[XxＸ×]{1,2}"
_LEFT = re.compile(
    rf"\d{{4}}年(?:{_HOLE}|\d{{1,2}})月{_HOLE}日|\d{{4}}年{_HOLE}月"
    r"|\d{4}年\s+月\s+日(?=[前起止至]|以前|之前)"
    rf"|〔\d{{4}}〕(?:{_HOLE}|\s+)号"
    r"|[【（(](?:请|待|需)?(?:核实|补充|待定|核对|确认|修改)(?:[：:，,][^】）)]{0,20})?[】）)]"
    r"|\b(?:TODO|TBD|FIXME)\b"
)


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find such marks; tell once a notice."""
    for notice in notices:
        if first := next(matches(notice, _LEFT), None):
            place, match = first
            what = message("“{text}”像是留着待填的", text=match[0])
            yield RULE.problem(place, what, message("照原件填上；确要印出的不必改"))
