"""Line breaking: where the lines of a paragraph end, so that none gapes and no unit is torn.

In: a LineMetrics; the room of a paragraph's first line and of the others.
Out: its Lines: as full as they can be, or those of least penalty; those of one line more or fewer.
"""

from __future__ import annotations

from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from gazette.typeset.break_classes import FREE, NEVER, SEAM, TIGHT
from gazette.typeset.line_metrics import TOLERANCE
from gazette.typeset.total_fit import (
    GAPING,
    TORN,
    Lines,
    expansion_penalty,
    lines_by_count,
    tried_line,
)

if TYPE_CHECKING:
    from gazette.typeset.line_metrics import LineMetrics

LOOSE = 0.06
"""A line that opens by more than this, in ems a gap, sets the whole paragraph to be weighed."""

PRESSED = 0.3
"""The part of its halves that the marks of a line may lose to let a character in."""

_ALTERED = 64.0
"""What a paragraph may cost at most to be a line shorter or longer: no gap of it is over 0.1 em."""


def best_end(
    metrics: LineMetrics, start: int, limit: int, room: float, head: int | None = None
) -> int | None:
    """Return the best end of one line: the last free one, unless the line gapes without a seam.

    None where not even the first piece fits. `limit` is the last boundary to look at; a line that
    began before `start`, with what stands in other boxes, began at `head`; where none is named the
    line is known as a whole, and its marks may be pressed, its last word parted by a hyphen.
    """
    pressed, whole = PRESSED if head is None else 0.0, head is None
    head = start if head is None else head
    best: list[int | None] = [None] * (FREE + 1)
    for end in range(min(limit, metrics.reach(start, room)), start, -1):
        grade = metrics.grades[end]
        if grade == NEVER or (end in metrics.hyphens and not whole):
            continue
        if best[grade] is None:
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
        gapes = expansion_penalty(metrics.expansion(head, chosen, left)) > TORN[SEAM]
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


def break_lines(metrics: LineMetrics, start: int, first: float, rest: float) -> Lines | None:
    """Return the lines of a paragraph from `start`: `first` and `rest` are their rooms.

    None where a piece is wider than a line: then each line is left to itself.
    """
    ends = fill_lines(metrics, start, first, rest)
    if ends is None:
        return None
    penalties = _penalties(metrics, [start, *ends], first, rest)
    full = Lines(tuple(ends), sum(penalties))
    if max(penalties, default=0.0) <= expansion_penalty(LOOSE):
        return full
    whole = metrics.hyphens.keys().isdisjoint(ends)
    limit = full.penalty if whole else inf
    found = list(lines_by_count(metrics, start, (first, rest), len(ends) + 1, limit).values())
    if not found or whole:
        found.append(full)
    return min(found, key=lambda lines: lines.penalty)


def altered_lines(
    metrics: LineMetrics, natural: Lines, rooms: tuple[float, float]
) -> dict[int, Lines]:
    """Return the lines of a whole paragraph, one more (1) or fewer (-1) than the `natural` ones.

    Not those of which some would gape, or the last be one character: what can be seen is not done.
    """
    count = len(natural.ends)
    asked = [by for by in (-1, 1) if can_be_altered(metrics, natural, rooms, by)]
    most = natural.penalty + _ALTERED
    found = lines_by_count(metrics, 0, rooms, count + asked[-1], most) if asked else {}
    return {
        by: lines
        for by in asked
        if (lines := found.get(count + by))
        and lines.penalty <= most
        and (0, *lines.ends)[-2] < metrics.last_character
    }


def can_be_altered(
    metrics: LineMetrics, natural: Lines, rooms: tuple[float, float], by: int
) -> bool:
    """Return whether lines could give, or take, as much as the last one holds, or lacks.

    That they could does not say that they can: a quick look before all ways are tried.
    """
    spans = list(pairwise((0, *natural.ends)))
    if len(spans) + by < 1:
        return False
    left = [rooms[start > 0] - metrics.natural_width(start, end) for start, end in spans]
    if by > 0:
        gaps = metrics.gaps[-1] * GAPING * metrics.em
        return gaps >= sum(left) + metrics.em
    give = sum(
        metrics.end_trim(start, end) + metrics.compressible_width(start, end)
        for start, end in spans[:-1]
    )
    return give + sum(left[:-1]) >= metrics.natural_width(*spans[-1])


def _penalties(metrics: LineMetrics, ends: list[int], first: float, rest: float) -> list[float]:
    rooms = [first] + [rest] * (len(ends) - 2)
    return [
        line.penalty if (line := tried_line(metrics, start, end, room)) is not None else TORN[TIGHT]
        for (start, end), room in zip(pairwise(ends), rooms, strict=True)
    ]
