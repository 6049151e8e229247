"""Lines of a text: what a printed page, or OCR of it, left of its lines.

In: decoded text.
Out: a Print.
"""

from __future__ import annotations

import re

from gazette.importers.prints import Gap, Line, Mark, breadth

_LINE = re.compile(r"[^\n]*")


def lines(text: str, file: str, start: int = 0) -> tuple[Line, ...]:
    """Part a text into its lines that are not blank; `start` is where it stands in the Print.

    An empty line before a line and a form feed are kept as its gap, white space as its indent.
    """
    found: list[Line] = []
    gap, page = Gap.BLANK, 0
    pages = "\f" in text
    for number, raw in enumerate(text.split("\n"), 1):
        offset = start
        start += len(raw) + 1
        feeds = raw.count("\f")
        if feeds:
            page += feeds
            gap = Gap.PAGE
        content = raw.strip()
        if not content:
            gap = max(gap, Gap.BLANK)
            continue
        lead = len(raw) - len(raw.lstrip())
        mark = Mark(file, number, page + 1 if pages else 0)
        indent = breadth(raw[:lead].replace("\f", "").replace("\t", "　　"))
        found.append(Line(offset + lead, content, mark, gap, indent))
        gap = Gap.NONE
    return tuple(found)
