"""The measures of a document on paper as GB/T 9704 has them: page, grid, faces, sizes.

In: the faces.
Out: numbers with their units; Look, how a paragraph of each sort is set.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.language.faces import FANGSONG, HEI, KAI, XIAOBIAOSONG, Face

PAGE = (210, 297)
"""A4, in millimetres (5.1)."""
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
"""Margins in millimetres: 天头 37, 订口 28, and a type area of 156 × 225 (5.2)."""
AREA = (PAGE[0] - LEFT - RIGHT, PAGE[1] - TOP - BOTTOM)
LINES, CHARACTERS = 22, 28
"""Lines of a page, characters of a line (5.2.3)."""
POINT = 72 / 25.4
"""Points of a millimetre."""
LINE = AREA[1] * POINT / LINES
"""The height of a line in points: 28.99."""
BODY, TITLE, SMALL, CELL = 16, 22, 14, 10.5
"""3号, 2号, 4号 and 五号, in points."""
CHARACTER = AREA[0] * POINT / CHARACTERS
"""The width of a character on the grid in points; 3号 is a little wider and is set closer."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set: `first` and `right` are indents in characters."""

    face: Face = FANGSONG
    size: float = BODY
    align: str = "both"
    first: int = 0
    right: int = 0
    bold: bool = False
    before: bool = False


LOOKS = {
    "title": Look(XIAOBIAOSONG, TITLE, "center"),
    "instrument": Look(XIAOBIAOSONG, TITLE, "center", before=True),
    "number": Look(align="center"),
    "addressees": Look(align="left"),
    "paragraph": Look(first=2),
    "correction": Look(first=2),
    "heading-1": Look(HEI, first=2),
    "heading-2": Look(KAI, first=2),
    "heading-3": Look(first=2),
    "chapter": Look(HEI, align="center"),
    "list": Look(align="left"),
    "annexes": Look(align="left", first=2),
    "signature": Look(align="right", right=2),
    "dated": Look(align="right", right=4),
    "remark": Look(align="left", first=2),
    "cc": Look(size=SMALL, align="left"),
    "figure": Look(size=SMALL, align="center"),
    "annex-pages": Look(HEI, align="left"),
    "footnote": Look(size=SMALL, align="left"),
    "cell": Look(size=CELL, align="left"),
    "head": Look(HEI, CELL, "center"),
}
"""How a block of each kind is set; a heading by its level, a chapter in the middle."""
