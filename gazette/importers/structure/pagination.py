"""Pagination: where each printed page begins, from the numbers at its foot or head and form feeds.

In: a Print, the page numbers that were taken out of it, where its notices begin.
Out: a Pagination; where pages begin in the blocks of a notice.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from gazette.importers.document import Category
from gazette.language.lines import solid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.importers.document import Assignment, Print

Numbered = tuple[tuple[int, int], ...]
"""Where something stands in the text, and its printed page, in order."""

Spans = tuple[tuple[int, int], ...]
"""Where the characters of a block stand in the text, piece by piece."""

_CLOSING = frozenset((Category.SIGNED, Category.DATED, Category.ANNEXES, Category.REMARK))


@dataclass(frozen=True, slots=True)
class Pagination:
    """The page numbers of a print in order; `above` says that they head their pages.

    `sure` says that the pages of the contents bear out which of the two it is.
    """

    folios: Numbered
    above: bool = False
    sure: bool = False

    def page(self, at: int) -> int:
        """Return the printed page of a place in the text; there must be numbers."""
        index = bisect_right([start for start, _ in self.folios], at)
        if self.above:
            return self.folios[index - 1][1] if index else self.folios[0][1] - 1
        return self.folios[index][1] if index < len(self.folios) else self.folios[-1][1] + 1

    def begins(self) -> Numbered:
        """Return behind which place each page begins: of numbers at the foot, behind the last."""
        if self.above:
            return self.folios
        return tuple((at, page) for (at, _), (_, page) in pairwise(self.folios))


def read(folios: Numbered, wanted: Iterable[tuple[int, int]]) -> Pagination:
    """Read whether the numbers stand at the foot or the head: as most pages of the contents say."""
    ordered = tuple(sorted(folios))
    known = tuple(wanted)

    def agreement(way: Pagination) -> int:
        return sum(way.page(at) == page for at, page in known)

    foot, head = Pagination(ordered), Pagination(ordered, above=True)
    if not ordered:
        return foot
    best = max((foot, head), key=agreement)
    return replace(
        best, sure=agreement(best) * 2 > len(known) and agreement(foot) != agreement(head)
    )


def begins(given: Print, pagination: Pagination) -> Numbered:
    """Return where each printed page begins: where the source knows its pages, to the line.

    A page without a number has one where its neighbours leave no doubt which.
    """
    rows = groupby(given.lines, key=lambda line: (line.position.file, line.position.page))
    sheets = [(key, [line.start for line in lines]) for key, lines in rows]
    if not all(page for (_, page), _ in sheets):
        return pagination.begins() if pagination.sure else ()
    ends = [starts[0] for _, starts in sheets[1:]] + [len(given.text)]
    numbers = [
        next((page for at, page in pagination.folios if starts[0] <= at < end), 0)
        for (_, starts), end in zip(sheets, ends, strict=True)
    ]
    for at in range(1, len(numbers) - 1):
        between = numbers[at - 1] and numbers[at + 1] == numbers[at - 1] + 2
        if not numbers[at] and between:
            numbers[at] = numbers[at - 1] + 1
    return tuple(
        (starts[0] - 1, number)
        for (_, starts), number in zip(sheets, numbers, strict=True)
        if number
    )


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page begins in a notice: in which block of its body.

    `before` is how many characters other than white space of that block stand before it.
    """

    block: int
    before: int
    page: int


def inside(
    text: str,
    assignments: Sequence[Assignment],
    blocks: Sequence[Spans],
    letter: int,
    starts: Numbered,
) -> tuple[PageStart, ...]:
    """Return the pages that begin inside a notice, in the order of its blocks.

    `blocks` are where the characters of each stand, `letter` is how many of them are the letter's.
    A page that begins with the notice is its printed page. One that begins in its front stands
    before the body, one in the signature or the list of annexes behind the letter.
    """
    places = sorted(
        (at, assignment.category)
        for assignment in assignments
        for at in range(*assignment.span)
        if text[at].strip()
    )
    own = [at for at, _ in places]
    found: dict[tuple[int, int], PageStart] = {}
    for after, page in starts:
        index = bisect_right(own, after)
        if not 0 < index < len(own):
            continue
        first = next((at for at, category in places[index:] if category is Category.BODY), -1)
        start = _at(text, blocks, first, page)
        # A signature behind the instruments is set before them: its page begins where none is.
        if places[index][1] in _CLOSING:
            start = _behind(text, blocks[:letter], page) if start or letter == len(blocks) else None
        if start:
            found[start.block, start.before] = start
    return tuple(_rising(found[key] for key in sorted(found)))


def _rising(starts: Iterable[PageStart]) -> Iterator[PageStart]:
    """Yield the starts whose pages rise: what was moved, as a footnote is, has none of its own."""
    last = 0
    for start in starts:
        if start.page > last:
            last = start.page
            yield start


def _at(text: str, blocks: Sequence[Spans], at: int, page: int) -> PageStart | None:
    for number, spans in enumerate(blocks):
        if any(begin <= at < end for begin, end in spans):
            before = "".join(text[begin : min(end, at)] for begin, end in spans if begin < at)
            return PageStart(number, len(solid(before)), page)
    return None


def _behind(text: str, letter: Sequence[Spans], page: int) -> PageStart | None:
    if not letter:
        return None
    whole = "".join(text[begin:end] for begin, end in letter[-1])
    return PageStart(len(letter) - 1, len(solid(whole)), page)
