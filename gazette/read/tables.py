"""Tables: the tokens of a table -> HTML and text; rows that do not fit its head.

In: markdown-it's tokens of one table, and what reads the spans in its cells.
Out: HTML; text, a row a line, its cells parted by tabs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.rules_block.table import escapedSplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from gazette.read.spans import Spans


def read(tokens: Sequence[Token], spans: Spans, first: int) -> tuple[str, str]:
    """Return a table's HTML and text; `first` is the number of the body's first line."""
    html: list[str] = []
    rows: list[list[str]] = []
    line = first
    for token in tokens:
        line = token.map[0] + first if token.map else line
        if token.type == "inline":
            shown, said = spans.inline(token.content, line)
            html.append(shown)
            rows[-1].append(said)
        elif token.tag in ("th", "td"):
            html.append(_cell(token))
        else:
            html.append(tag(token))
            if token.type == "tr_open":
                rows.append([])
    return "".join(html), "\n".join("\t".join(row) for row in rows)


def uneven(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield line (from 0), cells and columns of each row that differs from the head.

    markdown-it drops a cell too many without a word.
    """
    columns = sum(token.type == "th_open" for token in tokens)
    for token in tokens:
        if token.type == "tr_open" and token.map:
            cells = _count(lines[token.map[0]].strip())
            if cells != columns:
                yield token.map[0], cells, columns


def tag(token: Token) -> str:
    """Return a token's tag without attributes."""
    return f"<{'/' if token.nesting < 0 else ''}{token.tag}>"


def _cell(token: Token) -> str:
    if token.nesting < 0:
        return f"</{token.tag}>"
    style = str(token.attrs.get("style", ""))
    side = style.removeprefix("text-align:")
    named = f' class="{side}"' if side in ("right", "center") else ""
    scope = ' scope="col"' if token.tag == "th" else ""
    return f"<{token.tag}{scope}{named}>"


def _count(row: str) -> int:
    """Count the cells of a row as they were written, those that markdown-it drops too."""
    cells = escapedSplit(row)
    outer = (not cells[0].strip()) + (not cells[-1].strip() and len(cells) > 1)
    return len(cells) - outer
