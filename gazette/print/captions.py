"""Captions: which lines of a notice name the table below them.

In: the Blocks of a notice.
Out: for each block whether it is such a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model.blocks import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.model import Block

_CAPTION = re.compile(r"(附?[表图]|续表)[ \u3000]*[\d一二三四五六七八九十]|单位[：:]")
_LONGEST = 40
"""What names a table is shorter than this."""


def captions(blocks: Sequence[Block]) -> list[bool]:
    """Return which blocks name the table that follows: 表1, and below it perhaps 单位：万元."""
    named = [False] * (len(blocks) + 1)
    for at in range(len(blocks) - 2, -1, -1):
        block, table = blocks[at], isinstance(blocks[at + 1], Table)
        short = isinstance(block, Paragraph) and len(block.text) < _LONGEST
        named[at] = short and bool(_CAPTION.match(block.text)) and (table or named[at + 1])
    return named[:-1]
