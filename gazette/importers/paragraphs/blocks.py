"""Blocks: groups of lines become the blocks of the document, and keep where each came from.

In: the title and the levelled LineGroups of a letter and of each instrument.
Out: SourceBlocks in their order.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from gazette.importers.document import Hint
from gazette.model.blocks import Heading, Instrument, Item, ItemList, Paragraph, Table, depth
from gazette.model.cells import Cell, spans
from gazette.model.inlines import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.importers.document import Span
    from gazette.importers.paragraphs.join import LineGroup
    from gazette.model import Block
    from gazette.model.cells import Row
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
        return _table(rows)
    if first.hint is Hint.ITEM:
        return ItemList(_items(rows))
    if first.hint is Hint.HEADING:
        return Heading((Text(first.text),), first.level, depth(first.level, above))
    return Paragraph((Text(first.text),))


def _table(groups: tuple[LineGroup, ...]) -> Table:
    """Return a table; a row with fewer cells than the broadest has empty ones at its end.

    Its head has as many rows as the cells of its first one reach down. Cells that are merged
    otherwise than as rectangles, or through all rows, are left empty instead.
    """
    columns = max(each.text.count("\t") + 1 for each in groups)
    rows = [tuple(_cells(each, columns)) for each in groups]
    heads = _heads(rows)
    if not heads:
        rows = [tuple(Cell(cell.content) for cell in row) for row in rows]
        heads = 1
    return Table(tuple(rows[:heads]), tuple(rows[heads:]))


def _cells(group: LineGroup, columns: int) -> Iterator[Cell]:
    texts = group.text.split("\t")
    for text, side, _ in zip_longest(texts, group.merged[:columns], range(columns)):
        content = _text(text or "")
        yield Cell(content, merged="" if content else side or "")


def _heads(rows: list[Row]) -> int:
    """Return how many rows the head has; 0 where the cells are not merged as they must be."""
    found = 1
    for (at, column), span in spans(rows).items():
        if not span.is_rectangle or rows[at][column].merged:
            return 0
        if at < found:
            found = max(found, at + span.rows)
    return found if found < len(rows) or found == 1 else 0


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
