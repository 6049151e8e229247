"""Markdown -> Blocks: the dialect of the press, in which nothing vanishes.

In: the body of a notice.
Out: its Blocks, the files that it names, Problems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING

from gazette.lines import solid
from gazette.model import Block, Grade, Problem
from gazette.read import dialect, foreign_markup, pagebreaks, paragraphs, tables
from gazette.read.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from gazette.read.pagebreaks import PageBreak
    from gazette.read.sources import Source

_DEEPEST = 6
_PICTURE = re.compile(r'(<img [^>]*>)(?:<span class="described">[^<]*</span>)?')
_CONSUMED = f"#*\\|-[]()!<>:{pagebreaks.MARK}"


@dataclass(frozen=True, slots=True)
class Body:
    """What a body came to: Blocks, the files that it names (line, use), Problems.

    `breaks` are where pages of an earlier print begin: which Block (from 0, or their count), how
    many of its characters other than white space stand before, and the page.
    """

    blocks: tuple[Block, ...]
    files: tuple[tuple[str, int, str], ...]
    problems: tuple[Problem, ...]
    breaks: tuple[tuple[int, int, PageBreak], ...] = ()


def element(block: Block, id_: str) -> str:
    """Give the HTML of a Block with an id on its element."""
    cut = block.html.index(">")
    return f'{block.html[:cut]} id="{id_}"{block.html[cut:]}'


def read(source: Source) -> Body:
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
        self.spans = Spans()
        self.problems = marked.problems
        self.pages = marked.pages
        self.breaks: list[tuple[int, int, PageBreak]] = []
        self.wrapped = paragraphs.measure(self.lines)
        self.seen = self.spans.seen
        self.line = 0
        self.depth = 1

    def body(self) -> Body:
        plain = dialect.plain(self.text)
        if plain is None:
            self._parsed()
        else:
            for line, level, content in plain:
                self.line = line + self.source.first
                self._title(level, content) if level else self._lines(content)
        self.problems += foreign_markup.found(self.source, self.seen)
        self._account()
        for page in self.pages[len(self.breaks) :]:
            what = f"原刊第{page.page}页的标记不在文字之间，不知道这一页从哪里开始"
            mend = "把标记写在新的一页的第一个字之前"
            self._found(page.line, pagebreaks.RULE, (what, mend), Grade.MEND)
        files, problems = tuple(self.spans.files), tuple(self.problems)
        return Body(tuple(self.blocks), files, problems, tuple(self.breaks))

    def _parsed(self) -> None:
        tokens = dialect.blocks(self.text)
        at = 0
        while at < len(tokens):
            end = at + 1
            while tokens[end - 1].level or tokens[end - 1].nesting == 1:
                end += 1
            self.line = (tokens[at].map or [0])[0] + self.source.first
            self._block(tokens[at:end])
            at = end

    def _block(self, tokens: list[Token]) -> None:
        kind = tokens[0].type
        if kind == "heading_open":
            self._title(int(tokens[0].tag[1]), tokens[1].content)
        elif kind == "table_open":
            self._table(tokens)
        elif kind == "bullet_list_open":
            self._add("list", *self._items(tokens))
        else:
            self._lines(tokens[1].content)

    def _add(self, kind: str, html: str, text: str, level: int = 0) -> None:
        if pagebreaks.MARK in html:
            text, offsets = pagebreaks.stripped(text)
            html = html.replace(pagebreaks.MARK, "")
            pages = self.pages[len(self.breaks) :]
            at = len(self.blocks)
            self.breaks += (
                (at, offset, page) for offset, page in zip(offsets, pages, strict=False)
            )
            if not text and kind == "paragraph":
                return
        self.blocks.append(Block("", kind, html, text, level, self.line))

    def _title(self, level: int, content: str) -> None:
        html, text = self.spans.inline(content, self.line)
        # HTML may not skip a level, whatever the editor does; the class keeps what was meant.
        self.depth = min(level + 1, self.depth + 1, _DEEPEST) if level > 1 else 2
        kind = "instrument" if level == 1 else "heading"
        tag = f"h{self.depth}"
        self._add(kind, f'<{tag} class="level-{level}">{html}</{tag}>', text, level)

    def _lines(self, content: str) -> None:
        """Read what stands between blank lines: one paragraph or, where they are plain, more."""
        if "#" in content or "|" in content or "\t" in content:
            self._suspects(content.split("\n"))
        if "\n" not in content:
            self._paragraph(content)
            return
        first = self.line
        for part in paragraphs.parted(content, self.wrapped):
            self.line = first + part.line
            self._paragraph(part.text)
            self._see("paragraph-break", (first + at for at in part.doubtful))

    def _paragraph(self, content: str) -> None:
        html, text = self.spans.inline(content, self.line)
        picture = _PICTURE.fullmatch(html.strip(pagebreaks.MARK))
        if picture:
            caption = self.spans.captions[-1]
            said = text.replace(f"（{caption}）", caption, 1)
            marks = pagebreaks.MARK * said.count(pagebreaks.MARK)
            shown = f"<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
            self._add("figure", f"<figure>{marks}{picture[1]}{shown}</figure>", said)
        elif text:
            self._add("paragraph", f"<p>{html}</p>", text)
        elif html:
            self._add("paragraph", f"<p>{html}</p>", "")

    def _suspects(self, lines: list[str]) -> None:
        """Note what looks like markup but is printed as it stands."""
        rows = [at for at, text in enumerate(lines, self.line) if "\t" in text.strip()]
        self._see("table-tabs", rows[1:] and rows)
        for line, text in enumerate(lines, self.line):
            if re.match(r"#{1,6}[^\s#\d]", text):
                self._see("heading-space", (line,))
            elif text.startswith("|") and text.rstrip().endswith("|"):
                self._see("table-broken", (line,))

    def _see(self, rule: str, lines: Iterable[int]) -> None:
        for line in lines:
            width = len(self.lines[line - self.source.first])
            self.seen.setdefault(rule, []).append((line, 1, width))

    def _found(
        self, line: int, rule: str, told: tuple[str, str], grade: Grade = Grade.LOOK
    ) -> None:
        width = len(self.lines[line - self.source.first])
        self.problems.append(self.source.problem((line, 1), rule, told, width=width, grade=grade))

    def _table(self, tokens: list[Token]) -> None:
        for line, cells, columns in tables.uneven(tokens, self.lines):
            grade = Grade.MEND if cells > columns or cells == 1 else Grade.LOOK
            what = f"表格这一行有{cells}格，表头有{columns}格"
            mend = "每行的格数与表头相同；表格之后的正文前空一行；格内的竖线写成 `\\|`"
            self._found(line + self.source.first, "table-cells", (what, mend), grade)
        self._add("table", *tables.read(tokens, self.spans, self.source.first))

    def _items(self, tokens: list[Token]) -> tuple[str, str]:
        html: list[str] = []
        said: list[str] = []
        for token in tokens:
            if token.type == "inline":
                line = (token.map[0] if token.map else 0) + self.source.first
                shown, text = self.spans.inline(token.content, line)
                if "\n" in token.content:
                    for part in paragraphs.parted(token.content, self.wrapped):
                        own = {part.line, *part.doubtful} - {0}
                        self._see("paragraph-break", sorted(line + at for at in own))
                html.append(shown)
                said.append(text)
            elif not token.hidden:
                html.append(tables.tag(token))
        return "".join(html), "\n".join(said)

    def _account(self) -> None:
        """Hold what was read against the source: only marks of the dialect may be missing."""
        had, has = _unmarked(self.text), _unmarked("".join(self.spans.read))
        if had == has or any(problem.grade is Grade.MEND for problem in self.problems):
            return
        pairs = enumerate(zip(had, has, strict=False))
        same = next((at for at, (one, two) in pairs if one != two), min(len(had), len(has)))
        ends = accumulate(len(_unmarked(text)) for text in self.lines)
        line = next((at for at, end in enumerate(ends) if end > same), len(self.lines) - 1)
        what = f"从“{had[same : same + 12]}”起，文字在排版中会丢失或改变"
        mend = "换一种写法，例如把嵌套过深的列表写成普通段落；记号前加反斜线"
        self._found(line + self.source.first, "text-lost", (what, mend), Grade.MEND)


def _unmarked(text: str) -> str:
    """Leave what no mark of the dialect may consume."""
    for mark in _CONSUMED:
        text = text.replace(mark, "")
    return solid(text)
