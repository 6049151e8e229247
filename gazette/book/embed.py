"""Embed: what of each face goes into a PDF: the glyphs that are printed, and no others.

In: the fonts that WeasyPrint finds while it paints a document.
Out: the same fonts, each cut to its printed glyphs when it is written.

WeasyPrint keeps a place for every glyph of a face, printed or not, because its PDFs call a glyph by
its place in the file. That is most of the bytes of a notice's PDF and most of the time to write
it: a face for Chinese has 65,535 places. Faces whose glyphs bear numbers of their own (CID-keyed
CFF, as all of Noto's for Chinese) need no places: a PDF's reader looks up the number, which a cut
leaves as it was (ISO 32000-1, 9.7.4.2). Other faces are cut by WeasyPrint.
"""

from __future__ import annotations

from copy import copy
from io import BytesIO
from typing import Any

import pydyf  # type: ignore[import-untyped]
from fontTools.cffLib import CFFFontSet
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

from gazette.book.lean import LeanFont, LeanFonts, cut, tag

_TABLES = (b"BASE", b"GDEF", b"GPOS", b"GSUB", b"VORG", b"vhea", b"vmtx")
"""What is for layout, which is done, and for vertical lines, which we do not set."""


class Faces(LeanFonts):
    """The fonts of one document; those of `known` are not loaded from their files again."""

    def __init__(self, known: Faces | None = None) -> None:
        super().__init__()
        self._known: dict[Any, Any] = {} if known is None else known

    def __contains__(self, key: object) -> bool:
        """Tell whether a font is there; a known one comes in when it is asked for."""
        if not super().__contains__(key) and key in self._known:
            dict.__setitem__(self, key, _unused(self._known[key]))
        return super().__contains__(key)

    def __setitem__(self, key: Any, font: Any) -> None:
        """Take a font in, to be cut by us; no copy of its face's file is kept for that."""
        super().__setitem__(key, font)
        font.__class__ = _Face
        font.file_content = font.file_content[:4]

    def join(self, used: Faces) -> None:
        """Take in what a page uses of its fonts; of two readings of a glyph the first holds."""
        for key, font in used.items():
            if font.to_unicode and key not in self:
                dict.__setitem__(self, key, _unused(font))
            for glyph, text in font.to_unicode.items():
                self[key].to_unicode.setdefault(glyph, text)
                self[key].widths.setdefault(glyph, font.widths[glyph])


class _Face(LeanFont):
    """A font that is cut by the numbers of its glyphs, where they have any."""

    bare = False

    @property
    def type(self) -> str:
        """Say what WeasyPrint is to take the file for."""
        upstream: Any = super()
        return "otf" if self.bare else str(upstream.type)

    def subset(self, to_unicode: dict[int, str], hinting: bool) -> None:  # noqa: FBT001 - WeasyPrint's
        """Put the printed glyphs' own file in the place of the face's."""
        self.widths = {glyph: it for glyph, it in self.widths.items() if glyph in to_unicode}
        glyphs = sorted(glyph for glyph in to_unicode if 0 < glyph < self.glyph_count)
        content = _cut(self.hb_face, glyphs) if "CFF " in self.tables else b""
        # HarfBuzz takes in what the face would put in their place: there may be more.
        if content and _numbers(content).issuperset(glyphs):
            self.file_content, self.bare = content, True
        else:
            upstream: Any = super()
            upstream.subset(to_unicode, hinting)


def call(pdf: pydyf.PDF) -> None:
    """Let a written document call the glyphs of a bare CFF by their numbers, not their places."""
    files = [one for one in pdf.objects if isinstance(one, pydyf.Stream)]
    bare = [file for file in files if file.extra.get("Subtype") == "/OpenType"]
    bare = [file for file in bare if not file.stream[0].startswith(b"OTTO")]
    for file in bare:
        file.extra["Subtype"] = "/CIDFontType0C"
    told = _holding(pdf, "FontFile3", bare)
    for font in _holding(pdf, "FontDescriptor", told):
        del font["CIDToGIDMap"]


def _holding(pdf: pydyf.PDF, key: str, values: list[Any]) -> list[Any]:
    """List the dictionaries of a document that refer to any of some objects under a key."""
    wanted = {value.reference for value in values}
    return [one for one in pdf.objects if isinstance(one, dict) and one.get(key) in wanted]


def _unused(font: Any) -> Any:
    """Give a font of which no glyph is printed yet; it keeps the widths that it knows.

    They are rounded at the size that comes first, and marks are placed by them.
    """
    again = copy(font)
    again.widths, again.to_unicode, again.missing = dict(font.widths), {}, {}
    return again


def _cut(face: Any, glyphs: list[int]) -> bytes:
    """Give some glyphs of a face as a bare CFF; empty where HarfBuzz cannot cut it."""
    flags = (
        harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
        | harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
        | harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
    )
    made = cut(face, glyphs, _TABLES, flags)
    if made is None:
        return b""
    blob = ffi.gc(harfbuzz.hb_face_reference_table(made, tag(b"CFF ")), harfbuzz.hb_blob_destroy)
    length = ffi.new("unsigned int *")
    data = harfbuzz.hb_blob_get_data(blob, length)
    return bytes(ffi.buffer(data, length[0])) if data else b""


def _numbers(content: bytes) -> set[int]:
    """Give the glyphs' own numbers in a bare CFF; none where they have names."""
    cff: Any = CFFFontSet()
    cff.decompile(BytesIO(content), None)
    if not hasattr(cff[0], "ROS"):
        return set()
    return {int(name.removeprefix("cid")) for name in cff[0].charset if name != ".notdef"}
