"""Notices -> the flows of the printed body: two columns, the whole page, a landscape page.

In: Notices, what leads elsewhere from them, the measured tables.
Out: Flows of Parts, in which every Block stands once, in order, under its id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from gazette.model.blocks import (
    Annexes,
    Day,
    Figure,
    Footnote,
    Heading,
    Instrument,
    ItemList,
    NumberLine,
    Paragraph,
    Signature,
    Table,
    Title,
    notes_below,
)
from gazette.print.assets import code_of
from gazette.print.hanging_indent import indents
from gazette.print.notice_links import Leads
from gazette.print.shared_glyphs import SHARED
from gazette.print.stretches import Stretch, stretch_of_each
from gazette.read.captions import captions
from gazette.typeset.break_classes import ems
from gazette.typeset.collocation import Collocations
from gazette.typeset.titles import title_lines, title_with_breaks
from gazette.write import elements, html
from gazette.write.styling import Styling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazette.language.words import Words
    from gazette.model import Notice
    from gazette.print.tables import MeasuredTables

BESIDE_CODE = 15
"""The letters of a number that can stand in the middle of a column, beside a QR code."""
TITLE_LINES = 4
"""A title of more lines than these in a column stands across the page, with its number."""
SPACED = ("number", "annexes", "cc", "figure", "footnote", "instrument", "table")
"""The kinds of blocks that the block before has a class for, such as before-figure."""
_CHAPTER = re.compile(r"第[〇零一二三四五六七八九十百]+[编章]([ \u3000]|$)")


@dataclass(frozen=True, slots=True)
class Part:
    """Some of one notice: HTML of its blocks; `begins` when the notice's title is in it."""

    id: str
    title: str
    section: str
    begins: bool
    html: tuple[Markup, ...]


@dataclass(slots=True)
class Flow:
    """Parts that are set together, in two columns or across the page, which may be landscape."""

    wide: bool
    turned: bool
    parts: list[Part] = field(default_factory=list)


def flows(
    words: Words, notices: Sequence[Notice], leads: Mapping[str, Leads], tables: MeasuredTables
) -> list[Flow]:
    """Split the notices into flows: WeasyPrint sets spanning boxes wrongly inside columns.

    (Its issues 1914 and 2495.) A notice that a wide table parts has one Part before and one after.
    `leads` has, by a notice's id, what leads elsewhere from it.
    """
    result: list[Flow] = []
    section = ""
    collocations = Collocations(
        "\n".join(block.text for notice in notices for block in notice.blocks)
    )
    for notice in notices:
        card = notice.card
        new = card.section if card.section != section else ""
        section, begins = card.section, True
        layout = _NoticeLayout(notice, leads.get(card.id, Leads()), collocations, tables, words)
        for stretch, written in layout.stretches():
            kind = bool(stretch), stretch is Stretch.TURNED
            if not result or (result[-1].wide, result[-1].turned) != kind:
                result.append(Flow(*kind))
            part = Part(card.id, card.title, new if begins else "", begins, tuple(written))
            result[-1].parts.append(part)
            begins = False
    return result


