"""Joined lines: the Inlines of a paragraph whose lines in the source are one text.

In: Inlines as they were read, mark by mark.
Out: the same without the ends of its lines, without empty texts, without white space at its ends.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.language.lines import glue
from gazette.model.inlines import LineBreak, Link, Strong, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model.inlines import Inline, Inlines

SOFT = "\0"
"""A line's end inside a paragraph while its marks are read; no source may hold it."""


def filled(found: list[Inline]) -> Inlines:
    """Leave out texts without a character, and make one of those that only a mark parted."""
    made: list[Inline] = []
    for inline in found:
        if isinstance(inline, Text) and made and isinstance(made[-1], Text):
            made[-1] = Text(made[-1].text + inline.text)
        elif inline not in (Text(""), Strong(())):
            made.append(inline)
    return tuple(made)


def trimmed(content: Inlines) -> Inlines:
    """Leave out the white space at the ends of lines; a page break may have kept it there."""
    made = list(content)
    for at, inline in enumerate(content):
        if isinstance(inline, Text):
            first = at == 0 or isinstance(content[at - 1], LineBreak)
            last = at + 1 == len(content) or isinstance(content[at + 1], LineBreak)
            said = inline.text.lstrip() if first else inline.text
            made[at] = Text(said.rstrip() if last else said)
    return filled(made)


def joined(content: Inlines, said: str) -> Inlines:
    """Join the lines of a paragraph that says this, its lines' ends as SOFT."""
    return _joined(content, _glues(said.split(SOFT)))


def _glues(parts: list[str]) -> Iterator[str]:
    """Yield what joins each line of a paragraph to those before it."""
    said = ""
    for before, after in pairwise(parts):
        said += before
        yield glue(said, after)


def _joined(content: Inlines, glues: Iterator[str]) -> Inlines:
    """Join the lines of a paragraph, one glue for each of their ends."""
    found: list[Inline] = []
    for inline in content:
        match inline:
            case Text():
                found.append(Text(re.sub(SOFT, lambda _: next(glues), inline.text)))
            case Strong() | Link():
                found.append(replace(inline, content=_joined(inline.content, glues)))
            case _:
                found.append(inline)
    return filled(found)
