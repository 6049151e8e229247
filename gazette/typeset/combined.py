"""Combined text: what the glyphs of characters that are drawn together say by themselves.

In: a TextBox with combining characters, painted into a stream.
Out: the fonts of the stream, in which no glyph says what several characters say.

WeasyPrint takes what a glyph first stands for as what it always says: é as e and an accent, the x
under an accent as nothing, a blank as the invisible character that is drawn by the blank's glyph.
What the box itself says stands in its /ActualText (see `actual_text`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from gazette.language.combining import COMBINED
from gazette.typeset.weasyprint.glyphs import glyphs_alone
from gazette.typeset.weasyprint.streams import parts

if TYPE_CHECKING:
    from gazette.typeset.weasyprint.boxes import TextBox
    from gazette.typeset.weasyprint.streams import Stream

_NO_TEXT = re.compile(r"\s*")


def is_combined(text: str) -> bool:
    """Return whether a text has characters that are drawn together, or not at all."""
    return not text.isascii() and bool(COMBINED.search(text))


def say_alone(stream: Stream, box: TextBox) -> None:
    """Let each glyph that is first drawn in a combined text say the character that it draws alone.

    A glyph that draws none alone says a blank, which no reader takes for a character.
    """
    text = box.text + unicodedata.normalize("NFC", box.text)
    alone = glyphs_alone(text, box.style)
    for key, font in parts(stream).fonts.items():
        for glyph, said in font.to_unicode.items():
            if _NO_TEXT.fullmatch(said) or is_combined(said):
                font.to_unicode[glyph] = alone.get((key, glyph), " ")
