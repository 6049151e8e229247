"""Ruled tables of a PDF page: the grid that its rules draw, and what stands in its cells.

In: the Rules of a page, its Glyphs.
Out: Tables with the Glyphs of each cell; a cell that spans others has empty ones beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.importers.sources.textlayer import Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazette.importers.sources.textlayer import Glyph

_NEAR = 3.0  # points between rules that are drawn as one
_NARROW = 5.0  # points: no type stands in so narrow a column or row; it is a drawing
_FEWEST = 12  # sides drawn: with fewer, rules part a page and make no table


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its box, and the characters of each cell, row by row."""

    box: Stroke
    rows: tuple[tuple[tuple[Glyph, ...], ...], ...]


def tables(rules: Sequence[Stroke], glyphs: Sequence[Glyph]) -> list[Table]:
    """Return the tables of a page: of at least two rows and two columns."""
    if len(rules) < _FEWEST:
        return []
    merged = _merged(rule for rule in rules if rule.across)
    merged += _merged(rule for rule in rules if not rule.across)
    return [made for group in _groups(merged) if (made := _table(group, glyphs))]


def holds(box: Stroke, glyph: Glyph) -> bool:
    """Return whether the middle of a character lies in a box."""
    x, y = _middle(glyph)
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _middle(glyph: Glyph) -> tuple[float, float]:
    return (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2


def _merged(rules: Iterable[Stroke]) -> list[Stroke]:
    """Join rules of one direction that lie on one line and touch: cells draw their own sides."""
    found: list[Stroke] = []
    for rule in sorted(rules, key=lambda one: (one.left, one.top)):
        for at, other in enumerate(found):
            if _touch(rule, other) and _aligned(rule, other):
                edges = (min(rule.left, other.left), min(rule.top, other.top))
                far = (max(rule.right, other.right), max(rule.bottom, other.bottom))
                found[at] = Stroke(*edges, *far)
                break
        else:
            found.append(rule)
    return found


def _aligned(one: Stroke, other: Stroke) -> bool:
    if one.across:
        return abs(one.top - other.top) < _NEAR
    return abs(one.left - other.left) < _NEAR


def _touch(one: Stroke, other: Stroke) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.top <= other.bottom + _NEAR
        and other.top <= one.bottom + _NEAR
    )


def _groups(rules: Sequence[Stroke]) -> list[list[Stroke]]:
    """Return the rules that hang together."""
    groups: list[list[Stroke]] = []
    for rule in rules:
        near = [group for group in groups if any(_touch(rule, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([rule, *(other for group in near for other in group)])
    return groups


def _table(group: Sequence[Stroke], glyphs: Sequence[Glyph]) -> Table | None:
    xs = _edges([e for r in group for e in ((r.left, r.right) if r.across else (r.left,))])
    ys = _edges([e for r in group for e in ((r.top,) if r.across else (r.top, r.bottom))])
    if len(xs) <= 2 or len(ys) <= 2:  # noqa: PLR2004 - the two edges of one row or one column
        return None
    if any(far - near < _NARROW for edges in (xs, ys) for near, far in pairwise(edges)):
        return None
    box = Stroke(xs[0], ys[0], xs[-1], ys[-1])
    owners = _owners(group, xs, ys)
    cells: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        if holds(box, glyph):
            x, y = _middle(glyph)
            row = sum(edge <= y for edge in ys[1:-1])
            column = sum(edge <= x for edge in xs[1:-1])
            cells.setdefault(owners[row, column], []).append(glyph)
    rows = tuple(
        tuple(tuple(cells.get((row, column), ())) for column in range(len(xs) - 1))
        for row in range(len(ys) - 1)
    )
    return Table(box, rows) if cells else None


def _edges(values: Sequence[float]) -> list[float]:
    """Return where rules lie, each once, from the left or the top."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _owners(
    group: Sequence[Stroke], xs: Sequence[float], ys: Sequence[float]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return the cell that each place of the grid belongs to: no rule parts it from that cell."""
    down = [rule for rule in group if not rule.across]
    level = [rule for rule in group if rule.across]
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            x, y = (left + right) / 2, (top + bottom) / 2
            owner = (row, column)
            if column and not any(
                abs(r.left - left) <= _NEAR and r.top <= y <= r.bottom for r in down
            ):
                owner = owners[row, column - 1]
            elif row and not any(
                abs(r.top - top) <= _NEAR and r.left <= x <= r.right for r in level
            ):
                owner = owners[row - 1, column]
            owners[row, column] = owner
    return owners
