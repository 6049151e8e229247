"""Instructions: what a notice that amends says is to be changed, and in which document.

In: a Notice.
Out: it, each relation by which it amends with its Instructions; of a Gazette the Amendments of all
notices that it holds.

Where a notice amends several documents, an instruction is of the one that was named last.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from gazette.arrange import acts, linked
from gazette.language.amending import instructions
from gazette.language.quoted_titles import folded, titles_in
from gazette.model.blocks import Heading, Instrument, ItemList, Paragraph
from gazette.model.consolidation import Amendment
from gazette.record.events import act_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazette.model import Block, Card, Gazette, Notice, Relation
    from gazette.model.amendment import Instruction

AMENDS = "amends"


def with_instructions(notice: Notice) -> Notice:
    """Return a notice whose relations of amending have their Instructions."""
    card = notice.card
    amending = [one for one in card.relations if one.verb == AMENDS]
    if not amending:
        return notice
    said = list(_instructions(notice.blocks))
    names = [_names(one, card) for one in amending]
    found: dict[int, list[Instruction]] = {at: [] for at in range(len(amending))}
    for instruction, before in said:
        found[_named_last(before, names)].append(instruction)
    made = {id(one): tuple(found[at]) for at, one in enumerate(amending)}
    relations = tuple(replace(one, instructions=made.get(id(one), ())) for one in card.relations)
    return replace(notice, card=replace(card, relations=relations))


def amendments(gazette: Gazette) -> Mapping[str, tuple[Amendment, ...]]:
    """Map the addresses of notices that are amended to their Amendments, from the earliest."""
    issues = {issue.id: issue for issue in gazette.issues}
    found: dict[str, list[Amendment]] = {}
    for card, relation, there in acts(gazette):
        if relation.verb == AMENDS and there and there is not card:
            act = linked(relation, card, back=True)
            day = act_day(card, relation, issues[card.issue])
            amendment = Amendment(act, day, relation.instructions)
            found.setdefault(there.address, []).append(amendment)
    return {
        address: tuple(sorted(some, key=lambda one: one.on or date.max))
        for address, some in found.items()
    }


def _instructions(blocks: tuple[Block, ...]) -> Iterator[tuple[Instruction, str]]:
    """Yield each instruction, with its block, and the text before it."""
    texts = [
        (block.id, line)
        for block in blocks
        if isinstance(block, Paragraph | Heading | Instrument | ItemList)
        for line in block.text.split("\n")
    ]
    text = "\n".join(line for _, line in texts)
    starts = list(accumulate((len(line) + 1 for _, line in texts), initial=0))
    for placed in instructions(text):
        block = texts[bisect_right(starts, placed.start) - 1][0]
        yield replace(placed.instruction, block=block), text[: placed.start]


def _names(relation: Relation, card: Card) -> frozenset[str]:
    """Return the folded names by which a text may call what it amends."""
    cited = [one.title for one in card.cited if one.number and one.number == relation.target]
    names = [str(relation.target), relation.title, *cited]
    quoted = [one.title for name in names for one in titles_in(name)]
    return frozenset(folded(name) for name in (*names, *quoted) if name)


def _named_last(before: str, names: list[frozenset[str]]) -> int:
    """Return which of several documents a text names last; the first where it names none."""
    if len(names) == 1:
        return 0
    said = folded(before)
    last = [max((said.rfind(name) for name in some), default=-1) for some in names]
    return last.index(max(last))
