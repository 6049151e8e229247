"""The faces in a PDF: a part of a document has what it would have of the whole files, cut quicker.

In: texts in the open faces.
Out: facts about the files that HarfBuzz cuts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from weasyprint.pdf import fonts as upstream

from gazette.print import font_subset
from gazette.print.font_subset import SubsetFonts
from gazette.typeset.weasyprint import fonts
from gazette.typeset.weasyprint.fonts import Font, FontSource, find_font
from gazette.typeset.weasyprint.glyphs import glyphs_alone
from gazette.typeset.weasyprint.styles import initial_style, new_fonts

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from gazette.typeset.weasyprint.fonts import Face

TEXT = "关于印发《2026年工作要点》的通知，特此通知。"
SERIF, KAI = "Noto Serif CJK SC", "LXGW WenKai"
SIZE = 14.0


class Found(NamedTuple):
    """A font that has cut nothing yet, its key, its glyphs by what they say."""

    key: Hashable
    font: Font
    glyphs: dict[str, int]

    def alone(self) -> SubsetFonts:
        """Give the fonts of a document that has this one."""
        own = SubsetFonts()
        own[self.key] = self.font
        return own


def found(family: str, text: str = TEXT) -> Found:
    """Find a font, as if a document had painted a text in it."""
    config = new_fonts()
    key, font = find_font(FontSource(family, 0, 400, SIZE, text), config)
    drawn = glyphs_alone(text, initial_style(config, [family], SIZE)).items()
    return Found(key, font, {char: glyph for (_, glyph), char in drawn})


def cut(printed: SubsetFonts, one: Found, text: Iterable[str]) -> Font:
    """Cut a font of a document to a text."""
    assert one.key in printed
    font = printed[one.key]
    font.to_unicode = {one.glyphs[char]: char for char in text}
    font.widths = dict.fromkeys(font.to_unicode, 1000)
    font.subset(font.to_unicode, hinting=False)
    return font


@pytest.mark.parametrize("family", [SERIF, KAI])
@pytest.mark.parametrize("text", ["印发通知", "《》，。", TEXT])
def test_a_part_has_the_file_that_the_whole_face_would_give(family: str, text: str) -> None:
    """Each glyph keeps its number."""
    one = found(family)
    whole = one.alone()
    cut(whole, one, TEXT)
    other = found(family)
    assert cut(SubsetFonts(whole), one, text).file_content == (
        cut(other.alone(), other, text).file_content
    )


def test_a_part_is_cut_from_what_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole face is gone through once, and again where a glyph was not in it."""
    gone_through: list[Face] = []
    subset_face = font_subset.subset_face

    def noted(face: Face, *given: Iterable[int]) -> Face | None:
        gone_through.append(face)
        return subset_face(face, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(font_subset, "subset_face", noted)
    one = found(SERIF)
    whole, face = one.alone(), one.font.hb_face
    cut(whole, one, TEXT.replace("特", ""))
    assert cut(SubsetFonts(whole), one, "通知").cut is whole[one.key].cut
    assert gone_through == [face, whole[one.key].cut.face]
    lacking = cut(SubsetFonts(whole), one, "特此")
    assert gone_through[2:] == [face]
    other = found(SERIF)
    assert lacking.file_content == cut(other.alone(), other, "特此").file_content


def test_all_fonts_of_a_file_are_cut_from_the_one_that_is_cut() -> None:
    """WeasyPrint has several of one file, cuts the first, and a part may begin with another."""
    one, second = found(SERIF), found(SERIF)
    whole = one.alone()
    whole["second"] = second.font
    cut(whole, one, TEXT)
    assert "second" in (part := SubsetFonts(whole))
    assert part["second"].cut is whole[one.key].cut is not None


@pytest.mark.parametrize("hinting", [True, False])
@pytest.mark.parametrize("missing", [{}, {0xE000: 30000}])
def test_what_weasyprint_cuts_is_cut_as_it_does(missing: dict[int, int], hinting: bool) -> None:
    """It is cut twice: in place, then behind the last glyph."""
    ours, theirs = found(KAI), found(KAI)
    texts = {glyph: char for char, glyph in ours.glyphs.items()}
    for one in (ours, theirs):
        one.font.missing = missing
    ours.font.subset(texts, hinting)
    upstream.Font._harfbuzz_subset(theirs.font, texts, hinting)
    assert ours.font.file_content == theirs.font.file_content
    assert len(ours.font.file_content) < len(found(KAI).font.file_content) / 10


def test_what_cannot_be_cut_is_left_to_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so, where it cannot, either."""
    one, other = found(KAI), found(KAI)
    monkeypatch.setattr(fonts, "subset_face", lambda *_: None)
    texts = {glyph: char for char, glyph in one.glyphs.items()}
    one.font.subset(texts, hinting=False)
    upstream.Font._harfbuzz_subset(other.font, texts, hinting=False)
    assert one.font.file_content == other.font.file_content
