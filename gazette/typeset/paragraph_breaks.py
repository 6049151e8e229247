"""Paragraph breaks: where the lines of a paragraph may end, over all its boxes.

In: a LineBox of WeasyPrint before it is cut into lines, its text, where its boxes start.
Out: the grade of every boundary; how wide the hyphen is that stands at some of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from gazette.typeset.break_classes import FREE, NEVER, SEAM, break_grades, parts_address
from gazette.typeset.weasyprint.boxes import is_drawn, is_text, leaves
from gazette.typeset.weasyprint.glyphs import measure
from gazette.typeset.weasyprint.hyphens import hyphen_points
from gazette.typeset.weasyprint.pango import allowed_breaks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.typeset.weasyprint.boxes import LineBox

_SLACK = 0.3
"""The ems by which a unit may be wider than it is estimated."""


class Breaks(TypedDict):
    """What LineMetrics knows of the boundaries of a paragraph."""

    grades: bytearray
    hyphens: dict[int, float]


def paragraph_breaks(
    linebox: LineBox, text: str, starts: Mapping[int, int], width: float
) -> Breaks:
    """Return the grades of a paragraph's boundaries, and hyphens in pixels; a hyphen is a seam.

    None is within an address, none inside a box whose text does not wrap.
    """
    style = linebox.style
    longest = (width - max(0.0, linebox.text_indent)) / style["font_size"] - _SLACK
    grades = break_grades(text, allowed_breaks(text, style["lang"]), longest)
    hyphens: dict[int, float] = {}
    for box in leaves(linebox):
        if not is_text(box):
            continue
        start = starts[id(box)]
        if box.style["white_space"] == "nowrap":
            grades[start + 1 : start + len(box.text)] = bytes(max(0, len(box.text) - 1))
        elif is_drawn(box):  # nor does a line begin with it
            grades[start : start + len(box.text)] = bytes(len(box.text))
        else:
            points = [start + at for at in hyphen_points(box.text, box.style)]
            drawn = measure(box.style["hyphenate_character"], box.style).widths if points else ()
            hyphens |= {
                at: sum(drawn)
                for at in points
                if grades[at] == NEVER and not parts_address(text, at)
            }
    for at in hyphens:
        grades[at] = SEAM
    grades[-1] = FREE
    return {"grades": grades, "hyphens": hyphens}
