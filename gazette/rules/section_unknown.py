"""Holds every notice's section against the masthead's list.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `section-unknown`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Gazette, Issue, Masthead, Notice

RULE = Rule(
    "section-unknown",
    Grade.MEND,
    "gazette.yaml 里没有这个栏目。",
    "栏目决定文件在目录里的位置。",
    "改成 gazette.yaml 里的一个栏目，或在那里加上。",
)


_MARKS = re.compile(r"[、，,；;\s【】［］]+|(?:^|(?<=[一-鿿]))-(?=[一-鿿])")
"""What editors part sections by that parts nothing, and what they write around a list."""


def check(gazette: Gazette) -> Iterator[Problem]:
    """Find sections of gazette.yaml in which several were written as one."""
    masthead = gazette.masthead
    used = {card.section for issue in gazette.issues for card in issue.cards}
    if used & _joined(masthead):
        named = tuple(part for one in masthead.sections for part in _parts(one) or (one,))
        what = message("几个栏目写成了一个，没有一份文件找得到自己的栏目")
        mend = message("写成 `sections: [{named:, }]`，用半角逗号", named=named)
        yield RULE.problem(masthead.at("sections"), what, mend)


def check_issue(
    masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold every notice's section against the masthead's list, if it has one."""
    known = {*masthead.sections, *_joined(masthead)}
    for notice in notices:
        section = notice.card.section
        if section and known and section not in known:
            place = notice.places.get("section", Place(notice.card.place.file))
            what = message("没有 `{section}` 这个栏目", section=section)
            mend = message("改成其中一个：{sections:、}", sections=tuple(masthead.sections))
            yield RULE.problem(place, what, mend, width=len(section))


def _joined(masthead: Masthead) -> set[str]:
    """Return the parts of the masthead's sections that are no sections themselves."""
    return {part for one in masthead.sections for part in _parts(one)} - {*masthead.sections}


def _parts(section: str) -> tuple[str, ...]:
    return tuple(part for part in _MARKS.split(section) if part and part != section)
