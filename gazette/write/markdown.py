"""Markdown: a notice as an editor would write it; reading it again gives the same blocks.

In: a Notice, or the blocks of a body and where pages of an earlier print begin in them.
Out: the text of its file, or of its body.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from gazette.content.annexes import is_picture
from gazette.fields import NOTICE
from gazette.model import inlines
from gazette.model.blocks import (
    Figure,
    Footnote,
    Heading,
    Instrument,
    ItemList,
    Paragraph,
    Table,
    Title,
)
from gazette.model.cells import ABOVE
from gazette.read import frontmatter
from gazette.read.compose import title_units
from gazette.read.corrections import VERB
from gazette.read.pipe_tables import MERGED
from gazette.write.correction_entry import entry
from gazette.write.inline_markdown import InlineWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazette.model import Card, Notice, Relation
    from gazette.model.blocks import Block, Item
    from gazette.model.cells import Cell, Row

_BODY = (Paragraph, Heading, Instrument, ItemList, Table, Figure, Footnote)
_BEGINS_LIST = re.compile(r"^-(?=\s)|(?<=\n)(\d{1,3})(?=\.(?:[ \t]|$))", re.MULTILINE)
"""A line of a paragraph that would be an item, or a paragraph of its own."""
_RULES = {"": "---", "center": ":---:", "right": "---:"}
_END = 1 << 62
"""More characters than any block has: what begins there begins behind its last."""


def write(notice: Notice, comments: Sequence[str] = ()) -> str:
    """Return the text of a notice's file; `comments` are lines for the editor in its fields."""
    return frontmatter.write(fields(notice), body(notice.blocks, notice), comments)


def fields(notice: Notice) -> dict[str, object]:
    """Return the front matter of a notice, in the order of the schema."""
    card = notice.card
    own = {
        "number": _one(tuple(map(str, card.numbers))),
        "id": "" if card.numbers else card.id,
        "title": _title(notice),
        "issuer": _one(card.issuers),
        "signed_by": _one(notice.signed_by),
        "effective": notice.timings.get("effective") or card.effective,
        "expires": notice.timings.get("expires") or card.expires,
        "annexes": [
            {
                "name": annex.name,
                "file": annex.file,
                "omitted": annex.omitted,
                "print": annex.printed,
            }
            for annex in notice.annexes
        ],
        "explanations": [
            {"title": one.title, "address": one.address, "file": one.file}
            for one in notice.explanations
        ],
        "relations": [
            {
                one.verb: str(one.target),
                "title": "" if one.title == one.target else one.title,
                "part": one.part,
                "from": one.begins,
                "until": one.until,
            }
            for one in card.relations
            if not _is_derived(one, card)
        ],
        "corrections": [entry(one) for one in card.corrections],
        "web_errata": [{"day": one.day, "text": one.text} for one in notice.web_errata],
    }
    keys = (field.key for field in NOTICE)
    return {key: own[key] if key in own else notice.value(key) for key in keys}


def body(blocks: Iterable[Block], notice: Notice) -> str:
    """Return the Markdown of what of a notice's blocks its fields do not say."""
    own = [block for block in blocks if isinstance(block, _BODY)]
    pictures = sum(is_picture(annex.file) for annex in notice.annexes)
    own = own[: len(own) - pictures]
    begun = _begun(notice, {block.id for block in own})
    if not own:
        return _Writer(chain.from_iterable(begun.values())).left()
    return "\n\n".join(_Writer(begun.get(block.id, ())).block(block) for block in own)


def blocks_text(blocks: Iterable[Block]) -> str:
    """Return the Markdown of blocks of a body."""
    return "\n\n".join(_Writer(()).block(block) for block in blocks)


def _is_derived(relation: Relation, card: Card) -> bool:
    """Return whether a relation follows from what a notice corrects, which stands alone."""
    targets = {one.target for one in card.corrections}
    return relation.verb == VERB and relation.target in targets


