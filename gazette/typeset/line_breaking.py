"""Line breaking: where the lines of a paragraph end, so that none gapes and no unit is torn.

In: a LineMetrics; the room of a paragraph's first line and of the others.
Out: its Lines: as full as they can be, or those of least penalty; those of one line more or fewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gazette.typeset.break_classes import FREE, NEVER, SEAM, TIGHT
from gazette.typeset.line_metrics import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.typeset.line_metrics import LineMetrics

LOOSE = 0.06
"""A line that opens by more than this, in ems a gap, sets the whole paragraph to be weighed."""

PRESSED = 0.3
"""The part of its halves that the marks of a line may lose to let a character in."""

GAPING = 0.1
"""A line that opens by more than this, in ems a gap, soon costs as much as breaking at a seam …

… for readers of the PDF begin to see blanks in it (see `actual_text`).
"""

# The penalty of breaking a unit: at a seam that of gaps of 0.11 em, elsewhere of more than two ems.
_TORN = {FREE: 0.0, SEAM: 120.0, TIGHT: 64000.0}
_SHORT_LAST_LINE = 64.0
"""The penalty of a last line of one character: that of eight lines whose gaps open by 0.1 em."""
_SHORT_RAGGED_LINE = 0.5
"""The penalty of a line of ragged text that is an em too short; with its square."""
_SHORT_ADDRESS = 10.0
"""The same of a justified line with almost nothing in it that could open: a piece of an address."""
_RIGID = 8
"""The characters a gap of such a line, at least."""
_SHORTEST_TRIED = 3.5  # a line that is shorter than it could be by more than these ems is not tried
_FITNESS = (0.03, 0.09, 0.15)
"""Where the classes of lines part, by the ems that a gap opens (Knuth and Plass, 1981, p. 1155)."""
_UNLIKE = 30.0
"""The penalty of two neighbours that differ by more than a class: some tenth of an em."""
_ALTERED = 64.0
"""What a paragraph may cost at most to be a line shorter or longer: no gap of it is over 0.1 em."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a paragraph: where each ends, and what they cost."""

    ends: tuple[int, ...]
    penalty: float


class _Line(NamedTuple):
    """A line that is tried: its end, its penalty, the class of its gaps."""

    end: int
    penalty: float
    fitness: int


class _Path(NamedTuple):
    """The cheapest way to a line's end: its penalty, the lines before it."""

    penalty: float
    before: _Path | None
    end: int
    fitness: int


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


def break_lines(metrics: LineMetrics, start: int, first: float, rest: float) -> Lines | None:
    """Return the lines of a paragraph from `start`: `first` and `rest` are their rooms.

    None where a piece is wider than a line: then each line is left to itself.
    """
    ends = fill_lines(metrics, start, first, rest)
    if ends is None:
        return None
    penalties = _penalties(metrics, [start, *ends], first, rest)
    full = Lines(tuple(ends), sum(penalties))
    if max(penalties, default=0.0) <= _expansion_penalty(LOOSE):
        return full
    found = lines_by_count(metrics, start, (first, rest), len(ends) + 1).values()
    return min((full, *found), key=lambda lines: lines.penalty)


def altered_lines(
    metrics: LineMetrics, natural: Lines, rooms: tuple[float, float], by: int
) -> Lines | None:
    """Return the lines of a whole paragraph, `by` lines more or fewer than the `natural` ones.

    None where some would gape, or the last be one character: what can be seen is not done.
    """
    wanted = len(natural.ends) + by
    if not wanted or not can_be_altered(metrics, natural, rooms, by):
        return None
    found = lines_by_count(metrics, 0, rooms, wanted).get(wanted)
    if found is None or found.penalty > natural.penalty + _ALTERED:
        return None
    begins = (0, *found.ends)[-2]
    return None if begins >= metrics.last_character else found


