"""Fonts: those of a PDF, and HarfBuzz, which cuts them.

In: the fonts that WeasyPrint finds while it paints.
Out: Font and FontMap; a face cut to some glyphs; one of its tables; the numbers in a bare CFF.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, NewType, TypeAlias

from fontTools.cffLib import CFFFontSet
from weasyprint.pdf import fonts
from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset
from weasyprint.text.fonts import get_hb_object_data, get_pango_font_key
from weasyprint.text.line_break import Layout

from gazette.typeset.weasyprint.styles import initial_style

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from gazette.typeset.weasyprint.styles import FontConfiguration

Face = NewType("Face", object)
"""A font file as HarfBuzz has it; only HarfBuzz looks into it."""


_IN_PLACE: int = harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS
_NO_HINTING: int = harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
_NOTDEF: int = harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
_AS_WEASYPRINT: int = (
    harfbuzz_subset.HB_SUBSET_FLAGS_PASSTHROUGH_UNRECOGNIZED
    | harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
)
_DROPPED = (
    *(b"BASE", b"DSIG", b"EBDT", b"EBLC", b"EBSC", b"GPOS", b"GSUB", b"JSTF", b"LTSH", b"PCLT"),
    b"SVG ",
)
"""The tables that WeasyPrint leaves out."""
_STYLES = ("normal", "oblique", "italic")
"""CSS's words for Pango's styles, by their numbers."""


class Font(fonts.Font):
    """A font of a PDF: what is known of its file, and which of its glyphs are printed.

    `widths` and `to_unicode` are by a glyph's number; `missing` are characters that it has not.
    """

    family: str
    font_size: float
    style: int
    weight: int
    variations: dict[str, float]
    ascent: int
    descent: int
    file_content: bytes
    glyph_count: int
    hash: str
    hb_face: Face
    bitmap: bool
    colr: bool
    png: bool
    svg: bool
    missing: dict[int, int]
    name: bytes
    tables: list[str]
    to_unicode: dict[int, str]
    widths: dict[int, int]

    @property
    def type(self) -> str:
        """What the file is taken for: otf, ttf …."""
        return str(super().type)

    def subset(self, to_unicode: dict[int, str], hinting: bool) -> None:  # noqa: FBT001 - WeasyPrint's
        """Cut the file to the glyphs that are printed."""
        super().subset(to_unicode, hinting)

    def _harfbuzz_subset(self, to_unicode: dict[int, str], hinting: bool) -> None:  # noqa: FBT001 - the same
        """Cut the file as WeasyPrint does: first each glyph in its place, then behind the last.

        WeasyPrint has a type of C parsed for each number of glyphs, longer than it takes to cut.
        """
        flags = _AS_WEASYPRINT | (_NOTDEF if self.missing else 0)
        made = subset_face(self.hb_face, to_unicode, _DROPPED, flags | _IN_PLACE)
        if made:
            places = range(max(to_unicode) + 1)
            made = subset_face(made, places, _DROPPED, flags | (0 if hinting else _NO_HINTING))
        content = get_hb_object_data(made) if made else None
        if content:
            self.file_content = content
        else:
            super()._harfbuzz_subset(to_unicode, hinting)


class FontSource(NamedTuple):
    """What a font is found by: as Pango describes it, its size in pixels, a text that it sets."""

    family: str
    style: int
    weight: int
    size: float
    text: str


def source_of(font: Font, like: FontSource | None = None) -> FontSource | None:
    """Return what a font is found by; None of one that varies. `like` says by which text."""
    texts = [like.text] if like else font.to_unicode.values()
    text = next((text for text in texts if text.strip()), "")
    varies = font.variations or not text
    return (
        None if varies else FontSource(font.family, font.style, font.weight, font.font_size, text)
    )


def find_font(source: FontSource, config: FontConfiguration) -> tuple[Hashable, Font]:
    """Return a font and its key, as if a text in it had been painted."""
    style = initial_style(config, [source.family], source.size)
    style["font_style"], style["font_weight"] = _STYLES[source.style], source.weight
    layout = Layout(style)
    layout.set_text(source.text)
    line, _ = layout.get_first_line()
    found = line.runs.data.item.analysis.font
    key, description, size = get_pango_font_key(found)
    return key, Font(found, description, size)


FontMap: TypeAlias = "dict[Hashable, Font]"
"""The fonts of one PDF, by WeasyPrint's keys."""

KEEP_NUMBERS: int = (
    harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS
    | harfbuzz_subset.HB_SUBSET_FLAGS_PASSTHROUGH_UNRECOGNIZED
    | harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
)
"""Every glyph keeps its place, printed or not: what WeasyPrint asks for."""
PRINTED_ONLY: int = (
    harfbuzz_subset.HB_SUBSET_FLAGS_DESUBROUTINIZE
    | harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING
    | harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
)
"""The printed glyphs and no others, one after another."""


def subset_face(
    face: Face, glyphs: Iterable[int], dropped: Iterable[bytes], flags: int
) -> Face | None:
    """Return a face cut to some glyphs, without some tables; None where HarfBuzz cannot cut it."""
    order = ffi.gc(
        harfbuzz_subset.hb_subset_input_create_or_fail(),
        harfbuzz_subset.hb_subset_input_destroy,
    )
    _add(harfbuzz_subset.hb_subset_input_glyph_set(order), glyphs)
    tables = harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG
    _add(harfbuzz_subset.hb_subset_input_set(order, tables), map(_tag, dropped))
    harfbuzz_subset.hb_subset_input_set_flags(order, flags)
    made = harfbuzz_subset.hb_subset_or_fail(face, order)
    return Face(ffi.gc(made, harfbuzz.hb_face_destroy)) if made else None


def table(face: Face, name: bytes) -> bytes:
    """Return the bytes of a face's table; empty where it has none."""
    blob = ffi.gc(harfbuzz.hb_face_reference_table(face, _tag(name)), harfbuzz.hb_blob_destroy)
    length = ffi.new("unsigned int *")
    data = harfbuzz.hb_blob_get_data(blob, length)
    return bytes(ffi.buffer(data, length[0])) if data else b""


def cff_numbers(content: bytes) -> list[int]:
    """Return the glyphs' own numbers (CIDs) in a bare CFF, in their order behind .notdef.

    Return none where they have names.
    """
    cff = CFFFontSet()
    cff.decompile(BytesIO(content), None)
    if not hasattr(cff[0], "ROS"):
        return []
    return [int(name.removeprefix("cid")) for name in cff[0].charset if name != ".notdef"]


def _tag(name: bytes) -> int:
    """Return the number that HarfBuzz has for a table's name."""
    return int(harfbuzz.hb_tag_from_string(name, -1))


def _add(place: object, numbers: Iterable[int]) -> None:
    """Put numbers into a set of HarfBuzz's."""
    ordered = sorted(numbers)
    harfbuzz.hb_set_add_sorted_array(place, ffi.new("hb_codepoint_t[]", ordered), len(ordered))
