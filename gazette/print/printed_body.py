"""The printed body: the notices laid out, where each page begins, what stands above it.

In: a PrintLayout.
Out: PrintedBody: its pages with their running heads, its page map, what is not on the paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gazette.print.pagemap import page_map
from gazette.print.running_heads import NUMBERS, Line, running_heads
from gazette.typeset.weasyprint.document import put_above

if TYPE_CHECKING:
    from gazette.model import PageMap, Problem
    from gazette.print.print_layout import PrintLayout
    from gazette.typeset.weasyprint.document import Document


class PrintedBody(NamedTuple):
    """The body of an issue on its pages."""

    document: Document
    mapped: PageMap
    lost: list[Problem]


def print_body(layout: PrintLayout) -> PrintedBody:
    """Lay the notices out; running heads that say what is on a page are set when that is known."""
    body = layout.body()
    mapped, lost = page_map(body.pages, layout.job.notices)
    if layout.context["running_head"] == NUMBERS:
        put_above(body.pages, _heads(layout, mapped).pages)
    return PrintedBody(body, mapped, lost)


def _heads(layout: PrintLayout, mapped: PageMap) -> Document:
    """Lay out pages that have nothing but the running heads of the body's."""
    gazette, issue, words = layout.context["gazette"], layout.context["issue"], layout.words
    named = gazette["name"], issue["name"] + (words.print_reset if issue["reset"] else "")
    measures = layout.measures
    line = Line(measures.across / measures.running_size, layout.ruler.width)
    heads = running_heads(named, layout.job.notices, mapped, words, line)
    return layout.lay_out("heads.html", heads=list(heads), turned=mapped.turned)
