"""Ruler: how wide a text will be, and its runs that no line breaks, before anything is laid out.

In: the families of the faces that may set it, and WeasyPrint's fonts.
Out: Ruler; widths in ems.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.typeset.break_classes import FREE, SEAM, break_grades, has_han
from gazette.typeset.weasyprint.glyphs import measure
from gazette.typeset.weasyprint.pango import allowed_breaks
from gazette.typeset.weasyprint.styles import initial_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.typeset.weasyprint.styles import FontConfiguration

_SIZE = 100.0
"""The pixels of an em in which glyphs are measured."""
_CHINESE = "\u2e80"
"""From here on characters fill their squares."""


class Ruler:
    """Measures characters in each of several faces; the widest counts."""

    def __init__(self, faces: Sequence[Sequence[str]], fonts: FontConfiguration) -> None:
        """Take families, the first of which is preferred, for each face."""
        self._styles = [initial_style(fonts, families, _SIZE) for families in faces]
        self._known: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return how wide a text is at most, in ems; kerning is left out."""
        return sum(1.0 if char >= _CHINESE else self._glyph(char) for char in text)

    def _glyph(self, char: str) -> float:
        if char not in self._known:
            widths = (sum(measure(char, style).widths) for style in self._styles)
            self._known[char] = max(widths) / _SIZE
        return self._known[char]


def unbreakable_runs(text: str, *, seams: bool) -> list[str]:
    """Return the runs of a text that may not be broken; `seams`: at a seam they may."""
    if not text:
        return []
    allowed = allowed_breaks(text, "zh-CN")
    if has_han(text):
        grades = break_grades(text, allowed, len(text))
    else:
        grades = bytearray(FREE * free for free in allowed)
    least = SEAM if seams else FREE
    ends = [at for at in range(1, len(text)) if grades[at] >= least]
    cuts = zip([0, *ends], [*ends, len(text)], strict=True)
    return [text[start:end].strip() for start, end in cuts]
