"""Characters that share a glyph with another: they look alike and are copied as the other.

In: the faces of a written PDF.
Out: the characters that need a face of their own; those that a PDF would lose in copying.

A PDF knows only one character of a glyph. Noto has one glyph for 一 and the radical ⼀, for ～
and 〜, for 隆 and its compatibility form: the first that is printed speaks for both. HanaMinA has
a glyph for each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from gazette.language.combining import COMBINED
from gazette.language.scripts import script_of
from gazette.language.superscripts import ordinary

if TYPE_CHECKING:
    from collections.abc import Iterable

_RARER = (
    "\u2012\u2015\u2027\u2215\u2329\u232a\u22ef\u2780-\u2793\u2b95\u301c\u3588\u363d\u3db7"
    "\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f"
)
"""The rarer one of each pair, as fontTools finds them in NotoSerifCJK-Regular.ttc 2.001."""

SHARED = re.compile(f"([{_RARER}]+)")
"""Such characters, as a group; the style has a face for them (class variant)."""


class PrintedFace(Protocol):
    """What is asked of WeasyPrint's fonts: a family, and the character of each glyph."""

    family: str
    to_unicode: dict[int, str]


def uncopyable(printed: Iterable[str], faces: Iterable[PrintedFace]) -> list[str]:
    """Return the characters that no glyph of the faces stands for: copied, they would be others.

    A raised or lowered one is drawn by another and said to be itself; so are those of scripts whose
    glyphs stand for several characters, and those that are drawn together (see `actual_text`).
    """
    spoken = {char for face in faces for text in face.to_unicode.values() for char in text}
    alone = (COMBINED.sub("", ordinary(text)) for text in printed)
    wanted = {char for text in alone for char in text if not char.isspace()}
    return sorted(char for char in wanted - spoken if not script_of(char))


def substituted(faces: Iterable[PrintedFace], families: Iterable[str]) -> list[tuple[str, str]]:
    """Return the characters that are printed in a face that was not asked for, with its family."""
    known = frozenset(families)
    return sorted(
        (char, face.family)
        for face in faces
        if face.family not in known
        for text in face.to_unicode.values()
        for char in text
        if not char.isspace()
    )
