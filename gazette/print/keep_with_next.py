"""Keep with next: which paragraphs never stand alone at a column's foot, which are no company.

In: a Paragraph, the block behind it, the characters of a line.
Out: whether they stay together: 免去： with whom it removes, 三、主要任务 with its text; whether it
is too short to stand alone above a signature.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.numbering import label
from gazette.model.blocks import Annexes, Day, Heading, ItemList, Paragraph, Signature
from gazette.typeset.break_classes import ems

if TYPE_CHECKING:
    from gazette.model import Block

KEEP_WITH_NEXT = "keep-with-next"
"""The class of such a paragraph."""
_COLONS = ("：", ":")
_STOPS = "。；，！？…;,.!?"


def keeps_with_next(block: Block, after: Block | None, line: float) -> bool:
    """Return whether a paragraph of one line leads into the block behind it, or is its title.

    It is one if it ends without a stop and what follows begins with a number of another level, or
    with none: in a list of names 1. and 2. stand apart.
    """
    if not isinstance(block, Paragraph) or not isinstance(after, Heading | ItemList | Paragraph):
        return False
    text = block.text.strip()
    if "\n" in text or ems(text) > line:
        return False
    if text.endswith(_COLONS):
        return True
    own, next_one = label(text), label(after.text)
    titled = own is not None and not text.endswith(tuple(_STOPS))
    return titled and (next_one is None or (own is not None and next_one.level != own.level))


def is_lonely(block: Block, after: Block | None, line: float) -> bool:
    """Return whether a signature follows a block that has one line, and so is no company for it.

    A text that is wider than a line has more, however its marks are pressed.
    """
    ends = isinstance(block, Annexes | ItemList | Paragraph) and isinstance(after, Day | Signature)
    return ends and ems(block.text) < line
