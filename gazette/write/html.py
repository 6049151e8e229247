"""HTML: the blocks of a notice with their tags, for the web and for print.

In: a Block, its Styling, the marks that are to stand between its characters.
Out: Markup; no other room makes a tag, but for the layouts.
"""

from __future__ import annotations

from collections import deque
from html import escape
from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup

from gazette.language.foreign import foreign
from gazette.model import blocks
from gazette.model.cells import spans
from gazette.model.inlines import Text
from gazette.write import elements
from gazette.write.figures import figures
from gazette.write.inline_html import InlineWriter
from gazette.write.opening_tags import opened, styled
from gazette.write.styling import PLAIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazette.model.cells import Cell, Row, Slot, Span
    from gazette.write.figures import Figure as FigureCell
    from gazette.write.output import Mark
    from gazette.write.styling import Hanging, Senses, Styling


def write(block: blocks.Block, styling: Styling = PLAIN, marks: Sequence[Mark] = ()) -> Markup:
    """Return a block as one element with its id, each of the marks before its character.

    Marks come in the order of their offsets. One at the first character of a link or of bold text
    stands before these.
    """
    if styling is PLAIN and not marks and isinstance(block, blocks.Paragraph | blocks.Heading):
        match block.content:
            case (Text(text),) if not any(
                foreign(text, PLAIN.language)
            ):  # nearly all, and written twice as fast
                name, attributes = opened(block, PLAIN)
                shown = f"<{name}{attributes}>{escape(text, quote=False)}</{name}>"
                return Markup(shown)  # noqa: S704 - the text is escaped
    writer = _Writer(styling, deque(marks))
    writer.block(block)
    return writer.markup()


