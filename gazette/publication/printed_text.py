"""Printed text: what each printed page says, of a notice and of a whole issue.

In: Notices, where their printed pages begin.
Out: the text of each page; nothing of it is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gazette.model import Break, Notice, PageMap

_SOLID = re.compile(r"\S")


def printed_text(notices: Sequence[Notice], page_map: PageMap) -> dict[int, str]:
    """Return what each page of our own print says, one notice after the other."""
    found: dict[int, str] = {}
    for notice in notices:
        name = notice.card.id
        first, _ = page_map.spans.get(name, (0, 0))
        breaks = [mark for mark in page_map.breaks if mark.notice == name]
        floats = {mark.anchor: mark.page for mark in page_map.floats if mark.notice == name}
        for page, text in page_texts(notice, first, breaks, floats):
            found[page] = found.get(page, "") + text
    return found


def page_texts(
    notice: Notice, first: int, breaks: Iterable[Break], floats: Mapping[str, int]
) -> tuple[tuple[int, str], ...]:
    """Return each printed page of a notice with what it holds of it, a paragraph a line.

    Of a notice of which no page is known there is none. A paragraph that goes on on another page
    ends on the first without a new line. What a picture says stands at the end of its own page:
    `floats` maps the id of one that was moved to it.
    """
    if not first:
        return ()
    found: dict[int, list[str]] = {first: []}
    at: dict[str, list[tuple[int, int]]] = {}
    for mark in breaks:
        at.setdefault(mark.anchor, []).append((mark.offset, mark.page))
    page, moved = first, list[tuple[int, str]]()
    for block in notice.blocks:
        said, done = block.text, 0
        text = f"{said}\n" if said else ""
        if block.id in floats:
            moved.append((floats[block.id], text))
            continue
        for offset, following in sorted(at.get(block.id, ())):
            cut = _place(text, offset)
            found.setdefault(page, []).append(text[done:cut])
            page, done = following, cut
        found.setdefault(page, []).append(text[done:])
    for number, text in moved:
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
