"""Notice areas: what each notice takes of the printed pages, column by column.

In: WeasyPrint's pages, Notices.
Out: PageAreas by a notice's id, in the order of its text; where it is asked for, of its blocks too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model.pagemap import PageArea
from gazette.print.placed_content import placed_content
from gazette.typeset.weasyprint.document import page_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.model import Notice
    from gazette.typeset.weasyprint.document import Area, Page

_DIGITS = 4
"""Of a part of a page: less than a dot of its picture."""


def notice_areas(
    pages: Sequence[Page], notices: Sequence[Notice], first: int = 1, *, blocks: bool = False
) -> dict[str, tuple[PageArea, ...]]:
    """Return what notices take of pages, the first of which has this number.

    With `blocks` also what each of their blocks takes, by notice and block: `zf-2026-3.para-1`.
    """
    owners = {f"{one.card.id}.{block.id}": one.card.id for one in notices for block in one.blocks}
    found: dict[str, list[tuple[tuple[int, str], Area]]] = {}
    for content in placed_content(pages, frozenset(owners)):
        if content.block not in owners:
            continue
        owner = owners[content.block]
        for name in (owner, content.block) if blocks else (owner,):
            own, place = found.setdefault(name, []), (content.page, content.line.column)
            if own and own[-1][0] == place:  # what spans the page parts the columns above and below
                own[-1] = place, _joined(own[-1][1], content.area)
            else:
                own.append((place, content.area))
    return {
        name: tuple(_part(pages[at - 1], at - 1 + first, area) for (at, _), area in own)
        for name, own in found.items()
    }


def _joined(one: Area, other: Area) -> Area:
    """Return the least area that holds two."""
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _part(page: Page, number: int, area: Area) -> PageArea:
    """Return an area as parts of its page."""
    box = page_box(page)
    width, height = box.margin_width(), box.margin_height()
    left, top, right, bottom = area
    parts = left / width, top / height, right / width, bottom / height
    return PageArea(number, *(round(part, _DIGITS) for part in parts))
