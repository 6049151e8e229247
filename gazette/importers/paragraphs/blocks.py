"""Blocks: groups of lines become the blocks of the document, and keep where each came from.

In: the title and the levelled LineGroups of a letter and of each instrument.
Out: SourceBlocks in their order.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from gazette.importers.document import Hint
from gazette.model.blocks import Heading, Instrument, Item, ItemList, Paragraph, Table, depth
from gazette.model.cells import Cell
from gazette.model.inlines import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.importers.document import Span
    from gazette.importers.paragraphs.join import LineGroup
    from gazette.model import Block
    from gazette.model.inlines import Inlines


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A block of the document, and the groups of lines of the print that it was made of.

    The account, the pages of the print and the report need these; the document knows none of them.
    """

    block: Block
    groups: tuple[LineGroup, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return where its characters stand in the print, in their order."""
        return tuple(span for group in self.groups for span in group.spans)


def blocks(
    texts: Iterable[tuple[LineGroup | None, tuple[LineGroup, ...]]],
) -> tuple[SourceBlock, ...]:
    """Return the blocks of texts, each with its title, None for the letter."""
    found: list[SourceBlock] = []
    above = 1
    for title, groups in texts:
        if title:
            found.append(SourceBlock(Instrument((Text(title.text),)), (title,)))
            above = depth(1, above)
        for rows in _together(groups):
            block = _block(rows, above)
            above = block.depth if isinstance(block, Heading) else above
            found.append(SourceBlock(block, rows))
    return tuple(found)


def _together(groups: Iterable[LineGroup]) -> Iterator[tuple[LineGroup, ...]]:
    """Yield the groups of each block: rows of one table, items of one list, any other alone."""

    def key(row: tuple[int, LineGroup]) -> object:
        at, each = row
        return each.hint if each.hint in (Hint.ROW, Hint.ITEM) else at

    for _, rows in groupby(enumerate(groups), key):
        yield tuple(each for _, each in rows)


def _block(rows: tuple[LineGroup, ...], above: int) -> Block:
    """Return the block that some groups are; `above` is the depth of the last heading."""
    first = rows[0]
    if first.hint is Hint.ROW:
        return _table([each.text.split("\t") for each in rows])
    if first.hint is Hint.ITEM:
        return ItemList(_items(rows))
    if first.hint is Hint.HEADING:
        return Heading((Text(first.text),), first.level, depth(first.level, above))
    return Paragraph((Text(first.text),))


def _table(rows: list[list[str]]) -> Table:
    """Return a table; a row with fewer cells than the broadest has empty ones at its end."""
    columns = max(map(len, rows))
    padded = (row + [""] * (columns - len(row)) for row in rows)
    head, *body = (tuple(Cell(_text(cell)) for cell in row) for row in padded)
    return Table((head,), tuple(body))


def _text(cell: str) -> Inlines:
    said = " ".join(cell.split())
    return (Text(said),) if said else ()


def _items(rows: tuple[LineGroup, ...]) -> tuple[Item, ...]:
    """Return the items of a list; those that are deeper than the one above are a list in it."""
    items: list[Item] = []
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and rows[end].level > rows[0].level:
            end += 1
        inner: tuple[Block, ...] = (Paragraph((Text(rows[at].text),)),)
        if end > at + 1:
            inner += (ItemList(_items(rows[at + 1 : end])),)
        items.append(Item(inner))
        at = end
    return tuple(items)