class _NoticeLayout:
    """One notice on its way onto paper: which of its blocks span the page, and how each looks."""

    def __init__(
        self,
        notice: Notice,
        leads: Leads,
        collocations: Collocations,
        tables: MeasuredTables,
        words: Words,
    ) -> None:
        self.words, self.notice, self.collocations = words, notice, collocations
        self.code, self.references = leads
        self.picture = elements.picture(self.code, words.code_of_document)
        self.blocks, self.following = notice.blocks, (*notice.blocks[1:], None)
        self.captions = captions(self.blocks)
        self.tables = {
            at: tables[block] for at, block in enumerate(self.blocks) if isinstance(block, Table)
        }
        self.measures, self.hanging = tables.measures, indents(self.blocks, tables.measures.indent)
        titles = ((at, one) for at, one in enumerate(self.blocks) if isinstance(one, Title))
        long = {at for at, one in titles if len(self._lines(one, across=False)) > TITLE_LINES}
        self.places = stretch_of_each(self.blocks, self.tables, self.captions, long)

    def stretches(self) -> list[tuple[Stretch, list[Markup]]]:
        """Return the notice's blocks in stretches of those that stand alike."""
        result: list[tuple[Stretch, list[Markup]]] = []
        for first, written in self._boxes():
            if not result or result[-1][0] != self.places[first]:
                result.append((self.places[first], []))
            result[-1][1].append(written)
        return result

    def _boxes(self) -> Iterator[tuple[int, Markup]]:
        """Yield what stands together, and the place of its first block.

        A table, its name and its notes are one box, to which the grid gives whole lines together;
        so are signature and day, and the footnotes of a notice.
        """
        at = 0
        while at < len(self.blocks):
            written, last = self._box(at)
            yield at, written
            at = last + 1

    def _box(self, at: int) -> tuple[Markup, int]:
        """Return the box that begins with a block, and the place of its last one."""
        written = self._written(at)
        while self.captions[at]:
            at += 1
            written = elements.division(written + self._written(at), "captioned")
        block, below = self.blocks[at], notes_below(self.blocks, at)
        if isinstance(block, Footnote):
            return self._notes(at, below + 1), at + below
        if below:
            return elements.division(written + self._notes(at + 1, below), "noted"), at + below
        if isinstance(block, Signature | Day):
            return self._signed(at)
        if isinstance(block, Title) and self._has_code(at):
            written += elements.division(self.picture, "code")
        return written, at

    def _notes(self, first: int, count: int) -> Markup:
        """Return some footnotes as one box."""
        written = (self._written(at) for at in range(first, first + count))
        return elements.division(Markup("").join(written), "notes")

    def _signed(self, at: int) -> tuple[Markup, int]:
        """Return the box of a signature with its day, or of one of them alone."""
        written = self._written(at)
        if isinstance(self.blocks[at], Signature) and isinstance(self.following[at], Day):
            at += 1
            written += self._written(at)
        return elements.division(elements.division(written), "signed"), at

    def _has_code(self, at: int) -> bool:
        """Return whether a QR code stands with a block: the number, or the title without one."""
        block, after = self.blocks[at], self.following[at]
        return bool(self.code) and (
            isinstance(block, NumberLine)
            or (isinstance(block, Title) and not isinstance(after, NumberLine))
        )

    def _written(self, at: int) -> Markup:
        block = self.blocks[at]
        styling = Styling(
            self.words.tag,
            f"{self.notice.card.id}.",
            classes=tuple(self._classes(at)),
            inner=isinstance(block, Heading),
            indent=isinstance(block, Paragraph),  # every line that the editor begins is indented
            hanging=self.hanging.get(at, ()),
            variants=SHARED,
            references=self.references.get(block.id, ()),
        )
        if isinstance(block, Title | Instrument):
            lines = () if self.words.spaced else self._lines(block, across=bool(self.places[at]))
            styling = replace(styling, lines=lines)
        elif isinstance(block, NumberLine) and self._has_code(at):
            styling = replace(styling, tail=self.picture)
        elif isinstance(block, Annexes):
            codes = (code_of(self.words, one) for one in block.entries)
            styling = replace(styling, beside=tuple(codes))
        elif isinstance(block, Table):
            styling = self.tables[at].styled(styling, across=bool(self.places[at]))
        return html.write(block, styling)

    def _classes(self, at: int) -> Iterator[str]:
        block, after = self.blocks[at], self.following[at]
        if after and after.kind in SPACED:
            yield f"before-{after.kind}"
        if isinstance(after, Signature | Day) and isinstance(block, Paragraph | Annexes | ItemList):
            # A wider text takes more than one line, however its marks are pressed.
            line = self.measures.column / self.measures.text_size
            yield from ("lonely",) if ems(block.text) < line else ()
        if isinstance(block, Heading) and _CHAPTER.match(block.text):
            yield "chapter"
        yield from (self.captions[at],) if self.captions[at] else ()
        yield from self._kind_classes(at)
        if isinstance(block, Paragraph) and at in self.hanging:
            yield "person"
        if self._has_code(at):
            long = len(block.text) > BESIDE_CODE
            yield "before-code" if isinstance(block, Title) else "code long" if long else "code"

    def _kind_classes(self, at: int) -> Iterator[str]:
        """Yield what the style is told of a picture or a title."""
        block = self.blocks[at]
        if isinstance(block, Figure) and block.image.in_place:
            yield "in-place"
        elif isinstance(block, Title | Instrument):
            yield f"lines-{len(self._lines(block, across=bool(self.places[at])))}"

    def _lines(self, block: Title | Instrument, *, across: bool) -> tuple[str, ...]:
        """Break a title where its sense does; none where there is more than text in it."""
        measures, title = self.measures, title_with_breaks(block)
        size = measures.title_size if isinstance(block, Title) else measures.instrument_size
        line = measures.title_line(size, across=across)
        return title_lines(title, line, self.collocations) if title else ()
