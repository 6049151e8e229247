"""Gather: a paragraph's text over all its boxes, measured as one.

In: a LineBox of WeasyPrint before it is cut into lines.
Out: its Paragraph; every box of it carries its Place.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.text import line_break

from gazette.typeset.fit import Measure, prefix
from gazette.typeset.glyphs import measure
from gazette.typeset.marks import (
    CLOSING,
    FREE,
    OPENING,
    boundaries,
    has_han,
    narrow,
    pairs,
    quarters,
    stretches,
)
from gazette.typeset.paragraph import Paragraph, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.typeset.glyphs import Line
    from gazette.typeset.paragraph import Box

_pango: Any = line_break

_COLLAPSING = {"normal", "nowrap", "pre-line"}
# Controls, and scripts written from the right: a box that holds them is left to WeasyPrint.
_FOREIGN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0590-\u08ff\u2028-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe]"
)
_SLACK = 0.3
"""The ems by which a unit may be wider than it is estimated."""
_STOPS = "".join(CLOSING) + " "
_EDGES = ("margin_left", "margin_right", "padding_left", "padding_right")
_BORDERS = ("border_left_width", "border_right_width")


class _Measured(NamedTuple):
    """A paragraph's characters: their widths, what marks can lose, spacing, ems; in pixels.

    `lines` has what is drawn of each box of ours; `steady` says that nothing else takes room.
    """

    widths: list[float]
    halves: list[float]
    spacing: list[float]
    ems: list[float]
    lines: dict[int, Line]
    steady: bool


def enter(linebox: Box, width: float, *, autospace: bool) -> Paragraph | None:
    """Give the Paragraph of a LineBox, measured when first asked; None where it is not ours.

    `width` is that of the column. A paragraph is ours if its language is Chinese and it holds a
    Chinese character.
    """
    known: Paragraph | None = linebox.__dict__.get("chinese")
    if known and known.children is linebox.children and known.width == width:
        return known
    starts, parts = _text(linebox)
    text, lang = "".join(parts), linebox.style["lang"] or ""
    if not lang.lower().startswith("zh") or not has_han(text):
        forget(linebox)
        return None
    linebox.chinese = _paragraph(linebox, text, starts, (width, autospace))
    return linebox.chinese  # type: ignore[no-any-return]


def forget(linebox: Box) -> None:
    """Leave a LineBox to WeasyPrint."""
    linebox.chinese = None
    for box in leaves(linebox):
        box.place = None


def leaves(box: Box) -> Iterator[Box]:
    """Walk what stands on a line, in order: TextBoxes, pictures, inline blocks."""
    for child in box.children:
        if isinstance(child, boxes.InlineBox):
            yield from leaves(child)
        elif child.is_in_normal_flow():
            yield child


def _text(linebox: Box) -> tuple[dict[int, int], list[str]]:
    """Give where each box starts, by its id, and the pieces of the text; a picture is U+FFFC."""
    starts: dict[int, int] = {}
    parts: list[str] = []

    def walk(box: Box, start: int) -> int:
        starts[id(box)] = start
        if isinstance(box, boxes.LineBox | boxes.InlineBox):
            for child in box.children:
                start = walk(child, start)
        elif box.is_in_normal_flow():
            parts.append(box.text if isinstance(box, boxes.TextBox) else "\ufffc")
            start += len(parts[-1])
        return start

    walk(linebox, 0)
    return starts, parts


def _paragraph(
    linebox: Box, text: str, starts: dict[int, int], given: tuple[float, bool]
) -> Paragraph:
    width, autospace = given
    known = _measured(linebox, len(text))
    before, after, halves = [0.0] * len(text), known.spacing, known.halves
    for at, opens in pairs(text):
        (before if opens else after)[at] -= halves[at]
        halves[at] = 0.0
    drop = quarters(text, known.ems) if autospace else [0.0] * len(text)
    after = [sum(parts) for parts in zip(after, drop, strict=True)]
    paragraph = Paragraph(
        children=linebox.children,
        width=width,
        text=text,
        bytes=[0, *accumulate(len(char.encode()) for char in text)],
        measure=Measure(
            at=prefix([sum(parts) for parts in zip(known.widths, before, after, strict=True)]),
            solid=_solid(text),
            lead=[halves[at] * (char in OPENING) for at, char in enumerate(text)],
            drop=drop,
            trim=[halves[at] * (char in CLOSING) for at, char in enumerate(text)],
            give=prefix(halves),
            **_gaps(text),
            grades=_grades(linebox, text, starts, width),
            em=linebox.style["font_size"],
            lonely=len(text.rstrip(_STOPS)) - 1,
            flush=linebox.style["text_align_all"] == "justify",
        ),
        halves=halves,
        before=before,
        after=after,
        starts=starts,
        steady=known.steady,
    )
    if linebox.text_indent > 0:
        paragraph.measure.lead[0] = 0.0  # an indented bracket keeps its square
    for box in leaves(linebox):
        _place(box, paragraph, known.lines.get(id(box)))
    return paragraph


def _place(box: Box, paragraph: Paragraph, line: Line | None) -> None:
    start = paragraph.starts[id(box)]
    if line is not None:
        box.place = Place(paragraph, start, line, start, _pango.strut(box.style))
    else:
        box.place = None if isinstance(box, boxes.TextBox) else Place(paragraph, start)


def _measured(linebox: Box, length: int) -> _Measured:
    known = _Measured([], [], [], [], {}, steady=_plain(linebox))
    for box in leaves(linebox):
        if not isinstance(box, boxes.TextBox):
            for row, value in zip(known[:4], (0.0, 0.0, 0.0, box.style["font_size"]), strict=True):
                row.append(value)
            continue
        count, style = len(box.text), box.style
        known.ems.extend([style["font_size"]] * count)
        if _ours(box):
            measured = measure(box.text, style)
            known.widths.extend(measured.widths)
            known.halves.extend(measured.halves)
            known.spacing.extend(_spacing(box.text, style))
            known.lines[id(box)] = measured.line
        else:
            for row in known[:3]:
                row.extend([0.0] * count)
    if len(known.widths) != length:
        raise AssertionError(f"{length} characters, {len(known.widths)} widths")
    return known


def _spacing(text: str, style: Any) -> list[float]:
    letters = 0.0 if style["letter_spacing"] == "normal" else style["letter_spacing"]
    words = style["word_spacing"]
    return [letters + words * (char in " \u00a0") for char in text]


def _ours(box: Box) -> bool:
    style = box.style
    return bool(
        style["white_space"] in _COLLAPSING
        and style["direction"] == "ltr"
        and style["font_size"]
        and not _FOREIGN.search(box.text)
    )


def _plain(box: Box) -> bool:
    """Say whether a line of a box is as wide as its text: no picture, float, padding or <br>."""
    for child in box.children:
        if isinstance(child, boxes.InlineBox):
            edges = [getattr(child.style[edge], "value", 1) for edge in _EDGES]
            if any(edges) or any(child.style[edge] for edge in _BORDERS) or not _plain(child):
                return False
        elif not (isinstance(child, boxes.TextBox) and _ours(child)):
            return False
    return True


def _solid(text: str) -> list[int]:
    solid = [0]
    for at, char in enumerate(text, 1):
        solid.append(solid[-1] if char == " " else at)
    return solid


def _gaps(text: str) -> dict[str, list[int]]:
    """Count what opens in a justified line: in all, after spaces, and after letters."""
    opened = [*(stretches(one, two) for one, two in pairwise(text)), False]
    after = [*zip(opened, text, strict=True)]
    return {
        "gaps": [0, *accumulate(opened)],
        "spaces": [0, *accumulate(opens and char == " " for opens, char in after)],
        "narrow": [0, *accumulate(opens and narrow(char) for opens, char in after)],
    }


def _grades(linebox: Box, text: str, starts: dict[int, int], width: float) -> bytearray:
    """Grade the boundaries of a paragraph; none inside a box whose text does not wrap."""
    style = linebox.style
    longest = (width - max(0.0, linebox.text_indent)) / style["font_size"] - _SLACK
    allowed = [bool(attr.is_line_break) for attr in _pango.get_log_attrs(text, style["lang"])]
    grades = boundaries(text, allowed, longest)
    for box in leaves(linebox):
        if isinstance(box, boxes.TextBox) and box.style["white_space"] == "nowrap":
            start = starts[id(box)]
            grades[start + 1 : start + len(box.text)] = bytes(max(0, len(box.text) - 1))
    grades[-1] = FREE
    return grades
