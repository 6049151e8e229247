"""Finds a paragraph of at least 12 characters that stands twice in succession.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `paragraph-twice`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "paragraph-twice",
    Grade.LOOK,
    "同一段文字在一份文件里连着出现了两次。",
    "多半是粘贴时重复了。",
    "核对原件，删去一段。",
)

_SHORTEST = 12


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find a paragraph of at least 12 characters that stands twice in succession."""
    for notice in notices:
        for before, after in pairwise(notice.blocks):
            if before.text == after.text and len(after.text) >= _SHORTEST:
                what = message("“{text}…”这一段连着出现了两次", text=after.text[:12])
                place = Place(notice.card.place.file, after.line or 1)
                yield RULE.problem(place, what, message("核对原件，删去一段"))
