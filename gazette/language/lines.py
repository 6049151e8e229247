"""Lines: joins what a line's end has parted, and counts what every edition must hold.

In: text.
Out: text with its broken lines joined; its characters other than white space.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import east_asian_width

_BROKEN = re.compile(r"[ \t]*\n[ \t\u3000]*")
PAGE_BREAK = "\ufdd0"
"""Where a page of an earlier print begins, while a body is read; no source may hold it."""
_MARKS = f"*[]()<>\\{PAGE_BREAK}"
_NEAR = 32
"""Characters that are looked at beside a line's end: so many marks never stand there."""
_AMBIGUOUS = frozenset("“”‘’—…·×□")


@lru_cache(maxsize=8192)
def wide(character: str) -> bool:
    """Return whether a character is set as wide as a Chinese one: no space stands beside it."""
    return character in _AMBIGUOUS or east_asian_width(character) in "WF"


def join(text: str) -> str:
    """Join broken lines: without a space beside a Chinese character, with one between words.

    CommonMark makes a space of every line's end (commonmark-spec issue 744); Chinese has none.
    """
    if "\n" not in text:
        return text

    def mend(match: re.Match[str]) -> str:
        start, end = match.span()
        return glue(text[max(0, start - _NEAR) : start], text[end : end + _NEAR])

    return _BROKEN.sub(mend, text)


def glue(before: str, after: str) -> str:
    """Return what joins two lines: a space between words, nothing beside a Chinese character."""
    one, two = before.rstrip(_MARKS)[-1:], after.lstrip(_MARKS)[:1]
    return "" if not one or not two or wide(one) or wide(two) else " "


def solid(text: str) -> str:
    """Leave only what must never be lost: the characters other than white space."""
    return "".join(text.split())
