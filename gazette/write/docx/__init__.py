"""A notice as a Word file, set as GB/T 9704 has it, for those who review and sign on paper.

In: a Notice, what gives the bytes of its pictures.
Out: the bytes of a .docx file; the names of the pictures that it cannot show.

python-docx takes half a second to load: no other room imports this one but for the command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.write.docx.blocks import BlockWriter
from gazette.write.docx.packing import packed
from gazette.write.docx.styles import blank

if TYPE_CHECKING:
    from gazette.model import Notice
    from gazette.write.docx.blocks import Load


def write(notice: Notice, load: Load) -> tuple[bytes, tuple[str, ...]]:
    """Return the file of a notice, and the pictures that are left out of it."""
    document = blank()
    writer = BlockWriter(document, load)
    for block in notice.blocks:
        if block.text or block.kind == "figure":
            writer.write(block)
    card = notice.card
    author = "、".join(card.issuers)
    return packed(document, card.title, author, card.dated), tuple(writer.unshown)
