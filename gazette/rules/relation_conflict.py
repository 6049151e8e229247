"""Holds all acts on one document against each other, and acts of two on each other.

In: a Gazette.
Out: Problems of the rule `relation-conflict`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gazette.arrange import acts
from gazette.fields import VERBS
from gazette.model import Grade, Message, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazette.model import Card, Gazette, Number, Relation

RULE = Rule(
    "relation-conflict",
    Grade.LOOK,
    "两份文件的关联互相排斥。",
    (
        "甲废止乙，乙又废止甲（或者绕了几份）；已经废止（作废、失效）的文件，后来又被修改；同一份文件对另一份"
        "既废止又修改，或者写了两次。"
    ),
    "核对原件，删去或改正其中一项。",
)

_ENDS = frozenset(("repeals", "lapses", "voids"))
_CHANGES = frozenset(("amends",))
"""What has been corrected may have ended; what is amended must still be in force."""


def check(gazette: Gazette) -> Iterator[Problem]:
    """Hold all acts on one document against each other, and acts of two on each other."""
    done: dict[Number | str, list[tuple[Card, Relation]]] = defaultdict(list)
    ended: dict[tuple[str, str], tuple[Card, Relation]] = {}
    for card, relation, there in acts(gazette):
        done[there.address if there else relation.target].append((card, relation))
        if there and there is not card and relation.verb in _ENDS:
            ended[card.address, there.address] = card, relation
    for pair, (card, relation) in ended.items():
        if pair[::-1] in ended:
            yield _problem(
                card, relation, message("本文件与 `{target}` 互相废止", target=relation.target)
            )
    for card, relation in _round(ended):
        what = message(
            "本文件{verb} `{target}`，绕了一圈又{ended}",
            target=relation.target,
            verb=message(VERBS[relation.verb][0]),
            ended=message(VERBS[relation.verb][1]),
        )
        yield _problem(card, relation, what)
    for rows in done.values():
        yield from _repeated(rows)
        yield from _changed(rows)


def _round(
    ended: Mapping[tuple[str, str], tuple[Card, Relation]],
) -> Iterator[tuple[Card, Relation]]:
    """Yield the acts of circles of three and more, in which each ends the next.

    What ends nothing that is left, or is ended by nothing that is, is in no circle and is put
    aside, until nothing more can be.
    """
    left = set(ended)
    while True:
        acting, targets = {pair[0] for pair in left}, {pair[1] for pair in left}
        kept = {pair for pair in left if pair[0] in targets and pair[1] in acting}
        if kept == left:
            break
        left = kept
    yield from (ended[pair] for pair in ended if pair in left and pair[::-1] not in left)


def _repeated(rows: list[tuple[Card, Relation]]) -> Iterator[Problem]:
    """Find what one act does to one document twice."""
    seen = set()
    for card, relation in rows:
        if (card.address, relation.verb) in seen:
            what = message(
                "对 `{target}` 的{verb}写了两次",
                target=relation.target,
                verb=message(VERBS[relation.verb][0]),
            )
            yield _problem(card, relation, what)
        seen.add((card.address, relation.verb))


def _changed(rows: list[tuple[Card, Relation]]) -> Iterator[Problem]:
    """Find what is amended in the very act that ends it, or after it has ended."""
    ends = [(card, relation) for card, relation in rows if relation.verb in _ENDS]
    for card, relation in rows:
        if relation.verb not in _CHANGES:
            continue
        for other, end in ends:
            ended = VERBS[end.verb][1]
            if other is card:
                what = message(
                    "本文件对 `{target}` 既{verb}又修改",
                    target=relation.target,
                    verb=message(VERBS[end.verb][0]),
                )
            elif card.dated and other.dated and other.dated < card.dated:
                what = message(
                    "`{target}` 在 {dated} 已{ended}，不能再修改",
                    target=relation.target,
                    dated=other.dated,
                    ended=message(ended),
                )
            else:
                continue
            yield _problem(card, relation, what)
            break


def _problem(card: Card, relation: Relation, what: Message) -> Problem:
    place, width = relation.place or card.place, len(str(relation.target))
    mend = message("核对原件，删去或改正其中一项")
    return RULE.problem(place, what, mend, width=width)
