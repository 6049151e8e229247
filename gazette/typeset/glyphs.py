"""Glyphs: how wide each character of a text is drawn, and a Pango layout that draws them moved.

In: a text and its style, as WeasyPrint has them.
Out: Widths; Line, in WeasyPrint's place of a Layout, whose glyphs stand where we put them.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, copysign
from typing import TYPE_CHECKING, Any

from weasyprint.text import ffi as weasy
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS
from weasyprint.text.line_break import Layout

from gazette.typeset.marks import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

_c: Any = weasy
ffi, pango, to_char_p = _c.ffi, _c.pango, _c.unicode_to_char_p

_SQUARE = 0.8  # a mark narrower than this, in ems, is proportional: it has no half to lose
_HALF = 0.58  # where a mark's ink may end (or, from the other side, begin), in ems


@dataclass(frozen=True, slots=True)
class Widths:
    """A text's characters: their widths in pixels, what each mark can lose, a Line to copy."""

    widths: list[float]
    halves: list[float]
    line: Line


class Line(Layout):
    """A Layout whose i-th character stands `before[i]` further right and is `after[i]` wider.

    In pixels. Pango's own letter spacing would split runs, halve itself at their edges and end up
    in offsets that WeasyPrint rounds; moving the glyphs when they are drawn does none of this.
    """

    before: list[float]
    after: list[float]

    def set_text(self, text: str, justify: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Give Pango the text as it is; spacing is ours."""
        self.text = text
        pointer, _ = to_char_p(text)
        pango.pango_layout_set_text(self.layout, pointer, -1)

    def get_first_line(self) -> tuple[Any, int | None]:
        """Lay the text out on one line and move its glyphs."""
        layout: Any = super()
        line, index = layout.get_first_line()
        if self.after:
            self._move(line)
        return line, index

    def with_text(self, text: str, before: list[float], after: list[float]) -> Line:
        """Give a Line of the same style for a piece of the text, not yet laid out by Pango."""
        line = copy(self)
        line.text, line.before, line.after = text, before, after
        return line

    def _move(self, line: Any) -> None:
        for start, stop, info, _ in _clusters(line, self.text):
            before, after = sum(self.before[start:stop]), sum(self.after[start:stop])
            if before:
                # WeasyPrint writes an offset as if 1000 units made a pixel.
                info.geometry.x_offset += round(before * 1000)
            if before or after:
                info.geometry.width += _units(before + after)


def measure(text: str, style: Any) -> Widths:
    """Measure a text of one style, laid out once on one endless line."""
    untyped: Any = Line
    layout = untyped(style)
    layout.before, layout.after = [], []
    layout.set_text(text)
    line, _ = layout.get_first_line()
    widths, halves, em = [0.0] * len(text), [0.0] * len(text), style["font_size"]
    for start, _, info, font in _clusters(line, text):
        widths[start] += info.geometry.width * FROM_UNITS
        if text[start] in OPENING or text[start] in CLOSING:
            halves[start] = _half(text[start], info, font, em)
    layout.deactivate()
    return Widths(widths, halves, layout)


def _half(mark: str, info: Any, font: Any, em: float) -> float:
    """Give half an em where the mark's ink leaves its other half empty, else nothing."""
    if info.geometry.width * FROM_UNITS < _SQUARE * em:
        return 0.0
    ink = ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(font, info.glyph, ink, ffi.NULL)
    left, right = ink.x * FROM_UNITS / em, (ink.x + ink.width) * FROM_UNITS / em
    free = left > 1 - _HALF if mark in OPENING else right < _HALF
    return em / 2 if free else 0.0


def _clusters(line: Any, text: str) -> Iterator[tuple[int, int, Any, Any]]:
    """Walk a line's glyphs, left to right: the characters [start, stop) it draws, itself, font.

    Of several glyphs of one cluster each is given with the cluster's first character, and only the
    last with all of them, so that a cluster is moved once.
    """
    run, first = line.runs, 0
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        font, count, size = item.analysis.font, item.num_chars, glyphs.num_glyphs
        infos, places = glyphs.glyphs[0:size], list(glyphs.log_clusters[0:size])
        if size == count and all(one < two for one, two in pairwise(places)):
            for at in range(size):
                yield first + at, first + at + 1, infos[at], font
        else:
            yield from _spread(text[first : first + count], first, places, (infos, font))
        first += count
        run = run.next


def _spread(
    text: str, first: int, places: list[int], drawn: tuple[Any, Any]
) -> Iterator[tuple[int, int, Any, Any]]:
    """Match clusters with characters where they are not one to one (variants, marks, ligatures)."""
    raw, (infos, font) = text.encode(), drawn
    starts = [len(raw[:place].decode()) for place in places]
    stops = [*starts[1:], len(text)]
    for at, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        yield first + start, first + max(start, stop), infos[at], font


def _units(pixels: float) -> int:
    """Give Pango units, rounded away from nothing: WeasyPrint cuts the rest off."""
    return int(copysign(ceil(abs(pixels) * TO_UNITS - 1e-6), pixels))
