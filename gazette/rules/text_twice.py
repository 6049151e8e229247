"""Finds notices of an issue that have the same body.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `text-twice`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Grade, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "text-twice",
    Grade.LOOK,
    "本期有两份文件的正文一字不差。",
    "多半是复制了一份文件，改了文件头，忘了贴正文。",
    "贴上这一份的正文；同一份文件放了两遍的，删去一份。",
)

_SHORTEST = 40
"""Characters of a body: what is shorter may say the same of another matter."""


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold the bodies of an issue against each other."""
    seen: dict[str, Notice] = {}
    for notice in notices:
        body = "\n".join(block.text for block in notice.blocks if block.line)
        first = seen.setdefault(body, notice)
        # Where the number is the same, too, number-twice tells of it.
        if first.card.id != notice.card.id and len(body) >= _SHORTEST:
            line = next((block for block in notice.blocks if block.line), None)
            what = message("正文与 {file} 一字不差", file=first.card.place.file)
            mend = message("贴上这一份的正文；同一份文件放了两遍的，删去一份")
            place = notice.place_of(line) if line else notice.card.place
            yield RULE.problem(place, what, mend)
