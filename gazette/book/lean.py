"""Lean faces: a face loses the tables of layout before WeasyPrint cuts it to its printed glyphs.

In: the fonts that WeasyPrint finds while it paints a document.
Out: the same fonts, each without what only layout needs, under a name that a PDF can hold.

HarfBuzz 6, as Debian 12 has it, cannot cut the GDEF table of some faces (LXGW WenKai from some 700
glyphs on); WeasyPrint drops other tables of layout, but not that one, and would embed the whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

if TYPE_CHECKING:
    from collections.abc import Iterable

_IRREGULAR = re.compile(rb"[^A-Za-z0-9.+_-]")
_LAYOUT = (b"GDEF", b"GPOS", b"GSUB")


class LeanFonts(dict[Any, Any]):
    """The fonts of one document, by WeasyPrint's keys."""

    def __setitem__(self, key: Any, font: Any) -> None:
        """Take a font in, to be made lean before it is cut."""
        font.__class__ = LeanFont
        # WeasyPrint writes a family's name as it is: 方正小标宋(简体) would break the file.
        font.name = b"/" + _IRREGULAR.sub(lambda byte: b"#%02x" % byte[0][0], font.name[1:])
        super().__setitem__(key, font)


class LeanFont(Font):
    """A font that is made lean before it is cut."""

    def subset(self, to_unicode: dict[int, str], hinting: bool) -> None:  # noqa: FBT001 - WeasyPrint's
        """Cut the font to the glyphs that are printed."""
        self.hb_face = lean(self.hb_face, to_unicode)
        upstream: Any = super()
        upstream.subset(to_unicode, hinting)


def lean(face: Any, glyphs: Iterable[int]) -> Any:
    """Give a face without its tables of layout, its glyphs in their places; or the face itself."""
    # What WeasyPrint asks for, so that nothing else is changed.
    flags = (
        harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS
        | harfbuzz_subset.HB_SUBSET_FLAGS_PASSTHROUGH_UNRECOGNIZED
        | harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
    )
    return cut(face, glyphs, _LAYOUT, flags) or face


def cut(face: Any, glyphs: Iterable[int], dropped: Iterable[bytes], flags: int) -> Any:
    """Cut a face to some glyphs, without the tables `dropped`; None where HarfBuzz cannot."""
    order = ffi.gc(
        harfbuzz_subset.hb_subset_input_create_or_fail(),
        harfbuzz_subset.hb_subset_input_destroy,
    )
    _add(harfbuzz_subset.hb_subset_input_glyph_set(order), glyphs)
    tables = harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG
    _add(harfbuzz_subset.hb_subset_input_set(order, tables), map(tag, dropped))
    harfbuzz_subset.hb_subset_input_set_flags(order, flags)
    made = harfbuzz_subset.hb_subset_or_fail(face, order)
    return ffi.gc(made, harfbuzz.hb_face_destroy) if made else None


def tag(name: bytes) -> int:
    """Give the number that HarfBuzz has for a table's name."""
    return int(harfbuzz.hb_tag_from_string(name, -1))


def _add(place: Any, numbers: Iterable[int]) -> None:
    given = sorted(numbers)
    harfbuzz.hb_set_add_sorted_array(place, ffi.new("hb_codepoint_t[]", given), len(given))