def _title(notice: Notice) -> str:
    """Return the title, a line for each that it asks for where reading would part it otherwise."""
    units = next((one.units for one in notice.blocks if isinstance(one, Title)), ())
    parted = [unit.strip() for unit in units]
    card = notice.card
    usual = parted == [unit for unit in title_units(card.title, card.issuers) if unit]
    return card.title if usual else "\n".join(parted)


def _one(values: tuple[str, ...]) -> str | tuple[str, ...]:
    """Return one value as it is, and several as a list."""
    return values[0] if len(values) == 1 else values


def _begun(notice: Notice, own: set[str]) -> dict[str, list[tuple[int, int]]]:
    """Return by block of the body where pages begin in it: how many characters before, the page.

    One that begins in a line of the fields is written behind the block that comes before it.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    order = [block.id for block in notice.blocks]
    for one in notice.breaks:
        at, offset = one.anchor, one.offset
        if at not in own:
            above = [name for name in order[: order.index(at)] if name in own]
            at, offset = (above or [at])[-1], _END
        found.setdefault(at, []).append((offset, one.page))
    return found


class _Writer(InlineWriter):
    """Writes one block."""

    def block(self, block: Block) -> str:
        """Return the Markdown of a block, with the pages that begin behind its last character."""
        made = self.plain(block)
        left = self.left()
        if not left:
            return made
        end = {Table: " |", Figure: "]"}.get(type(block), "")
        cut = made.rindex(end) if end else len(made)
        return made[:cut] + left + made[cut:]

    def left(self) -> str:
        """Return the marks of the pages that begin behind all that was written."""
        return "".join(f"{{p{page}}}" for _, page in self.begun)

    def plain(self, block: Block) -> str:
        match block:
            case Paragraph():
                made = self.inlines(block.content)
                made = _BEGINS_LIST.sub(
                    lambda line: f"{line[1] or ''}\\{'' if line[1] else '-'}", made
                )
            case Heading() | Instrument():
                level = block.level if isinstance(block, Heading) else 1
                made = "#" * level + " " + self.inlines(block.content)
            case ItemList():
                made = self.items(block.items)
            case Table():
                made = self.table(block)
            case Footnote():
                made = self.footnote(block)
            case Figure():
                made = self.image(replace(block.image, description=block.caption))
            case _:
                made = ""
        return made

    def footnote(self, footnote: Footnote) -> str:
        """Return a footnote as a paragraph that begins with its mark."""
        begin = self.pages()
        self.seen += len(footnote.mark)
        return f"{begin}[^{footnote.number}]: {self.inlines(footnote.content)}"

    def items(self, items: tuple[Item, ...]) -> str:
        """Return a list; a blank line stands between its items where one is loose."""
        apart = "\n" if all(item.tight for item in items) else "\n\n"
        return apart.join(self.item(item, apart) for item in items)

    def item(self, item: Item, apart: str) -> str:
        inside = apart.join(map(self.plain, item.blocks))
        return "- " + inside.replace("\n", "\n  ")

    def table(self, table: Table) -> str:
        """Return a table of pipes; its head says how each column is aligned."""
        rule = "| " + " | ".join(_RULES[cell.align] for cell in table.head[-1]) + " |"
        rows = [self.row(cells) for cells in (*table.head, *table.rows)]
        rows.insert(len(table.head), rule)
        return "\n".join(rows)

    def row(self, cells: Row) -> str:
        return "| " + " | ".join(map(self.cell, cells)) + " |"

    def cell(self, cell: Cell) -> str:
        """Return a cell, or the sign that it is merged; what only looks like one is escaped."""
        if cell.merged:
            return MERGED[cell.merged]
        self.bar = r"\|"
        made = self.inlines(cell.content)
        self.bar = "|"
        return made.replace("^", r"\^", 1) if inlines.text(cell.content) == MERGED[ABOVE] else made
