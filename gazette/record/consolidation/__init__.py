"""Consolidation: the text of a notice with the changes that others make in it carried out.

In: the Blocks of a Notice; its Amendments, from the earliest.
Out: its Consolidation (非正式整理本).

An amendment is carried out whole or not at all: where one of its instructions does not fit the
characters of the text exactly, the text stays as it was before, and the Consolidation says which
instruction it was and why. Units are called by the numbers that they had before the amendment; what
is added gets its number when all articles have theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model.amendment import Change, Obstacle
from gazette.model.consolidation import Consolidation, Revised
from gazette.read.unit_ids import identify
from gazette.record.consolidation.draft import Draft
from gazette.record.consolidation.renumbering import renumbered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazette.model import Block
    from gazette.model.amendment import Instruction
    from gazette.model.consolidation import Amendment


def consolidated(printed: Iterable[Block], amendments: Sequence[Amendment]) -> Consolidation:
    """Return the text of a notice with as many of its amendments as can be carried out in turn."""
    blocks = tuple(Revised(block, block) for block in printed)
    for at, amendment in enumerate(amendments):
        done = _carried_out(blocks, amendment) if amendment.instructions else []
        if isinstance(done, list):
            return Consolidation(blocks, tuple(amendments[:at]), amendment, tuple(done))
        blocks = done
    return Consolidation(blocks, tuple(amendments))


def _carried_out(
    blocks: Iterable[Revised], amendment: Amendment
) -> tuple[Revised, ...] | list[tuple[Instruction, Obstacle]]:
    """Return the blocks after an amendment; what stands in its way where it cannot be done."""
    draft = Draft(list(blocks), amendment.act)
    wrong: list[tuple[Instruction, Obstacle]] = []
    articles: list[Instruction] = []
    for instruction in amendment.instructions:
        unit = instruction.unit
        if instruction.change is Change.INSERT and unit and not (unit.paragraph or unit.item):
            articles.append(instruction)
        elif obstacle := _apply(draft, instruction):
            wrong.append((instruction, obstacle))
    articles.sort(key=lambda one: (one.unit.article, one.unit.insert) if one.unit else (0, 0))
    wrong += renumbered(draft, articles, amendment.instructions)
    if wrong:
        return wrong
    return _identified(draft.blocks)


def _apply(draft: Draft, instruction: Instruction) -> Obstacle | None:
    """Carry out an instruction that adds no article; return what stands in its way."""
    match instruction.change:
        case Change.REPLACE:
            return draft.replace(instruction)
        case Change.SUBSTITUTE:
            return draft.substitute(instruction)
        case Change.DELETE:
            return draft.delete(instruction)
        case Change.INSERT:
            return draft.insert(instruction)
        case Change.RENUMBER | Change.REORDER:
            return None
        case Change.UNREAD:
            return Obstacle.UNREAD


def _identified(blocks: Sequence[Revised]) -> tuple[Revised, ...]:
    """Return the blocks with the ids that their text now gives them; what is gone twice is left."""
    current = iter(identify(one.after for one in blocks if one.after))
    made = (one._replace(after=next(current)) if one.after else one for one in blocks)
    return tuple(one for one in made if one.before or one.after)
