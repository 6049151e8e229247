"""The press edition of an issue, for a printing house, and the booklet, for a stapler.

In: a Job.
Out: an Edition: cover and inner pages apart, with bleed and crop marks; all pages imposed.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from pikepdf import Pdf

from gazette.print import BOOKLET, PRESS, Edition, EditionFile, read_file
from gazette.print.booklet import impose
from gazette.print.cmyk import convert
from gazette.print.diagnostics import glyph_problems, low_resolution, transparency
from gazette.print.font_subset import SubsetFonts, address_by_cid, bare_programs
from gazette.print.imposition import open_pdf
from gazette.print.inks import Inks
from gazette.print.measures import read_red
from gazette.print.page_resources import BLACK
from gazette.print.pagemap import front_matter_problems, page_map
from gazette.print.pdf_x import PdfX
from gazette.print.press_sheets import press_sheet
from gazette.print.print_layout import PrintLayout
from gazette.typeset.weasyprint.boxes import is_raster, is_replaced
from gazette.typeset.weasyprint.document import page_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.model import Press, Problem
    from gazette.print import Job
    from gazette.typeset.weasyprint.document import Document, Page
    from gazette.typeset.weasyprint.fonts import Font
    from gazette.typeset.weasyprint.pdf import PDF

PIXELS = 96
"""CSS pixels to the inch."""
DPI = 300
"""A picture with fewer pixels to the inch is seen as such in print."""
FOLDED = 4
"""The pages of a folded sheet."""


def make_press_edition(job: Job, problems: list[Problem]) -> Edition:
    """Set the press edition: the same pages as the reading edition, with their printed numbers."""
    layout = PrintLayout(job, "press")
    body = layout.body()
    mapped, lost = page_map(body.pages, job.notices)
    front = layout.front_matter(mapped)
    problems += lost
    problems += front_matter_problems(front[1:-1], layout.required_text(), job.issue.place)
    press = _Press(job, body, layout.measures.bleed)
    made: dict[str, EditionFile] = {}
    if PRESS in job.wanted:
        made["cover"] = press.cover(front[0])
        made["inner"] = press.inner(front[1:-1], front[-1])
    if BOOKLET in job.wanted:
        made["booklet"] = press.booklet(layout.front_matter(mapped, "booklet"))
    printed = [*front[:-1], *body.pages]
    if not lost:
        problems += glyph_problems(job, press.faces, printed)
    if not press.plain and job.masthead.press.standard != "X-4":
        problems.append(transparency(job))
    problems += [low_resolution(job, *found) for found in _low_resolution(printed)]
    return Edition(made)


class _Press:
    """Makes the files of an issue; keeps the faces of their pages, and if all were opaque.

    `bleed` is what is printed beyond the trimmed edge, in points.
    """

    def __init__(self, job: Job, body: Document, bleed: float) -> None:
        self.asked: Press = job.masthead.press
        self.body, self.bleed = body, bleed
        self.inks = Inks(read_red(job.layouts / "print"), self.asked.red)
        profile = read_file(job, self.asked.profile) if self.asked.profile else b""
        self.pdf_x = PdfX(self.asked, profile, f"{job.masthead.address}{job.address}")
        self.plain = True
        self.faces: tuple[Font, ...] = ()

    def cover(self, page: Page) -> EditionFile:
        """Make the cover, in all inks."""
        return self._on_sheets("cover", [page], frozenset((page,)))

    def inner(self, contents: Sequence[Page], blank: Page) -> EditionFile:
        """Make the inner pages, as many as fill the last folded sheet; page 1 is a right one."""
        pages = [*contents, *[blank] * (len(contents) % 2), *self.body.pages]
        pages += [blank] * (-len(pages) % FOLDED)
        coloured = frozenset(page for page in pages if self._in_colour(page, contents))
        return self._on_sheets("inner", pages, coloured, blank)

    def _in_colour(self, page: Page, contents: Sequence[Page]) -> bool:
        """Return whether a page is one of those that the office wants in colour."""
        if self.asked.colour == "contents":
            return page in contents
        return self.asked.colour == "all" or (
            self.asked.colour == "pictures" and any(_pictures(page))
        )

    def _on_sheets(
        self, kind: str, pages: Sequence[Page], coloured: frozenset[Page], blank: Page | None = None
    ) -> EditionFile:
        """Put pages on sheets of their own, each painted in the inks that it may have."""
        painted = {
            several: self._painted([page for page in pages if (page in coloured) is several], inks)
            for several, inks in ((True, self.inks), (False, Inks(self.inks.red, one=True)))
        }
        waiting = {several: iter(pdf.pages) for several, pdf in painted.items()}
        result = Pdf.new()
        printed = [
            press_sheet(result, next(waiting[page in coloured]), self.bleed) for page in pages
        ]
        source = painted[any(page in coloured for page in pages)]
        colour = [at for at, inks in enumerate(printed) if inks - {BLACK}]
        return EditionFile(
            self.pdf_x.written(result, source, kind, plain=self.plain),
            len(pages),
            sum(page is blank for page in pages),
            tuple(sorted(frozenset().union(*printed))),
            tuple(at + 1 for at in colour),
            tuple(sorted({_sheet(at, len(pages), self.asked.binding) for at in colour})),
        )

    def booklet(self, front: Sequence[Page]) -> EditionFile:
        """Make the booklet of all pages; page 1 is a right-hand one."""
        *pages, blank = front
        pages = [*pages, *[blank] * (len(pages) % 2), *self.body.pages]
        pages += [blank] * (-len(pages) % FOLDED)
        source = self._painted(pages, replace(self.inks, spot=""))
        return EditionFile(
            self.pdf_x.written(impose(source), source, "booklet", plain=self.plain),
            len(pages) // 2,
            sum(page is blank for page in pages),
        )

    def _painted(self, pages: Sequence[Page], inks: Inks) -> Pdf:
        """Paint pages by a rule of inks."""
        if not pages:
            return Pdf.new()
        for page in pages:
            # Nobody clicks on paper, and PDF/X lets no link stand on it.
            page.links, page.anchors, page.bookmarks = [], {}, []
        document = self.body.copy(pages)
        document.fonts = SubsetFonts()

        def finish(_: Document, pdf: PDF) -> None:
            self.plain &= convert(pdf, inks)
            address_by_cid(pdf)
            bare_programs(pdf)

        pdf = document.write_pdf(finisher=finish, pdf_version="1.4")
        self.faces += tuple(document.fonts.values())
        return open_pdf(pdf)


def _sheet(at: int, pages: int, binding: str) -> int:
    """Return on which folded sheet a page stands: they lie in one another, or on one another."""
    return 1 + (min(at, pages - 1 - at) // 2 if binding == "saddle" else at // FOLDED)


def _pictures(page: Page) -> Iterator[str]:
    """Yield the sources of a page's pictures; a QR code is none."""
    for box in page_box(page).descendants():
        if (is_raster(box) or is_replaced(box)) and box.element is not None:
            source = box.element.get("src") or ""
            if source and not source.startswith("codes/"):
                yield source


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
