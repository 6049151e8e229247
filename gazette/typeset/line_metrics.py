"""Line metrics: how wide each line of a paragraph would be, and what it could give.

In: the widths of a paragraph's characters, and what a line may take from them.
Out: LineMetrics, which answers for a line [start, end) without looking at its characters.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TOLERANCE = 1e-3
"""Pixels that do not count."""

SPACE = 0.25
"""What each space takes of a line's slack before anything else opens, in ems (JLREQ 3.8.4 a) …"""
NARROW = 0.095
"""… and what a gap takes at most, besides, where a letter stands before it: a wider one is a space
to readers of the PDF."""


@dataclass(slots=True)
class LineMetrics:
    """A paragraph as a row of widths, in pixels; a line is [start, end) of it.

    `offsets[i]` is the width of all before character i; `ink_ends[i]` the end of a line that breaks
    at i, without its spaces; `start_trims[i]` what character i loses at a line's start,
    `end_drops[i]` what the last character loses for certain, `end_trims[i]` what it can lose;
    `compressible[i]` what the marks before i can lose, `gaps[i]` how many gaps before i
    open, `spaces[i]` how many of them stand after a space, `narrow[i]` after a letter. `grades` are
    those of `break_classes`; a last line that begins at `last_character` or later holds one
    character, its stop apart. `justified` says that lines are justified. `hyphens[i]` is the width
    of the hyphen of a line that ends at i, where it has one.
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
    hyphens: dict[int, float] = field(default_factory=dict)

    def natural_width(self, start: int, end: int) -> float:
        """Return the width of a line before it is justified, its last mark at full width."""
        last = self.ink_ends[end]
        if last <= start:
            return 0.0
        width = (
            self.offsets[last]
            - self.offsets[start]
            - self.start_trims[start]
            - self.end_drops[last - 1]
        )
        return width + self.hyphens[end] if end in self.hyphens else width

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
