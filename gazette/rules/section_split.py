"""Finds a section that begins a second time.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `section-split`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "section-split",
    Grade.LOOK,
    "同一栏目的文件在本期里没有排在一起。",
    "公报按文件名的次序排印；目录按栏目分组。一个栏目被别的栏目隔开时，目录的次序就与页码不合。",
    "改文件名开头的数字，使同一栏目的文件相连。",
)


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find a section that begins a second time."""
    seen: set[str] = set()
    last = ""
    for notice in notices:
        section = notice.card.section
        if section != last and section in seen:
            place = notice.places.get("section", Place(notice.card.place.file))
            what = message("栏目 `{section}` 被别的栏目隔开了", section=section)
            yield RULE.problem(place, what, message("改文件名开头的数字，使同一栏目的文件相连"))
        seen.add(section)
        last = section
