"""Font tables: a face loses the tables of layout before WeasyPrint cuts it to its printed glyphs.

In: the fonts that WeasyPrint finds while it paints a document.
Out: the same fonts, each without what only layout needs, under a name that a PDF can hold.

HarfBuzz 6, as Debian 12 has it, cannot cut the GDEF table of some faces (LXGW WenKai from some 700
glyphs on); WeasyPrint drops other tables of layout, but not that one, and would embed the whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.typeset.weasyprint.fonts import KEEP_NUMBERS, Font, subset_face

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from gazette.typeset.weasyprint.fonts import Face

_IRREGULAR = re.compile(rb"[^A-Za-z0-9.+_-]")
_LAYOUT_TABLES = (b"GDEF", b"GPOS", b"GSUB")


class StrippedFonts(dict["Hashable", Font]):
    """The fonts of one document, by WeasyPrint's keys."""

    def __setitem__(self, key: Hashable, font: Font) -> None:
        """Take a font in, to be stripped of them before it is cut."""
        font.__class__ = StrippedFont
        # WeasyPrint writes a family's name as it is: 方正小标宋(简体) would break the file.
        font.name = b"/" + _IRREGULAR.sub(lambda byte: b"#%02x" % byte[0][0], font.name[1:])
        super().__setitem__(key, font)


class StrippedFont(Font):
    """A font that is stripped of them before it is cut."""

    def subset(self, to_unicode: dict[int, str], hinting: bool) -> None:  # noqa: FBT001 - WeasyPrint's
        """Cut the font to the glyphs that are printed."""
        self.hb_face = without_layout_tables(self.hb_face, to_unicode)
        super().subset(to_unicode, hinting)


def without_layout_tables(face: Face, glyphs: Iterable[int]) -> Face:
    """Return a face without its tables of layout, its glyphs in their places; or itself."""
    # As WeasyPrint cuts it, so that nothing else is changed.
    return subset_face(face, glyphs, _LAYOUT_TABLES, KEEP_NUMBERS) or face
