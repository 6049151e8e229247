"""Font subset: what of each face goes into a PDF: the glyphs that are printed, and no others.

In: the fonts that WeasyPrint finds while it paints a document.
Out: the same fonts, each cut to its printed glyphs when it is written.

WeasyPrint keeps a place for every glyph of a face, printed or not, because its PDFs call a glyph by
its place in the file. That is most of the bytes of a notice's PDF and most of the time to write
it: a face for Chinese has 65,535 places. Faces whose glyphs bear numbers of their own (CID-keyed
CFF, as all of Noto's for Chinese) need no places: a PDF's reader looks up the number, which a cut
leaves as it was (ISO 32000-1, 9.7.4.2). Other faces are cut by WeasyPrint.

A notice's faces are cut from those of its issue, which are cut already: what is cut is the same,
and a whole face takes several times as long to go through.
"""

from __future__ import annotations

import struct
from copy import copy
from typing import TYPE_CHECKING, NamedTuple

from gazette.print.font_tables import StrippedFont, StrippedFonts
from gazette.typeset.weasyprint.fonts import PRINTED_ONLY, cff_numbers, subset_face, table
from gazette.typeset.weasyprint.pdf import Dictionary, Stream

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from gazette.typeset.weasyprint.fonts import Face, Font, FontMap
    from gazette.typeset.weasyprint.pdf import PDF, Object

_LAYOUT_TABLES = (b"BASE", b"GDEF", b"GPOS", b"GSUB", b"VORG", b"vhea", b"vmtx")
"""What is for layout, which is done, and for vertical lines, which we do not set."""


class Cut(NamedTuple):
    """A face that is cut, and where each of its glyphs stands in it, by its number."""

    face: Face
    places: Mapping[int, int]


class SubsetFonts(StrippedFonts):
    """The fonts of one document; those of `known` are not loaded from their files again."""

    def __init__(self, known: Mapping[Hashable, Font] | None = None) -> None:
        super().__init__()
        self._known = {} if known is None else known
        fonts = (font for font in self._known.values() if isinstance(font, _SubsetFont))
        # Of several fonts of one file WeasyPrint cuts the first, for all of them.
        self._cuts = {font.hash: font.cut for font in fonts if font.cut}

    def __contains__(self, key: object) -> bool:
        """Return whether a font is there; a known one comes in when it is asked for."""
        if not super().__contains__(key) and key in self._known:
            font = _unused(self._known[key])
            if isinstance(font, _SubsetFont):
                font.cut = self._cuts.get(font.hash)
            dict.__setitem__(self, key, font)
        return super().__contains__(key)

    def __setitem__(self, key: Hashable, font: Font) -> None:
        """Take a font in, to be cut by us; no copy of its face's file is kept for that."""
        super().__setitem__(key, font)
        font.__class__ = _SubsetFont
        font.file_content = font.file_content[:4]


def join(fonts: FontMap, used: FontMap) -> None:
    """Take in what a page uses of its fonts; of two readings of a glyph the first holds."""
    for key, font in used.items():
        if font.to_unicode and key not in fonts:
            dict.__setitem__(fonts, key, _unused(font))
        for glyph, text in font.to_unicode.items():
            fonts[key].to_unicode.setdefault(glyph, text)
            fonts[key].widths.setdefault(glyph, font.widths[glyph])


def used(font: Font, to_unicode: dict[int, str], widths: dict[int, int]) -> Font:
    """Return a font of which these glyphs are printed."""
    again = _unused(font)
    again.to_unicode, again.widths = to_unicode, widths
    return again


