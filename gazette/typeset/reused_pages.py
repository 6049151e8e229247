"""Reused pages: pages of an earlier layout that the same text would come to again.

In: the layout of a text, page after page; what an earlier layout of it has noted of its pages.
Out: PageNotes of each page; the pages that still stand take the place of new ones.

A page follows from where it begins and from the boxes that its layout has come to, be it only to
find that they have no room. Where these are the same, the page is. Layout can go on at a page that
begins with a block, or within a paragraph whose lines are known: not within a table, nor where
text stands before a picture that it was written behind.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from gazette.typeset.page_notes import Notes, PageNotes, carried
from gazette.typeset.paragraph_text import PARAGRAPH
from gazette.typeset.weasyprint.boxes import is_line
from gazette.typeset.weasyprint.page_making import (
    Parted,
    end_with,
    is_plain,
    maker_of,
    running_boxes,
    stand_in,
    start_of,
)
from gazette.typeset.weasyprint.styles import ReuseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from gazette.typeset.paragraph import Paragraph
    from gazette.typeset.weasyprint.boxes import Box, Element, LineBox
    from gazette.typeset.weasyprint.document import Page
    from gazette.typeset.weasyprint.hooks import Context, SkipStack
    from gazette.typeset.weasyprint.page_making import (
        MadePage,
        MakePage,
        Making,
        Whole,
    )


_MEASURED = 99
"""The paragraphs behind a page that its layout may have come to."""


@dataclass(slots=True)
class PageReuse:
    """Makes the pages of one layout, or finds them at hand, and notes what follows from what.

    `elements` are those of the text in order. `former` are the Notes of an earlier layout,
    `standing` the pages of it that still stand, by their numbers from 0; `behind` gives those that
    stand behind an edit, where they begin as they did. Behind the page of the `last` element no
    page is made. `notes` comes at the end, and stays None where pages do not follow from one
    another alone.
    """

    elements: Sequence[Element]
    former: Notes | None = None
    standing: dict[int, Page] = field(default_factory=dict)
    behind: Mapping[int, Callable[[], Page]] = field(default_factory=dict)
    last: int | None = None
    notes: Notes | None = None
    order: dict[Element, int] = field(init=False)
    _pages: list[PageNotes] = field(default_factory=list)
    _plain: bool = True
    _reached: int = 0
    _reordered: set[Element | None] = field(default_factory=set)
    _line: LineBox | None = None

    def __post_init__(self) -> None:
        """Give each element its number."""
        self.order = {element: at for at, element in enumerate(self.elements)}

    def make(self, upstream: MakePage, index: int, context: Making, whole: Whole) -> MadePage:
        """Return the page of a number, made by `upstream` or at hand."""
        if index == 0:
            self._pages = [self._begins(context, 0, whole, None)]
        self._reached, plain = 0, is_plain(context)
        if index in self.behind and self._begins_again(index):
            self.standing[index] = self.behind[index]()
        page = self.standing.get(index)
        made = upstream() if page is None else self._stand(page, index, context, whole)
        if self._is_enough(whole, made[1]):
            end_with(context, index)
            made = made[0], None
        made_plainly = page is not None or not made[0].fixed_boxes
        self._plain = self._plain and plain and is_plain(context) and made_plainly
        if not self._plain and self.standing:
            raise ReuseError
        self._note(index, context, whole, made[1])
        return made

    def _begins_again(self, index: int) -> bool:
        """Return whether a page behind an edit begins as it did."""
        if self.former is None or not self._pages[-1].begins_as(self.former.pages[index]):
            return False
        is_open = self._pages[-1].open or index - 1 in self.standing
        return is_open and carried(self._pages[:-1]) == carried(self.former.pages[:index])

    def _is_enough(self, whole: Whole, resume_at: SkipStack) -> bool:
        """Return whether the next page would begin behind all that is wanted."""
        begins = _first(whole.root, resume_at).element if resume_at else None
        return begins is not None and self.order.get(begins, 0) > (self.last or len(self.elements))

    def reach(self, box: Box) -> None:
        """Note that the page has come to a box."""
        if box.element is not None:
            self._reached = max(self._reached, self.order.get(box.element, 0))

    def reorder(self, box: Box) -> None:
        """Note that the children of a box stand in another order than in the text."""
        self._reordered.add(box.element)

    def parted(self, line: LineBox) -> Parted | None:
        """Return how a paragraph goes on that begins on a page which was not made again."""
        begun = self._line is not None and line.children is self._line.children
        return self._pages[-1].parted if begun else None

    def moved(self, index: int, noted: Notes) -> bool:
        """Return whether the elements of a page that stands had other numbers when it was noted."""
        return not self.former or self.former.pages[index].begins != noted.pages[index].begins

    def _stand(self, page: Page, index: int, context: Making, whole: Whole) -> MadePage:
        """Let a page take its place, with what it tells those that follow."""
        if self.former is None or start_of(context, index) != self.former.pages[index].starts:
            raise ReuseError
        context.style_for.initial_page_sizes.update(self.former.sizes)
        for name, places in self.former.pages[index].running.items():
            elements = [self.elements[place] for place in places]
            boxes = running_boxes(whole.root)
            found = [next(box for box in boxes if box.element is one) for one in elements]
            context.running_elements[name][index + 1] = found
        return stand_in(context, page, self.former.pages[index + 1].starts)

    def _note(self, index: int, context: Making, whole: Whole, resume_at: SkipStack) -> None:
        """Note what a page has come to, and where the next one begins."""
        if index in self.standing and self.former:
            page, behind = self.former.pages[index : index + 2]
            self._pages[-1:] = page, behind._replace(begins=self._number(whole, resume_at))
            self._line = _line(whole.root, resume_at)
        else:
            running = {
                name: self._numbers(pages[index + 1])
                for name, pages in context.running_elements.items()
                if index + 1 in pages
            }
            self._pages[-1] = self._pages[-1]._replace(reached=self._reached, running=running)
            self._pages.append(self._begins(context, index + 1, whole, resume_at))
            self._line = None
        if resume_at is None and self._plain:
            self.notes = Notes(tuple(self._pages), dict(context.style_for.initial_page_sizes))

    def _numbers(self, boxes: Sequence[Box]) -> list[int]:
        """Return the numbers of the elements of boxes."""
        return [self.order[box.element] for box in boxes if box.element is not None]

    def _begins(self, context: Making, index: int, whole: Whole, resume_at: SkipStack) -> PageNotes:
        """Return what is known of a page before it is made."""
        place, line = list(_place(whole.root, resume_at)), _line(whole.root, resume_at)
        paragraph = PARAGRAPH.of(line) if line else None
        parted = Parted(dict(paragraph.lines), paragraph.rest) if paragraph else None
        # Lines that are left to WeasyPrint may count hyphens (see `hyphenation`).
        is_open = (line is None or paragraph is not None) and not any(
            box.element_tag == "table" or box.element in self._reordered for box in place
        )
        is_open = is_open and not _is_altered(whole.root, resume_at, line)
        begins = self._number(whole, resume_at)
        return PageNotes(start_of(context, index), is_open, parted, begins, 0, {})

    def _number(self, whole: Whole, resume_at: SkipStack) -> int:
        """Return the number of the element that a page begins with or in."""
        element = _first(whole.root, resume_at).element
        return 0 if element is None else self.order.get(element, 0)


def _place(root: Box, resume_at: SkipStack) -> Iterator[Box]:
    """Yield the boxes in which a page begins, from the outermost to the lines of a paragraph."""
    box = root
    rest: SkipStack | int = resume_at
    while isinstance(rest, dict):
        yield box
        if is_line(box) or not rest:
            return
        at, rest = next(iter(rest.items()))
        box = box.children[at]


def _first(root: Box, resume_at: SkipStack) -> Box:
    """Return the box with which a page begins, or the lines of which it shows the rest."""
    box = root
    rest: SkipStack | int = resume_at
    while isinstance(rest, dict) and rest and not is_line(box):
        at, rest = next(iter(rest.items()))
        box = box.children[at]
    return box


def _is_altered(root: Box, resume_at: SkipStack, line: LineBox | None) -> bool:
    """Return whether a paragraph behind a page was altered for it, and had no room there."""
    behind = islice(_lines_behind(root, resume_at), _MEASURED)
    paragraphs = (PARAGRAPH.of(one) for one in behind if one is not line)
    return any(paragraph and paragraph.altered for paragraph in paragraphs)


def _lines_behind(box: Box, resume_at: SkipStack | int) -> Iterator[LineBox]:
    """Yield the lines of paragraphs from a place on, in order."""
    if is_line(box):
        yield box
        return
    at, inside = next(iter(resume_at.items())) if isinstance(resume_at, dict) else (0, None)
    for number, child in enumerate(box.children[at:]):
        yield from _lines_behind(child, None if number else inside)


def _line(root: Box, resume_at: SkipStack) -> LineBox | None:
    """Return the lines of the paragraph in which a page begins."""
    return next((box for box in _place(root, resume_at) if is_line(box)), None)


def go_on(context: Context, line: LineBox, paragraph: Paragraph) -> None:
    """Let a paragraph that was begun in an earlier layout go on as it was begun."""
    maker = maker_of(context)
    parted = maker.parted(line) if maker and not paragraph.lines else None
    if parted:
        paragraph.lines, paragraph.rest = dict(parted.lines), parted.room
