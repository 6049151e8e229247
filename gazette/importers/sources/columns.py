"""The order of a page: what spans it, then the left column, then the right; tables in their place.

In: the pieces of a page, each with its box.
Out: its lines, with the indent and the fullness that their place shows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.importers.document import SLACK, Gap, Hint, Position, SourceLine

if TYPE_CHECKING:
    from gazette.model import Message

_SIDES = ("span", "left", "right")
_SHARE = 0.2
"""Share of a page's lines that each column has at least: the last page of a notice fills one."""

_SPANNING = 0.3
"""Share of lines that may span both columns: titles do; where more do, the page has one column."""

_MARGIN = 0.08
"""Share of a page's height above and below: 24 mm of A4. GB/T 9704 leaves more free of text."""

_OVER = 0.7
"""Of the type's size: hanging punctuation passes the middle by less than a character."""

_LEVEL = 0.8
"""Of the type's size, twice the way between two middles: raised characters stay on their line."""

_BESIDE = 0.3
"""Of the type's size: a wider gap between two pieces of a line was a space or a tab."""

_TABLES = 1000
"""Places on a page: no page has more, so that each table's number is its own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the text layer, or a table: its box, its type's size, its text or its rows.

    `doubts` say what of it could not be kept as it stands.
    """

    left: float
    top: float
    right: float
    bottom: float
    size: float
    text: str
    rows: tuple[str, ...] = ()
    doubts: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its height, what stands on it."""

    number: int
    height: float
    pieces: tuple[Piece, ...]


def lines(page: Page, file: str) -> list[SourceLine]:
    """Return the lines of a page as they are read: spanning lines part it into bands of columns."""
    if not page.pieces:
        return []
    gutter = _gutter(page.pieces)
    ordered: list[tuple[str, Piece]] = []
    band: list[tuple[str, Piece]] = []
    rows = [(side, row) for side in _SIDES for row in _rows(page, side, gutter)]
    for side, piece in sorted(rows, key=lambda each: (each[1].top, each[1].left)):
        if side == "span":
            ordered += _columns(band)
            band = []
            ordered.append((side, piece))
        else:
            band.append((side, piece))
    ordered += _columns(band)
    return _raws(ordered, file, page.number)


def _gutter(pieces: tuple[Piece, ...]) -> float:
    """Return where a page's two columns part; 0 where it has one."""
    left, right = min(each.left for each in pieces), max(each.right for each in pieces)
    middle = (left + right) / 2
    own = [each for each in pieces if not each.rows]
    sides = Counter(_side(each, middle) for each in own)
    few = _SHARE * len(own)
    two = sides["left"] > few and sides["right"] > few and sides["span"] < _SPANNING * len(own)
    return middle if two else 0


def _side(piece: Piece, gutter: float) -> str:
    slack = piece.size * _OVER
    if not gutter:
        return "span"
    if piece.right <= gutter + slack:
        return "left"
    return "right" if piece.left >= gutter - slack else "span"


def _edge(piece: Piece, height: float) -> bool:
    """Return whether a piece stands in the margin above or below: a running head, a page."""
    return piece.bottom < _MARGIN * height or piece.top > (1 - _MARGIN) * height


def _columns(band: list[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    return [each for name in ("left", "right") for each in band if each[0] == name]


def _rows(page: Page, side: str, gutter: float) -> list[Piece]:
    """Join what stands on one line of a column: a text layer parts it at tabs and leaders."""
    own = [
        piece
        for piece in page.pieces
        if ("span" if _edge(piece, page.height) else _side(piece, gutter)) == side
    ]
    rows: list[list[Piece]] = []
    for piece in sorted(own, key=lambda each: each.top + each.bottom):
        last = rows[-1][0] if rows else None
        level = (
            last and abs(piece.top + piece.bottom - last.top - last.bottom) < piece.size * _LEVEL
        )
        if last and level and not piece.rows and not last.rows:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_joined(sorted(row, key=lambda each: each.left)) for row in rows]


def _joined(row: list[Piece]) -> Piece:
    text = row[0].text
    for before, piece in pairwise(row):
        text += ("" if piece.left - before.right < piece.size * _BESIDE else " ") + piece.text
    return replace(
        row[0],
        top=min(each.top for each in row),
        right=max(each.right for each in row),
        bottom=max(each.bottom for each in row),
        size=max(each.size for each in row),
        text=text,
        doubts=tuple(doubt for each in row for doubt in each.doubts),
    )


def _raws(ordered: list[tuple[str, Piece]], file: str, number: int) -> list[SourceLine]:
    edges: dict[str, tuple[float, float]] = {}
    for side in _SIDES:
        own = [piece for name, piece in ordered if name == side and not piece.rows]
        if own:
            edges[side] = (min(each.left for each in own), max(each.right for each in own))
    found: list[SourceLine] = []
    last: tuple[str, Piece] | None = None
    for at, (side, piece) in enumerate(ordered, 1):
        gap = Gap.PAGE if last is None or last[0] != side else Gap.NONE
        if last and gap is Gap.NONE and piece.top - last[1].bottom > piece.size:
            gap = Gap.BLANK
        mark = Position(file, at, number)
        if piece.rows:
            table = number * _TABLES + at
            rows = [SourceLine(row, mark, Gap.BLANK, 0, Hint.ROW, table) for row in piece.rows]
            found += [replace(rows[0], doubts=piece.doubts), *rows[1:]]
        else:
            left, right = edges[side]
            indent = round((piece.left - left) / piece.size, 1)
            full = piece.right >= right - SLACK * piece.size
            raw = SourceLine(piece.text.strip(), mark, gap, indent, full=full, doubts=piece.doubts)
            found.append(raw)
        last = (side, piece)
    return found
