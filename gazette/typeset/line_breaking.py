"""Line breaking: where the lines of a paragraph end, so that none gapes and no unit is torn.

In: a LineMetrics: the widths of a paragraph's characters, and what a line may take from them.
Out: for a line's start its end; the whole paragraph is weighed where one line alone would gape.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from gazette.typeset.break_classes import FREE, NEVER, SEAM, TIGHT

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

# The penalty of breaking a unit: at a seam that of gaps of 0.11 em, elsewhere of more than two ems.
_TORN = {FREE: 0.0, SEAM: 120.0, TIGHT: 64000.0}
_SHORT_LAST_LINE = 8.0
"""The penalty of a last line of one character: that of gaps of a tenth of an em."""
_SHORT_RAGGED_LINE = 0.5
"""The penalty of a line of ragged text that is an em too short; with its square."""
_SHORTEST_TRIED = 3.5  # a line that is shorter than it could be by more than these ems is not tried


@dataclass(slots=True)
class LineMetrics:
    """A paragraph as a row of widths, in pixels; a line is [start, end) of it.

    `offsets[i]` is the width of all before character i; `ink_ends[i]` the end of a line that breaks
    at i, without its spaces; `start_trims[i]` what character i loses at a line's start,
    `end_drops[i]` what the last character loses for certain, `end_trims[i]` what it can lose;
    `compressible[i]` what the marks before i can lose, `gaps[i]` how many gaps before i
    open, `spaces[i]` how many of them stand after a space, `narrow[i]` after a letter. `grades` are
    those of `break_classes`; a last line that begins at `last_character` or later holds one
    character, its stop apart. `justified` says that lines are justified.
    """

    offsets: list[float]
    ink_ends: list[int]
    start_trims: list[float]
    end_drops: list[float]
    end_trims: list[float]
    compressible: list[float]
    gaps: list[int]
    spaces: list[int]
    narrow: list[int]
    grades: Sequence[int]
    em: float
    last_character: int
    justified: bool

    def natural_width(self, start: int, end: int) -> float:
        """Return the width of a line before it is justified, its last mark at full width."""
        last = self.ink_ends[end]
        if last <= start:
            return 0.0
        return (
            self.offsets[last]
            - self.offsets[start]
            - self.start_trims[start]
            - self.end_drops[last - 1]
        )

    def end_trim(self, start: int, end: int) -> float:
        """Return what the last mark of a line can lose."""
        last = self.ink_ends[end]
        return self.end_trims[last - 1] if last > start else 0.0

    def compressible_width(self, start: int, end: int) -> float:
        """Return what the marks inside a line can lose."""
        last = self.ink_ends[end]
        if last <= start + 1:
            return 0.0
        return max(0.0, self.compressible[last - 1] - self.compressible[start + 1])

    def expansion(self, start: int, end: int, room: float) -> float:
        """Return the ems by which the widest gaps of a line open to fill `room` (see `justify`)."""
        last = max(self.ink_ends[end] - 1, start)
        gaps = self.gaps[last] - self.gaps[start]
        narrow = self.narrow[last] - self.narrow[start]
        rest = room / self.em - SPACE * (self.spaces[last] - self.spaces[start])
        even = max(0.0, rest) / max(gaps, 0.25)
        if even > NARROW and gaps > narrow:
            return (rest - NARROW * narrow) / (gaps - narrow)
        return even

    def reach(self, start: int, room: float) -> int:
        """Return a boundary beyond which no line from `start` that fits in `room` can end."""
        return min(
            bisect_right(self.offsets, self.offsets[start] + room + 4 * self.em),
            len(self.offsets) - 1,
        )


def prefix(values: Sequence[float]) -> list[float]:
    """Sum up: the result's i-th value is the sum of all before i."""
    return [0.0, *accumulate(values)]


