"""Notice layout: one notice on its way onto paper: what spans the page, how each block looks.

In: a Notice, what leads elsewhere from it, the measured tables, which tables text goes before.
Out: HTML of its blocks, in Stretches of those that stand alike.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from gazette.language.captions import captions
from gazette.model.blocks import (
    Annexes,
    Day,
    Figure,
    Footnote,
    Heading,
    Instrument,
    NumberLine,
    Paragraph,
    Signature,
    Table,
    Title,
    notes_below,
)
from gazette.print.assets import code_of
from gazette.print.floating_blocks import (
    FloatingBlock,
    Range,
    going_before,
    is_led_into,
    may_float,
    speaks_back,
)
from gazette.print.hanging_indent import indents
from gazette.print.keep_with_next import KEEP_WITH_NEXT, is_lonely, keeps_with_next
from gazette.print.shared_glyphs import SHARED
from gazette.print.stretches import Stretch, stretch_of_each
from gazette.typeset.floats import FLOATING, IN_PLACE, STAYS
from gazette.typeset.titles import title_lines, title_with_breaks
from gazette.write import elements, html
from gazette.write.styling import Styling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazette.language.words import Words
    from gazette.model import Block, Notice
    from gazette.print.notice_links import Leads
    from gazette.print.tables import MeasuredTables
    from gazette.typeset.collocation import Collocations

BESIDE_CODE = 15
"""The letters of a number that can stand in the middle of a column, beside a QR code."""
TITLE_LINES = 4
"""A title of more lines than these in a column stands across the page, with its number."""
SPACED = ("number", "annexes", "cc", "figure", "footnote", "instrument", "table")
"""The kinds of blocks that the block before has a class for, such as before-figure."""
_CHAPTER = re.compile(r"第[〇零一二三四五六七八九十百]+[编章]([ \u3000]|$)")


class NoticeLayout:
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
        self.blocks = notice.blocks
        self.following: list[Block | None] = [*notice.blocks[1:], None]
        self.captions = captions(self.blocks)
        self.tables = {
            at: tables[block] for at, block in enumerate(self.blocks) if isinstance(block, Table)
        }
        self.measures, self.hanging = tables.measures, indents(self.blocks, tables.measures.indent)
        titles = ((at, one) for at, one in enumerate(self.blocks) if isinstance(one, Title))
        long = {at for at, one in titles if len(self._lines(one, across=False)) > TITLE_LINES}
        self.places = stretch_of_each(self.blocks, self.tables, self.captions, long)

    def stretches(self, moved: Mapping[str, int]) -> list[tuple[Stretch, list[Markup]]]:
        """Return the notice's blocks in stretches of those that stand alike.

        `moved` says how many boxes behind another go before it, by the name of its first block.
        """
        ordered = self._ordered(moved)
        for (_, last), (first, _) in pairwise(ordered):
            self.following[last] = self.blocks[first]
        result: list[tuple[Stretch, list[Markup]]] = []
        for first, last in ordered:
            if not result or result[-1][0] != self.places[first]:
                result.append((self.places[first], []))
            result[-1][1].append(self._box(first, last))
        return result

    def floating(self) -> Iterator[FloatingBlock]:
        """Yield what stands across the page and text behind it may go before."""
        boxes, line = self._boxes(), self.measures.column / self.measures.text_size
        for at, box in enumerate(boxes):
            if self.places[box[0]] and may_float(self.blocks, box):
                behind = [
                    tuple(map(self._name, range(first, last + 1)))
                    for first, last in going_before(self.blocks, boxes[at + 1 :], line)
                    if not self.places[first]
                ]
                yield FloatingBlock(self._name(box[0]), self._name(box[0] - 1), tuple(behind))

    def _name(self, at: int) -> str:
        """Return the name of the element of a block."""
        return f"{self.notice.card.id}.{self.blocks[at].id}"

    def _ordered(self, moved: Mapping[str, int]) -> list[Range]:
        """Return the boxes in the order in which they are printed."""
        boxes = self._boxes()
        for at in reversed(range(len(boxes))):
            count = moved.get(self._name(boxes[at][0]), 0)
            boxes[at : at + count + 1] = [*boxes[at + 1 : at + count + 1], boxes[at]]
        return boxes

    def _boxes(self) -> list[Range]:
        """Return what stands together: the first block of each box, and the last.

        A table, its name and its notes are one box, to which the grid gives whole lines together;
        so are signature and day, and the footnotes of a notice.
        """
        boxes: list[Range] = []
        first = 0
        while first < len(self.blocks):
            last = first
            while self.captions[last]:
                last += 1
            after = self.blocks[last + 1 : last + 2]
            if isinstance(self.blocks[last], Signature):
                last += isinstance(after[0] if after else None, Day)
            else:
                last += notes_below(self.blocks, last)
            boxes.append((first, last))
            first = last + 1
        return boxes

    def _box(self, first: int, last: int) -> Markup:
        """Return the box of some blocks."""
        written, at = self._written(first), first
        floats = "" if self.places[first] or not may_float(self.blocks, (first, last)) else FLOATING
        while self.captions[at]:
            at += 1
            written = elements.division(written + self._written(at), f"captioned {floats}".strip())
        block = self.blocks[at]
        if isinstance(block, Footnote):
            return self._notes(at, last + 1 - at)
        if last > at and not isinstance(block, Signature):
            noted = f"noted {floats}".strip()
            return elements.division(written + self._notes(at + 1, last - at), noted)
        if isinstance(block, Signature | Day):
            return self._signed(at)
        if isinstance(block, Title) and self._has_code(at):
            written += elements.division(self.picture, "code")
        return elements.division(written, FLOATING) if floats and at == first else written

    def _notes(self, first: int, count: int) -> Markup:
        """Return some footnotes as one box."""
        written = (self._written(at) for at in range(first, first + count))
        return elements.division(Markup("").join(written), "notes")

    def _signed(self, at: int) -> Markup:
        """Return the box of a signature with its day, or of one of them alone."""
        written = self._written(at)
        if isinstance(self.blocks[at], Signature) and isinstance(self.following[at], Day):
            written += self._written(at + 1)
        return elements.division(elements.division(written), "signed")

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
        line = self.measures.column / self.measures.text_size
        yield from ("lonely",) if is_lonely(block, after, line) else ()
        yield from (KEEP_WITH_NEXT,) if keeps_with_next(block, after, line) else ()
        if isinstance(block, Heading) and _CHAPTER.match(block.text):
            yield "chapter"
        yield from (self.captions[at],) if self.captions[at] else ()
        yield from (STAYS,) if isinstance(block, Paragraph) and speaks_back(block) else ()
        yield from self._kind_classes(at)
        if isinstance(block, Paragraph) and at in self.hanging:
            yield "person"
        if self._has_code(at):
            long = len(block.text) > BESIDE_CODE
            yield "before-code" if isinstance(block, Title) else "code long" if long else "code"

    def _kind_classes(self, at: int) -> Iterator[str]:
        """Yield what the style is told of a picture or a title."""
        block = self.blocks[at]
        if isinstance(block, Figure) and (block.image.in_place or is_led_into(self.blocks, at)):
            yield IN_PLACE
        elif isinstance(block, Title | Instrument):
            yield f"lines-{len(self._lines(block, across=bool(self.places[at])))}"

    def _lines(self, block: Title | Instrument, *, across: bool) -> tuple[str, ...]:
        """Break a title where its sense does; none where there is more than text in it."""
        measures, title = self.measures, title_with_breaks(block)
        size = measures.title_size if isinstance(block, Title) else measures.instrument_size
        line = measures.title_line(size, across=across)
        return title_lines(title, line, self.collocations) if title else ()
