"""Year PDF: lays the contents of a year out and writes their PDF.

In: a Job of a year.
Out: an IssuePdf without cover and parts; in this process, so without limits (see `sandbox`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import PageMap
from gazette.print import IssuePdf
from gazette.print.archive import write_pdf
from gazette.print.diagnostics import glyph_problems
from gazette.print.pagemap import page_map
from gazette.print.print_layout import PrintLayout

if TYPE_CHECKING:
    from gazette.model import Problem
    from gazette.print import Job


def print_year(job: Job, problems: list[Problem]) -> IssuePdf:
    """Print the contents of a year; every character of every line is accounted for."""
    laid_out = PrintLayout(job).year()
    _, lost = page_map(laid_out.pages, job.notices)
    problems += lost
    pdf = write_pdf(laid_out, {0: ("D", 1)})
    if not lost:
        problems += glyph_problems(job, tuple(laid_out.fonts.values()), laid_out.pages)
    return IssuePdf(pdf, PageMap(len(laid_out.pages)), problems=tuple(dict.fromkeys(problems)))
