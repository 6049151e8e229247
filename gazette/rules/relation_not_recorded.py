"""Finds what the text of a notice says that it does to others and its front matter does not.

In: a masthead, an issue and its Notices; a Gazette.
Out: Problems of the rule `relation-not-recorded`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.fields import VERBS
from gazette.language.acts import Act, acts
from gazette.language.acts.grammar import HINTS
from gazette.language.words import DEFAULT
from gazette.model import Grade, Place, Problem, Rule, message
from gazette.record.reconciliation import unrecorded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Card, Gazette, Issue, Masthead, Notice

RULE = Rule(
    "relation-not-recorded",
    Grade.LOOK,
    "正文废止（作废、修改……）了别的文件，关联里没有写。",
    (
        "对方文件的网页要靠关联才知道自己已经废止、修改。依据、转发太多，不在此列；只写题名、"
        "没有文号的也不在此列。"
    ),
    "把给出的几行贴到文件头的 `relations:` 下面；正文说的不是本文件做的事，就不必改。",
)

_SUPERVISION = "挂牌督办"
"""What the title of a notice says that puts a hazard under supervision."""


def check_issue(
    masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find the acts on numbered documents that a text says and its front matter does not."""
    for notice in notices if masthead.language == DEFAULT else ():
        found = [one for one in unrecorded(notice) if one.what.verb in VERBS]
        if found:
            first = found[0]
            place = Place(notice.card.place.file, first.block.line or notice.place("title").line)
            yield _problem(place, [one.what for one in found])


def check(gazette: Gazette) -> Iterator[Problem]:
    """Find closings that name a firm in their title, of which an earlier title says more."""
    before: list[Card] = []
    for issue in gazette.issues if gazette.masthead.language == DEFAULT else ():
        for card in issue.cards:
            hinted = HINTS["closes"].search(card.title)  # most have none, and all are asked
            closed = [act for act in acts(card.title) if act.verb == "closes"] if hinted else []
            if closed and not any(one.verb == "closes" for one in card.relations):
                orders = [one for one in before if _opens(one, closed)]
                if len(orders) == 1:
                    order = orders[0].numbers[0] if orders[0].numbers else orders[0].id
                    yield _problem(card.places.get("title", card.place), [Act("closes", order)])
            before.append(card)


def _opens(card: Card, closed: list[Act]) -> bool:
    """Return whether a notice put what is now closed under supervision."""
    opens = _SUPERVISION in card.title and not acts(card.title)
    return opens and any(str(act.target) in card.title for act in closed)


def _problem(place: Place, said: list[Act]) -> Problem:
    told = tuple(
        message(
            "{verb} {target}{part}",
            verb=message(VERBS[act.verb][0]),
            target=act.target,
            part=act.part,
        )
        for act in said
    )
    lines = tuple(f"`{_fragment(act)}`" for act in said)
    what = message("正文说到{told:、}，关联里没有写", told=told)
    mend = message("在文件头的 `relations:` 下加上 {lines:、}；不是本文件做的不必改", lines=lines)
    return RULE.problem(place, what, mend)


def _fragment(act: Act) -> str:
    """Return the entry of the front matter that says an act."""
    entry = f"{act.verb}: {act.target}"
    return f"- {{{entry}, part: {act.part}}}" if act.part else f"- {entry}"
