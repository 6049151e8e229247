"""Units: the text of a notice for machines, by its units and by its printed pages.

In: a Notice, where its printed pages begin.
Out: each unit with its id; the text of each printed page; nothing of either is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazette.model import Notice
    from gazette.pages.breaks import Paged
    from gazette.pages.open_data.json_values import Json

_SOLID = re.compile(r"\S")


def units(notice: Notice) -> list[Json]:
    """Return each unit of a notice: its id, what it is, and what it says, a paragraph a line."""
    said = ((block, block.text) for block in notice.blocks)
    return [{"id": block.id, "kind": block.kind, "text": text} for block, text in said if text]


def page_texts(notice: Notice, paged: Paged) -> tuple[tuple[int, str], ...]:
    """Return each printed page of a notice with what it holds of it, a paragraph a line.

    Of a notice of which no page is known there is none. A paragraph that goes on on another page
    ends on the first without a new line. What a picture says stands at the end of its own page.
    """
    if not paged.first:
        return ()
    found: dict[int, list[str]] = {paged.first: []}
    at: dict[str, list[tuple[int, int]]] = {}
    for mark in paged.breaks:
        at.setdefault(mark.anchor, []).append((mark.offset, mark.page))
    page, floats = paged.first, list[tuple[int, str]]()
    for block in notice.blocks:
        said, done = block.text, 0
        text = f"{said}\n" if said else ""
        if block.id in paged.floats:
            floats.append((paged.floats[block.id], text))
            continue
        for offset, following in sorted(at.get(block.id, ())):
            cut = _place(text, offset)
            found.setdefault(page, []).append(text[done:cut])
            page, done = following, cut
        found.setdefault(page, []).append(text[done:])
    for number, text in floats:
        found.setdefault(number, []).append(text)
    return tuple((number, "".join(parts)) for number, parts in found.items())


def _place(text: str, offset: int) -> int:
    """Return where the character stands before which there are `offset` others, blanks apart."""
    if not offset:
        return 0
    for count, match in enumerate(_SOLID.finditer(text)):
        if count == offset:
            return match.start()
    return len(text)
