"""Issue PDF: lays an issue out, joins front matter and body, writes the PDF.

In: a Job.
Out: an IssuePdf; in this process, so without limits (see `sandbox`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gazette.print import IssuePdf, Job, page_pictures
from gazette.print.archive import write_pdf
from gazette.print.diagnostics import collected, fetch_refused, glyph_problems, narrow_tables
from gazette.print.front_matter import first_html, front_matter
from gazette.print.line_map import line_map
from gazette.print.measures import MeasureError
from gazette.print.notice_areas import notice_areas
from gazette.print.notice_pdfs import NoticePdfs
from gazette.print.numbered_lists import numbered_lists
from gazette.print.pagemap import front_matter_problems
from gazette.print.print_layout import PrintLayout
from gazette.print.printed_body import print_body
from gazette.print.year_pdf import print_year
from gazette.typeset.weasyprint.document import FatalURLFetchingError
from gazette.typeset.weasyprint.styles import ReuseError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.model import IssueLock, PageMap, Problem
    from gazette.print.cached_layout import LayoutCache
    from gazette.print.page_cache import CachedPage
    from gazette.typeset.weasyprint.document import Document, Page


def make_issue_pdf(job: Job) -> IssuePdf:
    """Print an issue: the body first, then the front matter with the body's page numbers.

    Of a year its contents are printed. Of one whose PDFs are kept, only pictures are made.
    """
    if job.lock and job.published:
        return _as_published(job, job.lock)
    with collected(job) as problems:
        try:
            return print_year(job, problems) if job.year else _print(job, problems)
        except FatalURLFetchingError as error:
            return IssuePdf(problems=(*problems, fetch_refused(job, str(error))))
        except MeasureError as error:
            return IssuePdf(problems=(error.problem,))


def _print(job: Job, problems: list[Problem]) -> IssuePdf:
    try:
        return _printed(job, problems)
    except ReuseError:
        problems.clear()
        return _printed(replace(job, former=None), problems)


def _printed(job: Job, problems: list[Problem]) -> IssuePdf:
    whole = _whole(job, problems)
    page_map = whole.printed.page_map
    pages, notices = whole.pages[page_map.front :], NoticePdfs(job, whole.cache, page_map)
    parts = notices.parts(pages)
    # What was told of a page would not be told again.
    front, fonts = whole.pages[: page_map.front], whole.document.fonts
    layout = b"" if problems else whole.cache.pack(front, pages, fonts, parts)
    return replace(
        whole.printed,
        cover=page_pictures.cover(whole.printed.pdf, colours=256 if job.cover else 64),
        problems=tuple(dict.fromkeys(problems)),
        parts=notices.written(whole.document, pages, parts),
        pages=_pictures(job, whole.printed.pdf, page_map, notices.pictures(pages)),
        layout=layout,
    )


def _as_published(job: Job, lock: IssueLock) -> IssuePdf:
    """Return an issue as it was published."""
    names = {
        path.rpartition("/")[2].removesuffix(".pdf"): data for path, data in job.published.items()
    }
    pdf = names.pop(job.issue.id)
    return IssuePdf(
        pdf,
        lock.page_map,
        cover=page_pictures.cover(pdf, colours=256 if job.cover else 64),
        parts=names,
        pages=_pictures(job, pdf, lock.page_map, {}),
        lines=lock.line_map,
    )


def _pictures(
    job: Job, pdf: bytes, page_map: PageMap, known: Mapping[int, bytes]
) -> tuple[bytes, ...]:
    """Return the pictures of the printed pages, some of which are known; none of a re-setting."""
    if job.issue.printed_before:
        return ()
    return tuple(page_pictures.pages(pdf, page_map.front, known))


def set_issue(job: Job, problems: list[Problem]) -> IssuePdf:
    """Set the PDF of an issue and nothing else of it."""
    return _whole(job, problems).printed


class _Whole(NamedTuple):
    """An issue that is set: its pages, their PDF with its map, what keeps its layout."""

    document: Document
    pages: list[CachedPage]
    printed: IssuePdf
    cache: LayoutCache


def _whole(job: Job, problems: list[Problem]) -> _Whole:
    layout = PrintLayout(job)
    problems += layout.problems
    body, mapped, lost = print_body(layout)
    if _has_attachment(body):
        # An attachment is dated by the clock, and nobody asked for it.
        raise FatalURLFetchingError("rel=attachment")
    problems += [*lost, *narrow_tables(job, layout.tables)]
    front = _front(layout, mapped)
    problems += front_matter_problems(front, layout.required_text(), job.issue.place)
    count = len(front)
    pages = layout.cache.cached(front + body.pages, layout.fonts)
    whole = body.copy(pages)
    pdf = write_pdf(whole, {0: ("r", 1), count: ("D", 1)}, lists=numbered_lists(job.notices))
    if not lost:
        # What is not on the paper has no glyph there, and is a Problem already.
        problems += glyph_problems(job, tuple(whole.fonts.values()), whole.pages)
    lines, areas = line_map(body.pages, job.notices), notice_areas(body.pages, job.notices)
    printed = IssuePdf(pdf, replace(mapped, front=count), lines=lines, areas=areas)
    return _Whole(whole, pages, printed, layout.cache)


def _front(layout: PrintLayout, mapped: PageMap) -> list[Page]:
    """Return the pages of cover and contents, as they are cached where these say the same.

    The empty page is for paper, where page 1 is a right-hand one.
    """
    made_of, cache = (layout.options(), first_html(layout, mapped)), layout.cache.front
    known = cache.known(made_of, layout.parsed)
    if known is None:
        html, (*known, _) = front_matter(layout, mapped)
        cache.note(html, known)
    return known


def _has_attachment(document: Document) -> bool:
    links = (kind for page in document.pages for kind, *_ in page.links)
    return bool(document.metadata.attachments) or "attachment" in links
