"""Holds every kind against the word that its title ends with.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `kind-title`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.kinds import INSTRUMENTS, LAWS, OFFICIAL, PRINTED
from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "kind-title",
    Grade.LOOK,
    "文种与标题末尾的文种不同。",
    (
        "标题以文种收尾（GB/T 9704）：“……的通报”的文种是通报。印发通知可以按所附文本登记"
        "为办法、方案等，不算不同。"
    ),
    "核对文种和标题。",
)

_ENDING = re.compile(rf"({'|'.join(OFFICIAL)})(?:（[^（）]*）|\[\d+\])?$")


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold every kind against the word that its title ends with."""
    for notice in notices:
        kind, ending = notice.card.kind, _ENDING.search(notice.card.title)
        known = kind.removeprefix("复") in OFFICIAL
        if not ending or not (known or _is_none(kind, notice.card.title)):
            continue
        said = ending[1]
        if not kind.endswith(said) and not said.endswith(kind):
            place = notice.places.get("kind", Place(notice.card.place.file))
            what = message("文种是“{kind}”，标题却以“{said}”收尾", kind=kind, said=said)
            mend = message("文种写成 {said}，或改正标题", said=said)
            yield RULE.problem(place, what, mend, width=len(kind))


def _is_none(kind: str, title: str) -> bool:
    """Return whether a kind is neither one that there is nor in the title's own words."""
    return bool(kind) and kind not in title and not kind.endswith((*INSTRUMENTS, *PRINTED, *LAWS))
