"""Glyphs: how wide each character of a text is drawn, and a Pango layout that draws them spaced.

In: a text and its style, as WeasyPrint has them.
Out: MeasuredText; SpacedLayout, a Layout of WeasyPrint's whose glyphs stand where we put them.
"""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil, copysign
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango, unicode_to_char_p
from weasyprint.text.fonts import get_pango_font_key
from weasyprint.text.line_break import Layout

from gazette.typeset.break_classes import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from gazette.typeset.weasyprint.pango import Glyph, Line, PangoFont
    from gazette.typeset.weasyprint.styles import Style

Cluster: TypeAlias = "tuple[int, int, Glyph, PangoFont]"
"""The characters [start, stop) that a glyph draws, the glyph, its font."""

_LETTER = re.compile(r"[^\W\d_]")
_REACH = 40  # characters: no bracketed word before a line's start is longer
_SQUARE = 0.8  # a mark narrower than this, in ems, is proportional: it has no half to lose
_HALF = 0.58  # where a mark's ink may end (or, from the other side, begin), in ems


@dataclass(frozen=True, slots=True)
class MeasuredText:
    """A text's characters: their widths in pixels, what each mark can lose, a layout to copy."""

    widths: list[float]
    halves: list[float]
    layout: SpacedLayout


class Spacing(NamedTuple):
    """How the characters of a SpacedLayout stand (see there), in pixels."""

    before: list[float]
    after: list[float]


class SpacedLayout(Layout):
    """A Layout whose i-th character stands `before[i]` further right and is `after[i]` wider.

    In pixels. Pango's own letter spacing would split runs, halve itself at their edges and end up
    in offsets that WeasyPrint rounds; to move the glyphs when they are drawn does none of this.
    What `text` has before these characters (`hidden` many) and after them is context, not drawn.
    """

    hidden: int
    before: list[float]
    after: list[float]

    def reactivate(self, style: Style) -> None:  # noqa: ARG002 - it is that of all pieces
        """Lay the text out again, by the Pango layout that all pieces of a text share.

        One of them is drawn after the other; to make a layout for each takes as long as to use it.
        """
        self.set_text(self.text)

    def deactivate(self) -> None:
        """Forget the glyphs of the text; WeasyPrint would forget all."""
        pango.pango_layout_set_text(self.layout, b"", 0)

    def set_text(self, text: str, justify: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Pass Pango the text as it is; spacing is ours."""
        self.text = text
        pointer, _ = unicode_to_char_p(text)
        pango.pango_layout_set_text(self.layout, pointer, -1)

    def get_first_line(self) -> tuple[Line, int | None]:
        """Lay the text out on one line and move its glyphs."""
        line, index = super().get_first_line()
        if self.after:
            self._move(line)
        return line, index

    def piece(self, start: int, spacing: Spacing, hyphen: str = "") -> SpacedLayout:
        """Return a layout of the piece of the text at `start`, not yet laid out by Pango."""
        line, stop = copy(self), start + len(spacing.after)
        before, after = _context(self.text, start, stop)
        line.text, line.hidden = before + self.text[start:stop] + hyphen + after, len(before)
        drawn = [0.0] * len(hyphen)
        line.before, line.after = spacing.before + drawn, spacing.after + drawn
        return line

    def _move(self, line: Line) -> None:
        for begin, end, info, _ in _clusters(line, self.text):
            start, stop = begin - self.hidden, end - self.hidden
            if start < 0 or start >= len(self.after):
                info.glyph, info.geometry.width = pango.PANGO_GLYPH_EMPTY, 0
                continue
            before, after = sum(self.before[start:stop]), sum(self.after[start:stop])
            if before:
                # WeasyPrint writes an offset as if 1000 units made a pixel.
                info.geometry.x_offset += round(before * 1000)
            if before or after:
                info.geometry.width += _units(before + after)


def measure(text: str, style: Style) -> MeasuredText:
    """Measure a text of one style, laid out once on one endless line."""
    layout = SpacedLayout(style)
    layout.hidden, layout.before, layout.after = 0, [], []
    layout.set_text(text)
    line, _ = layout.get_first_line()
    widths, halves, em = [0.0] * len(text), [0.0] * len(text), style["font_size"]
    for start, _, info, font in _clusters(line, text):
        widths[start] += info.geometry.width * FROM_UNITS
        if text[start] in OPENING or text[start] in CLOSING:
            halves[start] = _half(text[start], info, font, em)
    layout.deactivate()
    return MeasuredText(widths, halves, layout)


def glyphs_alone(text: str, style: Style) -> dict[tuple[Hashable, int], str]:
    """Return what each glyph draws by itself, by the key of its font and its number."""
    found: dict[tuple[Hashable, int], str] = {}
    for char in dict.fromkeys(text):
        layout = SpacedLayout(style)
        layout.hidden, layout.before, layout.after = 0, [], []
        layout.set_text(char)
        line, _ = layout.get_first_line()
        glyphs = list(_clusters(line, char))
        if len(glyphs) == 1:
            _, _, info, font = glyphs[0]
            found.setdefault((get_pango_font_key(font)[0], info.glyph), char)
        layout.deactivate()
    return found


def _context(text: str, start: int, stop: int) -> tuple[str, str]:
    """Return what must stand around a piece of a text for Pango to shape it as within the text.

    Digits and marks have the script of what precedes them, or else of what follows, and with it
    kerning and ligatures: —— is one glyph in Chinese, two elsewhere.
    """
    if text[start].isalpha():
        return "", ""
    before = text[max(0, start - _REACH) : start]
    letters = _LETTER.findall(before)
    if any(letter < "\u2e80" for letter in letters):
        return before, ""
    if letters or _LETTER.search(text, start, stop):
        return "".join(letters[-1:]), ""
    after = _LETTER.search(text, stop)
    return "", after[0] if after else ""


def _half(mark: str, glyph: Glyph, font: PangoFont, em: float) -> float:
    """Return half an em where the mark's ink leaves its other half empty, else nothing."""
    if glyph.geometry.width * FROM_UNITS < _SQUARE * em:
        return 0.0
    ink = ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(font, glyph.glyph, ink, ffi.NULL)
    left, right = ink.x * FROM_UNITS / em, (ink.x + ink.width) * FROM_UNITS / em
    free = left > 1 - _HALF if mark in OPENING else right < _HALF
    return em / 2 if free else 0.0


def _clusters(line: Line, text: str) -> Iterator[Cluster]:
    """Yield a line's glyphs, left to right: the characters [start, stop) it draws, itself, font.

    Of several glyphs of one cluster each is given with the cluster's first character, and only the
    last with all of them, so that a cluster is spacing once.
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
    text: str, first: int, places: list[int], drawn: tuple[list[Glyph], PangoFont]
) -> Iterator[Cluster]:
    """Match clusters with characters where they are not one to one (variants, marks, ligatures)."""
    infos, font = drawn
    sizes = accumulate((len(char.encode()) for char in text), initial=0)
    characters = {size: at for at, size in enumerate(sizes)}
    starts = [characters[place] for place in places]
    stops = [*starts[1:], len(text)]
    for at, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        yield first + start, first + max(start, stop), infos[at], font


def _units(pixels: float) -> int:
    """Return Pango units, rounded away from nothing: WeasyPrint cuts the rest off."""
    return int(copysign(ceil(abs(pixels) * TO_UNITS - 1e-6), pixels))
