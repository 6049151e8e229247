"""Blocks of the clipboard: paragraphs, headings, lists, tables, footnotes.

In: the tree of its HTML.
Out: Reading: Blocks, and what was not kept.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.desk.pasting import headings, lists, markers
from gazette.desk.pasting.around import BOLD, Around, drawn, left_out, unkept, within
from gazette.desk.pasting.runs import BREAK, Piece, bold, inlines, joined, merged, unstyled
from gazette.desk.pasting.tables import table
from gazette.desk.pasting.tree import SILENT, Node
from gazette.language.numbering import Level, label
from gazette.model import Message, message
from gazette.model import inlines as inline_model
from gazette.model.blocks import (
    Footnote,
    Heading,
    Instrument,
    Item,
    Paragraph,
    Table,
    contents,
)

if TYPE_CHECKING:
    from gazette.model.blocks import Block
    from gazette.model.inlines import Inlines

_BLOCK = frozenset(
    {
        *("p", "div", "ul", "ol", "li", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre"),
        *("blockquote", "section", "article", "body", "html", "dl", "dt", "dd", "hr", "header"),
        *("footer", "main", "center"),
    }
)
_LEVELS = {
    **dict.fromkeys((Level.PART, Level.CHAPTER, Level.ONE), 2),
    **dict.fromkeys((Level.SECTION, Level.TWO), 3),
    Level.THREE: 4,
    Level.FOUR: 5,
}
"""The marks of a heading by the number that it begins with."""
_NOTE = re.compile(r"#_?(?:ftn|edn)(\d{1,3})$")
_NOTE_BACK = re.compile(r"#_?(?:ftn|edn)ref(\d{1,3})$")
_NOTE_ID = re.compile(r"(?:ftn|edn)(\d{1,3})")
_CELL = message("表格一格里的几段接成了一段")
_LOWEST = 6
"""The level of a heading whose number says none: there is no such one."""
_BY_FACE = message("单独成段的黑体“一、”、楷体“（一）”写成了标题，请核对")
_NUMBERED = message("几级的编号列表照公文的层次编了号，请核对")
_INNER = message("表格里的表格改成了文字")
_PARTED = message("表头与下面合并的格分开了")
_FOOT = message("脚注的号码照原样写了，与文中已有的注对一对")


class Reading:
    """The blocks of a tree; `inline` where all of it is a piece of one paragraph."""

    def __init__(self, root: Node, levels: tuple[Level, ...] = ()) -> None:
        """Read the whole tree, which may stand in a list: `levels` number those within it."""
        self.blocks: list[Block] = []
        self._levels = levels
        self.told: dict[Message, None] = {}
        self._pieces: list[Piece] = []
        self.notes: list[Block] = []
        self._flow(root, Around())
        self.inline = not self.blocks
        self._end()
        self.blocks += self.notes
        self.inline = self.inline and len(self.blocks) == 1

    def _flow(self, node: Node, around: Around) -> None:
        for child in node.children:
            if isinstance(child, str):
                self._text(child, around)
            else:
                self._node(child, around)

    def _node(self, node: Node, around: Around) -> None:
        out, told = left_out(node)
        self._tell(told)
        if out or node.name in SILENT:
            return
        self._tell(*unkept(node))
        around = within(node, around)
        if node.name == "table":
            self._end()
            self._table(node)
        elif node.name in {"ul", "ol"}:
            self._end()
            self._list(node)
        elif node.name in _BLOCK:
            self._block(node, around)
        elif node.name == "br":
            self._pieces.append(Piece(BREAK))
        elif _NOTE_BACK.search(node.attributes.get("href", "")):
            return
        elif note := _NOTE.search(node.attributes.get("href", "")):
            self._pieces.append(Piece("", note=int(note[1])))
            self._tell(_FOOT)
        else:
            self._flow(node, around)

    def _text(self, text: str, around: Around) -> None:
        text = text.replace(BREAK, " ").replace("\0", "")
        if around.kept:
            text = text.replace("\r\n", "\n").replace("\n", BREAK)
        made, told = drawn(text, around.script)
        self._tell(told)
        self._pieces.append(Piece(made, around.bold, around.link))

    def _tell(self, *told: Message | None) -> None:
        self.told |= dict.fromkeys(filter(None, told))

    def _end(self, number: str = "") -> None:
        """Make a paragraph of what has come so far."""
        content = self._taken()
        if number and content:
            content = (inline_model.Text(number), *content)
        if content:
            self.blocks.append(Paragraph(content=merged(content)))

    def _taken(self) -> Inlines:
        pieces, self._pieces = self._pieces, []
        return inlines(pieces)

    def _block(self, node: Node, around: Around) -> None:
        self._end()
        if node.style.get("mso-element") in {"footnote", "endnote"}:
            self._footnote(node)
        elif mark := markers.marker(node):
            self._listed(node, mark, around)
        elif re.fullmatch("h[1-6]", node.name):
            self._flow(node, replace(around, bold=False))
            self._heading(self._taken(), int(node.name[1]))
        else:
            self._flow(node, around)
            self._paragraph(node)

    def _paragraph(self, node: Node) -> None:
        """Take a paragraph, which may be a heading by its face alone."""
        if not headings.is_heading(node, "".join(one.text for one in self._pieces).strip()):
            self._end()
            return
        self._heading(self._taken(), _LOWEST)
        self._tell(_BY_FACE)

    def _heading(self, content: Inlines, level: int) -> None:
        said = label(inline_model.text(content))
        if not content:
            return
        if said and said.level is Level.ARTICLE:
            self.blocks.append(Paragraph(content=content))
            return
        level = _LEVELS[said.level] if said else level
        content = unstyled(content)
        if level > 1:
            self.blocks.append(Heading(content=content, level=level, depth=level))
            return
        self.blocks.append(Instrument(content=content))
        told = message(
            "“{text}”写成了所附文本的标题（# ）；是这份文件自己的标题的，删去它",
            text=inline_model.text(content),
        )
        self._tell(told)

    def _listed(self, node: Node, mark: Node, around: Around) -> None:
        """Take a paragraph of a list as Word has it, which writes its number or its dot."""
        self._flow(markers.without(node, mark), around)
        if number := markers.number(mark):
            self._end(number)
        elif content := self._taken():
            item = Item((Paragraph(content=merged(content)),))
            self.blocks = lists.with_item(self.blocks, item, markers.depth(node))

    def _list(self, node: Node) -> None:
        """Take a list as HTML has it; numbers become part of the text."""
        start = node.attributes.get("start", "1")
        number = int(start) if start.isdecimal() else 1
        levels = self._levels or lists.levels(node)
        within = levels[1:] if node.name == "ol" else levels
        self._tell(_NUMBERED if node.name == "ol" and within else None)
        for one in node.nodes():
            inner = self._inner(one, within)
            if node.name == "ol" and one.name == "li" and inner:
                self.blocks += _numbered(inner, lists.numbered(number, levels))
                number += 1
            elif node.name == "ol" or one.name != "li":
                self.blocks += inner
            elif inner:
                self.blocks = lists.with_items(self.blocks, inner)

    def _inner(self, node: Node, levels: tuple[Level, ...] = ()) -> list[Block]:
        """Return the blocks within an element; what is said of them and their notes are ours."""
        inner = Reading(Node("", {}, node.style, node.children), levels)
        self.told |= inner.told
        own = [block for block in inner.blocks if block not in inner.notes]
        self.notes += inner.notes
        return own

    def _table(self, node: Node) -> None:
        captions, made, parted = table(node, self._cell)
        self._tell(_PARTED if parted else None)
        self.blocks += [Paragraph(content=one) for one in captions if one]
        if made:
            self.blocks.append(made)

    def _cell(self, node: Node) -> Inlines:
        """Return what a cell says, as one run: ours have no paragraphs."""
        blocks = self._inner(node)
        parts = [part for block in blocks for part in contents(block)]
        if any(isinstance(block, Table) for block in blocks):
            self._tell(_INNER)
        elif parts[1:]:
            self._tell(_CELL)
        weight = node.style.get("font-weight", "")
        return bold(joined(parts)) if BOLD.fullmatch(weight) else joined(parts)

    def _footnote(self, node: Node) -> None:
        """Take a footnote of Word, which stands behind the text; its own mark is not text."""
        parts = [part for block in self._inner(node) for part in contents(block)]
        found = _NOTE_ID.fullmatch(node.attributes.get("id", ""))
        if found and parts:
            self.notes.append(Footnote(number=int(found[1]), content=joined(parts)))


def _numbered(blocks: list[Block], number: str) -> list[Block]:
    """Return the blocks of an item that begins with its number."""
    first, *more = blocks
    if not isinstance(first, Paragraph):
        return [Paragraph(content=(inline_model.Text(number),)), *blocks]
    return [Paragraph(content=merged((inline_model.Text(number), *first.content))), *more]
