"""Page floats: fills the page above a table or a picture that has no room with text behind it.

In: the blocks that may float; how the body is laid out, with some boxes before some of them.
Out: the body whose pages are fuller; how many boxes stand before which block.

What stands across the page, or on a landscape page, ends the columns above it. Where it begins on
the next page, what these leave is white, unless as much of the text behind goes before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gazette.typeset.floats import WHITE
from gazette.typeset.weasyprint.boxes import has_class
from gazette.typeset.weasyprint.document import page_box
from gazette.typeset.weasyprint.pango import strut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gazette.print.floating_blocks import FloatingBlock
    from gazette.typeset.weasyprint.boxes import Box
    from gazette.typeset.weasyprint.document import Document, Page

Moved = dict[str, int]

_COLUMNS = 2
_TRIED = 2
"""Layouts for each block: what is reckoned fits, or at worst one box less."""
_FLOWS = ("columns", "wide")


class _Piece(NamedTuple):
    """What of a block stands on a page: its upper and its lower edge, in pixels."""

    page: int
    top: float
    bottom: float
    tag: str


def filled(
    lay_out: Callable[[Moved], Document], blocks: Iterable[FloatingBlock]
) -> tuple[Document, Moved]:
    """Return the body, and how many boxes go before each block that a page was left white for."""
    body, moved = lay_out({}), Moved()
    for block in blocks:
        most = _count(body.pages, block)
        for count in range(most, max(0, most - _TRIED), -1):
            other = lay_out({**moved, block.name: count})
            if _fits(body.pages, other.pages, block, count):
                body, moved = other, {**moved, block.name: count}
                break
    return body, moved


def _count(pages: Sequence[Page], block: FloatingBlock) -> int:
    """Return how many boxes behind a block have room on the page that it leaves white."""
    names = {block.name, block.before, *(name for box in block.behind for name in box)}
    pieces = _pieces(pages, names)
    if not pieces.keys() >= names:
        return 0
    page = pieces[block.before][-1].page
    if pieces[block.name][0].page == page:
        return 0
    white, line = _white(page_box(pages[page]))
    if white < WHITE * line:
        return 0
    room, count = _COLUMNS * (white // line) * line, 0
    for at, box in enumerate(block.behind, 1):
        room -= sum(piece.bottom - piece.top for name in box for piece in pieces[name])
        if room < 0:
            break
        if not pieces[box[0]][0].tag.startswith("h"):
            count = at
    return count


def _fits(before: Sequence[Page], after: Sequence[Page], block: FloatingBlock, count: int) -> bool:
    """Return whether what has gone before a block has filled its page, and moved nothing on."""
    last = block.behind[count - 1][-1]
    old = _pieces(before, {block.name, block.before})
    new = _pieces(after, {block.name, last})
    return (
        len(after) <= len(before)
        and new[last][-1].page == old[block.before][-1].page
        and new[block.name][0].page == old[block.name][0].page
    )


def _pieces(pages: Sequence[Page], names: set[str]) -> dict[str, list[_Piece]]:
    """Return what of each block stands on which page."""
    found: dict[str, list[_Piece]] = {}
    for number, page in enumerate(pages):
        for box in page_box(page).descendants():
            name = box.element.get("id") if box.element is not None else None
            if name in names and not box.is_column:
                top, bottom = box.position_y, box.position_y + box.margin_height()
                piece = _Piece(number, top, bottom, box.element_tag or "")
                found.setdefault(name, []).append(piece)
    return {name: _apart(pieces) for name, pieces in found.items()}


def _apart(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces without those that stand inside the one before."""
    found: list[_Piece] = []
    for piece in pieces:
        inside = found and piece.page == found[-1].page and found[-1].top <= piece.top
        if not inside or piece.bottom > found[-1].bottom + 1:
            found.append(piece)
    return found


def _white(page: Box) -> tuple[float, float]:
    """Return how much is left white at the foot of a page, and how high a line is, in pixels."""
    flows = [
        box
        for box in page.descendants()
        if box.element_tag == "div" and any(has_class(box, name) for name in _FLOWS)
    ]
    foot = max((box.position_y + box.margin_height() for box in flows), default=0.0)
    line, _ = strut(page.style)
    return page.content_box_y() + page.height - foot, line
