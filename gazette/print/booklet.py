"""The booklet: trimmed pages on sheets of two, in the order of a saddle stitch.

In: a PDF of a multiple of four pages; how thick its paper is.
Out: a PDF of as many sides as sheets have; which pages stand on which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Pdf

from gazette.print.imposition import add_sheet, as_form, place, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator


def impose(source: Pdf, leaf: float) -> Pdf:
    """Put the pages on sheets of two, which are trimmed as they are.

    A leaf is so thick, in points: each sheet inside another one stands out by that at the edge
    (creep), so that its pages stand nearer to the fold. What would cross it is not seen.
    """
    result = Pdf.new()
    for side, numbers in enumerate(saddle_stitch(len(source.pages))):
        page, creep = trimmed(source.pages[numbers[0]]), side // 2 * leaf
        sheet = add_sheet(result, 2 * page.width, page.height)
        left, right = (source.pages[number] for number in numbers)
        shown = page._replace(right=page.right - creep)
        place(sheet, as_form(result, left, shown), (creep, 0))
        shown = page._replace(left=page.left + creep)
        place(sheet, as_form(result, right, shown), (page.width, 0))
        sheet.trimbox = sheet.obj.BleedBox = Array(sheet.mediabox)
    return result


def saddle_stitch(count: int) -> Iterator[tuple[int, int]]:
    """Yield the pages of `count` (a multiple of four) as they stand side by side, from 0.

    The outer sheet first, its outside before its inside: of eight, 7 and 0, 1 and 6, 5 and 2, 3
    and 4.
    """
    for sheet in range(0, count // 2, 2):
        yield count - 1 - sheet, sheet
        yield sheet + 1, count - 2 - sheet
