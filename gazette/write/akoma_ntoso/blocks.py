"""Blocks: each block of a notice in Akoma Ntoso, but for the units of its hierarchy.

In: a Block, where printed pages begin in it, what in it leads to other documents.
Out: its XML, a line of which is a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING, assert_never

from gazette.model import blocks
from gazette.model.cells import spans
from gazette.model.inlines import Text
from gazette.write.akoma_ntoso.eids import unit
from gazette.write.akoma_ntoso.inline_xml import InlineXml
from gazette.write.akoma_ntoso.xml import attributes, element, held

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from gazette.model.cells import Row
    from gazette.write.output import Mark
    from gazette.write.styling import Reference, Styling


@dataclass(frozen=True, slots=True)
class BlockXml:
    """Writes the blocks of one notice.

    `styling` says where the files of the issue lie on the web; `references` and `marks` go by a
    block's id, `signatories` maps a name to the eId of whom it names; `dated` is the notice's day.
    """

    styling: Styling
    references: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)
    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)
    signatories: Mapping[str, str] = field(default_factory=dict)
    dated: date | None = None

    def inline(self, block: blocks.Block) -> InlineXml:
        """Return what writes the texts of a block."""
        references = self.references.get(block.id)
        styling = replace(self.styling, references=references) if references else self.styling
        return InlineXml(styling, self.marks.get(block.id, ()))

    def is_plain(self, block: blocks.Block) -> bool:
        """Return whether no page begins in a block and nothing in it leads elsewhere."""
        return block.id not in self.marks and block.id not in self.references

    def write(self, block: blocks.Block) -> str:
        """Return a block; of a list or a table the lines of which it is made."""
        if isinstance(block, blocks.Paragraph) and self.is_plain(block):
            match block.content:
                case (Text(text),):  # nearly all that a gazette holds
                    return f"<p{named(block.id)}>{escape(text, quote=False)}</p>\n"
        inline = self.inline(block)
        match block:
            case blocks.ItemList() | blocks.Table() | blocks.Figure() | blocks.Annexes():
                return self._several(block, inline) + _left(inline)
            case blocks.Paragraph() | blocks.Heading() | blocks.Instrument():
                shown = inline.written(block.content)
            case blocks.AnnexPages():
                shown = _fetched(block.file, block.caption, inline)
            case blocks.Footnote():
                return _footnote(block, inline)
            case _:
                shown = self._field(block, inline)
        return f"<p{named(block.id)}>{shown}{inline.rest()}</p>\n"

    def _field(
        self, block: blocks.Title | blocks.NameLines | blocks.FieldLine, inline: InlineXml
    ) -> str:
        """Return what one field of a notice says, inside its line."""
        match block:
            case blocks.Title():
                return f"<docTitle>{inline.said(block.text)}</docTitle>"
            case blocks.NumberLine():
                return _names("docNumber", block.names, inline)
            case blocks.Signature():
                return self._signed(block, inline)
            case blocks.Day() if self.dated:
                day = attributes({"date": self.dated.isoformat()})
                return f"<docDate{day}>{inline.said(block.text)}</docDate>"
            case _:
                return inline.said(block.text)

    def _signed(self, signature: blocks.Signature, inline: InlineXml) -> str:
        shown = []
        for name in signature.names:
            who = self.signatories.get(name, "")
            refers = f' refersTo="#{who}"' if who else ""
            shown.append(f"<signature{refers}>{inline.said(name)}</signature>")
        return "<eol/>".join(shown)

    def _several(
        self,
        block: blocks.ItemList | blocks.Table | blocks.Figure | blocks.Annexes,
        inline: InlineXml,
    ) -> str:
        match block:
            case blocks.ItemList():
                return self._list(block, inline, unit(block.id).eid)
            case blocks.Table():
                rows = (_rows("th", block.head, inline), _rows("td", block.rows, inline))
                return f"<table{named(block.id)}>\n{''.join(rows)}</table>\n"
            case blocks.Figure():
                inline.image(block.image)
                picture = f"<p{named(block.id)}>{inline.taken()}</p>\n"
                caption = inline.said(block.caption)
                return picture + (held("p", caption) if caption else "")
            case blocks.Annexes():
                lines = [_entry(entry, inline) for entry in block.entries]
                return element("blockContainer", _identity(block.id), *lines)
            case _:
                assert_never(block)

    def _list(self, given: blocks.ItemList, inline: InlineXml, eid: str) -> str:
        """Return a list; what stands in an item has no id of its own, nor have lists within it."""
        items = []
        for at, item in enumerate(given.items, 1):
            within = []
            for number, block in enumerate(item.blocks, 1):
                if isinstance(block, blocks.ItemList):
                    name = f"{eid}__item_{at}__list_{number}"
                    within.append(self._list(block, inline, name))
                elif isinstance(block, blocks.Table | blocks.Figure | blocks.Annexes):
                    within.append(self._several(block, inline))
                elif isinstance(block, blocks.Paragraph | blocks.Heading | blocks.Instrument):
                    within.append(held("p", inline.written(block.content)))
                else:
                    within.append(held("p", inline.said(block.text)))
            content = "".join(within) or "<p/>\n"
            items.append(f'<item eId="{eid}__item_{at}">\n{content}</item>\n')
        begins = attributes({"eId": eid, **({"wId": given.id} if given.id else {})})
        return f"<blockList{begins}>\n{''.join(items)}</blockList>\n"


def named(id_: str) -> str:
    """Return the attributes that name a block: its eId, and its own id, as the web has it."""
    return f' eId="{unit(id_).eid}" wId="{id_}"' if id_ else ""


def _identity(id_: str) -> dict[str, str]:
    return {"eId": unit(id_).eid, "wId": id_}


def _names(name: str, names: Sequence[str], inline: InlineXml) -> str:
    return "<eol/>".join([f"<{name}>{inline.said(one)}</{name}>" for one in names])


def _rows(name: str, rows: Sequence[Row], inline: InlineXml) -> str:
    """Return the rows of a table's head or of its body."""
    reach = spans(rows)
    shown = []
    for at, row in enumerate(rows):
        shown.append("<tr>")
        for column, cell in enumerate(row):
            if span := reach.get((at, column)):
                said = inline.written(cell.content)
                shown.append(f"<{name}{attributes(span.attributes)}><p>{said}</p></{name}>")
        shown.append("</tr>\n")
    return "".join(shown)


def _entry(entry: blocks.AnnexEntry, inline: InlineXml) -> str:
    """Return a line of the list of annexes; the name of one that can be fetched leads to it."""
    label = inline.said(entry.label)
    name = _fetched(entry.file, entry.name, inline) if entry.file else inline.said(entry.name)
    return f"<p{named(entry.id)}>{label}{name}{inline.said(entry.ending)}</p>\n"


def _fetched(file: str, name: str, inline: InlineXml) -> str:
    """Return a name that leads to a file of the issue."""
    return f"<a{attributes({'href': inline.address(file)})}>{inline.said(name)}</a>"


def _footnote(note: blocks.Footnote, inline: InlineXml) -> str:
    """Return a footnote where it stands in print; it says to which place it belongs."""
    base = unit(f"fnref-{note.number}").eid
    placed = f'{named(note.id)} placement="bottom" placementBase="#{base}"'
    shown = f"{inline.said(note.mark)} {inline.written(note.content)}{inline.rest()}"
    return f"<p><authorialNote{placed}><p>{shown}</p></authorialNote></p>\n"


def _left(inline: InlineXml) -> str:
    """Return in a line of their own the marks whose characters never came."""
    left = inline.rest()
    return held("p", left) if left else ""
