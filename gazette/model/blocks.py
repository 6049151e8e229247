"""Blocks: the parts of a notice in printed order, as every edition shows them.

In: Inlines; the parts that fields say.
Out: Block, a closed union of frozen values. Each has `id`, unique within its notice; `line`, where
it begins in its file (0 for what a field says); `kind`, the name that layouts know it by; and
`text`, what it says, one paragraph a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from gazette.model import inlines
from gazette.model.parts import (
    Addressees,
    AnnexEntry,
    Annexes,
    Copies,
    Day,
    FieldLine,
    NameLines,
    NumberLine,
    Placed,
    Remark,
    Signature,
    Title,
)

if TYPE_CHECKING:
    from gazette.model.cells import Row
    from gazette.model.inlines import Image, Inlines

__all__ = [
    "Addressees",
    "AnnexEntry",
    "Annexes",
    "Block",
    "Copies",
    "Day",
    "FieldLine",
    "Figure",
    "Heading",
    "Instrument",
    "Item",
    "ItemList",
    "NameLines",
    "NumberLine",
    "Paragraph",
    "Remark",
    "Signature",
    "Table",
    "Title",
    "depth",
    "images",
]


@dataclass(frozen=True, slots=True)
class Paragraph(Placed):
    """A paragraph of the text."""

    kind: ClassVar[str] = "paragraph"
    content: Inlines

    @property
    def text(self) -> str:
        """Return what it says; a line break inside it is a newline."""
        return inlines.text(self.content)


@dataclass(frozen=True, slots=True)
class Heading(Placed):
    """A heading: `level` from 2 as it is marked, `depth` as HTML has it, which may skip none."""

    kind: ClassVar[str] = "heading"
    content: Inlines
    level: int
    depth: int

    @property
    def text(self) -> str:
        """Return the heading, its number with it."""
        return inlines.text(self.content)


@dataclass(frozen=True, slots=True)
class Instrument(Placed):
    """The title of what a notice promulgates (所附文本): plan, measures, rules."""

    kind: ClassVar[str] = "instrument"
    content: Inlines

    @property
    def text(self) -> str:
        """Return the title."""
        return inlines.text(self.content)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its blocks; `tight` where no empty line stands between the items."""

    blocks: tuple[Block, ...]
    tight: bool = True


@dataclass(frozen=True, slots=True)
class ItemList(Placed):
    """A list without numbers; numbers are part of a text."""

    kind: ClassVar[str] = "list"
    items: tuple[Item, ...]

    @property
    def text(self) -> str:
        """Return the list, an item a line."""
        return "\n".join(block.text for item in self.items for block in item.blocks)


@dataclass(frozen=True, slots=True)
class Table(Placed):
    """A table: the rows of its head, at least one, and those below; all have as many cells."""

    kind: ClassVar[str] = "table"
    head: tuple[Row, ...]
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """Return the table, a row a line, a tab between cells; a merged cell is empty."""
        rows = (*self.head, *self.rows)
        return "\n".join("\t".join(inlines.text(cell.content) for cell in row) for row in rows)


@dataclass(frozen=True, slots=True)
class Figure(Placed):
    """A picture on its own, with its caption."""

    kind: ClassVar[str] = "figure"
    image: Image
    caption: str

    @property
    def text(self) -> str:
        """Return the caption."""
        return self.caption


Block: TypeAlias = (
    Title
    | NumberLine
    | Addressees
    | Paragraph
    | Heading
    | Instrument
    | ItemList
    | Table
    | Figure
    | Annexes
    | Signature
    | Day
    | Remark
    | Copies
)


_DEEPEST = 6
"""HTML has no deeper heading."""


def depth(level: int, above: int) -> int:
    """Return the depth of a heading below one of depth `above`: HTML may skip none."""
    return min(level + 1, above + 1, _DEEPEST) if level > 1 else 2


def images(block: Block) -> tuple[Image, ...]:
    """Return the pictures of a block, in order."""
    match block:
        case Figure():
            return (block.image,)
        case Paragraph() | Heading() | Instrument():
            return inlines.images(block.content)
        case Table():
            cells = (cell for row in (*block.head, *block.rows) for cell in row)
            return tuple(image for cell in cells for image in inlines.images(cell.content))
        case ItemList():
            inner = (one for item in block.items for one in item.blocks)
            return tuple(image for one in inner for image in images(one))
        case _:
            return ()
