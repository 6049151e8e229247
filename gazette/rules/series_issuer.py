"""Holds every issuer against its series', where it is an issuer of another series.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `series-issuer`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.organs import organs, same
from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "series-issuer",
    Grade.LOOK,
    "文号的代字是另一个机关的。",
    (
        "gazette.yaml 的文号系列写明每个代字归哪个机关使用。多半是办公室的文件抄成了政府的代"
        "字，或者反过来。"
    ),
    "核对文号和发文机关。",
)


def check_issue(
    masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold every issuer against its series', where it is an issuer of another series.

    An office that was renamed or acts for another, and the others of a joint act, have none here.
    """
    issuers = {series.prefix: series.issuer for series in masthead.series}
    for notice in notices:
        named = notice.card.issuers
        if not named or not set(named) <= set(issuers.values()):
            continue
        theirs = tuple(one for one in issuers if issuers[one] in named)
        bodies = [body for one in named for body in organs(one)]
        for at, number in enumerate(notice.card.numbers, 1):
            owner = issuers.get(number.prefix)
            if not owner or any(same(owner, body) for body in bodies):
                continue
            place, width = notice.place("number", at), len(str(number))
            what = message(
                "代字 {prefix} 归{owner}使用，发文机关却是{named:、}",
                prefix=number.prefix,
                owner=owner,
                named=named,
            )
            mend = message(
                "核对文号和发文机关；{named:、}的代字是 {theirs:、}", named=named, theirs=theirs
            )
            yield RULE.problem(place, what, mend, width=width)
