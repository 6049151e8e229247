"""The document: what was recognised of a notice becomes a Notice, as reading its file gives one.

In: a notice as found, its identity.
Out: the Notice: its card, its fields, its blocks, where pages of the print begin in them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from gazette.importers.paragraphs.levels import Form
from gazette.language.lines import solid
from gazette.language.words.zh_hans import ZH_HANS
from gazette.model import Annex, Card, Notice, Place
from gazette.model.blocks import Cell, Heading, Instrument, Item, ItemList, Paragraph, Table, depth
from gazette.model.inlines import Text
from gazette.read.body import Body
from gazette.read.compose import breaks, compose
from gazette.read.pagebreaks import PageBreak

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.importers.paragraphs.levels import Levelled
    from gazette.importers.recognise import Found
    from gazette.model import Block
    from gazette.model.inlines import Inlines

Row = tuple[int, "Levelled"]
"""A paragraph and its number in its text; an instrument's title has -1."""


def notice(found: Found, identity: str, issue: str, kind: str) -> Notice:
    """Return the document of a notice; its number, where it has one, says its identity."""
    card = Card(
        id=identity,
        issue=issue,
        numbers=(found.number,) if found.number else (),
        title=found.title,
        kind=kind,
        section=found.section,
        issuers=tuple(found.issuer.split()),
        dated=found.dated,
        place=Place(""),
        printed_page=found.page,
    )
    made = Notice(
        card,
        addressees=found.addressees,
        signed_by=(found.signed_by,) if found.signed_by else (),
        further={"topic": found.topic} if found.topic else {},
        annexes=tuple(Annex(name, omitted=omitted) for name, omitted in found.annexes),
        remark=found.remark,
        cc=found.cc,
    )
    body = _body(found)
    numbers = tuple(map(str, card.numbers))
    made = replace(made, blocks=compose(ZH_HANS, made, found.title, numbers, body.blocks))
    begun = breaks(made, body)
    card = replace(card, page_breaks=tuple(one.page for one in begun))
    return replace(made, card=card, breaks=begun)


def _body(found: Found) -> Body:
    """Return the letter and the instruments as blocks, and the pages that begin in them."""
    blocks: list[Block] = []
    begun: list[tuple[int, int, PageBreak]] = []
    above = 1
    for at, (title, paragraphs) in enumerate(found.texts):
        if title:
            begun += _begun(found, at, len(blocks), [(-1, title)])
            blocks.append(Instrument((Text(title),)))
            above = depth(1, above)
        for rows in _grouped(paragraphs):
            begun += _begun(found, at, len(blocks), [(row[0], row[1].text) for row in rows])
            block = _block(rows, above)
            above = block.depth if isinstance(block, Heading) else above
            blocks.append(block)
    return Body(tuple(blocks), (), (), tuple(begun))


def _begun(
    found: Found, text: int, block: int, rows: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, int, PageBreak]]:
    """Yield the pages that begin in the paragraphs of a block: how many characters before."""
    seen = 0
    for paragraph, said in rows:
        for start in found.pages:
            if (start.text, start.paragraph) == (text, paragraph):
                yield block, seen + start.before, PageBreak(start.page, 0)
        seen += len(solid(said))


def _grouped(paragraphs: Iterable[Levelled]) -> Iterator[list[Row]]:
    """Yield the paragraphs of each block: rows of one table, items of one list, any other alone."""

    def together(row: Row) -> object:
        at, each = row
        if each.form is Form.ROW:
            return each.form, each.level
        return each.form if each.form is Form.ITEM else at

    for _, rows in groupby(enumerate(paragraphs), together):
        yield list(rows)


def _block(rows: list[Row], above: int) -> Block:
    """Return the block that some paragraphs are; `above` is the depth of the last heading."""
    first = rows[0][1]
    if first.form is Form.ROW:
        return _table([each.text.split("\t") for _, each in rows])
    if first.form is Form.ITEM:
        return ItemList(_items([(each.level, each.text) for _, each in rows]))
    if first.form is Form.HEADING:
        return Heading((Text(first.text),), first.level, depth(first.level, above))
    return Paragraph((Text(first.text),))


def _table(rows: list[list[str]]) -> Table:
    """Return a table; a row with fewer cells than the broadest has empty ones at its end."""
    columns = max(map(len, rows))
    padded = (row + [""] * (columns - len(row)) for row in rows)
    head, *body = (tuple(Cell(_text(cell)) for cell in row) for row in padded)
    return Table(head, tuple(body))


def _text(cell: str) -> Inlines:
    said = " ".join(cell.split())
    return (Text(said),) if said else ()


def _items(rows: list[tuple[int, str]]) -> tuple[Item, ...]:
    """Return the items of a list; those that are deeper than the one above are a list in it."""
    items: list[Item] = []
    own = rows[0][0]
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and rows[end][0] > own:
            end += 1
        blocks: tuple[Block, ...] = (Paragraph((Text(rows[at][1]),)),)
        if end > at + 1:
            blocks += (ItemList(_items(rows[at + 1 : end])),)
        items.append(Item(blocks))
        at = end
    return tuple(items)
