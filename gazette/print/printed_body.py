"""The printed body: notices and indexes laid out, where each page begins, what stands above it.

In: a PrintLayout.
Out: PrintedBody: its pages with their running heads, its page map, what is not on the paper,
or not on the page on which it was published.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gazette.model import message
from gazette.print.pagemap import page_map
from gazette.print.running_heads import NUMBERS, Line, running_heads
from gazette.rulebook.publication import PUBLISHED_MOVED
from gazette.typeset.weasyprint.document import put_above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import PageMap, Problem
    from gazette.print import Job
    from gazette.print.print_layout import PrintLayout
    from gazette.print.year import Year
    from gazette.typeset.weasyprint.document import Document, Page


class PrintedBody(NamedTuple):
    """The body of an issue on its pages."""

    document: Document
    mapped: PageMap
    lost: list[Problem]


def print_body(layout: PrintLayout) -> PrintedBody:
    """Lay notices and indexes out; running heads that say what is on a page come last."""
    body = layout.body()
    mapped, lost = page_map(body.pages, layout.job.notices)
    if layout.job.index:
        indexes, missing = _indexes(layout, layout.job.index, mapped)
        body, mapped = body.copy([*body.pages, *indexes]), _longer(mapped, len(indexes))
        lost += missing
    body = with_heads(layout, body, mapped)
    return PrintedBody(body, mapped, [*lost, *_moved(layout.job, mapped)])


def with_heads(layout: PrintLayout, body: Document, mapped: PageMap | None = None) -> Document:
    """Return a body whose running heads say what is on its pages, where they are to."""
    if layout.context["running_head"] == NUMBERS:
        mapped = mapped or page_map(body.pages, layout.job.notices)[0]
        put_above(body.pages, _heads(layout, mapped).pages)
    return body


def _indexes(layout: PrintLayout, index: Year, mapped: PageMap) -> tuple[list[Page], list[Problem]]:
    """Lay out the indexes that follow the notices, whose pages are known now."""
    year = index.paged(mapped.spans)
    pages = layout.index(year, mapped.count + 1).pages
    return pages, page_map(pages, year.notices())[1]


def _longer(mapped: PageMap, by: int) -> PageMap:
    """Return the map of a body with so many pages more, on which no notice stands."""
    return replace(mapped, count=mapped.count + by)


def _moved(job: Job, mapped: PageMap) -> Iterator[Problem]:
    """Yield a Problem where an edition on demand would not have the pages that were published."""
    if not job.wanted or not job.lock or _same(mapped, job.lock.page_map):
        return
    old, new = job.lock.page_map.breaks, mapped.breaks
    page = next((one.page for one, other in zip(old, new, strict=False) if one != other), 1)
    what = message("重新排印，第{page}页起与出版时不同，不能另做", page=page)
    template = (
        "用出版时的 PDF：content/{name}/published/{name}.pdf；确要重排，"
        '运行 python build.py publish {name} --again --reason "理由"'
    )
    mend = message(template, name=job.issue.id)
    yield PUBLISHED_MOVED.problem(job.issue.place, what, mend)


def _same(one: PageMap, other: PageMap) -> bool:
    """Return whether pages begin at the same places; the leaves before page 1 are not cited."""
    return replace(one, front=0) == replace(other, front=0)


def _heads(layout: PrintLayout, mapped: PageMap) -> Document:
    """Lay out pages that have nothing but the running heads of the body's."""
    gazette, issue, words = layout.context["gazette"], layout.context["issue"], layout.words
    named = gazette["name"], issue["name"] + (words.print_reset if issue["reset"] else "")
    measures = layout.measures
    line = Line(measures.across / measures.running_size, layout.ruler.width)
    heads = running_heads(named, layout.job.notices, mapped, words, line)
    return layout.lay_out("heads.html", heads=list(heads), turned=mapped.turned)
