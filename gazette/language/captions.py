"""Captions: which lines of a notice name the table below them, and which give its unit.

In: the Blocks of a notice.
Out: what each block is to a table, by its id; what names each table; which numbers of tables and
figures the lines of a notice begin with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.numerals import whole
from gazette.model.blocks import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.model import Block

CAPTION, UNIT = "caption", "measure"
"""表1　收支总表; 单位：万元."""

_CAPTION = re.compile(r"(附?[表图]|[续續]表)[ \u3000]*[\d一二三四五六七八九十]|Table \d")
LABEL = r"附?([表图圖])[ \u3000]*([\d一二三四五六七八九十]+)((?:[-－—–.．][\d]+)*)"
"""表1, 附图二, 表2-1, as a part of a regular expression: what it is, its number, that within it."""

_LABELLED = re.compile(rf"(?:^|(?<=[\n\t]))[（(【\[]?[续續]?{LABEL}(?![\d%％])(?!所|中|规定)")
_UNIT = re.compile(r"[（(]?(金额|金額|计量|計量|数量|數量)?[单單]位[：:]|\(?Units?:")
_LONGEST = 40
"""What names a table is shorter than this."""


def captions(blocks: Sequence[Block]) -> list[str]:
    """Return for each block whether it is the caption of the table that follows, or its unit."""
    found = [""] * len(blocks)
    for at in range(len(blocks) - 2, -1, -1):
        if isinstance(blocks[at + 1], Table) or found[at + 1]:
            found[at] = _kind(blocks[at])
    return found


def names(blocks: Sequence[Block]) -> dict[str, tuple[str, ...]]:
    """Return for each table that has a caption or a unit the ids of these, by its own id."""
    found: dict[str, tuple[str, ...]] = {}
    above: list[str] = []
    for block, kind in zip(blocks, captions(blocks), strict=True):
        if kind:
            above.append(block.id)
        elif above:
            found[block.id] = tuple(above)
            above = []
    return found


def label(match: re.Match[str], group: int = 1) -> str:
    """Return what a LABEL says in one form, whose first group is `group`: 附表一 is 表1."""
    what, number, within = match.group(group, group + 1, group + 2)
    within = re.sub("[－—–.．]", "-", within)
    return f"{what.replace('圖', '图')}{whole(number) or number}{within}"


def labels(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the tables and figures that lines of a notice begin with: 表1, 图2."""
    found = (match for block in blocks for match in _LABELLED.finditer(block.text))
    return frozenset(label(match) for match in found)


def _kind(block: Block) -> str:
    """Return what a block would be to a table below it."""
    if not isinstance(block, Paragraph) or len(block.text) >= _LONGEST:
        return ""
    if _UNIT.match(block.text):
        return UNIT
    return CAPTION if _CAPTION.match(block.text) else ""
