"""The cover as one sheet: outside 封四, spine and 封一 side by side, inside 封二 and 封三.

In: the page of the cover and that of its spine, in inks; how wide the spine is.
Out: two sides of a sheet, with bleed, marks where it is cut, dashed ones where it is folded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.numerals import DIGITS, chinese
from gazette.print.imposition import Box, as_form, place, trimmed
from gazette.print.page_resources import inks
from gazette.print.press_sheets import bare_sheet

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

MILLIMETRE = 72 / 25.4
"""In points."""
NARROWEST = 5.0
"""So wide a spine has a text, in millimetres (GB/T 11668)."""
TYPE = 0.6
"""How large its characters are, as a part of its width."""
LARGEST = 18.0
"""In points."""

_YEAR = re.compile(r"\d{4}")
_COUNT = re.compile(r"\d+")


def spine_width(pages: int, leaf: float, binding: str) -> float:
    """Return how wide the spine of so many inner pages is, in points; of a stapled issue 0."""
    return 0.0 if binding == "saddle" else pages / 2 * leaf


def spine_size(width: float, characters: int, height: float) -> float:
    """Return the size of the characters on a spine, in points; 0 where it is too narrow."""
    if round(width / MILLIMETRE, 2) < NARROWEST:
        return 0.0
    return min(TYPE * width, LARGEST, height / (characters + 1))


def written_down(name: str) -> str:
    """Return the name of an issue as a vertical line has it: 二〇二六年第十二期."""
    years = _YEAR.sub(lambda year: "".join(DIGITS[int(digit)] for digit in year[0]), name)
    return _COUNT.sub(lambda count: chinese(int(count[0])), years)


def cover_sheet(
    target: Pdf, pages: tuple[Page, Page | None], width: float, bleed: float
) -> list[frozenset[str]]:
    """Add the two sides of the cover, of its page and that of its spine; return the inks of each.

    What bleeds to the left on the page of the cover ends at the spine.
    """
    cover, spine = pages
    page, edge = trimmed(cover), trimmed(cover).left - float(cover.mediabox[0])
    trim = Box(edge, edge, edge + 2 * page.width + width, edge + page.height)
    folds = trim.left + page.width, trim.right - page.width
    outside = bare_sheet(target, trim, bleed, folds if width else folds[:1])
    shown = page.grown(bleed)._replace(left=page.left)
    front = as_form(target, cover, shown)
    place(outside, front, (folds[1], trim.bottom - bleed))
    printed = inks(front)
    if spine:
        down = as_form(target, spine)
        place(outside, down, (folds[0], trim.bottom))
        printed |= inks(down)
    bare_sheet(target, trim, bleed, folds if width else folds[:1])
    return [printed, frozenset()]
