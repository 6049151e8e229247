"""Captions: which lines of a notice name the table below them, and which give its unit.

In: the Blocks of a notice.
Out: what each block is to a table, by its id; what names each table.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model.blocks import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.model import Block

CAPTION, UNIT = "caption", "measure"
"""表1　收支总表; 单位：万元."""

_CAPTION = re.compile(r"(附?[表图]|[续續]表)[ \u3000]*[\d一二三四五六七八九十]|Table \d")
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


def _kind(block: Block) -> str:
    """Return what a block would be to a table below it."""
    if not isinstance(block, Paragraph) or len(block.text) >= _LONGEST:
        return ""
    if _UNIT.match(block.text):
        return UNIT
    return CAPTION if _CAPTION.match(block.text) else ""
