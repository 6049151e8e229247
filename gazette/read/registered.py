"""Registered: what a notice's text says that the registers list: appointments, supervision.

In: a Notice.
Out: it, with these on its Card.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.language.appointments import appointing, appointments
from gazette.language.supervision import supervised
from gazette.model.blocks import Heading, ItemList, Paragraph, Table
from gazette.model.cells import filled_down
from gazette.model.inlines import running_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Block, Notice


def with_registered(notice: Notice) -> Notice:
    """Return a notice of which its blocks are known with what the registers list of it."""
    card = notice.card
    if appointing(card.title, card.section):
        lines = ((block.id, line) for block in notice.blocks for line in _lines(block))
        card = replace(card, appointments=appointments(lines))
    elif found := supervised(card.title, notice.text):
        card = replace(card, supervised=found)
    return notice if card is notice.card else replace(notice, card=card)


def _lines(block: Block) -> Iterator[str]:
    """Yield the lines of a block; of a table each row, a tab between its cells."""
    match block:
        case Paragraph() | Heading():
            yield running_text(block.content)
        case Table():
            # Who is named once for several rows is named in each; the lowest heads count.
            for row in (filled_down(block.head)[-1], *filled_down(block.rows)):
                yield "\t".join(running_text(cell.content) for cell in row)
        case ItemList():
            for item in block.items:
                for inner in item.blocks:
                    yield from _lines(inner)
        case _:
            pass
