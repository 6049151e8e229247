"""Holds every number against all others, and every id against those of its issue.

In: a Gazette.
Out: Problems of the rule `number-twice`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Grade, Number, Problem, Rule, message

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
    seen: dict[Number | str, Card] = {}
    for issue in gazette.issues:
        for card in issue.cards:
            keys: tuple[Number | str, ...] = (*card.numbers, card.address, *card.other_addresses)
            for key in keys:
                first = seen.setdefault(key, card)
                if first is not card:
                    where = f"{first.place.file}:{first.place.line}"
                    name = str(key) if isinstance(key, Number) else key.split("/")[-2]
                    width = len(name) if card.numbers else 0
                    what = message(
                        "`{name}` 已经用在 {where}（{title}）",
                        name=name,
                        where=where,
                        title=first.title,
                    )
                    mend = message("改正其中一个；若是重复刊登，删去一份")
                    yield RULE.problem(card.place, what, mend, width=width)
                    break
