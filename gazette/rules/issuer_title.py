"""Holds every title against its issuer.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `issuer-title`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.organs import begins_with, named_in, organs, same
from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Card, Issue, Masthead, Notice

RULE = Rule(
    "issuer-title",
    Grade.LOOK,
    "标题不以发文机关开头。",
    (
        "公文标题由发文机关、事由和文种组成（GB/T 9704）。报告、公报、公约、信件等本来就没有"
        "发文机关的标题，不算问题。"
    ),
    "核对标题或发文机关。",
)


_WITH_ISSUER = frozenset(
    ("令", "决定", "决议", "意见", "通知", "通报", "批复", "函", "通告", "公告")
)
"""The kinds whose titles, where they begin with 关于, lack their issuer; a 报告 may lack it."""


def check_issue(
    masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold every title against its issuer."""
    known = {series.issuer for series in masthead.series}
    for notice in notices:
        card = notice.card
        if card.title and card.issuers and not _entitled(card, known):
            what = message("标题不以发文机关“{issuers:、}”开头", issuers=card.issuers)
            yield RULE.problem(notice.place("title"), what, message("核对标题和发文机关"))


def _entitled(card: Card, known: set[str]) -> bool:
    """Return whether a title begins with its issuer, or lawfully with no body at all."""
    issuers = [body for name in card.issuers for body in organs(name)]
    named = named_in(card.title) or [name for name in known if begins_with(card.title, name)]
    if named:
        return any(same(one, other) for one in named for other in issuers)
    return not (card.title.startswith("关于") and card.kind in _WITH_ISSUER)
