"""Page notes: what is noted of the pages of a layout, for the next one of a text that was edited.

In: notes of pages; which elements of the text are others now.
Out: the notes with the numbers of now; which of the pages can stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from gazette.typeset.weasyprint.page_making import PageStart, Parted

_GONE = -1
"""The number of an element that is no longer what it was."""


class PageNotes(NamedTuple):
    """What is noted of a page, elements by their numbers in the order of the text.

    `starts`: where it begins; `open`: whether layout can go on there, `parted` how the paragraph
    goes on that it shares with the page before. `begins` is the element that it begins with or in,
    `reached` the last one that its layout came to, `running` are those that it has put into the
    margin of all pages, by name.
    """

    starts: PageStart
    open: bool
    parted: Parted | None
    begins: int
    reached: int
    running: Mapping[str, Sequence[int]]

    def begins_as(self, before: PageNotes) -> bool:
        """Return whether the page begins as another did."""
        return self[:3] == before[:3]


class Notes(NamedTuple):
    """The PageNotes of all pages and of the one that would follow; the size of the first page."""

    pages: Sequence[PageNotes]
    sizes: Mapping[str, tuple[float, float]]


class Edited(NamedTuple):
    """Which elements of a text are others now: from `first` to before `end`, as they were numbered.

    Those from `end` on count `more` now. `article` is the element, as it is numbered now, with
    which the first article behind them begins: from there on their neighbours are the same, too.
    """

    first: int
    end: int
    more: int
    article: int

    def now(self, number: int) -> int:
        """Return the number that an element has now."""
        if self.first <= number < self.end:
            return _GONE
        return number + self.more * (number >= self.end)

    def before(self, number: int) -> int:
        """Return the number that an element had, which has this one now."""
        if self.first <= number < self.end + self.more:
            return _GONE
        return number - self.more * (number >= self.end + self.more)


def numbered(notes: Notes, edited: Edited) -> Notes:
    """Return notes with the numbers that elements have now."""
    now = edited.now
    return notes._replace(
        pages=[
            page._replace(
                begins=now(page.begins),
                reached=now(page.reached),
                running={name: [*map(now, of)] for name, of in page.running.items()},
            )
            for page in notes.pages
        ]
    )


def reusable(notes: Notes, last: int, painted: Collection[int]) -> set[int]:
    """Return the pages that the same text comes to again: elements up to `last` are the same.

    A page that was not `painted` is laid out again, from where layout can go on before it.
    """
    pages, count = notes.pages, 0
    while count < len(pages) - 1 and pages[count].reached <= last:
        count += 1
    while not pages[count].open:
        count -= 1
    standing = set(range(count))
    for page in range(count):
        again = page
        while page not in painted and again in standing:
            standing.discard(again)
            again -= not pages[again].open
    return standing


def behind(notes: Notes, article: int, painted: Collection[int]) -> set[int]:
    """Return the pages that may stand behind an edit, if they begin as they did.

    All that they come to is from the element on with which an `article` begins. A page that is
    followed by one that is laid out again must leave it where layout can go on.
    """
    pages, found = notes.pages, set[int]()
    for at in reversed(range(len(pages) - 1)):
        goes_on = at + 1 in found or at + 2 == len(pages) or pages[at + 1].open
        if goes_on and at in painted and pages[at].begins >= article:
            found.add(at)
    return found


def carried(pages: Sequence[PageNotes]) -> dict[str, int]:
    """Return what stands in the margin of a page behind these, unless it has its own, by name."""
    found: dict[str, int] = {}
    for page in pages:
        found |= {name: numbers[-1] for name, numbers in page.running.items() if numbers}
    return found
