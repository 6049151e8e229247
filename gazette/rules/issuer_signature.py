"""Holds every signature against its issuer.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `issuer-signature`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.organs import is_person, organs, same
from gazette.model import Grade, Place, Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "issuer-signature",
    Grade.LOOK,
    "发文机关与落款不同。",
    "落款应当有发文机关；联合署名、简称、代章，以及由县长、主任等署名的，不算不同。",
    "核对原件；授权署名时可以不同，不必改。",
)


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold every signature against its issuer."""
    for notice in notices:
        signed, issuer = notice.signed_by, notice.card.issuer
        if signed and issuer and not _signs(signed, issuer):
            place = notice.places.get("signed_by", Place(notice.card.place.file))
            what = f"落款“{signed}”与发文机关“{issuer}”不同"
            yield RULE.problem(place, what, "核对落款和发文机关")


def _signs(signed: str, issuer: str) -> bool:
    """Return whether every issuer signs; others may sign beside it, and so may a person."""
    if signed.isascii() or is_person(signed):
        return True
    return all(any(same(one, other) for other in organs(signed)) for one in organs(issuer))
