"""Fit: chooses where the lines of a paragraph end, so that none gapes and no unit is torn.

In: a Measure: the widths of a paragraph's characters, and what a line may take from them.
Out: for a line's start its end; the whole paragraph is weighed where one line alone would gape.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from gazette.typeset.marks import FREE, NEVER, SEAM, TIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

TOLERANCE = 1e-3
"""Pixels that do not count."""

LOOSE = 0.06
"""A line that opens by more than this, in ems a gap, sets the whole paragraph to be weighed."""

PRESSED = 0.3
"""The part of its halves that the marks of a line may lose to let a character in."""

GAPING = 0.1
"""A line that opens by more than this, in ems a gap, soon costs as much as breaking at a seam …

… for readers of the PDF begin to see blanks in it (see `actual_text`).
"""

SPACE = 0.25
"""What each space takes of a line's slack before anything else opens, in ems (JLREQ 3.8.4 a) …"""
NARROW = 0.095
"""… and what a gap takes at most, besides, where a letter stands before it: a wider one is a space
to readers of the PDF."""

# The price of breaking a unit: at a seam that of gaps of 0.11 em, elsewhere of more than two ems.
_TORN = {FREE: 0.0, SEAM: 120.0, TIGHT: 64000.0}
_SHORT = 8.0  # the price of a last line of one character: that of gaps of a tenth of an em
_RAGGED = 0.5  # the price of a line of ragged text that is an em too short; with its square
_FARTHEST = 3.5  # a line that is shorter than it could be by more than these ems is not tried


@dataclass(slots=True)
class Measure:
    """A paragraph as a row of widths, in pixels; a line is [start, end) of it.

    `at[i]` is the width of all before character i; `solid[i]` the end of a line that breaks at i,
    without its spaces; `lead[i]` what character i loses at a line's start, `drop[i]` what the
    last character loses for certain, `trim[i]` what it can lose; `give[i]` what the marks before
    i can lose inside a line, `gaps[i]` how many gaps before i open, `spaces[i]` how many of them
    stand after a space, `narrow[i]` after a letter. `grades` are those of `marks`;
    a last line that begins at `lonely` or later holds one character, its stop apart. `flush` says
    that lines are justified.
    """

    at: list[float]
    solid: list[int]
    lead: list[float]
    drop: list[float]
    trim: list[float]
    give: list[float]
    gaps: list[int]
    spaces: list[int]
    narrow: list[int]
    grades: Sequence[int]
    em: float
    lonely: int
    flush: bool

    def natural(self, start: int, end: int) -> float:
        """Give the width of a line before it is justified, its last mark at full width."""
        last = self.solid[end]
        if last <= start:
            return 0.0
        return self.at[last] - self.at[start] - self.lead[start] - self.drop[last - 1]

    def trimmed(self, start: int, end: int) -> float:
        """Give what the last mark of a line can lose."""
        last = self.solid[end]
        return self.trim[last - 1] if last > start else 0.0

    def pliant(self, start: int, end: int) -> float:
        """Give what the marks inside a line can lose."""
        last = self.solid[end]
        return max(0.0, self.give[last - 1] - self.give[start + 1]) if last > start + 1 else 0.0

    def opening(self, start: int, end: int, room: float) -> float:
        """Give the ems by which the widest gaps of a line open to fill `room` (see `flush`)."""
        last = max(self.solid[end] - 1, start)
        gaps = self.gaps[last] - self.gaps[start]
        narrow = self.narrow[last] - self.narrow[start]
        rest = room / self.em - SPACE * (self.spaces[last] - self.spaces[start])
        even = max(0.0, rest) / max(gaps, 0.25)
        if even > NARROW and gaps > narrow:
            return (rest - NARROW * narrow) / (gaps - narrow)
        return even

    def reach(self, start: int, room: float) -> int:
        """Give a boundary beyond which no line from `start` that fits in `room` can end."""
        return min(bisect_right(self.at, self.at[start] + room + 4 * self.em), len(self.at) - 1)


def prefix(values: Sequence[float]) -> list[float]:
    """Sum up: the result's i-th value is the sum of all before i."""
    return [0.0, *accumulate(values)]


