"""Combining characters: those that are drawn together with the one before them, or not at all.

In: text.
Out: COMBINED, which finds them with what they stand on; INVISIBLE, those that stray into a text.

A PDF knows one text of a glyph, but é of one character and é of two have the same glyph, and what
chooses the form of a name's character (葛 with U+E0100, an ideographic variation) has none.
"""

from __future__ import annotations

import re

INVISIBLE = "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u3164\ufeff\uffa0"
"""Characters that nobody sees (Unicode: Default_Ignorable_Code_Point), as part of a pattern.

The soft hyphen is not among them: no text may hold it (`read.sources`).
"""
_MARKS = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f"
)
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_COMBINING = f"{_MARKS}{_SELECTORS}{INVISIBLE}"

COMBINED = re.compile(rf"((?:[^\s{_COMBINING}]?[{_COMBINING}])+)")
"""A run of them, each with the character before it, as a group."""
