"""Covering: words that are lawfully withdrawn give way to as many white squares.

In: the Markdown of a notice, what is to be withdrawn of it.
Out: the Markdown with each of its characters as □, so that nothing else moves on the printed page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.numbering import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazette.model import Block

COVER = "□"
_LETTER = re.compile(r"[^\W_]")
_KEPT = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[\^\d+\]|<<|\^\^")
"""What a line has for the press: pictures, the marks of notes and of merged cells."""
_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\]^][^\]]*)\]\((?P<address>[^)\s]*)[^)]*\)|<(?P<bare>\w+:[^>\s]*)>"
)
_MARKUP = re.compile(r"\s*(?:#{1,6}\s+|[-*+]\s+|>\s*|\|)*")
_ENDS = "---"


def covered(text: str) -> str:
    """Return a text with every letter, figure and character of it covered; marks stay."""
    return _LETTER.sub(COVER, text)


def with_words_covered(source: str, words: str) -> str:
    """Return the Markdown of a notice with some words covered wherever they stand in it."""
    return source.replace(words, covered(words))


def with_units_covered(source: str, blocks: Sequence[Block], units: Sequence[str]) -> str:
    """Return the Markdown of a notice with what some of its units say covered, by their ids."""
    rows = source.split("\n")
    for at, block in enumerate(blocks):
        if block.id in units and block.line:
            later = [one.line for one in blocks[at + 1 :] if one.line > block.line]
            _cover(rows, block.line - 1, min(later, default=len(rows) + 1) - 1)
    return "\n".join(rows)


def with_body_covered(source: str) -> str:
    """Return the Markdown of a notice with all of its text covered; its fields stay."""
    rows = source.split("\n")
    ends = [number for number, row in enumerate(rows) if row.strip() == _ENDS]
    _cover(rows, ends[1] + 1 if len(ends) > 1 else 0, len(rows))
    return "\n".join(rows)


def _cover(rows: list[str], start: int, end: int) -> None:
    """Cover some lines; the number of a unit stays, for its address is made of it."""
    for number in range(start, min(end, len(rows))):
        row = rows[number]
        markup = _MARKUP.match(row)
        begun = markup.end() if markup else 0
        if found := label(row[begun:]):
            begun += found.end
        rows[number] = row[:begun] + _around(row[begun:])


def _around(text: str) -> str:
    """Cover a text, but for what it has for the press; a link becomes what is printed of it."""
    parts, done = [], 0
    text = _LINK.sub(_unlinked, text)
    for kept in _KEPT.finditer(text):
        parts += [covered(text[done : kept.start()]), kept[0]]
        done = kept.end()
    return "".join((*parts, covered(text[done:])))


def _unlinked(link: re.Match[str]) -> str:
    """Return a link as it is printed: its words, behind them its address."""
    if link["bare"]:
        return link["bare"].removeprefix("mailto:")
    return f"{link['words']} {link['address']}"


def more_than_covered(was: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Return the addresses at which two readings differ by more than covered characters."""
    return tuple(
        address
        for address in dict.fromkeys((*was, *now))
        if not _only_covered(was.get(address, ""), now.get(address, ""))
    )


def _only_covered(was: str, now: str) -> bool:
    if len(was) != len(now):
        return False
    return all(one in (other, COVER) for other, one in zip(was, now, strict=True))
