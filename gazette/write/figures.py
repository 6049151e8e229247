"""Figures: in a column of figures the decimal points stand one below another.

In: a Table.
Out: for each figure of such a column, how its cell is aligned and what stands unseen beside it.

What is unseen is as wide as what the longest figure has more, and no character of the text: styles
draw it (content) and hide it (visibility), in whatever face the reader has.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.model import inlines
from gazette.model.cells import spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazette.model.blocks import Table
    from gazette.model.cells import Slot

_FIGURE = re.compile(
    r"(?P<whole>[（(]?[+\-−－]?(?:\d{1,3}(?:,\d{3})+|\d+))(?P<rest>(?:\.\d+)?[%％‰]?[)）]?)"
)
_NONE = re.compile(rf"[-—–－/…]*|{_FIGURE.pattern}\[\d+\]")
"""What stands in a cell without a figure, or with one that has a footnote: it keeps to its side."""
_AMOUNT = re.compile("[.,]")
_DIGIT = re.compile(r"\d")
_FEWEST = 2
"""One figure alone stands below no other."""


@dataclass(frozen=True, slots=True)
class Figure:
    """How the cell of a figure is aligned, and what stands unseen before and behind it."""

    align: str
    before: str
    behind: str


def figures(table: Table) -> dict[Slot, Figure]:
    """Return the figures in columns of figures, by the rows below the head.

    Amounts behind the first column stand right where the editor said nothing; others stay.
    """
    columns: dict[int, dict[Slot, str]] = {}
    for slot, span in spans(table.rows).items():
        if span.columns == 1:
            content = table.rows[slot[0]][slot[1]].content
            columns.setdefault(slot[1], {})[slot] = inlines.text(content).strip()
    found: dict[Slot, Figure] = {}
    for at, texts in columns.items():
        said = {slot: match for slot, text in texts.items() if (match := _FIGURE.fullmatch(text))}
        others = (text for slot, text in texts.items() if slot not in said)
        align = _side(table, at, list(texts.values()))
        if align and len(said) >= _FEWEST and all(map(_NONE.fullmatch, others)):
            found |= _column(said, align)
    return found


def _side(table: Table, column: int, texts: Sequence[str]) -> str:
    """Return how a column is aligned: as the editor said, and amounts right."""
    said = table.head[-1][column].align
    amounts = column > 0 and any(_AMOUNT.search(text) for text in texts)
    return said or ("right" if amounts else "")


def _column(said: Mapping[Slot, re.Match[str]], align: str) -> dict[Slot, Figure]:
    before = _lacking([match["whole"] if align == "center" else "" for match in said.values()])
    behind = _lacking([match["rest"] for match in said.values()])
    made = zip(said, before, behind, strict=True)
    return {slot: Figure(align, first, last) for slot, first, last in made}


def _lacking(parts: Sequence[str]) -> list[str]:
    """Return what each part lacks to be as wide as all of them can be; all digits are as wide."""
    counts = [Counter(_DIGIT.sub("0", part)) for part in parts]
    most: Counter[str] = Counter()
    for count in counts:
        most |= count
    return ["".join(sorted((most - count).elements())) for count in counts]
