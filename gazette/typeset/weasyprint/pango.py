"""Pango: what it says of a text before any line is made, and the glyphs that it makes of one.

In: texts and Styles.
Out: the breaks of UAX 14; the strut of a line; protocols of Pango's lines, runs and glyphs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType, Protocol

from weasyprint.text import line_break

from gazette.typeset.weasyprint.styles import CachedStyle

if TYPE_CHECKING:
    from gazette.typeset.weasyprint.styles import Style

PangoFont = NewType("PangoFont", object)
"""A face in a size; only Pango looks into it."""


class Geometry(Protocol):
    """Where a glyph stands, in Pango units; but see `glyphs` on `x_offset`."""

    width: int
    x_offset: int


class Glyph(Protocol):
    """A glyph by its number in its font."""

    glyph: int
    geometry: Geometry


class GlyphString(Protocol):
    """The glyphs of a run, and the byte of the run's text at which each one's cluster begins."""

    num_glyphs: int
    glyphs: list[Glyph]
    log_clusters: list[int]


class Analysis(Protocol):
    """What Pango decided of a run."""

    font: PangoFont


class Item(Protocol):
    """A run of characters in one font."""

    analysis: Analysis
    num_chars: int


class GlyphItem(Protocol):
    """A run and its glyphs."""

    item: Item
    glyphs: GlyphString


class Run(Protocol):
    """A linked list of the runs of a line; the last one's `next` is NULL."""

    data: GlyphItem
    next: Run


class Line(Protocol):
    """A line that Pango has laid out."""

    runs: Run


def allowed_breaks(text: str, lang: str | None) -> list[bool]:
    """Return whether Unicode's rules (UAX 14) let a line end at each boundary 0 … len(text)."""
    return [bool(attr.is_line_break) for attr in line_break.get_log_attrs(text, lang)]


def strut(style: Style) -> tuple[float, float]:
    """Return the height of a line of a style and its baseline, in pixels from the line's top."""
    if isinstance(style, CachedStyle):
        height, baseline = style["strut"]
        return height, baseline
    height, baseline = line_break.strut(style)
    return height, baseline
