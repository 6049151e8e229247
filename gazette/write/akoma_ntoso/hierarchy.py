"""Hierarchy: the blocks of a text as chapters, articles, paragraphs and points within one another.

In: Blocks in printed order, with their ids; how each block is written.
Out: the XML of a body. Each character of the blocks is in it once, in their order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazette.language.numbering import number_end
from gazette.model.blocks import Annexes, Heading, Paragraph
from gazette.model.inlines import Strong, Text
from gazette.write.akoma_ntoso import xml
from gazette.write.akoma_ntoso.blocks import named
from gazette.write.akoma_ntoso.eids import unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model import Block
    from gazette.model.inlines import Inlines
    from gazette.write.akoma_ntoso.blocks import BlockXml
    from gazette.write.akoma_ntoso.eids import Unit

_UNNUMBERED = "heading_"
_FIRST = "__para_1"
"""What an article's eId is followed by in that of its first paragraph, which has no id."""


@dataclass(slots=True)
class Division:
    """A unit of the hierarchy as it grows; its blocks come before the units within it."""

    name: str
    attributes: str
    depth: int
    opening: str = ""
    blocks: list[str] = field(default_factory=list)
    inner: list[Division] = field(default_factory=list)

    def xml(self) -> str:
        """Return the unit: number and heading; its text, which units within it may follow."""
        own = "".join(self.blocks)
        if own:
            kind = "intro" if self.inner else "content"
            own = f"<{kind}>\n{own}</{kind}>\n"
        within = "".join([one.xml() for one in self.inner])
        return f"<{self.name}{self.attributes}>\n{self.opening}{own}{within}</{self.name}>\n"


def body(blocks: Iterable[Block], writer: BlockXml) -> str:
    """Return the content of a body: units, and what stands outside of them."""
    parts: list[str | Division] = []
    open_: list[Division] = []
    for block in blocks:
        named_unit = unit(block.id)
        if isinstance(block, Annexes):
            open_.clear()
        elif named_unit.element and isinstance(block, Heading | Paragraph):
            _begin(block, named_unit, writer, (parts, open_))
            continue
        (open_[-1].blocks if open_ else parts).append(writer.write(block))
    return "".join([one if isinstance(one, str) else one.xml() for one in parts])


def _begin(
    block: Heading | Paragraph,
    named_unit: Unit,
    writer: BlockXml,
    place: tuple[list[str | Division], list[Division]],
) -> None:
    """Open the unit that a block begins; those that are not above it are closed by that."""
    parts, open_ = place
    eid, element, depth = named_unit
    if isinstance(block, Heading) and _UNNUMBERED in eid:
        depth += block.level - 2
    while open_ and open_[-1].depth >= depth:
        open_.pop()
    division = Division(element, named(block.id), depth)
    (open_[-1].inner if open_ else parts).append(division)
    open_.append(division)
    number, shown = _parts(block, writer, numbered=element != "paragraph")
    number = f"<num>{number}</num>\n" if number else ""
    if isinstance(block, Heading):
        division.opening = f"{number}<heading>{shown}</heading>\n"
        return
    division.opening = number
    if element == "article":
        division = Division("paragraph", f' eId="{eid}{_FIRST}"', depth + 1)
        open_[-1].inner.append(division)
        open_.append(division)
    if shown:
        division.blocks.append(f"<p>{shown}</p>\n")


def _parts(block: Heading | Paragraph, writer: BlockXml, *, numbered: bool) -> tuple[str, str]:
    """Return the number of a unit and what stands behind it, as XML."""
    match block.content:
        case (Text(text),) if writer.is_plain(block):  # nearly all that a gazette holds
            end = number_end(text) if numbered else 0
            return xml.text(text[:end]) if end else "", xml.text(text[end:])
    end = number_end(block.text) if numbered else 0
    head, rest = parted(block.content, end)
    inline = writer.inline(block)
    number = inline.written(head)
    return number, inline.written(rest) + inline.rest()


def parted(content: Inlines, length: int) -> tuple[Inlines, Inlines]:
    """Part a text behind its first characters: a number, and the rest.

    A number that lies in several inlines is not parted from the rest.
    """
    match content:
        case (Text(text), *rest) if 0 < length <= len(text):
            left: Inlines = (Text(text[length:]),) if text[length:] else ()
            return (Text(text[:length]),), (*left, *rest)
        case (Strong(inner), *rest):
            head, behind = parted(inner, length)
            if head:
                return (Strong(head),), (*([Strong(behind)] if behind else []), *rest)
    return (), content
