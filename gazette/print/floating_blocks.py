"""Floating blocks: which tables and pictures text behind them may go before, and how much of it.

In: the Blocks of a notice, in boxes of those that stand together.
Out: whether a table, or a picture across the page, may float; the boxes behind that may go before.

Neither stands before what mentions it, and neither leaves what is said of it below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.language.lines import solid
from gazette.model.blocks import (
    Annexes,
    Day,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Signature,
    Table,
)
from gazette.print.keep_with_next import is_lonely

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Block

Range = tuple[int, int]
"""The first and the last block of a box."""

_LABEL = re.compile(r"(附?[表图圖][\d一二三四五六七八九十]+|Table\d+)")
_MENTION = re.compile(r"[下附如]表|[Tt]able below|following table")
_BESIDE = re.compile(
    r"[（(]?(备?注|備註|[说說]明|[资資]料[来來]源|[数數][据據][来來]源|Notes?)[：:]"
)
_BACK = re.compile(r"[上该該本前此][表图圖]|[Tt]able above")
_COLONS = ("：", ":")


@dataclass(frozen=True, slots=True)
class FloatingBlock:
    """What stands across the page, by the names of its first block and of the one before it.

    `behind` are the names of the blocks that may go before it, box by box.
    """

    name: str
    before: str
    behind: tuple[tuple[str, ...], ...]


def may_float(blocks: Sequence[Block], box: Range) -> bool:
    """Return whether the text before a box does not lead into it, and mentions it if it is a table.

    What ends in a colon does lead: that is how an editor keeps a table in its place. A picture
    across the page can be told to stay; those in columns are the columns' (`typeset.floats`).
    """
    first, _ = box
    before = isinstance(blocks[first - 1], Paragraph | ItemList) if first else False
    if not before or is_led_into(blocks, first):
        return False
    picture = blocks[first]
    if isinstance(picture, Figure):
        return picture.image.across and not picture.image.in_place
    return _is_mentioned(blocks, box)


def is_led_into(blocks: Sequence[Block], at: int) -> bool:
    """Return whether the text before a block ends in a colon: what follows stays where it is."""
    before = blocks[at - 1] if at else None
    return isinstance(before, Paragraph | ItemList) and before.text.rstrip().endswith(_COLONS)


def _is_mentioned(blocks: Sequence[Block], box: Range) -> bool:
    """Return whether a box is that of a table which the text before it mentions."""
    first, last = box
    if not any(isinstance(one, Table) for one in blocks[first : last + 1]):
        return False
    label = (
        _LABEL.match(solid(blocks[first].text)) if isinstance(blocks[first], Paragraph) else None
    )
    if not label:
        return bool(_MENTION.search(blocks[first - 1].text))
    named = re.compile(rf"{re.escape(label[0])}(?![\d一二三四五六七八九十])")
    return any(named.search(solid(one.text)) for one in blocks[:first])


def going_before(blocks: Sequence[Block], boxes: Sequence[Range], line: float) -> list[Range]:
    """Return which of the boxes behind another may go before it, as they follow one another.

    Not what is said of it, nor a title; and the last of a letter's text stays with its signature:
    two paragraphs where that is one of a single `line` (in characters).
    """
    found = list(_free(blocks, boxes))
    after = blocks[boxes[len(found)][0]] if len(found) < len(boxes) else None
    if found and isinstance(after, Annexes | Day | Signature):
        last = blocks[found.pop()[0]]
        if is_lonely(last, after, line):
            found = found[:-1]
    while found and isinstance(blocks[found[-1][0]], Heading):
        found.pop()
    return found


def speaks_back(block: Block) -> bool:
    """Return whether a block speaks of the table or the picture above it, which stays there."""
    return bool(_BESIDE.match(block.text) or _BACK.search(block.text))


def _free(blocks: Sequence[Block], boxes: Sequence[Range]) -> Iterator[Range]:
    for first, last in boxes:
        block = blocks[first]
        plain = first == last and isinstance(block, Heading | ItemList | Paragraph)
        if not plain or speaks_back(block):
            return
        yield first, last
