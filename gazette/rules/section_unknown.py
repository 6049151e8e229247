"""Holds every notice's section against the masthead's list.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `section-unknown`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "section-unknown",
    Grade.MEND,
    "gazette.yaml 里没有这个栏目。",
    "栏目决定文件在目录里的位置。",
    "改成 gazette.yaml 里的一个栏目，或在那里加上。",
)


def check_issue(
    masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold every notice's section against the masthead's list."""
    for notice in notices:
        section = notice.card.section
        if section and section not in masthead.sections:
            place = notice.places.get("section", Place(notice.card.place.file))
            what = message("没有 `{section}` 这个栏目", section=section)
            mend = message("改成其中一个：{sections:、}", sections=tuple(masthead.sections))
            yield RULE.problem(place, what, mend, width=len(section))
