"""Hyphens: where the words of a text may be parted, by pyphen's patterns, which WeasyPrint brings.

In: a text and its style: whether it asks for hyphens, in which language, within which limits.
Out: the places, of which there are none where it asks for none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from weasyprint.text import line_break

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.typeset.weasyprint.styles import Style

pyphen = vars(line_break)["pyphen"]
# `en` is British with pyphen, whose patterns part words by where they come from (inform-ation,
# muni-cip-al-ity); official English in China spells and parts as American does (infor-mation).
pyphen.LANGUAGES["en"] = pyphen.LANGUAGES["en_US"]
_WORD = re.compile(r"[^\W\d_]+")


def hyphen_points(text: str, style: Style) -> Iterator[int]:
    """Yield where a hyphen may part a word of a text; none parts what is all in capitals."""
    language = pyphen.language_fallback(style["lang"] or "")
    if style["hyphens"] != "auto" or not language:
        return
    total, left, right = style["hyphenate_limit_chars"]
    for word in _WORD.finditer(text):
        if len(word[0]) >= total and not word[0].isupper():
            for at in _positions(language, word[0], left, right):
                yield word.start() + at


@lru_cache(maxsize=4096)
def _positions(language: str, word: str, left: int, right: int) -> tuple[int, ...]:
    """Return where a word of a language may be parted, so many letters from its ends."""
    return tuple(pyphen.Pyphen(lang=language, left=left, right=right).positions(word))
