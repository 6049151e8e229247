"""Lines of a text: what a printed page, or OCR of it, left of its lines.

In: the bytes of a .txt file.
Out: a Yield, or a Problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.importers.document import Gap, Goes, Mark, Raw, Yield, breadth
from gazette.importers.sources.decode import Decoded, decode

if TYPE_CHECKING:
    from gazette.model import Problem


def read(data: bytes, file: str) -> Yield | Problem:
    """Read the lines of a text; an empty line before a line and a form feed are kept as its gap."""
    decoded = decode(data, file)
    if not isinstance(decoded, Decoded):
        return decoded
    dropped = ((Goes.INVISIBLE, decoded.invisible),) if decoded.invisible else ()
    return Yield(lines(decoded.text, file), f"文本，{decoded.encoding} 编码", dropped)


def lines(text: str, file: str) -> tuple[Raw, ...]:
    """Part a text into its lines that are not blank, each with its gap and its indent."""
    found: list[Raw] = []
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
        mark = Mark(file, number, page + 1 if pages else 0)
        found.append(Raw(content, mark, gap, breadth(lead)))
        gap = Gap.NONE
    return tuple(found)
