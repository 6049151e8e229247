"""Plates: the press edition of an issue, for a printing house, and the booklet, for a stapler.

In: a Job.
Out: an Edition: cover and inner pages apart, with bleed and crop marks; all pages imposed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pydyf  # type: ignore[import-untyped]
from pikepdf import Pdf
from weasyprint.formatting_structure import boxes
from weasyprint.images import RasterImage

from gazette.book import BOOKLET, PRESS, Edition, Plate
from gazette.book.complaints import coarse, faces, transparent
from gazette.book.imposition import open_pdf, place, trimmed, written
from gazette.book.inks import separate
from gazette.book.lean import LeanFonts
from gazette.book.pagemap import front_matter, page_map
from gazette.book.setter import Setter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.book import Job
    from gazette.book.setter import Document, Sheet
    from gazette.model import Problem

BLEED = 3 / 25.4 * 72
"""What is printed beyond the trimmed edge: 3 mm, in points."""
MARK = 0.25
"""How thick a crop mark is, in points."""
DPI = 300
"""A picture with fewer pixels to the inch is seen as such in print."""

_FOLDED = 4  # pages of a folded sheet


def plates(job: Job, problems: list[Problem]) -> Edition:
    """Set the press edition: the same pages as the reading edition, with their printed numbers."""
    setter = Setter(job, "press")
    body = setter.body()
    mapped, lost = page_map(body.pages, job.notices)
    cover, *contents, blank = setter.front(mapped)
    problems += lost
    problems += front_matter(contents, setter.said(), job.issue.place)
    whole = _Gathered(body, blank)
    made: dict[str, Plate] = {}
    if PRESS in job.wanted:
        made["cover"] = whole.plate([cover])
        # Page 1 stays a right-hand page.
        made["inner"] = whole.plate(
            [*contents, *[blank] * (len(contents) % 2), *body.pages], _FOLDED
        )
    if BOOKLET in job.wanted:
        front = [cover, *contents, *[blank] * ((1 + len(contents)) % 2)]
        made["booklet"] = _imposed(whole.plate([*front, *body.pages], _FOLDED))
    if not lost:
        problems += faces(job, whole.faces, [cover, *contents, *body.pages])
    if not whole.plain:
        problems.append(transparent(job))
    problems += [coarse(job, *found) for found in _coarse([cover, *contents, *body.pages])]
    return Edition(made)


class _Gathered:
    """Writes pages of a document for the press; keeps their faces, and if all were opaque."""

    def __init__(self, body: Document, blank: Sheet) -> None:
        self.body, self.blank = body, blank
        self.plain = True
        self.faces: tuple[Any, ...] = ()

    def plate(self, pages: Sequence[Sheet], folded: int = 1) -> Plate:
        """Write pages, and as many blank ones as fill the last sheet of so many when folded."""
        pages = [*pages, *[self.blank] * (-len(pages) % folded)]
        for page in pages:
            # Nobody clicks on paper, and PDF/X lets no link stand on it.
            page.links, page.anchors, page.bookmarks = [], {}, []
        document = self.body.copy(pages)
        document.fonts = LeanFonts()
        options = {"pdf_version": "1.4", "pdf_identifier": True}
        pdf = document.write_pdf(finisher=self._finish, **options)
        self.faces += tuple(document.fonts.values())
        return Plate(pdf, len(pages), sum(page is self.blank for page in pages))

    def _finish(self, _: Document, pdf: pydyf.PDF) -> None:
        for page in pdf.objects:
            if isinstance(page, dict) and "TrimBox" in page:
                left, top, right, bottom = trim = page["TrimBox"]
                bled = [left - BLEED, top - BLEED, right + BLEED, bottom + BLEED]
                page["BleedBox"] = pydyf.Array(bled)
                stream = pdf.objects[int(page["Contents"].split()[0])]
                stream.stream.append(b"q 0 0 0 1 K %f w" % MARK)
                stream.stream += _crop(trim, page["MediaBox"])
                stream.stream.append(b"S Q")
        self.plain &= separate(pdf)


def _crop(trim: Sequence[float], media: Sequence[float]) -> Iterator[bytes]:
    """Draw the marks where the page is cut: outside what may be printed, to the sheet's edge.

    The axis of a page's stream points down, which changes nothing: a page is as wide on each side.
    """
    left, top, right, bottom = trim
    for across in (left, right):
        yield b"%f %f m %f %f l" % (across, media[1], across, top - BLEED)
        yield b"%f %f m %f %f l" % (across, bottom + BLEED, across, media[3])
    for down in (top, bottom):
        yield b"%f %f m %f %f l" % (media[0], down, left - BLEED, down)
        yield b"%f %f m %f %f l" % (right + BLEED, down, media[2], down)


def _imposed(whole: Plate) -> Plate:
    """Put the trimmed pages on sheets of two, in the order of a saddle stitch."""
    source, result = open_pdf(whole.pdf), Pdf.new()
    for sheet, numbers in enumerate(pairs(whole.pages)):
        left, bottom, right, top = trimmed(source.pages[numbers[0]])
        width = right - left
        result.add_blank_page(page_size=(2 * width, top - bottom))
        for at, number in enumerate(numbers):
            place(result, sheet, source.pages[number], (at * width, 0))
    return Plate(written(result), whole.pages // 2, whole.blanks)


def pairs(count: int) -> Iterator[tuple[int, int]]:
    """Give the pages of `count` (a multiple of four) as they stand side by side, from 0.

    The outer sheet first, its outside before its inside: of eight, 7 and 0, 1 and 6, 5 and 2, 3
    and 4.
    """
    for sheet in range(0, count // 2, 2):
        yield count - 1 - sheet, sheet
        yield sheet + 1, count - 2 - sheet


def _coarse(pages: Iterable[Sheet]) -> Iterator[tuple[str, int, int]]:
    """Find the pictures of too few pixels: source, dots to the inch, the width that they need."""
    for page in pages:
        for box in page._page_box.descendants():  # noqa: SLF001 - there is no other way to it
            if isinstance(box, boxes.ReplacedBox) and isinstance(box.replacement, RasterImage):
                drawn: Any = box
                inches = drawn.width / 96, drawn.height / 96
                picture = drawn.replacement.width, drawn.replacement.height
                dpi = min(pixels / long for pixels, long in zip(picture, inches, strict=True))
                if round(dpi) < DPI:
                    yield drawn.element.get("src"), int(dpi), math.ceil(inches[0] * DPI)
