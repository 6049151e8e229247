"""Lines of a Markdown file of unknown origin: its marks are taken off and counted.

In: the bytes of a .md file.
Out: an Extraction, or a Problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.importers.document import (
    Category,
    Extraction,
    Gap,
    Hint,
    Position,
    SourceLine,
    breadth,
    solid_count,
)
from gazette.importers.lexicon import numbering, terms
from gazette.importers.sources.decode import Decoded, decode
from gazette.model import message

if TYPE_CHECKING:
    from gazette.model import Problem

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*$")
_BULLET = re.compile(r"(\s*)[-*+]\s+(?=\S)")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$|\s*(?:```|~~~).*$")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELL = re.compile(r"(?<!\\)\|")
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A line without its marks."""

    text: str
    hint: Hint = Hint.NONE
    level: int = 0


def read(data: bytes, file: str) -> Extraction | Problem:
    """Read Markdown: headings, items and tables are known by their marks, the rest as a text is."""
    decoded = decode(data, file)
    if not isinstance(decoded, Decoded):
        return decoded
    raws: list[SourceLine] = []
    consumed, pictures, table = 0, 0, 0
    gap = Gap.BLANK
    for number, line in enumerate(decoded.text.split("\n"), 1):
        pictures += len(_PICTURE.findall(line))
        shown = _shown(line, table)
        consumed += solid_count(line) - solid_count(shown.text)
        if shown.hint is not Hint.ROW and not _DELIMITER.match(line):
            table += 1
        if not shown.text.strip():
            gap = gap if _DELIMITER.match(line) and line.strip() else Gap.BLANK
            continue
        indent = breadth(line[: len(line) - len(line.lstrip())].replace("\t", "　　"))
        mark = Position(file, number)
        raws.append(SourceLine(shown.text.strip(), mark, gap, indent, shown.hint, shown.level))
        gap = Gap.NONE
    dropped = [(Category.MARKUP, consumed)] if consumed else []
    dropped += [(Category.INVISIBLE, decoded.invisible)] if decoded.invisible else []
    notes = (message("{count} 幅图片没有带入，请另行加入", count=pictures),) if pictures else ()
    return Extraction(
        tuple(raws),
        message("Markdown，{encoding} 编码", encoding=decoded.encoding),
        tuple(dropped),
        notes,
    )


def _shown(line: str, table: int) -> _Shown:
    if _RULE.match(line):
        return _Shown("")
    if line.lstrip().startswith("|") and line.rstrip().endswith("|"):
        if _DELIMITER.match(line):
            return _Shown("")
        cells = [_inline(cell).strip() for cell in _CELL.split(line.strip()[1:-1])]
        return _Shown("\t".join(cells), Hint.ROW, table)
    heading = _HEADING.match(line)
    if heading:
        text = _inline(heading[2])
        plain = numbering.marker(text) or terms.number_line(text) or terms.day_line(text)
        return _Shown(text) if plain else _Shown(text, Hint.HEADING, len(heading[1]))
    bullet = _BULLET.match(line)
    if bullet:
        text = _inline(line[bullet.end() :])
        return (
            _Shown(text)
            if numbering.marker(text)
            else _Shown(text, Hint.ITEM, min(len(bullet[1]) // 2, 3))
        )
    return _Shown(_inline(re.sub(r"^\s{0,3}>\s?", "", line)))


def _inline(text: str) -> str:
    """Take off bold, pictures, line breaks and escapes; what else is there is text."""
    text = _BREAK.sub(" ", _STRONG.sub(r"\2", _PICTURE.sub(r"\1", text)))
    return _ESCAPED.sub(r"\1", text).rstrip("\\")
