"""Printed pictures: which stand on a page, and which have too few pixels for paper.

In: pages as WeasyPrint has laid them out.
Out: the sources of their pictures; of those that are too coarse, what they have and need.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from gazette.typeset.weasyprint.boxes import is_raster, is_replaced
from gazette.typeset.weasyprint.document import page_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.typeset.weasyprint.document import Page

PIXELS = 96
"""CSS pixels to the inch."""
DPI = 300
"""A picture with fewer pixels to the inch is seen as such in print."""


def pictures(page: Page) -> Iterator[str]:
    """Yield the sources of a page's pictures; a QR code is none."""
    for box in page_box(page).descendants():
        if (is_raster(box) or is_replaced(box)) and box.element is not None:
            source = box.element.get("src") or ""
            if source and not source.startswith("codes/"):
                yield source


def coarse(pages: Iterable[Page]) -> Iterator[tuple[str, int, int]]:
    """Find the pictures of too few pixels: source, dots to the inch, the width that they need."""
    for page in pages:
        for box in page_box(page).descendants():
            if is_raster(box) and box.element is not None:
                inches = box.width / PIXELS, box.height / PIXELS
                picture = box.replacement.width, box.replacement.height
                dpi = min(pixels / long for pixels, long in zip(picture, inches, strict=True))
                if round(dpi) < DPI:
                    yield box.element.get("src") or "", int(dpi), math.ceil(inches[0] * DPI)
