"""What a document that amends says is to be changed in another one, instruction by instruction.

In: nothing of ours.
Out: Instruction and Unit, as the text has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What an instruction does."""

    REPLACE = "replace"
    """A unit has another text: 第三条修改为：“…”."""
    SUBSTITUTE = "substitute"
    """Words within a unit become others, or none: 第三条中的“甲”修改为“乙”."""
    INSERT = "insert"
    """A unit is added: 增加一条，作为第六条：“…”."""
    DELETE = "delete"
    """A unit goes: 删去第五条."""
    RENUMBER = "renumber"
    """An article has another number: 第六条改为第七条."""
    REORDER = "reorder"
    """The articles are counted anew: 条文顺序作相应调整."""
    UNREAD = "unread"
    """It changes something, but what it says was not understood."""


class Obstacle(StrEnum):
    """Why an instruction cannot be applied to the characters of a text."""

    UNREAD = "unread"
    UNIT_MISSING = "unit_missing"
    UNIT_AMBIGUOUS = "unit_ambiguous"
    WORDS_MISSING = "words_missing"
    NOT_PLAIN = "not_plain"
    NUMBER_TAKEN = "number_taken"
    NUMBER_OTHER = "number_other"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a document: 条, 款, 项, 目; 0 for the levels that are not named.

    `insert` is 1 in 第十二条之一.
    """

    article: int = 0
    insert: int = 0
    paragraph: int = 0
    item: int = 0
    subitem: int = 0


@dataclass(frozen=True, slots=True)
class Instruction:
    """One change: of `unit`, or to the whole text where it is None.

    `words` are what is found and `new` what stands there then, a paragraph each; `other` is the
    number that an article gets, or the unit behind which one is added. `text` are the words of the
    instruction, which stand in the block `block` of the document that amends.
    """

    change: Change
    unit: Unit | None = None
    words: str = ""
    new: tuple[str, ...] = ()
    other: Unit | None = None
    text: str = ""
    block: str = ""