class _SubsetFont(StrippedFont):
    """A font that is cut by the numbers of its glyphs, where they have any."""

    bare = False
    cut: Cut | None = None
    """What of its file is in a document that has all its glyphs."""

    @property
    def type(self) -> str:
        """What WeasyPrint is to take the file for."""
        return "otf" if self.bare else super().type

    def subset(self, to_unicode: dict[int, str], hinting: bool) -> None:  # noqa: FBT001 - WeasyPrint's
        """Put the printed glyphs' own file in the place of the face's."""
        self.widths = {glyph: it for glyph, it in self.widths.items() if glyph in to_unicode}
        glyphs = sorted(glyph for glyph in to_unicode if 0 < glyph < self.glyph_count)
        content = self._bare_cff(glyphs) if "CFF " in self.tables else b""
        if content:
            self.file_content, self.bare = content, True
        else:
            super().subset(to_unicode, hinting)

    def _bare_cff(self, glyphs: list[int]) -> bytes:
        """Return some glyphs as a bare CFF that has their numbers; empty where there is none."""
        known = self.cut
        if known and known.places.keys() >= set(glyphs):
            return _cff(_cut(known.face, [known.places[glyph] for glyph in glyphs]))
        made = _cut(self.hb_face, glyphs)
        content = _cff(made)
        numbers = cff_numbers(content) if content else []
        # HarfBuzz takes in what the face would put in their place: there may be more.
        if made is None or not set(glyphs).issubset(numbers):
            return b""
        self.cut = Cut(made, {number: place for place, number in enumerate(numbers, 1)})
        return content


def address_by_cid(pdf: PDF) -> None:
    """Let a written document call the glyphs of a bare CFF by their numbers, not their places."""
    files = [one for one in pdf.objects if isinstance(one, Stream)]
    bare = [file for file in files if file.extra.get("Subtype") == "/OpenType"]
    bare = [file for file in bare if not file.stream[0].startswith(b"OTTO")]
    for file in bare:
        file.extra["Subtype"] = "/CIDFontType0C"
    descriptors = _dictionaries_with(pdf, "FontFile3", bare)
    for font in _dictionaries_with(pdf, "FontDescriptor", descriptors):
        del font["CIDToGIDMap"]


def bare_programs(pdf: PDF) -> None:
    """Let a written document hold the bare CFF of its OpenType faces: all that PDF 1.3 knows."""
    files = [one for one in pdf.objects if isinstance(one, Stream)]
    whole = [file for file in files if file.extra.get("Subtype") == "/OpenType"]
    for file in whole:
        file.stream, file.extra["Subtype"] = [_cff_of(file.stream[0])], "/CIDFontType0C"
    for font in _dictionaries_with(
        pdf, "FontDescriptor", _dictionaries_with(pdf, "FontFile3", whole)
    ):
        del font["CIDToGIDMap"]


def _cff_of(opentype: bytes) -> bytes:
    """Return the table CFF of an OpenType file (OpenType 1.9, Organization of an OpenType Font)."""
    count = int.from_bytes(opentype[4:6])
    for at in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack(">4sIII", opentype[at : at + 16])
        if tag == b"CFF ":
            return opentype[start : start + length]
    raise AssertionError("WeasyPrint embeds a face otherwise than it did")


def _dictionaries_with(pdf: PDF, key: str, values: Sequence[Object]) -> list[Dictionary]:
    """Return the dictionaries of a document that refer to any of some objects under a key."""
    wanted = {value.reference for value in values}
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get(key) in wanted]


def _unused(font: Font) -> Font:
    """Return a font of which no glyph is printed yet; it keeps the widths that it knows.

    They are rounded at the size that comes first, and marks are placed by them.
    """
    again = copy(font)
    again.widths, again.to_unicode, again.missing = dict(font.widths), {}, {}
    return again


def _cut(face: Face, glyphs: list[int]) -> Face | None:
    """Return a face with some of its glyphs alone; None where HarfBuzz cannot cut it."""
    return subset_face(face, glyphs, _LAYOUT_TABLES, PRINTED_ONLY)


def _cff(face: Face | None) -> bytes:
    """Return the CFF of a face that is cut; empty where it is not."""
    return b"" if face is None else table(face, b"CFF ")
