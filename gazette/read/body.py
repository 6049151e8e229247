"""The body of a notice: Markdown -> Blocks, in which nothing vanishes.

In: a Source of Markdown.
Out: its Blocks without ids, the files that it names, Problems.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.language.lines import solid
from gazette.model import Grade, Message, Problem, Rule
from gazette.model.blocks import (
    Block,
    Figure,
    Footnote,
    Heading,
    Instrument,
    Item,
    ItemList,
    Paragraph,
    depth,
)
from gazette.model.inlines import Image
from gazette.read import (
    footnotes,
    foreign_markup,
    lost_text,
    markdown_subset,
    pagebreaks,
    paragraphs,
    tables,
)
from gazette.read.inline import InlineReader
from gazette.read.markdown_subset import NOTE, elements, first_line
from gazette.read.suspects import suspects
from gazette.read.typed_tables import typed_tables
from gazette.rulebook.body import (
    PARAGRAPH_BREAK,
    TEXT_LOST,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

    from gazette.model.blocks import Table
    from gazette.read.pagebreaks import PageBreak
    from gazette.read.sources import Source


@dataclass(frozen=True, slots=True)
class Body:
    """What a body came to: Blocks, the files that it names (line, use), Problems.

    `notes` are the footnotes that stand at the notice's end. `breaks` are where pages of an earlier
    print begin: which Block (from 0, the notes behind the others, or the count of all), how many of
    its characters other than white space stand before, and the page.
    """

    blocks: tuple[Block, ...]
    files: tuple[tuple[str, int, str], ...]
    problems: tuple[Problem, ...]
    breaks: tuple[tuple[int, int, PageBreak], ...] = ()
    notes: tuple[Footnote, ...] = ()


def read_body(source: Source) -> Body:
    """Read a body into Blocks; every character comes out again or a Problem names its place."""
    return _Reading(source).body()


class _Reading:
    """One body on its way into Blocks; `line` is where the Block at hand begins in its file."""

    def __init__(self, source: Source) -> None:
        marked = pagebreaks.marked(source)
        self.source = source
        self.text = marked.text
        self.lines = self.text.split("\n")
        self.blocks: list[Block] = []
        self.reader = InlineReader()
        self.problems = marked.problems
        self.pages = marked.pages
        self.breaks: list[tuple[int, int, PageBreak]] = []
        self.wrapped = paragraphs.measure(self.lines)
        self.seen = self.reader.seen
        self.line = 0
        self.depth = 1

    def body(self) -> Body:
        plain = markdown_subset.plain(self.text)
        if plain is None:
            self._parsed()
        else:
            for line, level, content in plain:
                self.line = line + self.source.first
                self._heading(level, content) if level else self._lines(content)
        for rule, rows in typed_tables(self.lines):
            self._see(rule, [self.source.first + at for at in rows])
        self.problems += foreign_markup.found(self.source, self.seen)
        self._account()
        self.problems += pagebreaks.astray(self.source, self.pages[len(self.breaks) :])
        self.problems += footnotes.problems(self.source, self.blocks, self.reader.references)
        order = footnotes.Order(self.blocks)
        breaks = tuple((*order.place(at, before), page) for at, before, page in self.breaks)
        files, problems = tuple(self.reader.files), tuple(self.problems)
        return Body(order.blocks, files, problems, breaks, order.notes)

    def _parsed(self) -> None:
        for tokens in elements(markdown_subset.blocks(self.text)):
            self.line = first_line(tokens[0]) + self.source.first
            if tokens[0].type == "paragraph_open":
                self._lines(tokens[1].content)
            else:
                self._add(self._block(tokens))

    def _block(self, tokens: Sequence[Token]) -> Block:
        """Return what some tokens stand for, at the top or in an item of a list."""
        line = first_line(tokens[0]) + self.source.first
        match tokens[0].type:
            case "heading_open":
                return self._titled(int(tokens[0].tag[1]), tokens[1].content, line)
            case "table_open":
                return self._table(tokens)
            case "bullet_list_open":
                return ItemList(tuple(map(self._item, elements(tokens[1:-1]))), line=line)
            case _:
                self._doubt(tokens[1].content, line)
                return Paragraph(self.reader.inlines(tokens[1].content, line), line=line)

    def _add(self, block: Block) -> None:
        """Put a block behind those before it, and note the pages that begin in it."""
        pages = self.pages[len(self.breaks) :]
        marks = list(zip(self.reader.breaks, pages, strict=False))
        self.reader.begin()
        at, before = _append(self.blocks, block)
        self.breaks += ((at, before + offset, page) for offset, page in marks)

    def _heading(self, level: int, content: str) -> None:
        self._add(self._titled(level, content, self.line))

    def _titled(self, level: int, content: str, line: int) -> Heading | Instrument:
        found = self.reader.inlines(content, line)
        self.depth = depth(level, self.depth)
        if level == 1:
            return Instrument(found, line=line)
        return Heading(found, level, self.depth, line=line)

    def _lines(self, content: str) -> None:
        """Read what stands between blank lines: one paragraph or, where they are plain, more."""
        if "#" in content or "|" in content:
            at = self.line - self.source.first
            for rule, row in suspects(self.lines, at, content.count("\n") + 1):
                self._see(rule, (self.source.first + row,))
        if "[^" in content and (note := NOTE.match(content)):
            self._footnote(note, content)
            return
        if "\n" not in content:
            self._paragraph(content)
            return
        first = self.line
        for part in paragraphs.parted(content, self.wrapped):
            self.line = first + part.line
            self._paragraph(part.text)
            self._see(PARAGRAPH_BREAK, (first + at for at in part.doubtful))

    def _paragraph(self, content: str) -> None:
        match found := self.reader.inlines(content, self.line):
            case (Image() as image,):
                # The bracket that opens its words in a text is none of its caption.
                self.reader.breaks = [max(0, offset - 1) for offset in self.reader.breaks]
                self._add(Figure(image, image.description, line=self.line))
            case _:
                self.reader.misplaced(found)
                self._add(Paragraph(found, line=self.line))

    def _footnote(self, note: re.Match[str], content: str) -> None:
        """Read a footnote: one paragraph, whatever lines it has."""
        number = self.reader.footnote(*note.groups())
        self._doubt(content, self.line)
        said = self.reader.inlines(content[note.end() :], self.line)
        self._add(Footnote(number, said, line=self.line))

    def _see(self, rule: Rule, lines: Iterable[int]) -> None:
        for line in lines:
            width = len(self.lines[line - self.source.first])
            self.seen.setdefault(rule, []).append((line, 1, width))

    def _found(
        self, line: int, rule: Rule, told: tuple[Message, Message], grade: Grade | None = None
    ) -> None:
        width = len(self.lines[line - self.source.first])
        self.problems.append(self.source.problem((line, 1), rule, told, width=width, grade=grade))

    def _table(self, tokens: Sequence[Token]) -> Table:
        reading = tables.TableReading(self.reader, self.source.first)
        table = reading.table(tokens, self.lines)
        for line, rule, told, grade in reading.wrong:
            self._found(line, rule, told, grade)
        return table

    def _item(self, tokens: Sequence[Token]) -> Item:
        inner = list(elements(tokens[1:-1]))
        tight = all(group[0].hidden for group in inner if group[0].type == "paragraph_open")
        blocks: list[Block] = []
        for block in map(self._block, inner):
            _append(blocks, block)
        return Item(tuple(blocks), tight or not blocks)

    def _doubt(self, content: str, line: int) -> None:
        """Note the lines of an item that may have been meant as paragraphs."""
        if "\n" in content:
            for part in paragraphs.parted(content, self.wrapped):
                own = {part.line, *part.doubtful} - {0}
                self._see(PARAGRAPH_BREAK, sorted(line + at for at in own))

    def _account(self) -> None:
        """Hold what was read against the source: only marks of the subset may be missing."""
        if any(problem.grade is Grade.MEND for problem in self.problems):
            return
        if lost := lost_text.find(self.lines, "".join(self.reader.read)):
            line, told = lost
            self._found(line + self.source.first, TEXT_LOST, told)


def _append(blocks: list[Block], block: Block) -> tuple[int, int]:
    """Put a block behind others; return its index, and the characters that its block had before.

    A paragraph of marks alone is left out. A list behind a list goes into that one, for written
    again nothing would part them: markdown-it ends a list behind an empty item and two blank lines.
    """
    at, last = len(blocks), blocks[-1] if blocks else None
    if isinstance(last, ItemList) and isinstance(block, ItemList):
        blocks[-1] = replace(last, items=(*last.items, *block.items))
        return at - 1, len(solid(last.text))
    if not isinstance(block, Paragraph) or block.content:
        blocks.append(block)
    return at, 0
