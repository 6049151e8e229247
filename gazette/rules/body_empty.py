"""通知没有正文。

文件头之下没有文字。补上正文；只刊存目时写明“（略）”。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find a notice in which no line of the body says anything."""
    for notice in notices:
        if notice.blocks and not any(block.line for block in notice.blocks):
            place = Place(notice.card.place.file)
            yield Problem(place, "body-empty", "没有正文", "在文件头之下写正文", Grade.LOOK)
