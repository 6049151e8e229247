"""Paragraphs: tells whether a line's end ends a paragraph.

In: the lines of a body, and the content of one of its paragraphs.
Out: the paragraphs of that content, and the lines at which only the editor can tell.

Text from a word processor has one line end between paragraphs; text wrapped by hand has line ends
inside them. A line is taken for wrapped where it is as long as those that end in the middle of a
sentence. A line that ends a sentence before that, or that is followed by a level (一、) or an
indent, ends its paragraph. Every doubt is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.language.lines import wide

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSERS = "”’」』」）》〉】〕)\"'*"
_ENDS = re.compile(rf"[。！？；：!?;:][{_CLOSERS}]*\s*$")
_OPEN = re.compile(r"[，、,（《“‘〔【〈「『(—]\s*$")
_NUMERAL = "[一二三四五六七八九十百零〇]"
_LEVEL = re.compile(
    rf"\s*(?:{_NUMERAL}{{1,3}}、(?!{_NUMERAL}+[、类级等季期])|[（(]{_NUMERAL}{{1,3}}[）)](?![项目款条])"
    rf"|第{_NUMERAL}{{1,4}}[章节条编][ \t\u3000]|\d{{1,3}}[.．](?!\d)"
    r"|[（(]\d{1,3}[）)](?![项目款条])|[①-⑳]"
    r"|(?:特此|专此|此复|现予)[^，。]{1,6}[。！]?\s*$|附件?[0-9一二三四五六七八九十]*[：:])"
)
_LABEL = re.compile(r"\s*[^\s，。；：:]{1,8}[：:]\s*\S")
_INDENT = re.compile(r"\u3000|\xa0{2}|[ \xa0]{4}|\t")
_HARD = re.compile(r" {2,}$")
_SHORTEST = 15.0  # characters: nobody wraps a paragraph by hand to less
_SLACK = 2.0  # characters: a wrapped line may be shorter for a word or a mark at its end
_TENTH = 10


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its first line, from 0; `doubtful` are lines that may begin another."""

    line: int
    text: str
    doubtful: tuple[int, ...] = ()


def measure(lines: Sequence[str]) -> float:
    """Return how many characters a wrapped line of a body has at least; 0.0 where none is."""
    widths = sorted(
        _width(line)
        for line, below in pairwise(lines)
        if line.strip() and below.strip() and line[0] not in "|#-" and below[0] not in "|#-"
        if not _ENDS.search(line) and not _HARD.search(line)
    )
    widths = [width for width in widths if width >= _SHORTEST]
    return widths[len(widths) // _TENTH] if widths else 0.0


def parted(content: str, wrapped: float) -> tuple[Paragraph, ...]:
    """Part a content of several lines; `wrapped` is the body's `measure`."""
    lines = content.split("\n")
    starts, doubts = [0], list[int]()
    for at in range(1, len(lines)):
        begins, sure = _begins(lines, at, wrapped)
        starts += [at] if begins else []
        doubts += [] if sure else [at]
    return tuple(
        Paragraph(
            one,
            "\n".join(lines[one:two]).strip(),
            tuple(at for at in doubts if one <= at < two),
        )
        for one, two in pairwise((*starts, len(lines)))
    )


def _begins(lines: Sequence[str], at: int, wrapped: float) -> tuple[bool, bool]:
    """Return whether line `at` begins a paragraph, and whether that is plain."""
    above, line = lines[at - 1], lines[at]
    if _HARD.search(above):
        return False, True
    ends = bool(_ENDS.search(above))
    level, indent = bool(_LEVEL.match(line)), bool(_INDENT.match(line))
    full = wrapped > 0 and _width(above) >= wrapped - _SLACK
    if ends:
        plain = level or indent
        return plain or not full, plain or full
    if _OPEN.search(above) or full:
        return False, True
    if level and _LEVEL.match(above):
        return True, True
    labels = bool(_LABEL.match(above) and _LABEL.match(line))
    return False, not (level or indent or labels)


def _width(text: str) -> float:
    return sum(1.0 if wide(character) else 0.5 for character in text.strip())
