"""The press edition of an issue, for a printing house, and the booklet, for a stapler.

In: a Job.
Out: an Edition: cover and inner pages apart, with bleed and crop marks; all pages imposed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pikepdf import Pdf

from gazette.print import BOOKLET, PRESS, Edition, EditionFile, read_file
from gazette.print.booklet import impose
from gazette.print.cmyk import convert
from gazette.print.cover_sheet import (
    MILLIMETRE,
    cover_sheet,
    spine_size,
    spine_width,
    written_down,
)
from gazette.print.diagnostics import glyph_problems, low_resolution, transparency
from gazette.print.font_subset import SubsetFonts, address_by_cid, bare_programs
from gazette.print.front_matter import front_matter
from gazette.print.imposition import as_form, open_pdf, place, trimmed, upright
from gazette.print.inks import Inks
from gazette.print.measures import read_red
from gazette.print.page_resources import BLACK
from gazette.print.pagemap import front_matter_problems
from gazette.print.pdf_x import PdfX
from gazette.print.press_sheets import press_sheet
from gazette.print.print_layout import PrintLayout
from gazette.print.printed_body import print_body
from gazette.print.printed_pictures import coarse, pictures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.model import Press, Problem
    from gazette.print import Job
    from gazette.typeset.weasyprint.document import Document, Page
    from gazette.typeset.weasyprint.fonts import Font
    from gazette.typeset.weasyprint.pdf import PDF

FOLDED = 4
"""The pages of a folded sheet."""


def make_press_edition(job: Job, problems: list[Problem]) -> Edition:
    """Set the press edition: the same pages as the reading edition, with their printed numbers."""
    layout = PrintLayout(job, "press")
    problems += layout.problems
    body, mapped, lost = print_body(layout)
    front = front_matter(layout, mapped).pages
    problems += lost
    problems += front_matter_problems(front[1:-1], layout.required_text(), job.issue.place)
    press = _Press(layout, body)
    made: dict[str, EditionFile] = {}
    if PRESS in job.wanted:
        inner = press.inner(front[1:-1], front[-1])
        made = {"cover": press.cover(front[0], inner.pages), "inner": inner}
    if BOOKLET in job.wanted:
        made["booklet"] = press.booklet(front_matter(layout, mapped, "booklet").pages)
    printed = [*front[:-1], *body.pages]
    if not lost:
        problems += glyph_problems(job, press.faces, printed)
    if not press.plain and job.masthead.press.standard != "X-4":
        problems.append(transparency(job))
    problems += [low_resolution(job, *found) for found in coarse(printed)]
    return Edition(made)


class _Press:
    """Makes the files of an issue; keeps the faces of their pages, and if all were opaque.

    `opaque` says so of each painting for the file that is being made.
    """

    def __init__(self, layout: PrintLayout, body: Document) -> None:
        job = layout.job
        self.asked: Press = job.masthead.press
        self.layout, self.body, self.bleed = layout, body, layout.measures.bleed
        self.inks = Inks(read_red(job.layouts / "print"), self.asked.red)
        profile = read_file(job, self.asked.profile) if self.asked.profile else b""
        self.pdf_x = PdfX(self.asked, profile, f"{job.masthead.address}{job.address}")
        self.plain = True
        self.opaque: list[bool] = []
        self.faces: tuple[Font, ...] = ()

    def cover(self, page: Page, inner: int) -> EditionFile:
        """Make the sheet of the cover, in all inks, for so many inner pages."""
        width = spine_width(inner, self.asked.leaf, self.asked.binding)
        source, result = self._painted([page], self.inks), Pdf.new()
        spine = self._spine(width)
        down = self._painted([spine] if spine else [], self.inks)
        pages = source.pages[0], next(iter(down.pages), None)
        printed = cover_sheet(result, pages, width, self.bleed)
        file = self._finished("cover", source, result, printed)
        return replace(file, blanks=1, sheets=(), spine=round(width / MILLIMETRE, 2))

    def _spine(self, width: float) -> Page | None:
        """Lay the spine out, where it is wide enough for a text."""
        issue, height = self.layout.context["issue"], self.layout.measures.page_height
        spaced = self.layout.words.spaced
        which = issue["name"] if spaced else written_down(issue["name"])
        name = self.layout.context["gazette"]["name"]
        size = spine_size(width, len(name + which), height)
        if not size:
            return None
        laid = self.layout.lay_out("spine.html", "sheet", width=width, size=size, which=which)
        return laid.pages[0]

    def inner(self, contents: Sequence[Page], blank: Page) -> EditionFile:
        """Make the inner pages, as many as fill the last folded sheet; page 1 is a right one."""
        pages = [*contents, *[blank] * (len(contents) % 2), *self.body.pages]
        pages += [blank] * (-len(pages) % FOLDED)
        coloured = frozenset(page for page in pages if self._in_colour(page, contents))
        return self._on_sheets(pages, coloured, blank)

    def _in_colour(self, page: Page, contents: Sequence[Page]) -> bool:
        """Return whether a page is one of those that the office wants in colour."""
        if self.asked.colour == "contents":
            return page in contents
        return self.asked.colour == "all" or (
            self.asked.colour == "pictures" and any(pictures(page))
        )

    def _on_sheets(
        self, pages: Sequence[Page], coloured: frozenset[Page], blank: Page
    ) -> EditionFile:
        """Put pages on sheets of their own, each painted in the inks that it may have."""
        painted = {
            several: self._upright([page for page in pages if (page in coloured) is several], inks)
            for several, inks in ((True, self.inks), (False, Inks(self.inks.red, one=True)))
        }
        waiting = {several: iter(pdf.pages) for several, pdf in painted.items()}
        result = Pdf.new()
        printed = [
            press_sheet(result, next(waiting[page in coloured]), self.bleed) for page in pages
        ]
        source = painted[any(page in coloured for page in pages)]
        file = self._finished("inner", source, result, printed)
        return replace(file, blanks=sum(page is blank for page in pages))

    def _finished(
        self, kind: str, source: Pdf, sheets: Pdf, printed: Sequence[frozenset[str]]
    ) -> EditionFile:
        """Return a file of sheets that were made of the pages of a source, in these inks."""
        self._write_slugs(kind, sheets, printed)
        colour = [at for at, inks in enumerate(printed) if inks - {BLACK}]
        return EditionFile(
            self._written(sheets, source, kind),
            len(printed),
            inks=tuple(sorted(frozenset().union(*printed))),
            coloured=tuple(at + 1 for at in colour),
            sheets=tuple(sorted({_sheet(at, len(printed), self.asked.binding) for at in colour})),
        )

    def _written(self, sheets: Pdf, source: Pdf, kind: str) -> bytes:
        """Return the bytes of a file: PDF/X-1a where all that was painted for it is opaque."""
        plain = all(self.opaque)
        self.plain &= plain
        self.opaque.clear()
        return self.pdf_x.written(sheets, source, kind, plain=plain)

    def _write_slugs(self, kind: str, sheets: Pdf, printed: Sequence[frozenset[str]]) -> None:
        """Say beside each sheet of which file it is, its number, the day and its inks."""
        issue, count = self.layout.context["issue"], len(printed)
        said = [
            (
                f"{issue['id']}-{kind}.pdf",
                f"{at}/{count}",
                issue["day"],
                " ".join(sorted({BLACK, *inks})),
            )
            for at, inks in enumerate(printed, 1)
        ]
        paper = trimmed(sheets.pages[0]).grown(trimmed(sheets.pages[0]).left)
        width, height = paper.width, paper.height
        laid = self.layout.lay_out("slug.html", "sheet", sheets=said, width=width, height=height)
        slugs = self._painted(laid.pages, Inks(one=True))
        for sheet, slug in zip(sheets.pages, slugs.pages, strict=True):
            place(sheet, as_form(sheets, slug), (0, 0))

    def booklet(self, front: Sequence[Page]) -> EditionFile:
        """Make the booklet of all pages; page 1 is a right-hand one."""
        *pages, blank = front
        pages = [*pages, *[blank] * (len(pages) % 2), *self.body.pages]
        pages += [blank] * (-len(pages) % FOLDED)
        source = self._upright(pages, replace(self.inks, spot=""))
        return EditionFile(
            self._written(impose(source, self.asked.leaf), source, "booklet"),
            len(pages) // 2,
            sum(page is blank for page in pages),
        )

    def _upright(self, pages: Sequence[Page], inks: Inks) -> Pdf:
        """Paint pages of the issue, landscape ones turned as they stand on paper."""
        return upright(self._painted(pages, inks), self.layout.measures.page_width)

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
            self.opaque.append(convert(pdf, inks))
            address_by_cid(pdf)
            bare_programs(pdf)

        pdf = document.write_pdf(finisher=finish, pdf_version="1.4")
        self.faces += tuple(document.fonts.values())
        return open_pdf(pdf)


def _sheet(at: int, pages: int, binding: str) -> int:
    """Return on which folded sheet a page stands: they lie in one another, or on one another."""
    return 1 + (min(at, pages - 1 - at) // 2 if binding == "saddle" else at // FOLDED)
