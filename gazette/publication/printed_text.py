"""Printed text: what each printed page says, of a notice and of a whole issue.

In: Notices, where their printed pages begin.
Out: the text of each page; nothing of it is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.model import Break, Notice, PageMap

_SOLID = re.compile(r"\S")


def printed_text(notices: Sequence[Notice], page_map: PageMap) -> dict[int, str]:
    """Return what each page of our own print says, one notice after the other."""
    found: dict[int, str] = {}
    for notice in notices:
        name = notice.card.id
        first, _ = page_map.spans.get(name, (0, 0))
        breaks = [mark for mark in page_map.breaks if mark.notice == name]
        floats = [mark for mark in page_map.floats if mark.notice == name]
        for page, text in page_texts(notice, first, breaks, floats):
            found[page] = found.get(page, "") + text
    return found


def page_texts(
    notice: Notice, first: int, breaks: Iterable[Break], floats: Iterable[Break]
) -> tuple[tuple[int, str], ...]:
    """Return each printed page of a notice with what it holds of it, a paragraph a line.

    Of a notice of which no page is known there is none. A paragraph that goes on on another page
    ends on the first without a new line. What a picture or a table says that was moved (`floats`)
    stands at the end of each of its own pages.
    """
    if not first:
        return ()
    found: dict[int, list[str]] = {first: []}
    at, apart = _by_block(breaks), _by_block(floats)
    page, moved = first, list[tuple[int, str]]()
    for block in notice.blocks:
        text = f"{block.text}\n" if block.text else ""
        own = apart.get(block.id, ())
        here = page
        for number, part in _cut(text, page, own or at.get(block.id, ())):
            if own and number != here:
                moved.append((number, part))
            else:
                found.setdefault(number, []).append(part)
                page = number
    for number, text in moved:
        found.setdefault(number, []).append(text)
    return tuple((number, "".join(found[number])) for number in sorted(found))


def _by_block(marks: Iterable[Break]) -> dict[str, list[tuple[int, int]]]:
    """Return where pages begin in each block, and which, by the block's id."""
    found: dict[str, list[tuple[int, int]]] = {}
    for mark in marks:
        found.setdefault(mark.anchor, []).append((mark.offset, mark.page))
    return found


def _cut(text: str, page: int, marks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield the pages of a block that begins on `page`, each with what it holds of it."""
    done = 0
    for offset, following in sorted(marks):
        cut = _place(text, offset)
        yield page, text[done:cut]
        page, done = following, cut
    yield page, text[done:]


def _place(text: str, offset: int) -> int:
    """Return where the character stands before which there are `offset` others, blanks apart."""
    if not offset:
        return 0
    for count, match in enumerate(_SOLID.finditer(text)):
        if count == offset:
            return match.start()
    return len(text)