class _Writer(InlineWriter):
    """Writes one block."""

    def block(self, block: blocks.Block) -> None:
        """Write a block and what stands in it."""
        name, attributes = opened(block, self.styling)
        self.parts.append(f"<{name}{attributes}>")
        self.inside(block)
        if self.styling.tail:
            self.parts.append(self.styling.tail)
        self.parts.append(f"</{name}>")

    def inside(self, block: blocks.Block) -> None:
        """Write what stands in a block."""
        match block:
            case blocks.Title():
                self.title(block)
            case blocks.Paragraph() | blocks.Heading() | blocks.Instrument() | blocks.Footnote():
                self.content(block)
            case blocks.Annexes():
                self.annexes(block)
            case blocks.ItemList():
                self.items(block)
            case blocks.Table():
                self.table(block)
            case blocks.Figure() | blocks.AnnexPages():
                self.pictures(block)
            case blocks.FieldLine() | blocks.NameLines():
                self.lines(block.text)
            case _:
                assert_never(block)

    def title(self, block: blocks.Title) -> None:
        """Write a title: its lines or its senses, as an edition has them."""
        for line in self.styling.lines:
            self.spanned(line)
        if not self.styling.lines:
            self.nested(self.styling.senses or block.units)

    def nested(self, parts: Senses | str) -> None:
        """Write texts in spans, and in each what it is made of."""
        if isinstance(parts, str):
            self.text(parts)
        elif len(parts) == 1:
            self.nested(parts[0])
        else:
            for part in parts:
                with self.phrase("span"):
                    self.nested(part)

    def content(
        self, block: blocks.Paragraph | blocks.Heading | blocks.Instrument | blocks.Footnote
    ) -> None:
        """Write what stands in a block of text, as its styling sets it.

        The mark of a footnote leads back to the text.
        """
        if isinstance(block, blocks.Footnote):
            self.note_link(f"fnref-{block.number}", "backlink", block.mark)
            self.parts.append(" ")
        if self.styling.lines:
            for line in self.styling.lines:
                self.spanned(line)
        elif self.styling.senses:
            self.nested(self.styling.senses)
        elif self.styling.hanging:
            self.hung(self.styling.hanging[0], block.text)
        elif self.styling.inner:
            with self.phrase("span"):
                self.inlines(block.content)
        else:
            self.inlines(block.content)

    def hung(self, hanging: Hanging, text: str) -> None:
        """Write a line whose first pieces are opened up to stand below those of other lines."""
        for piece in hanging.pieces:
            if piece.css:
                self.spanned(piece.text, styled(piece))
            else:
                self.text(piece.text)
            text = text[len(piece.text) :]
        self.text(text)

    def annexes(self, annexes: blocks.Annexes) -> None:
        """Write the list of annexes, those that can be fetched as links."""
        for at, entry in enumerate(annexes.entries):
            hanging = self.styling.hanging[at] if self.styling.hanging else None
            beside = self.styling.beside[at] if self.styling.beside else None
            named = ' class="on-web"' if beside else ""
            identity = f' id="{self.styling.prefix}{entry.id}"' if entry.id else ""
            with self.element("p", named + styled(hanging) + identity):
                self.hung(hanging, entry.label) if hanging else self.text(entry.label)
                if entry.file:
                    with self.phrase("a", f' href="{escape(self.address(entry.file))}"'):
                        self.lines(entry.name)
                else:
                    self.lines(entry.name)
                self.text(entry.ending)
            self.parts.append(beside or "")

    def items(self, given: blocks.ItemList) -> None:
        """Write the items of a list; in a tight one a paragraph has no element of its own."""
        for item in given.items:
            with self.element("li"):
                for block in item.blocks:
                    if item.tight and isinstance(block, blocks.Paragraph):
                        self.inlines(block.content)
                    else:
                        self.block(block)

    def table(self, table: blocks.Table) -> None:
        """Write a table: the widths of its columns, its head, its rows."""
        if self.styling.columns:
            widths = (f'<col style="width:{width:.3f}%"/>' for width in self.styling.columns)
            self.parts.append(f"<colgroup>{''.join(widths)}</colgroup>")
        with self.element("thead"):
            if self.styling.again:
                # It names no column, so that it is no head.
                spans_all = f'<td colspan="{len(table.head[0])}">'
                self.parts.append(f'<tr class="again">{spans_all}{self.styling.again}</td></tr>')
            self.rows(table.head, {}, "th")
        if table.rows:
            with self.element("tbody"):
                self.rows(table.rows, figures(table), "td")

    def rows(self, rows: tuple[Row, ...], aligned: Mapping[Slot, FigureCell], name: str) -> None:
        """Write the rows of a head (th) or of a body (td)."""
        scope = ' scope="col"' if name == "th" else ""
        reach = spans(rows)
        for at, row in enumerate(rows):
            kind = self.row_class(at) if name == "td" else ""
            with self.element("tr", f' class="{kind}"' if kind else ""):
                for column, cell in enumerate(row):
                    if span := reach.get((at, column)):
                        self.cell = column, name == "th"
                        attributes = _cell(cell, span, aligned.get((at, column)))
                        if name == "td" and span.columns == 1:
                            attributes += self.inset(attributes, column)
                        with self.element(name, scope + attributes):
                            self.inlines(cell.content)
        self.cell = None

    def inset(self, attributes: str, column: int) -> str:
        """Return the padding of a cell whose text stands right in a column with much room."""
        room = self.styling.insets[column] if column < len(self.styling.insets) else 0.0
        right = room and attributes.startswith(' class="right')
        return f' style="padding-right:{room:.4g}em"' if right else ""

    def row_class(self, at: int) -> str:
        """Return where a row of a table's body may break and where not."""
        if at in self.styling.tall:
            return "tall"
        return "joined" if at in self.styling.joined else ""

    def pictures(self, block: blocks.Figure | blocks.AnnexPages) -> None:
        """Write a picture, or the pictures of an annex's pages."""
        self.figure(block) if isinstance(block, blocks.Figure) else self.annex_pages(block)

    def figure(self, figure: blocks.Figure) -> None:
        """Write a picture with its caption."""
        self.image(figure.image)
        if figure.caption:
            with self.element("figcaption"):
                self.text(figure.caption)

    def annex_pages(self, annex: blocks.AnnexPages) -> None:
        """Write the pages of an annex, the first below its name; without any a link to it."""
        if not annex.pages:
            with self.element("p"), self.phrase("a", f' href="{escape(self.address(annex.file))}"'):
                self.text(annex.caption)
        for at, page in enumerate(annex.pages):
            with self.element("figure"):
                if not at:
                    with self.element("figcaption"):
                        self.text(annex.caption)
                self.parts.append(elements.sheet(page.source, page.text, page.width))


def _cell(cell: Cell, span: Span, figure: FigureCell | None) -> str:
    """Return the attributes of a cell: its side, how far it reaches, what stands unseen in it."""
    given = {"class": f"{figure.align} decimal" if figure else cell.align, **span.attributes}
    if figure:
        given |= {"data-before": figure.before, "data-behind": figure.behind}
    return "".join(f' {key}="{value}"' for key, value in given.items() if value)
