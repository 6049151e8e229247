"""Lines of a text: what a printed page, or OCR of it, left of its lines.

In: the bytes of a .txt file.
Out: an Extraction, or a Problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.importers.document import Category, Extraction, Gap, Position, SourceLine, breadth
from gazette.importers.sources.decode import Decoded, decode
from gazette.model import message

if TYPE_CHECKING:
    from gazette.model import Problem


def read(data: bytes, file: str) -> Extraction | Problem:
    """Read the lines of a text; an empty line before a line and a form feed are kept as its gap."""
    decoded = decode(data, file)
    if not isinstance(decoded, Decoded):
        return decoded
    dropped = ((Category.INVISIBLE, decoded.invisible),) if decoded.invisible else ()
    return Extraction(
        lines(decoded.text, file),
        message("文本，{encoding} 编码", encoding=decoded.encoding),
        dropped,
    )


def lines(text: str, file: str) -> tuple[SourceLine, ...]:
    """Part a text into its lines that are not blank, each with its gap and its indent."""
    found: list[SourceLine] = []
    gap, page = Gap.BLANK, 0
    pages = "\f" in text
    for number, raw in enumerate(text.split("\n"), 1):
        feeds = raw.count("\f")
        if feeds:
            page += feeds
            gap = Gap.PAGE
        content = raw.strip()
        if not content:
            gap = max(gap, Gap.BLANK)
            continue
        lead = raw[: len(raw) - len(raw.lstrip())].replace("\f", "").replace("\t", "　　")
        mark = Position(file, number, page + 1 if pages else 0)
        found.append(SourceLine(content, mark, gap, breadth(lead)))
        gap = Gap.NONE
    return tuple(found)
