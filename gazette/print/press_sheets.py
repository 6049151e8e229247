"""Press sheets: pages with what is printed beyond their edges, and marks where they are cut.

In: a PDF whose pages have bleed, as WeasyPrint writes it.
Out: the same pages on sheets whose boxes begin at 0; the inks that each is printed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array

from gazette.print.imposition import Box, add_sheet, as_form, place, trimmed
from gazette.print.page_resources import inks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Page, Pdf

CROP_MARK = 0.25
"""How thick a crop mark is, in points."""
FOLD = (3, 2)
"""The dashes of a mark where a sheet is folded, in points."""


def press_sheet(target: Pdf, page: Page, bleed: float) -> frozenset[str]:
    """Add a page on a sheet of its own; return the inks that it is printed in."""
    form = as_form(target, page, trimmed(page).grown(bleed))
    edge = trimmed(page).left - float(page.mediabox[0])
    trim = Box(edge, edge, edge + trimmed(page).width, edge + trimmed(page).height)
    sheet = bare_sheet(target, trim, bleed)
    place(sheet, form, (trim.left - bleed, trim.bottom - bleed))
    return inks(form)


def bare_sheet(target: Pdf, trim: Box, bleed: float, folds: tuple[float, ...] = ()) -> Page:
    """Add an empty sheet with its boxes and marks, as wide around as the trimmed page stands in.

    It is folded at `folds`, in points from its left edge.
    """
    sheet = add_sheet(target, trim.right + trim.left, trim.top + trim.bottom)
    sheet.trimbox, sheet.obj.BleedBox = Array(trim), Array(trim.grown(bleed))
    sheet.contents_add("\n".join(_marks(trim, bleed, folds)).encode())
    return sheet


def _marks(trim: Box, bleed: float, folds: tuple[float, ...]) -> Iterator[str]:
    """Draw where the sheet is cut and folded: outside what may be printed, to the sheet's edge."""
    yield f"q 0 0 0 1 K {CROP_MARK} w"
    for across in (trim.left, trim.right):
        yield from _above_and_below(across, trim, bleed)
    for down in (trim.bottom, trim.top):
        yield f"0 {down:.4f} m {trim.left - bleed:.4f} {down:.4f} l"
        yield f"{trim.right + bleed:.4f} {down:.4f} m {trim.right + trim.left:.4f} {down:.4f} l"
    yield "S"
    if folds:
        yield f"[{FOLD[0]} {FOLD[1]}] 0 d"
        for across in folds:
            yield from _above_and_below(across, trim, bleed)
        yield "S"
    yield "Q"


def _above_and_below(across: float, trim: Box, bleed: float) -> Iterator[str]:
    yield f"{across:.4f} 0 m {across:.4f} {trim.bottom - bleed:.4f} l"
    yield f"{across:.4f} {trim.top + bleed:.4f} m {across:.4f} {trim.top + trim.bottom:.4f} l"