def furthest(
    measure: Measure, start: int, limit: int, room: float, head: int | None = None
) -> int | None:
    """Give the best end of one line: the last free one, unless the line gapes without a seam.

    None where not even the first piece fits. `limit` is the last boundary to look at; a line that
    began before `start`, with what stands in other boxes, began at `head`; where none is named the
    line is known as a whole, and its marks may be pressed.
    """
    pressed = PRESSED if head is None else 0.0
    head = start if head is None else head
    best: list[int | None] = [None] * (FREE + 1)
    for end in range(min(limit, measure.reach(start, room)), start, -1):
        grade = measure.grades[end]
        if best[grade] is None and grade != NEVER:
            give = measure.trimmed(start, end) + pressed * measure.pliant(start, end)
            if measure.natural(start, end) - give > room + TOLERANCE:
                continue
            best[grade] = end
            if grade == FREE:
                break
    fits = (best[grade] for grade in (FREE, SEAM, TIGHT))
    chosen, seam = next((end for end in fits if end is not None), None), best[SEAM]
    if measure.flush and chosen is not None and seam is not None and seam > chosen:
        left = room - measure.natural(start, chosen)
        gapes = _price_of_opening(measure.opening(head, chosen, left)) > _TORN[SEAM]
        chosen = seam if gapes else chosen
    return chosen


def greedy(measure: Measure, start: int, first: float, rest: float) -> list[int] | None:
    """Give the ends of the lines of a paragraph from `start`, each as full as it can be."""
    ends, room, stop = [], first, len(measure.at) - 1
    while start < stop:
        end = furthest(measure, start, stop, room)
        if end is None:
            return None
        ends.append(end)
        start, room = end, rest
    return ends


def plan(measure: Measure, start: int, first: float, rest: float) -> dict[int, int]:
    """Give the lines of a paragraph as start -> end: `first` and `rest` are the rooms of its lines.

    Empty where a piece is wider than a line: then each line is left to itself.
    """
    ends = greedy(measure, start, first, rest)
    if ends is None:
        return {}
    prices = _prices(measure, [start, *ends], first, rest)
    if max(prices, default=0.0) > _price_of_opening(LOOSE):
        ends = _weigh(measure, start, (first, rest), sum(prices)) or ends
    return dict(pairwise([start, *ends]))


def _prices(measure: Measure, ends: list[int], first: float, rest: float) -> list[float]:
    rooms = [first] + [rest] * (len(ends) - 2)
    return [
        price if (price := _price(measure, start, end, room)) is not None else _TORN[TIGHT]
        for (start, end), room in zip(pairwise(ends), rooms, strict=True)
    ]


def _weigh(
    measure: Measure, start: int, rooms: tuple[float, float], dearest: float
) -> list[int] | None:
    """Find the lines whose prices add up to least, if to less than `dearest` (Knuth and Plass)."""
    stop = len(measure.at) - 1
    best: dict[int, tuple[float, int]] = {start: (0.0, -1)}
    waiting = [start]
    while waiting and (here := heappop(waiting)) < stop:
        spent, room = best[here][0], rooms[here != start]
        for end in _ends(measure, here, room):
            price = _price(measure, here, end, room)
            total = dearest if price is None else spent + price
            if total >= best.get(end, (dearest,))[0]:
                continue
            if end not in best:
                heappush(waiting, end)
            best[end] = (total, here)
    if stop not in best:
        return None
    ends = [stop]
    while (before := best[ends[-1]][1]) > start:
        ends.append(before)
    return ends[::-1]


def _ends(measure: Measure, start: int, room: float) -> list[int]:
    """List the ends to try for a line: those in reach, down to a free one that is too near."""
    ends = []
    for end in range(measure.reach(start, room), start, -1):
        grade = measure.grades[end]
        if grade == NEVER:
            continue
        ends.append(end)
        if grade == FREE and room - measure.natural(start, end) > _FARTHEST * measure.em:
            break
    return ends


def _price(measure: Measure, start: int, end: int, room: float) -> float | None:
    """Price a line: how much it opens or its marks are pressed; None where it does not fit."""
    left = room - measure.natural(start, end) + TOLERANCE
    torn = _TORN[measure.grades[end]]
    if left < 0:
        left += measure.trimmed(start, end)
    if left < 0:
        pliant = measure.pliant(start, end)
        if pliant + left < 0:
            return None
        return torn + 8 * (-left / pliant) ** 3
    if end == len(measure.at) - 1:
        return _SHORT if start >= measure.lonely else 0.0
    if not measure.flush:
        return torn + _RAGGED * (left / measure.em) ** 2
    return torn + _price_of_opening(measure.opening(start, end, left))


def _price_of_opening(ems: float) -> float:
    return (20 * ems) ** 3 + 10000 * max(0.0, ems - GAPING)
