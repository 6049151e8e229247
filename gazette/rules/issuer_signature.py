"""Holds every signature against its issuer.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `issuer-signature`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.organs import is_person, organs, same
from gazette.model import Grade, Problem, Rule, message

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
        signed, issuers = notice.signed_by, notice.card.issuers
        if signed and issuers and not _sign(signed, issuers):
            place = notice.place("signed_by")
            what = message(
                "落款“{signed:、}”与发文机关“{issuers:、}”不同",
                signed=signed,
                issuers=issuers,
            )
            yield RULE.problem(place, what, message("核对落款和发文机关"))


def _sign(signed: tuple[str, ...], issuers: tuple[str, ...]) -> bool:
    """Return whether every issuer signs; others may sign beside it, and so may a person."""
    if any(name.isascii() or is_person(name) for name in signed):
        return True
    signing = [body for name in signed for body in organs(name)]
    issuing = [body for name in issuers for body in organs(name)]
    return all(any(same(one, other) for other in signing) for one in issuing)
