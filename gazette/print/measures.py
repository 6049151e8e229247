"""Measures: the numbers of the page that the style sheet states and code goes by, too.

In: the folder of the print layouts.
Out: Measures; MeasureError where the style sheet lacks one.

They stand once, as custom properties of `:root` in style.css: there the style sheets use them, and
here they are read, so that where a title breaks and when a table spans the page follow the page.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, NamedTuple

from gazette.model import Place, message
from gazette.rulebook.printing import LAYOUT_BROKEN

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "style.css"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_PROPERTY = re.compile(r"--([a-z-]+)\s*:\s*([0-9]*\.?[0-9]+)(pt|mm|em|)\s*(?:;|$)")
_RED = re.compile(r"--red\s*:\s*#([0-9a-fA-F]{6})\s*;")
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "em": 1.0, "": 1.0}
_POINTS_TO_PIXEL = 0.75
_SLACK = 0.045
"""The part of a title's line that is left over: bold figures are wider than those of a text."""
_QUARTERS = 4
"""A cell's edges count in quarters of an em, so that what just fits is not called fitting."""
_STEP = 0.5
"""The points by which a table that does not fit is set smaller: the steps that offices set by."""
_SURE = 0.8
"""The part of a column's height that a row may take, by estimate, and surely stand in one."""


class MeasureError(Exception):
    """A measure that the style sheet does not state: a designer's mistake, told as a Problem."""

    def __init__(self, name: str) -> None:
        """Make the Problem."""
        super().__init__(name)
        self.problem = LAYOUT_BROKEN.problem(
            Place(f"layouts/print/{SHEET}"),
            message("{sheet} 的 `:root` 里没有读得出的 `{name}`", sheet=SHEET, name=name),
            message(
                "在 `:root` 里写上 `{name}: …;`，长度写单位 pt 或 mm；见 layouts/README.md",
                name=name,
            ),
        )


class Room(NamedTuple):
    """The characters of a table's size that fit beside one another; those that a cell's edges take.

    Edges are two paddings and a rule (see body.css); the size is in points.
    """

    ems: float
    edges: float
    size: float = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of style.css by their names, in points; `indent` is in ems, a scale a part."""

    page_width: float
    page_height: float
    margin_top: float
    margin_side: float
    margin_bottom: float
    column_gap: float
    text_size: float
    indent: float
    running_size: float
    title_size: float
    instrument_size: float
    table_size: float
    table_line: float
    dense_size: float
    cell_padding: float
    dense_padding: float
    cell_rule: float
    row_padding: float
    close_padding: float
    bleed: float
    proof_scale: float
    proof_top: float
    proof_side: float
    proof_foot: float
    note_width: float
    note_size: float
    note_line: float
    line: float

    @property
    def across(self) -> float:
        """The width of a text that spans the page, in whole points."""
        return math.floor(self.page_width - 2 * self.margin_side)

    @property
    def column(self) -> float:
        """The width of one of two columns, in whole points."""
        return math.floor((self.page_width - 2 * self.margin_side - self.column_gap) / 2)

    @property
    def turned(self) -> Measures:
        """The measures of a landscape page: the same margins around a page that is turned."""
        return replace(self, page_width=self.page_height, page_height=self.page_width)

    def width(self, *, across: bool) -> float:
        """Return the width of a text, in points."""
        return self.across if across else self.column

    def title_line(self, size: float, *, across: bool) -> float:
        """Return the characters of a title's size that a line of it may have."""
        return self.width(across=across) / size * (1 - _SLACK)

    def table_room(self, *, across: bool = False, size: float = 0) -> Room:
        """Return the room of a table in a column or across the page, in a size or in the usual."""
        dense = 0 < size < self.table_size
        size = size or self.table_size
        padding = self.dense_padding if dense else self.cell_padding
        edges = math.ceil((2 * padding + self.cell_rule) / size * _QUARTERS) / _QUARTERS
        return Room(self.width(across=across) / size, edges, size)

    def table_sizes(self) -> list[Room]:
        """Return the rooms of a table across the page in each size that it may have, in order."""
        steps = math.ceil((self.table_size - self.dense_size) / _STEP)
        sizes = [max(self.dense_size, self.table_size - _STEP * at) for at in range(steps + 1)]
        return [self.table_room(across=True, size=size) for size in sizes]

    def in_proof(self, left: float, top: float) -> tuple[float, float]:
        """Return where a place of a page stands on the page of its proof.

        It is given in CSS pixels from the corner of the page, and returned in points.
        """
        scale = self.proof_scale * _POINTS_TO_PIXEL
        return round(self.proof_side + scale * left, 2), round(self.proof_top + scale * top, 2)

    @property
    def notes_end(self) -> float:
        """Where the notes of a page of the proof end, in points from its top."""
        return self.page_height - self.proof_foot

    @property
    def height(self) -> float:
        """The height of the text of a page, in points."""
        return self.page_height - self.margin_top - self.margin_bottom

    @property
    def tall(self) -> int:
        """The lines of a table's row that surely stand in one column."""
        return math.floor(self.height / self.table_line * _SURE)


def read_red(folder: Path) -> tuple[float, float, float] | None:
    """Read the red of the house: red, green and blue from 0 to 1; None where there is none."""
    found = _RED.search(_COMMENT.sub("", (folder / SHEET).read_text(encoding="utf-8")))
    if not found:
        return None
    red, green, blue = (part / 255 for part in bytes.fromhex(found[1]))
    return red, green, blue


def read_measures(folder: Path) -> Measures:
    """Read the measures of the print layouts. Raise MeasureError for one that is not there."""
    text = _COMMENT.sub("", (folder / SHEET).read_text(encoding="utf-8"))
    stated = {
        name.replace("-", "_"): float(number) * _POINTS[unit]
        for block in _ROOT.findall(text)
        for name, number, unit in _PROPERTY.findall(block)
    }
    for field in fields(Measures):
        if field.name not in stated:
            raise MeasureError(f"--{field.name.replace('_', '-')}")
    return Measures(**{field.name: stated[field.name] for field in fields(Measures)})
