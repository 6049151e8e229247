"""Holds every issuer against its series', where it is an issuer of another series.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `series-issuer`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language import numbers
from gazette.language.organs import organs, same
from gazette.model import Grade, Place, Problem, Rule

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
        number, card = numbers.read(notice.card.number), notice.card
        owner = issuers.get(number.prefix) if number else None
        if not number or not owner or card.issuer not in issuers.values():
            continue
        if not any(same(owner, one) for one in organs(card.issuer)):
            theirs = "、".join(one for one in issuers if issuers[one] == card.issuer)
            place = notice.places.get("number", Place(card.place.file))
            what = f"代字 {number.prefix} 归{owner}使用，发文机关却是{card.issuer}"
            mend = f"核对文号和发文机关；{card.issuer}的代字是 {theirs}"
            width = len(card.number)
            yield RULE.problem(place, what, mend, width=width)
