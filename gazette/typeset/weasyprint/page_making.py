"""Page making: WeasyPrint's making of pages one by one, some of which stand there already.

In: a PageMaker, which is asked for each page in turn.
Out: `page_making_replaced`, a context in which it is; StandIn, a page that is not made again.

WeasyPrint makes each page from where it begins (`PageStart`) and the boxes that are left. A page
that stands there already takes its place: those behind it are made as if it had been made.
"""

from __future__ import annotations

from contextlib import contextmanager
from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

import weasyprint.document
import weasyprint.layout
from weasyprint.layout import page as pages
from weasyprint.layout.absolute import AbsolutePlaceholder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from gazette.typeset.weasyprint.boxes import Box, Element, LineBox
    from gazette.typeset.weasyprint.document import Page
    from gazette.typeset.weasyprint.hooks import Context, NextPage, SkipStack

__all__ = [
    "AbsolutePlaceholder",
    "Html",
    "MadePage",
    "MakePage",
    "Making",
    "PageMaker",
    "PageStart",
    "Parted",
    "StandIn",
    "Whole",
    "end_with",
    "is_plain",
    "maker_of",
    "page_making_replaced",
    "running_boxes",
    "stand_in",
    "start_of",
]


class PageStart(NamedTuple):
    """Where a page begins, whether it is a right-hand one, and the counters of pages before it."""

    resume_at: SkipStack
    next_page: NextPage
    right_page: bool
    counters: object


class Html(Protocol):
    """The HTML that is laid out."""

    etree_element: Element


class _Lookups(Protocol):
    counter_lookup_items: Mapping[object, object]


class _Styles(Protocol):
    initial_page_sizes: dict[str, tuple[float, float]]


class Making(Protocol):
    """The state of a layout that goes on from page to page."""

    page_maker: list[tuple[SkipStack, NextPage, bool, object, dict[str, object]]]
    running_elements: Mapping[str, dict[int, list[Box]]]
    string_set: Mapping[str, object]
    broken_out_of_flow: Mapping[object, object]
    footnotes: list[Box]
    reported_footnotes: list[Box]
    target_collector: _Lookups
    style_for: _Styles


class _PageBox(Protocol):
    fixed_boxes: list[Box]


MadePage: TypeAlias = "tuple[_PageBox | StandIn, SkipStack]"
"""A page that is made, and where the next one begins."""
MakePage: TypeAlias = "Callable[[], MadePage]"
"""Makes the next page as WeasyPrint does."""


class PageMaker(Protocol):
    """Whoever is asked for each page, and told how the layout comes on."""

    def make(self, upstream: MakePage, index: int, context: Making, whole: Whole) -> MadePage:
        """Return the page of a number, made by `upstream` or not."""

    def reach(self, box: Box) -> None:
        """Hear that a page has come to a box, whether it stands there in the end or not."""

    def reorder(self, box: Box) -> None:
        """Hear that the children of a box stand in another order, here and on later pages."""

    def parted(self, line: LineBox) -> Parted | None:
        """Return how the paragraph goes on whose lines a page begins with; None for others."""


class Whole(NamedTuple):
    """What the pages are made of: the boxes of the whole text, and its HTML."""

    root: Box
    html: Html


class Parted(NamedTuple):
    """A paragraph that two pages share: where each line ends that begins at some character.

    `room` is that of its lines but the first.
    """

    lines: dict[int, int]
    room: float


def maker_of(context: Context) -> PageMaker | None:
    """Return who makes the pages of a layout; None where nobody was named."""
    maker: PageMaker | None = vars(context).get("maker")
    return maker


class StandIn:
    """What WeasyPrint sees of a page that is not made again: that nothing is to be done to it."""

    def __init__(self, page: Page) -> None:
        """Take the page."""
        self.page = page
        self.fixed_boxes: list[Box] = []
        self.children: object = tuple(_Nothing() for _ in range(3))

    def descendants(self) -> Iterable[Box]:
        """Return its boxes: of some only the first may be a bookmark."""
        return (box for box in self.page._page_box.descendants() if box.bookmark_label)


class _Nothing:
    """The text, the footnotes and the notes of a page, of which there is nothing to do."""

    def __init__(self) -> None:
        self.children: list[Box] = []


def start_of(context: Making, index: int) -> PageStart:
    """Return where the page of a number begins."""
    resume_at, next_page, right_page, counters, _ = context.page_maker[index]
    return PageStart(resume_at, next_page, right_page, deepcopy(counters))


def running_boxes(root: Box) -> list[Box]:
    """Return the boxes of a text that stand in the margin of pages."""
    boxes: Iterable[Any] = root.descendants()
    return [box for box in boxes if box.is_running()]


def is_plain(context: Making) -> bool:
    """Return whether a page follows from where it begins, and from no page before or behind it."""
    return not (
        context.broken_out_of_flow
        or context.footnotes
        or context.reported_footnotes
        or context.string_set
        or context.target_collector.counter_lookup_items
    )


def stand_in(context: Making, page: Page, after: PageStart) -> MadePage:
    """Let a page take its place; `after` is where the one behind it begins."""
    again = {"content_changed": False, "pages_wanted": False, "anchors": [], "content_lookups": []}
    context.page_maker.append((*after[:3], deepcopy(after.counters), again))
    return StandIn(page), after.resume_at


def end_with(context: Making, index: int) -> None:
    """Let the page of a number be the last one, whatever is left."""
    context.page_maker[index + 1] = (None, *context.page_maker[index + 1][1:])


def _made(
    maker: PageMaker,
    remake: Callable[..., MadePage],
    index: int,
    context: Making,
    *whole: *tuple[Box, Html],
) -> MadePage:
    vars(context)["maker"] = maker
    return maker.make(partial(remake, index, context, *whole), index, context, Whole(*whole))


@contextmanager
def page_making_replaced(maker: PageMaker) -> Iterator[None]:
    """Let WeasyPrint ask a PageMaker for each page, inside this context."""
    layout, document = vars(weasyprint.layout), vars(weasyprint.document)
    remake, margins = pages.remake_page, layout["make_margin_boxes"]
    backgrounds, kind = layout["layout_backgrounds"], document["Page"]
    try:
        vars(pages)["remake_page"] = partial(_made, maker, remake)
        layout["make_margin_boxes"] = lambda context, page, state: (
            () if isinstance(page, StandIn) else margins(context, page, state)
        )
        layout["layout_backgrounds"] = lambda page, *rest: (
            None if isinstance(page, StandIn) else backgrounds(page, *rest)
        )
        document["Page"] = lambda page: page.page if isinstance(page, StandIn) else kind(page)
        yield
    finally:
        vars(pages)["remake_page"], layout["make_margin_boxes"] = remake, margins
        layout["layout_backgrounds"], document["Page"] = backgrounds, kind
