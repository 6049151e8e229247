"""标题不以发文机关开头。

公文标题由发文机关、事由和文种组成（GB/T 9704）。核对标题或发文机关。
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
    """Hold every title against its issuer."""
    for notice in notices:
        card = notice.card
        if card.title and card.issuer and not card.title.startswith(card.issuer):
            place = notice.places.get("title", Place(card.place.file))
            what = f"标题不以发文机关“{card.issuer}”开头"
            yield Problem(place, "issuer-title", what, "核对标题和发文机关", Grade.LOOK)
