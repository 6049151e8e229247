"""Blocks of a notice as paragraphs and tables of a Word file; what they say is nowhere else.

In: Blocks, what gives the bytes of a picture.
Out: paragraphs in a document; the names of the pictures that no Word file can show.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gazette.language.numbering import Level, label
from gazette.model import blocks, inlines
from gazette.write.docx.pictures import placed
from gazette.write.docx.styles import named
from gazette.write.docx.tables import filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document

    from gazette.model.blocks import Block
    from gazette.model.inlines import Image, Inline, Inlines

Load = Callable[[str], bytes | None]
"""Gives the bytes of a file of the issue; None where it cannot be read."""
_DEEPEST = 3
"""Bullets have styles for so many levels."""


class BlockWriter:
    """Writes blocks into a document; `unshown` are the pictures that it cannot show."""

    def __init__(self, document: Document, load: Load) -> None:
        """Write into a document, with pictures that are loaded by their names."""
        self.document = document
        self.unshown: list[str] = []
        self._load = load

    def write(self, block: Block) -> None:
        """Write one block behind the others."""
        match block:
            case blocks.Table():
                filled(self.document, block, self.run)
            case blocks.ItemList():
                self._items(block, 1)
            case blocks.Heading():
                self._paragraph(_heading(block), block.content)
            case blocks.Instrument():
                self._paragraph("instrument", block.content)
            case blocks.Paragraph():
                self._paragraph("paragraph", block.content)
            case blocks.Footnote():
                mark = inlines.Text(f"{block.mark} ")
                self._paragraph("footnote", (mark, *block.content))
            case blocks.Figure():
                self._figure(block)
            case _:
                self._lines(block.kind, block.text.split("\n"))

    def _lines(self, look: str, lines: Iterable[str]) -> None:
        for line in lines:
            self._paragraph(look, (inlines.Text(line),))

    def _paragraph(self, look: str, content: Inlines) -> None:
        paragraph = self.document.add_paragraph(style=named(look))
        self.run(paragraph, content)

    def _items(self, block: blocks.ItemList, depth: int) -> None:
        """Write a list; what stands below the first paragraph of an item is one of its level."""
        number = "" if depth == 1 else f" {min(depth, _DEEPEST)}"
        for item in block.items:
            for one in item.blocks:
                if isinstance(one, blocks.ItemList):
                    self._items(one, depth + 1)
                elif isinstance(one, blocks.Paragraph):
                    paragraph = self.document.add_paragraph(style=f"List Bullet{number}")
                    self.run(paragraph, one.content)
                else:
                    self.write(one)

    def _figure(self, block: blocks.Figure) -> None:
        paragraph = self.document.add_paragraph(style=named("figure"))
        self._picture(paragraph, block.image)
        self._lines("figure", [block.caption] if block.caption else [])

    def _picture(self, paragraph: Any, image: Image) -> None:
        data = self._load(image.source)
        if data is None or not placed(paragraph.add_run(), data):
            self.unshown.append(image.source)

    def run(self, paragraph: Any, content: Inlines, *, bold: bool = False) -> None:
        """Write what stands in a paragraph: all that every edition says of it."""
        for inline in content:
            match inline:
                case inlines.Strong():
                    self.run(paragraph, inline.content, bold=True)
                case inlines.Link():
                    self.run(paragraph, inline.content, bold=bold)
                    if not inline.bare:
                        paragraph.add_run(f" {inline.address}")
                case inlines.LineBreak():
                    paragraph.add_run().add_break()
                case _:
                    self._leaf(paragraph, inline, bold=bold)

    def _leaf(self, paragraph: Any, inline: Inline, *, bold: bool) -> None:
        if isinstance(inline, inlines.Image):
            self._picture(paragraph, inline)
        run = paragraph.add_run(inlines.text((inline,)))
        run.bold = bold or None


def _heading(block: blocks.Heading) -> str:
    """Return how a heading is set: a chapter in the middle, others by their level (7.3.3)."""
    number = label(block.text)
    if number and number.level in {Level.PART, Level.CHAPTER, Level.SECTION}:
        return "chapter"
    return f"heading-{min(block.level - 1, 3)}"
