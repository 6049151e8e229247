"""Spacing: closes up a text in which OCR or an old program set every character apart.

In: a text.
Out: the text without these spaces; white space is no character of the account.
"""

from __future__ import annotations

import re

from gazette.language.lines import wide

_APART = re.compile(r"(?<=\S)[ \xa0](?=\S)")
_LEAST = 8
"""Chinese characters of a line that tells: titles are spaced out by hand, and shorter."""

_SHARE = 0.5
"""Share of such lines: where most are set apart the spaces are none of the text's."""

_MOST = 0.6
"""Words for each character: a figure or a Latin word of some letters stays together."""


def close(text: str) -> tuple[str, bool]:
    """Close up a text whose lines are set apart for the most part, and say whether it was.

    A wider gap stays: it parts what the print parts. No line begins or ends elsewhere.
    """
    lines = text.split("\n")
    long = [line for line in lines if sum(map(wide, line)) >= _LEAST]
    apart = sum(_apart(line) for line in long)
    if not long or apart < _SHARE * len(long):
        return text, False
    return "\n".join(_APART.sub("", line) for line in lines), True


def _apart(line: str) -> bool:
    """Return whether hardly two characters of a line stand side by side."""
    tokens = len(line.split())
    return tokens > _MOST * sum(not character.isspace() for character in line)