def can_be_altered(
    metrics: LineMetrics, natural: Lines, rooms: tuple[float, float], by: int
) -> bool:
    """Return whether lines could give, or take, as much as the last one holds, or lacks.

    That they could does not say that they can: a quick look before all ways are tried.
    """
    spans = list(pairwise((0, *natural.ends)))
    left = [rooms[start > 0] - metrics.natural_width(start, end) for start, end in spans]
    if by > 0:
        gaps = metrics.gaps[-1] * GAPING * metrics.em
        return gaps >= sum(left) + metrics.em
    give = sum(
        metrics.end_trim(start, end) + metrics.compressible_width(start, end)
        for start, end in spans[:-1]
    )
    return give + sum(left[:-1]) >= metrics.natural_width(*spans[-1])


def lines_by_count(
    metrics: LineMetrics, start: int, rooms: tuple[float, float], most: int
) -> dict[int, Lines]:
    """Return the lines of least penalty for each number of lines up to `most` (Knuth and Plass)."""
    stop, found = len(metrics.offsets) - 1, {}

    @cache
    def lines_from(here: int) -> list[_Line]:
        return list(_lines_from(metrics, here, rooms[here != start]))

    paths = [_Path(0.0, None, start, 0)]
    for count in range(1, most + 1):
        best: dict[tuple[int, int], _Path] = {}
        for path in paths:
            for line in lines_from(path.end):
                unlike = count > 1 and line.end < stop and abs(line.fitness - path.fitness) > 1
                total = path.penalty + line.penalty + _UNLIKE * unlike
                known = best.get((line.end, line.fitness))
                if known is None or total < known.penalty:
                    best[line.end, line.fitness] = _Path(total, path, line.end, line.fitness)
        paths = [path for path in best.values() if path.end < stop]
        done = [path for path in best.values() if path.end == stop]
        if done:
            last = min(done, key=lambda path: path.penalty)
            found[count] = Lines(tuple(_ends_of(last))[::-1], last.penalty)
    return found


def _ends_of(path: _Path) -> Iterator[int]:
    while path.before is not None:
        yield path.end
        path = path.before


def _penalties(metrics: LineMetrics, ends: list[int], first: float, rest: float) -> list[float]:
    rooms = [first] + [rest] * (len(ends) - 2)
    return [
        line.penalty if (line := _line(metrics, start, end, room)) is not None else _TORN[TIGHT]
        for (start, end), room in zip(pairwise(ends), rooms, strict=True)
    ]


def _lines_from(metrics: LineMetrics, start: int, room: float) -> Iterator[_Line]:
    """Yield the lines to try: those in reach, down to a free one that is too short."""
    for end in range(metrics.reach(start, room), start, -1):
        grade = metrics.grades[end]
        if grade == NEVER:
            continue
        line = _line(metrics, start, end, room)
        if line is not None:
            yield line
        short = room - metrics.natural_width(start, end) > _SHORTEST_TRIED * metrics.em
        if grade == FREE and short:
            break


def _line(metrics: LineMetrics, start: int, end: int, room: float) -> _Line | None:
    """Return a line: how much it opens or is pressed is its penalty; None where it does not fit."""
    left = room - metrics.natural_width(start, end) + TOLERANCE
    torn = _TORN[metrics.grades[end]]
    if left < 0:
        left += metrics.end_trim(start, end)
    if left < 0:
        pliant = metrics.compressible_width(start, end)
        if pliant + left < 0:
            return None
        return _Line(end, torn + 8 * (-left / pliant) ** 3, 0)
    if end == len(metrics.offsets) - 1:
        return _Line(end, _SHORT_LAST_LINE if start >= metrics.last_character else 0.0, 0)
    rigid = end - start > _RIGID * (metrics.gaps[end] - metrics.gaps[start] + 1)
    if not metrics.justified or rigid:
        weight = _SHORT_ADDRESS if metrics.justified else _SHORT_RAGGED_LINE
        return _Line(end, torn + weight * (left / metrics.em) ** 2, 0)
    opens = metrics.expansion(start, end, left)
    return _Line(end, torn + _expansion_penalty(opens), sum(opens > limit for limit in _FITNESS))


def _expansion_penalty(ems: float) -> float:
    return (20 * ems) ** 3 + 10000 * max(0.0, ems - GAPING)
