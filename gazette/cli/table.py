"""Tables on a terminal: columns that stand one below another, Chinese characters two cells wide.

In: rows of texts.
Out: lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = 2
"""Cells between two columns."""


def cells(text: str) -> int:
    """Count the columns that a text takes on a terminal.

    There “, — and … are as narrow as letters, however wide they are set in print.
    """
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a line for each row; the last column is as wide as it is, blanks end none."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (
            text + " " * (width - cells(text) + _GAP)
            for text, width in zip(row, widths, strict=True)
        )
        yield "".join(padded).rstrip()
