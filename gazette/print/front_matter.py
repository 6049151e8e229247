"""Front matter: cover and contents, whose entries fill a page, or several evenly.

In: what the layouts know of the notices and indexes, the body's page map; a layout of the front.
Out: its pages, with their HTML; the last one is empty.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from gazette.typeset.weasyprint.boxes import has_class, is_line
from gazette.typeset.weasyprint.document import page_box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import PageMap
    from gazette.print.layout_context import NoticeContext, YearContext
    from gazette.print.print_layout import PrintLayout
    from gazette.typeset.weasyprint.document import Page

INDEX = "year-index"
"""The element that the indexes of a year begin with."""
_ONE = 3
"""The pages of a front whose contents take one: a cover, that one, the empty one."""
_LITTLE = 0.25
"""The part of a page's entries that may run over for it to be worth setting them closer."""
_FULL = 0.9
"""The part of a page's height that entries can take: heads of sections take the rest."""


class ContentsEntry(TypedDict):
    """A notice in the contents, and the page on which it begins; 0 where none is known."""

    id: str
    section: str
    title: str
    numbers: list[str]
    printed_page: int | None
    page: int


class FrontMatter(NamedTuple):
    """Cover and contents on their pages, the last of which is empty, and the HTML of these."""

    html: str
    pages: list[Page]


class ContentsSection(TypedDict):
    """The entries of a section that stand on one page of the contents."""

    name: str
    continued: bool
    notices: list[ContentsEntry]


def front_matter(layout: PrintLayout, mapped: PageMap, edition: str = "") -> FrontMatter:
    """Lay out cover and contents, of another edition perhaps.

    Contents that run over are set closer; if they still take several pages, they are shared out.
    """
    entries = _entries(layout, mapped)

    def lay_out(parts: Sequence[Sequence[ContentsEntry]], *, close: bool) -> FrontMatter:
        html = _html(layout, parts, edition, close=close)
        return FrontMatter(html, layout.laid_out(html).pages)

    front, close = lay_out([entries], close=False), False
    heights = _heights(front.pages)
    if len(front.pages) > _ONE and len(heights[-1]) <= _LITTLE * len(heights[0]):
        closer = lay_out([entries], close=True)
        if close := len(closer.pages) < len(front.pages):
            front = closer
    if len(front.pages) <= _ONE:
        return front
    heights = _heights(front.pages)
    if sum(map(len, heights)) != len(entries) or not all(heights):
        return front  # a page so small that an entry is parted, or none stands below the masthead
    height = page_box(front.pages[-1]).height * _FULL
    parts = list(_shared(entries, heights, height))
    shared = lay_out(parts, close=close) if all(parts) else front
    return shared if len(shared.pages) == len(front.pages) else front


def first_html(layout: PrintLayout, mapped: PageMap) -> str:
    """Return the HTML of the layout that comes first, from which all that follow it follow."""
    return _html(layout, [_entries(layout, mapped)], "", close=False)


def _html(
    layout: PrintLayout, parts: Sequence[Sequence[ContentsEntry]], edition: str, *, close: bool
) -> str:
    """Return the HTML of cover and contents whose pages have these entries."""
    contents, colophon = list(_pages(parts)), layout.context["colophon"]
    return layout.html("front.html", edition, contents=contents, close=close, colophon=colophon)


def _entries(layout: PrintLayout, mapped: PageMap) -> list[ContentsEntry]:
    entries = [_entry(notice, mapped) for notice in layout.context["notices"]]
    if index := layout.context["index"]:
        entries.append(_of_index(index, mapped))
    return entries


def _pages(parts: Sequence[Sequence[ContentsEntry]]) -> Iterator[list[ContentsSection]]:
    """Yield the sections of each page; one that goes on says so."""
    before = ""
    for entries in parts:
        page: list[ContentsSection] = [
            {"name": name, "continued": False, "notices": list(notices)}
            for name, notices in groupby(entries, lambda entry: entry["section"])
        ]
        page[0]["continued"] = page[0]["name"] == before
        before = page[-1]["name"]
        yield page


def _heights(pages: Sequence[Page]) -> list[list[float]]:
    """Return how high each entry is, by the pages of the contents."""
    return [
        [
            box.height
            for box in page_box(page).descendants()
            if not is_line(box) and box.element_tag == "p" and has_class(box, "entry")
        ]
        for page in pages[1:-1]
    ]


def _shared(
    entries: Sequence[ContentsEntry], heights: Sequence[Sequence[float]], height: float
) -> Iterator[list[ContentsEntry]]:
    """Share the entries out over as many pages as they take, by what each page has room for.

    A page has room for entries of `height`, the first for those that it holds.
    """
    every = [height for page in heights for height in page]
    first, later = sum(heights[0]), sum(every) - sum(heights[0])
    room = max(first, later / (len(heights) - 1), height)
    share = sum(every) / (first + room * (len(heights) - 1))
    at, done, wanted = 0, 0.0, share * first
    for number in range(len(heights)):
        begins = at
        while at < len(entries) and (number == len(heights) - 1 or done + every[at] / 2 < wanted):
            done += every[at]
            at += 1
        yield list(entries[begins:at])
        wanted += share * room


def _of_index(index: YearContext, mapped: PageMap) -> ContentsEntry:
    """Return the entry of the indexes, which begin behind the last notice."""
    return {
        "id": INDEX,
        "section": index["section"],
        "title": index["title"],
        "numbers": [],
        "printed_page": None,
        "page": max((last for _, last in mapped.spans.values()), default=0) + 1,
    }


def _entry(notice: NoticeContext, mapped: PageMap) -> ContentsEntry:
    return {
        "id": notice["id"],
        "section": notice["section"],
        "title": notice["title"],
        "numbers": notice["numbers"],
        "printed_page": notice["printed_page"],
        "page": mapped.spans.get(notice["id"], (0, 0))[0],
    }
