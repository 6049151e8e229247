"""Finds a notice in which no line of the body says anything.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `body-empty`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "body-empty",
    Grade.LOOK,
    "通知没有正文。",
    "文件头之下没有文字，读者只看到标题。",
    "补上正文；只刊存目时写明“（略）”。",
)


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find a notice in which no line of the body says anything."""
    for notice in notices:
        if notice.blocks and not any(block.line for block in notice.blocks):
            place = Place(notice.card.place.file)
            yield RULE.problem(place, message("没有正文"), message("在文件头之下写正文"))
