"""Tables on a terminal: columns that stand one below another, Chinese characters two cells wide.

In: rows of texts.
Out: lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.lines import wide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = 2
"""Cells between two columns."""


def cells(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    return sum(2 if wide(character) else 1 for character in text)


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a line for each row; the last column is as wide as it is, blanks end none."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (
            text + " " * (width - cells(text) + _GAP)
            for text, width in zip(row, widths, strict=True)
        )
        yield "".join(padded).rstrip()
