"""Imposition: pages of one PDF set on the pages of another, as the editions on paper need it.

In: PDFs.
Out: a PDF; the same pages give the same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from pikepdf import Array, Name, Pdf

from gazette.print.page_resources import prune

if TYPE_CHECKING:
    from pikepdf import Object, Page


_NEAR = 1.0
"""By how much widths of pages may differ that are the same, in points."""
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")


class Box(NamedTuple):
    """A box of a page, in points from its left lower corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom

    def grown(self, more: float) -> Box:
        """Return the box that is so much larger on every side."""
        return Box(self.left - more, self.bottom - more, self.right + more, self.top + more)


def open_pdf(pdf: bytes) -> Pdf:
    """Open a PDF that was made here."""
    return Pdf.open(io.BytesIO(pdf))


def trimmed(page: Page) -> Box:
    """Return the trimmed page."""
    return Box(*(float(edge) for edge in page.trimbox))


def upright(pdf: Pdf, width: float) -> Pdf:
    """Turn the pages that are not so wide, in points: a landscape page, its head to the left.

    On paper all are as wide; what stands on them and around them is turned with them.
    """
    for page in pdf.pages:
        trim = trimmed(page)
        if abs(trim.width - width) > _NEAR:
            page.contents_add(f"q 0 1 -1 0 {trim.height:.6f} 0 cm\n".encode(), prepend=True)
            page.contents_add(b"\nQ")
            for name, box in {key: page.obj[key] for key in _BOXES if key in page.obj}.items():
                left, bottom, right, top = map(float, box)
                turned = trim.height - top, left, trim.height - bottom, right
                page.obj[name] = Array([round(edge, 6) for edge in turned])
    return pdf


def add_sheet(target: Pdf, width: float, height: float) -> Page:
    """Add an empty page to a PDF; its boxes begin at 0."""
    sheet = target.add_blank_page(page_size=(width, height))
    # An empty stream, packed, is one that some readers cannot read.
    del sheet.Contents
    return sheet


def as_form(target: Pdf, page: Page, shown: Box | None = None) -> Object:
    """Take a page of another PDF over into the target, to be drawn there; all of it that is shown.

    That is the trimmed page, if nothing else is said. It lists what it draws with.
    """
    form = target.copy_foreign(page.as_form_xobject())
    form.BBox = Array(shown or trimmed(page))
    prune(form)
    return form


def place(sheet: Page, form: Object, corner: tuple[float, float], scale: float = 1) -> None:
    """Draw a form behind what stands on a page; `corner`: its left lower one, in points."""
    left, bottom = (float(edge) for edge in list(form.BBox)[:2])
    right, up = corner[0] - scale * left, corner[1] - scale * bottom
    # Pages may share their resources: a name is used once in the whole file.
    name = Name(f"/Placed{len(sheet.resources.get('/XObject', {}))}")
    sheet.add_resource(form, Name.XObject, name)
    drawn = f"q {scale:g} 0 0 {scale:g} {right:.4f} {up:.4f} cm {name} Do Q\n"
    sheet.contents_add(drawn.encode(), prepend=True)


def written(pdf: Pdf, version: str = "1.4") -> bytes:
    """Return the bytes of a PDF of a version; its identifier is made of what it holds."""
    file = io.BytesIO()
    pdf.save(file, deterministic_id=True, force_version=version)
    return file.getvalue()
