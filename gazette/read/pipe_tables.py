"""Pipe tables: what our Markdown has beyond GitHub's: heads of several rows, merged cells.

In: the lines of a table.
Out: the rule of markdown-it that reads it; the signs of merged cells.

Both are written as in MultiMarkdown: the rows of a head stand above the rule (| --- |), and a cell
with only ^^ is merged into the one above. A cell with only << is merged into the one on its left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block.table import escapedSplit, getLine, table

from gazette.model.cells import ABOVE, LEFT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

MERGED = {LEFT: "<<", ABOVE: "^^"}
"""The sign of a merged cell, by what it is merged into."""
_RULE = re.compile(r"\s*\|[\s|:-]*-[\s|:-]*$")
_MOST = 8
"""The rows that a head may have, so that a thousand lines with a pipe are not each tried as one."""


def read_table(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - upstream's signature
    """Read a table whose head has one row or several."""
    last = _last_of_head(state, line, end)
    if last is None:
        return False
    if silent or last == line:
        return table(state, line, end, silent) if last == line else True
    begun = len(state.tokens)
    table(state, last, end, False)  # noqa: FBT003 - upstream's signature
    opened, head, *_ = state.tokens[begun:]
    opened.map = [line, opened.map[1] if opened.map else end]
    head.map = [line, last + 1]
    first = begun + 2
    after = next(
        at for at in range(first, len(state.tokens)) if state.tokens[at].type == "tr_close"
    )
    pattern = state.tokens[first : after + 1]
    above = (_row(pattern, at, getLine(state, at)) for at in range(line, last))
    state.tokens[first:first] = [token for row in above for token in row]
    return True


def cells(line: str) -> list[str]:
    """Return the cells of a row as they were written, those that markdown-it drops too."""
    found = escapedSplit(line.strip())
    begin = not found[0].strip()
    end = len(found) > 1 and not found[-1].strip()
    return [cell.strip() for cell in found[begin : len(found) - end]]


def _last_of_head(state: StateBlock, line: int, end: int) -> int | None:
    """Return the line on which the last row of a head stands, where one begins in `line`."""
    for at in range(line, min(end, line + _MOST)):
        if table(state, at, end, True):  # noqa: FBT003 - upstream's signature
            return at
        text = getLine(state, at)
        outside = state.sCount[at] < state.blkIndent or state.is_code_block(at)
        if outside or not text.startswith("|") or _RULE.match(text):
            return None
    return None


def _row(pattern: Sequence[Token], line: int, text: str) -> Iterator[Token]:
    """Yield the tokens of a row of the head, made like those of its last one."""
    said = cells(text)
    for token in pattern:
        content = (said.pop(0) if said else "") if token.type == "inline" else ""
        yield token.copy(map=[line, line + 1], content=content)
