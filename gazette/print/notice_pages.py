"""Notice pages: the printed pages of one notice as pictures, for who writes it.

In: a Job with `pages_of`, with the IssuePdf before, if there is one.
Out: an IssuePdf that has the pictures of these pages, their numbers, what the notice takes of them.

The pages before it stand, and behind it none is laid out. Whether the last page of the whole issue
would be saved is not known: it is taken to be as before.
"""

from __future__ import annotations

from dataclasses import replace

from gazette.model import PageMap
from gazette.print import IssuePdf, Job, page_pictures
from gazette.print.archive import write_pdf
from gazette.print.diagnostics import collected
from gazette.print.measures import MeasureError
from gazette.print.notice_areas import notice_areas
from gazette.print.print_layout import PrintLayout
from gazette.print.printed_body import with_heads
from gazette.typeset.weasyprint.document import FatalURLFetchingError, is_seen
from gazette.typeset.weasyprint.styles import ReuseError


def make_notice_pages(job: Job) -> IssuePdf:
    """Return the pages of a notice; nothing where they cannot be set."""
    with collected(job):
        try:
            return _printed(job)
        except ReuseError:
            return _printed(replace(job, former=None))
        except (FatalURLFetchingError, MeasureError):
            return IssuePdf()


def _printed(job: Job) -> IssuePdf:
    layout, name = PrintLayout(job), job.pages_of
    body = with_heads(layout, layout.body())
    unseen = sum(not is_seen(page) for page in body.pages)
    notice = next(one for one in job.notices if one.card.id == name)
    areas = notice_areas(body.pages[unseen:], [notice], unseen + 1, blocks=True)
    numbers = [area.page for area in areas.get(name, ())]
    if not numbers:
        return IssuePdf()
    first, last = min(numbers), max(numbers)
    pages = layout.cache.cached(body.pages[first - 1 : last], layout.fonts, alone=True)
    pdf = write_pdf(body.copy(pages), {0: ("D", first)})
    mapped = PageMap(len(pages), 0, {name: (first, last)})
    return IssuePdf(page_map=mapped, pages=tuple(page_pictures.pages(pdf, 0, {})), areas=areas)
