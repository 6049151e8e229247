"""Total fit: the lines of a paragraph that cost least together (Knuth and Plass, 1981).

In: a LineMetrics; the room of the first line and of the others.
Out: Lines, the cheapest ones for each number of lines; what one line costs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from gazette.typeset.break_classes import FREE, NEVER, SEAM, TIGHT
from gazette.typeset.line_metrics import TOLERANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.typeset.line_metrics import LineMetrics

GAPING = 0.1
"""A line that opens by more than this, in ems a gap, soon costs as much as breaking at a seam …

… for readers of the PDF begin to see blanks in it (see `actual_text`).
"""

# The penalty of breaking a unit: at a seam that of gaps of 0.11 em, elsewhere of more than two ems.
TORN = {FREE: 0.0, SEAM: 120.0, TIGHT: 64000.0}
_HYPHEN = 40.0
"""The penalty of a hyphen at a line's end: that of gaps of 0.103 em …"""
_HYPHENS = 40.0
"""… and what it costs besides that the line before has one, too."""
MOST_HYPHENS = 3
"""The lines that may end with a hyphen one after another."""
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


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a paragraph: where each ends, and what they cost."""

    ends: tuple[int, ...]
    penalty: float


class TriedLine(NamedTuple):
    """A line that is tried: its end, its penalty, the class of its gaps."""

    end: int
    penalty: float
    fitness: int


class _Path(NamedTuple):
    """The cheapest way to a line's end: its penalty, the lines before it.

    `hyphens` counts the last lines that end with one.
    """

    penalty: float
    before: _Path | None
    end: int
    fitness: int
    hyphens: int


def lines_by_count(
    metrics: LineMetrics,
    start: int,
    rooms: tuple[float, float],
    most: int,
    limit: float = inf,
) -> dict[int, Lines]:
    """Return the lines of least penalty for each number of lines up to `most` (Knuth and Plass).

    Those that cost more than `limit` are left out: no penalty is below 0, so that nobody need go on
    from a line by which as much is spent.
    """
    stop, found = len(metrics.offsets) - 1, {}

    @cache
    def lines_from(here: int) -> list[TriedLine]:
        return list(_lines_from(metrics, here, rooms[here != start]))

    paths = [_Path(0.0, None, start, 0, 0)]
    for count in range(1, most + 1):
        best: dict[tuple[int, int, int], _Path] = {}
        for path in paths:
            for line in lines_from(path.end):
                unlike = count > 1 and line.end < stop and abs(line.fitness - path.fitness) > 1
                hyphens = path.hyphens + 1 if line.end in metrics.hyphens else 0
                total = path.penalty + line.penalty + _UNLIKE * unlike + _HYPHENS * (hyphens > 1)
                key = line.end, line.fitness, hyphens
                known = best.get(key)
                better = total <= limit and (known is None or total < known.penalty)
                if better and hyphens <= MOST_HYPHENS:
                    best[key] = _Path(total, path, *key)
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


def _lines_from(metrics: LineMetrics, start: int, room: float) -> Iterator[TriedLine]:
    """Yield the lines to try: those in reach, down to a free one that is too short."""
    for end in range(metrics.reach(start, room), start, -1):
        grade = metrics.grades[end]
        if grade == NEVER:
            continue
        line = tried_line(metrics, start, end, room)
        if line is not None:
            yield line
        short = room - metrics.natural_width(start, end) > _SHORTEST_TRIED * metrics.em
        if grade == FREE and short:
            break


def tried_line(metrics: LineMetrics, start: int, end: int, room: float) -> TriedLine | None:
    """Return a line: how much it opens or is pressed is its penalty; None where it does not fit."""
    left = room - metrics.natural_width(start, end) + TOLERANCE
    torn = _HYPHEN if end in metrics.hyphens else TORN[metrics.grades[end]]
    if left < 0:
        left += metrics.end_trim(start, end)
    if left < 0:
        pliant = metrics.compressible_width(start, end)
        if pliant + left < 0:
            return None
        return TriedLine(end, torn + 8 * (-left / pliant) ** 3, 0)
    if end == len(metrics.offsets) - 1:
        return TriedLine(end, _SHORT_LAST_LINE if start >= metrics.last_character else 0.0, 0)
    rigid = end - start > _RIGID * (metrics.gaps[end] - metrics.gaps[start] + 1)
    if not metrics.justified or rigid:
        weight = _SHORT_ADDRESS if metrics.justified else _SHORT_RAGGED_LINE
        return TriedLine(end, torn + weight * (left / metrics.em) ** 2, 0)
    opens = metrics.expansion(start, end, left)
    return TriedLine(end, torn + expansion_penalty(opens), sum(opens > limit for limit in _FITNESS))


def expansion_penalty(ems: float) -> float:
    """Return what it costs that the gaps of a line open by so many ems."""
    return (20 * ems) ** 3 + 10000 * max(0.0, ems - GAPING)