def best_end(
    metrics: LineMetrics, start: int, limit: int, room: float, head: int | None = None
) -> int | None:
    """Return the best end of one line: the last free one, unless the line gapes without a seam.

    None where not even the first piece fits. `limit` is the last boundary to look at; a line that
    began before `start`, with what stands in other boxes, began at `head`; where none is named the
    line is known as a whole, and its marks may be pressed.
    """
    pressed = PRESSED if head is None else 0.0
    head = start if head is None else head
    best: list[int | None] = [None] * (FREE + 1)
    for end in range(min(limit, metrics.reach(start, room)), start, -1):
        grade = metrics.grades[end]
        if best[grade] is None and grade != NEVER:
            give = metrics.end_trim(start, end) + pressed * metrics.compressible_width(start, end)
            if metrics.natural_width(start, end) - give > room + TOLERANCE:
                continue
            best[grade] = end
            if grade == FREE:
                break
    fits = (best[grade] for grade in (FREE, SEAM, TIGHT))
    chosen, seam = next((end for end in fits if end is not None), None), best[SEAM]
    if metrics.justified and chosen is not None and seam is not None and seam > chosen:
        left = room - metrics.natural_width(start, chosen)
        gapes = _expansion_penalty(metrics.expansion(head, chosen, left)) > _TORN[SEAM]
        chosen = seam if gapes else chosen
    return chosen


def fill_lines(metrics: LineMetrics, start: int, first: float, rest: float) -> list[int] | None:
    """Return the ends of the lines of a paragraph from `start`, each as full as it can be."""
    ends, room, stop = [], first, len(metrics.offsets) - 1
    while start < stop:
        end = best_end(metrics, start, stop, room)
        if end is None:
            return None
        ends.append(end)
        start, room = end, rest
    return ends


def break_lines(metrics: LineMetrics, start: int, first: float, rest: float) -> dict[int, int]:
    """Return the lines of a paragraph as start -> end: `first` and `rest` are their rooms.

    Empty where a piece is wider than a line: then each line is left to itself.
    """
    ends = fill_lines(metrics, start, first, rest)
    if ends is None:
        return {}
    penalties = _penalties(metrics, [start, *ends], first, rest)
    if max(penalties, default=0.0) > _expansion_penalty(LOOSE):
        ends = _least_penalty_lines(metrics, start, (first, rest), sum(penalties)) or ends
    return dict(pairwise([start, *ends]))


def _penalties(metrics: LineMetrics, ends: list[int], first: float, rest: float) -> list[float]:
    rooms = [first] + [rest] * (len(ends) - 2)
    return [
        penalty if (penalty := _penalty(metrics, start, end, room)) is not None else _TORN[TIGHT]
        for (start, end), room in zip(pairwise(ends), rooms, strict=True)
    ]


def _least_penalty_lines(
    metrics: LineMetrics, start: int, rooms: tuple[float, float], dearest: float
) -> list[int] | None:
    """Return the lines of least penalty, if of less than `dearest` (Knuth and Plass)."""
    stop = len(metrics.offsets) - 1
    best: dict[int, tuple[float, int]] = {start: (0.0, -1)}
    waiting = [start]
    while waiting and (here := heappop(waiting)) < stop:
        spent, room = best[here][0], rooms[here != start]
        for end in _ends(metrics, here, room):
            penalty = _penalty(metrics, here, end, room)
            total = dearest if penalty is None else spent + penalty
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


def _ends(metrics: LineMetrics, start: int, room: float) -> list[int]:
    """Return the ends to try for a line: those in reach, down to a free one that is too near."""
    ends = []
    for end in range(metrics.reach(start, room), start, -1):
        grade = metrics.grades[end]
        if grade == NEVER:
            continue
        ends.append(end)
        if (
            grade == FREE
            and room - metrics.natural_width(start, end) > _SHORTEST_TRIED * metrics.em
        ):
            break
    return ends


def _penalty(metrics: LineMetrics, start: int, end: int, room: float) -> float | None:
    """Return a line's penalty: how much it opens or is pressed; None where it does not fit."""
    left = room - metrics.natural_width(start, end) + TOLERANCE
    torn = _TORN[metrics.grades[end]]
    if left < 0:
        left += metrics.end_trim(start, end)
    if left < 0:
        pliant = metrics.compressible_width(start, end)
        if pliant + left < 0:
            return None
        return torn + 8 * (-left / pliant) ** 3
    if end == len(metrics.offsets) - 1:
        return _SHORT_LAST_LINE if start >= metrics.last_character else 0.0
    if not metrics.justified:
        return torn + _SHORT_RAGGED_LINE * (left / metrics.em) ** 2
    return torn + _expansion_penalty(metrics.expansion(start, end, left))


def _expansion_penalty(ems: float) -> float:
    return (20 * ems) ** 3 + 10000 * max(0.0, ems - GAPING)
