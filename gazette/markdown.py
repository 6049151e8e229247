"""Markdown -> Blocks: the dialect of the press, in which nothing vanishes.

In: the body of a notice.
Out: its Blocks, the files that it names, Problems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape as html_escape
from typing import TYPE_CHECKING

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_block.table import escapedSplit

from gazette import dialect
from gazette.lines import join, solid
from gazette.model import Block, Grade, Problem, Source

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKED = re.compile(r"[\\\[!<*]| {2}\n|\\\n")
_CONSUMED = "#*\\|-[]()!<>:"


@dataclass(frozen=True, slots=True)
class Body:
    """What a body came to: Blocks, the files of its issue that it names (with line), Problems."""

    blocks: tuple[Block, ...]
    files: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


def element(block: Block, id_: str) -> str:
    """Give the HTML of a Block with an id on its element."""
    end = re.match(r"<\w+", block.html)
    cut = end.end() if end else 0
    return f'{block.html[:cut]} id="{id_}"{block.html[cut:]}'


def read(source: Source) -> Body:
    """Read a body into Blocks; every character comes out again or a Problem names its place."""
    return _Reading(source).body()


class _Reading:
    """One body on its way into Blocks."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = source.text.split("\n")
        self.blocks: list[Block] = []
        self.files: list[tuple[str, int]] = []
        self.problems: list[Problem] = []
        self.read: list[str] = []
        self.captions: list[str] = []
        self.addresses: list[str] = []
        self.line = 0
        self.depth = 1

    def body(self) -> Body:
        tokens = dialect.blocks(self.source.text)
        at = 0
        while at < len(tokens):
            end = at + 1
            while tokens[end - 1].level or tokens[end - 1].nesting == 1:
                end += 1
            self.line = (tokens[at].map or [0])[0]
            self._block(tokens[at:end])
            at = end
        self._account()
        return Body(tuple(self.blocks), tuple(self.files), tuple(self.problems))

    def _block(self, tokens: list[Token]) -> None:
        kind = tokens[0].type
        if kind == "heading_open":
            self._title(tokens)
        elif kind == "table_open":
            self._cells(tokens)
            self._add("table", *self._rows(tokens))
        elif kind == "bullet_list_open":
            self._add("list", *self._items(tokens))
        else:
            self._paragraph(tokens[1].content)

    def _add(self, kind: str, html: str, text: str, level: int = 0) -> None:
        line = self.line + self.source.first
        self.blocks.append(Block("", kind, html, text, level, line))

    def _title(self, tokens: list[Token]) -> None:
        level = int(tokens[0].tag[1])
        html, text = self._inline(tokens[1].content)
        self.depth = min(level + 1, self.depth + 1) if level > 1 else 2
        kind = "instrument" if level == 1 else "heading"
        tag = f"h{self.depth}"
        self._add(kind, f'<{tag} class="level-{level}">{html}</{tag}>', text, level)

    def _paragraph(self, content: str) -> None:
        self._suspects(content)
        html, text = self._inline(content)
        picture = re.fullmatch(r'(<img [^>]*alt="([^"]*)">)', html)
        if picture:
            caption = self.captions[-1]
            shown = (
                f"<figcaption>{html_escape(caption, quote=False)}</figcaption>" if caption else ""
            )
            self._add("figure", f"<figure>{picture[1]}{shown}</figure>", caption)
        elif text:
            self._add("paragraph", f"<p>{html}</p>", text)

    def _suspects(self, content: str) -> None:
        """Report what looks like markup but is printed as it stands."""
        for offset, line in enumerate(content.split("\n")):
            number = self.line + offset + self.source.first
            if re.match(r"#{1,6}[^\s#\d]", line):
                what, mend = (
                    "`#` 后没有空格，会照原样印出",
                    "标题写成 `# 标题`：井号后空一格；确要印出井号时写成 `\\#`",
                )
                self._look(number, "heading-space", what, mend, len(line))
            elif line.startswith("|") and line.rstrip().endswith("|"):
                what = "以竖线开头的一行没有成为表格，会照原样印出"
                mend = "表头之下要有 `| --- | --- |` 一行，列数与表头相同，表格前后各空一行"
                self._look(number, "table-broken", what, mend, len(line), Grade.MEND)

    def _look(
        self, line: int, rule: str, what: str, mend: str, width: int = 1, grade: Grade = Grade.LOOK
    ) -> None:  # noqa: PLR0913 - a Problem says these things
        self.problems.append(
            self.source.problem(line, 1, rule, what, mend, width=width, grade=grade)
        )

    def _cells(self, tokens: list[Token]) -> None:
        """Hold every row against the head: markdown-it drops a cell too many without a word."""
        columns = sum(token.type == "th_open" for token in tokens)
        for token in tokens:
            if token.type != "tr_open" or not token.map:
                continue
            row = self.lines[token.map[0]].strip()
            cells = escapedSplit(row)
            cells = cells[1:] if cells and not cells[0].strip() and row.startswith("|") else cells
            cells = cells[:-1] if cells and not cells[-1].strip() and row.endswith("|") else cells
            if len(cells) != columns:
                grade = Grade.MEND if len(cells) > columns or len(cells) == 1 else Grade.LOOK
                what = f"表格这一行有{len(cells)}格，表头有{columns}格"
                mend = "每行的格数与表头相同；表格之后的正文前空一行；格内的竖线写成 `\\|`"
                self._look(
                    token.map[0] + self.source.first, "table-cells", what, mend, len(row), grade
                )

    def _rows(self, tokens: list[Token]) -> tuple[str, str]:
        html: list[str] = []
        rows: list[list[str]] = []
        for token in tokens:
            if token.type == "inline":
                shown, said = self._inline(token.content)
                html.append(shown)
                rows[-1].append(said)
            elif token.tag in ("th", "td"):
                html.append(_cell(token))
            else:
                html.append(f"<{'/' if token.nesting < 0 else ''}{token.tag}>")
                if token.type == "tr_open":
                    rows.append([])
        return "".join(html), "\n".join("\t".join(row) for row in rows)

    def _items(self, tokens: list[Token]) -> tuple[str, str]:
        html: list[str] = []
        said: list[str] = []
        for token in tokens:
            if token.type == "inline":
                shown, text = self._inline(token.content)
                html.append(shown)
                said.append(text)
            elif not token.hidden:
                html.append(f"<{'/' if token.nesting < 0 else ''}{token.tag}>")
        return "".join(html), "\n".join(said)

    def _inline(self, content: str) -> tuple[str, str]:
        """Give a paragraph's HTML and text; where no mark stands in it, neither needs a parser."""
        if not _MARKED.search(content):
            text = join(content).strip()
            self.read.append(text)
            return html_escape(text, quote=False), text
        kept = re.sub(r" {2,}\n[ \t\u3000]*", "\\\\\0", content).replace("\\\n", "\\\0")
        tokens = dialect.spans(join(kept).replace("\0", "\n").strip())
        html: list[str] = []
        said: list[str] = []
        for token in tokens:
            shown, text = self._span(token)
            html.append(shown)
            said.append(text)
        text = "".join(said)
        if "**" in text:
            what, mend = (
                "`**` 没有成对，会照原样印出",
                "粗体写成 `**文字**`；确要印出星号时写成 `\\*`",
            )
            self._look(self.line + self.source.first, "bold-unclosed", what, mend)
        return "".join(html), text

    def _span(self, token: Token) -> tuple[str, str]:
        if token.type in ("text", "text_special"):
            self.read.append(token.content)
            return html_escape(token.content, quote=False), token.content
        if token.type in ("hardbreak", "softbreak"):
            return "<br>", "\n"
        if token.type == "image":
            return self._image(token), ""
        if token.type == "link_open":
            return self._link(token)
        if token.type == "link_close":
            address = self.addresses.pop()
            self.read.append(address)
            shown = html_escape(address, quote=False)
            return (
                (f'</a> <span class="address">{shown}</span>', f" {address}")
                if address
                else ("</a>", "")
            )
        return f"<{'/' if token.nesting < 0 else ''}{token.tag}>", ""

    def _link(self, token: Token) -> tuple[str, str]:
        address = str(token.attrs["href"])
        self._titled(token)
        # The address is printed behind the words, for paper has nothing to click on.
        self.addresses.append("" if token.markup == "autolink" else address)
        return f'<a href="{html_escape(self._target(address))}">', ""

    def _image(self, token: Token) -> str:
        self._titled(token)
        said = "".join(child.content for child in token.children or ())
        address = str(token.attrs["src"])
        self.captions.append(said)
        self.read += [said, address]
        target = self._target(address)
        return f'<img src="{html_escape(target)}" alt="{html_escape(said)}">'

    def _titled(self, token: Token) -> None:
        if token.attrs.get("title"):
            line = self.line + self.source.first
            what, mend = (
                "链接或图片带有印不出来的标题",
                "删去引号里的标题，或写进正文：`[文字](网址)`",
            )
            self._look(line, "link-title", what, mend, grade=Grade.MEND)

    def _target(self, address: str) -> str:
        if re.match(r"(https?|mailto|tel):", address):
            return normalizeLink(address)
        self.files.append((address, self.line + self.source.first))
        return "../files/" + normalizeLink(address)

    def _account(self) -> None:
        """Hold what was read against the source: only marks of the dialect may be missing."""
        had, has = _unmarked(self.source.text), _unmarked("".join(self.read))
        if had == has or any(problem.grade is Grade.MEND for problem in self.problems):
            return
        same = next(
            (at for at, pair in enumerate(zip(had, has, strict=False)) if pair[0] != pair[1]),
            min(len(had), len(has)),
        )
        line, seen = 0, 0
        while line < len(self.lines) - 1:
            seen += len(_unmarked(self.lines[line]))
            if seen > same:
                break
            line += 1
        excerpt = had[same : same + 12]
        what = f"从“{excerpt}”起，文字在排版中会丢失或改变"
        mend = "换一种写法，例如把嵌套过深的列表、引用写成普通段落；记号前加反斜线"
        self._look(
            line + self.source.first, "text-lost", what, mend, len(self.lines[line]), Grade.MEND
        )


def _unmarked(text: str) -> str:
    """Leave what no mark of the dialect may consume."""
    for mark in _CONSUMED:
        text = text.replace(mark, "")
    return solid(text)


def _cell(token: Token) -> str:
    if token.nesting < 0:
        return f"</{token.tag}>"
    style = str(token.attrs.get("style", ""))
    side = style.removeprefix("text-align:")
    named = f' class="{side}"' if side in ("right", "center") else ""
    scope = ' scope="col"' if token.tag == "th" else ""
    return f"<{token.tag}{scope}{named}>"
