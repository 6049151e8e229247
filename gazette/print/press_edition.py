"""The press edition of an issue, for a printing house, and the booklet, for a stapler.

In: a Job.
Out: an Edition: cover and inner pages apart, with bleed and crop marks; all pages imposed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from pikepdf import Pdf

from gazette.print import BOOKLET, PRESS, Edition, EditionFile
from gazette.print.cmyk import convert
from gazette.print.diagnostics import glyph_problems, low_resolution, transparency
from gazette.print.font_tables import StrippedFonts
from gazette.print.imposition import open_pdf, place, trimmed, written
from gazette.print.pagemap import front_matter_problems, page_map
from gazette.print.print_layout import PrintLayout
from gazette.typeset.weasyprint.boxes import is_raster
from gazette.typeset.weasyprint.document import page_box
from gazette.typeset.weasyprint.pdf import Array

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.model import Problem
    from gazette.print import Job
    from gazette.typeset.weasyprint.document import Document, Page
    from gazette.typeset.weasyprint.fonts import Font
    from gazette.typeset.weasyprint.pdf import PDF

CROP_MARK = 0.25
"""How thick a crop mark is, in points."""
PIXELS = 96
"""CSS pixels to the inch."""
DPI = 300
"""A picture with fewer pixels to the inch is seen as such in print."""

_FOLDED = 4  # pages of a folded sheet


def make_press_edition(job: Job, problems: list[Problem]) -> Edition:
    """Set the press edition: the same pages as the reading edition, with their printed numbers."""
    layout = PrintLayout(job, "press")
    body = layout.body()
    mapped, lost = page_map(body.pages, job.notices)
    cover, *contents, blank = layout.front_matter(mapped)
    problems += lost
    problems += front_matter_problems(contents, layout.required_text(), job.issue.place)
    writer = _PressWriter(body, blank, layout.measures.bleed)
    made: dict[str, EditionFile] = {}
    if PRESS in job.wanted:
        made["cover"] = writer.write([cover])
        # Page 1 stays a right-hand page.
        made["inner"] = writer.write(
            [*contents, *[blank] * (len(contents) % 2), *body.pages], _FOLDED
        )
    if BOOKLET in job.wanted:
        front = [cover, *contents, *[blank] * ((1 + len(contents)) % 2)]
        made["booklet"] = _imposed(writer.write([*front, *body.pages], _FOLDED))
    if not lost:
        problems += glyph_problems(job, writer.faces, [cover, *contents, *body.pages])
    if not writer.plain:
        problems.append(transparency(job))
    problems += [
        low_resolution(job, *found) for found in _low_resolution([cover, *contents, *body.pages])
    ]
    return Edition(made)


class _PressWriter:
    """Writes pages of a document for the press; keeps their faces, and if all were opaque.

    `bleed` is what is printed beyond the trimmed edge, in points.
    """

    def __init__(self, body: Document, blank: Page, bleed: float) -> None:
        self.body, self.blank, self.bleed = body, blank, bleed
        self.plain = True
        self.faces: tuple[Font, ...] = ()

    def write(self, pages: Sequence[Page], folded: int = 1) -> EditionFile:
        """Write pages, and as many blank ones as fill the last sheet of so many when folded."""
        pages = [*pages, *[self.blank] * (-len(pages) % folded)]
        for page in pages:
            # Nobody clicks on paper, and PDF/X lets no link stand on it.
            page.links, page.anchors, page.bookmarks = [], {}, []
        document = self.body.copy(pages)
        document.fonts = StrippedFonts()
        pdf = document.write_pdf(finisher=self._finish, pdf_version="1.4", pdf_identifier=True)
        self.faces += tuple(document.fonts.values())
        return EditionFile(pdf, len(pages), sum(page is self.blank for page in pages))

    def _finish(self, _: Document, pdf: PDF) -> None:
        for page in pdf.objects:
            if isinstance(page, dict) and "TrimBox" in page:
                left, top, right, bottom = trim = page["TrimBox"]
                more = self.bleed
                page["BleedBox"] = Array([left - more, top - more, right + more, bottom + more])
                stream = pdf.objects[int(page["Contents"].split()[0])]
                stream.stream.append(b"q 0 0 0 1 K %f w" % CROP_MARK)
                stream.stream += _crop_marks(trim, page["MediaBox"], self.bleed)
                stream.stream.append(b"S Q")
        self.plain &= convert(pdf)


def _crop_marks(trim: Sequence[float], media: Sequence[float], bleed: float) -> Iterator[bytes]:
    """Draw the marks where the page is cut: outside what may be printed, to the sheet's edge.

    The axis of a page's stream points down, which changes nothing: a page is as wide on each side.
    """
    left, top, right, bottom = trim
    for across in (left, right):
        yield b"%f %f m %f %f l" % (across, media[1], across, top - bleed)
        yield b"%f %f m %f %f l" % (across, bottom + bleed, across, media[3])
    for down in (top, bottom):
        yield b"%f %f m %f %f l" % (media[0], down, left - bleed, down)
        yield b"%f %f m %f %f l" % (right + bleed, down, media[2], down)


def _imposed(whole: EditionFile) -> EditionFile:
    """Put the trimmed pages on sheets of two, in the order of a saddle stitch."""
    source, result = open_pdf(whole.pdf), Pdf.new()
    for sheet, numbers in enumerate(saddle_stitch(whole.pages)):
        left, bottom, right, top = trimmed(source.pages[numbers[0]])
        width = right - left
        result.add_blank_page(page_size=(2 * width, top - bottom))
        for at, number in enumerate(numbers):
            place(result, sheet, source.pages[number], (at * width, 0))
    return EditionFile(written(result), whole.pages // 2, whole.blanks)


def saddle_stitch(count: int) -> Iterator[tuple[int, int]]:
    """Yield the pages of `count` (a multiple of four) as they stand side by side, from 0.

    The outer sheet first, its outside before its inside: of eight, 7 and 0, 1 and 6, 5 and 2, 3
    and 4.
    """
    for sheet in range(0, count // 2, 2):
        yield count - 1 - sheet, sheet
        yield sheet + 1, count - 2 - sheet


def _low_resolution(pages: Iterable[Page]) -> Iterator[tuple[str, int, int]]:
    """Find the pictures of too few pixels: source, dots to the inch, the width that they need."""
    for page in pages:
        for box in page_box(page).descendants():
            if is_raster(box) and box.element is not None:
                inches = box.width / PIXELS, box.height / PIXELS
                picture = box.replacement.width, box.replacement.height
                dpi = min(pixels / long for pixels, long in zip(picture, inches, strict=True))
                if round(dpi) < DPI:
                    yield box.element.get("src") or "", int(dpi), math.ceil(inches[0] * DPI)
