"""Imposition: pages of one PDF set on the pages of another, as a booklet and a proof need it.

In: PDFs.
Out: a PDF; the same pages give the same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pikepdf import Name, Pdf

if TYPE_CHECKING:
    from pikepdf import Page


def open_pdf(pdf: bytes) -> Pdf:
    """Open a PDF that was made here."""
    return Pdf.open(io.BytesIO(pdf))


def trimmed(page: Page) -> tuple[float, float, float, float]:
    """Return the edges of the trimmed page in points: left, bottom, right, top."""
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    return left, bottom, right, top


def place(target: Pdf, on: int, page: Page, corner: tuple[float, float], scale: float = 1) -> None:
    """Set a trimmed page of another PDF behind what stands on page `on` of the target.

    `corner` is where its left lower corner comes to stand, in points.
    """
    left, bottom, _, _ = trimmed(page)
    right, up = corner[0] - scale * left, corner[1] - scale * bottom
    # Pages share their resources: a name is used once in the whole file.
    name = Name(f"/Placed{page.index}")
    sheet = target.pages[on]
    sheet.add_resource(target.copy_foreign(page.as_form_xobject()), Name.XObject, name)
    drawn = f"q {scale:g} 0 0 {scale:g} {right:.4f} {up:.4f} cm {name} Do Q\n"
    sheet.contents_add(drawn.encode(), prepend=True)


def written(pdf: Pdf) -> bytes:
    """Return the bytes of a PDF; its identifier is made of what it holds."""
    file = io.BytesIO()
    pdf.save(file, deterministic_id=True, min_version="1.4")
    return file.getvalue()
