"""Pasting: what Word, WPS, Excel or a browser puts on the clipboard, as Markdown of ours.

In: the HTML of a clipboard.
Out: Pasted: the Markdown, which reads back as the blocks that were meant, and what was not kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.desk.pasting.blocks import Reading
from gazette.desk.pasting.runs import merged, without_bold
from gazette.desk.pasting.tree import parsed
from gazette.model import message
from gazette.model.blocks import contents
from gazette.read.body import read_body
from gazette.read.sources import Source
from gazette.write.markdown import blocks_text

if TYPE_CHECKING:
    from gazette.model import Message
    from gazette.model.blocks import Block
    from gazette.model.inlines import Inlines

_PLAIN = message("有几处粗体没有保留")
LONGEST = 8 * 1024 * 1024
"""Characters: Word writes a hundred for each of its own."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted: `inline` is a piece of a paragraph; `told` is what was not kept."""

    text: str
    inline: bool
    blocks: tuple[Block, ...]
    told: tuple[Message, ...]


def pasted(html: str) -> Pasted:
    """Return the HTML of a clipboard as Markdown."""
    if len(html) > LONGEST:
        return Pasted("", inline=False, blocks=(), told=(message("一次粘贴的内容太长，请分几次"),))
    reading = Reading(parsed(html))
    blocks = tuple(block if _reads_back(block) else without_bold(block) for block in reading.blocks)
    told = [*reading.told, *([_PLAIN] if blocks != tuple(reading.blocks) else [])]
    return Pasted(blocks_text(blocks), reading.inline, blocks, tuple(told))


def _reads_back(block: Block) -> bool:
    """Return whether the reader of the press sees in a block what it is to say.

    Where bold text begins or ends at a mark, Markdown may see none.
    """
    found = read_body(Source("", f"\n{blocks_text([block])}\n")).blocks
    return [_said(one) for one in found] == [_said(block)]


def _said(block: Block) -> list[Inlines]:
    return [merged(run) for run in contents(block)]
