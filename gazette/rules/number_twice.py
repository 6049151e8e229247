"""Holds every number against all others, and every id against those of its issue.

In: a Gazette.
Out: Problems of the rule `number-twice`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Grade, Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Card, Gazette

RULE = Rule(
    "number-twice",
    Grade.MEND,
    "同一个文号（或网址代号）出现了两次。",
    "文号是文件在网址和引用中的身份，不能重复。",
    "改正其中一个；若是同一份文件重复刊登，删去一份。",
)


def check(gazette: Gazette) -> Iterator[Problem]:
    """Hold every number against all others, and every id against those of its issue."""
    seen: dict[str, Card] = {}
    for issue in gazette.issues:
        for card in issue.cards:
            for key in {card.number, card.address} - {""}:
                first = seen.setdefault(key, card)
                if first is not card:
                    where = f"{first.place.file}:{first.place.line}"
                    what = f"`{card.number or card.id}` 已经用在 {where}（{first.title}）"
                    mend = "改正其中一个；若是重复刊登，删去一份"
                    yield RULE.problem(card.place, what, mend, width=len(card.number))
                    break
