"""Blocks: the parts of a notice in printed order, as every edition shows them.

In: Inlines; the parts that fields say.
Out: Block, a closed union of frozen values. Each has `id`, unique within its notice; `line`, where
it begins in its file (0 for what a field says); `kind`, the name that layouts know it by; and
`text`, what it says, one paragraph a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from gazette.model import inlines
from gazette.model.parts import (
    Addressees,
    AnnexEntry,
    Annexes,
    AnnexPages,
    Copies,
    CorrectionLine,
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
    from collections.abc import Iterator, Sequence

    from gazette.model.cells import Row
    from gazette.model.inlines import Image, Inlines

__all__ = [
    "Addressees",
    "AnnexEntry",
    "AnnexPages",
    "Annexes",
    "Block",
    "Copies",
    "Day",
    "FieldLine",
    "Figure",
    "Footnote",
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
    "footnotes",
    "images",
    "notes_below",
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


@dataclass(frozen=True, slots=True)
class Footnote(Placed):
    """A footnote (脚注) or the note of a table (表注), with the number that refers to it."""

    kind: ClassVar[str] = "footnote"
    number: int
    content: Inlines

    @property
    def mark(self) -> str:
        """Return its number as the text refers to it."""
        return inlines.footnote_mark(self.number)

    @property
    def text(self) -> str:
        """Return the note, its number with it."""
        return f"{self.mark} {inlines.text(self.content)}"


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
    | Footnote
    | CorrectionLine
    | Annexes
    | AnnexPages
    | Signature
    | Day
    | Remark
    | Copies
)


_DEEPEST = 6  # HTML has no deeper heading


def depth(level: int, above: int) -> int:
    """Return the depth of a heading below one of depth `above`: HTML may skip none."""
    return min(level + 1, above + 1, _DEEPEST) if level > 1 else 2


def images(block: Block) -> tuple[Image, ...]:
    """Return the pictures of a block, in order."""
    match block:
        case Figure():
            return (block.image,)
        case ItemList():
            return tuple(i for item in block.items for one in item.blocks for i in images(one))
        case _:
            return tuple(image for run in contents(block) for image in inlines.images(run))


def footnotes(block: Block) -> tuple[int, ...]:
    """Return the numbers of the footnotes that a block refers to, in order."""
    return tuple(number for content in contents(block) for number in inlines.footnotes(content))


def notes_below(blocks: Sequence[Block], at: int) -> int:
    """Return how many footnotes directly below a block belong to it: to a table those of its own.

    Of a footnote it is how many follow it.
    """
    below = takewhile(lambda one: isinstance(one, Footnote), blocks[at + 1 :])
    if isinstance(block := blocks[at], Footnote):
        return len(list(below))
    if not isinstance(block, Table):
        return 0
    own = footnotes(block)
    return sum(isinstance(one, Footnote) and one.number in own for one in below)


def contents(block: Block) -> Iterator[Inlines]:
    """Yield the runs of inlines that a block is made of, in order."""
    match block:
        case Paragraph() | Heading() | Instrument() | Footnote():
            yield block.content
        case Table():
            for row in (*block.head, *block.rows):
                yield from (cell.content for cell in row)
        case ItemList():
            for item in block.items:
                for one in item.blocks:
                    yield from contents(one)
        case _:
            pass
