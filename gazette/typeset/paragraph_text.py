"""Paragraph text: a paragraph's text over all its boxes, measured as one.

In: a LineBox of WeasyPrint before it is cut into lines.
Out: its Paragraph; every box of it carries its Place.
"""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from gazette.typeset.break_classes import (
    CLOSING,
    HANGING,
    OPENING,
    autospaces,
    compressed_marks,
    expandable,
    has_address,
    has_han,
    narrow,
)
from gazette.typeset.line_metrics import LineMetrics, prefix
from gazette.typeset.paragraph import PLACE, Paragraph, Place
from gazette.typeset.paragraph_breaks import paragraph_breaks
from gazette.typeset.weasyprint.boxes import Note, is_inline, is_line, is_reading, is_text, leaves
from gazette.typeset.weasyprint.glyphs import measure
from gazette.typeset.weasyprint.pango import strut

if TYPE_CHECKING:
    from gazette.typeset.options import Options
    from gazette.typeset.weasyprint.boxes import Box, LineBox, TextBox
    from gazette.typeset.weasyprint.glyphs import SpacedLayout
    from gazette.typeset.weasyprint.styles import Edge, Style

_COLLAPSING = {"normal", "nowrap", "pre-line"}
# Controls, and scripts written from the right: a box that holds them is left to WeasyPrint.
_FOREIGN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u0590-\u08ff\u2028-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe]"
)
_STOPS = "".join(CLOSING) + " "
_EDGES: tuple[Edge, ...] = ("margin_left", "margin_right", "padding_left", "padding_right")
READING = "\u302a"
"""Stands for a reading, which takes no room: nothing parts a mark (Mn) from what it belongs to."""
PARAGRAPH = Note("chinese", Paragraph)
"""The Paragraph that a LineBox of ours is set by."""


class _Measured(NamedTuple):
    """A paragraph's characters: their widths, what marks can lose, spacing, ems; in pixels.

    `layouts` has what is drawn of each box of ours; `steady` says that nothing else takes room.
    """

    widths: list[float]
    halves: list[float]
    spacing: list[float]
    ems: list[float]
    layouts: dict[int, SpacedLayout]
    steady: bool


def paragraph_of(linebox: LineBox, width: float, options: Options) -> Paragraph | None:
    """Return the Paragraph of a LineBox, measured when first asked; None where it is not ours.

    `width` is that of the column. A paragraph is ours if its language is Chinese, it has an em to
    measure by and holds a Chinese character, or an address, which is parted at its joints.
    """
    known = PARAGRAPH.of(linebox)
    if known and known.children is linebox.children and known.width == width:
        return known
    starts, parts = _text(linebox)
    text, style = "".join(parts), linebox.style
    chinese = (style["lang"] or "").lower().startswith("zh") and style["font_size"]
    if not chinese or not (has_han(text) or has_address(text)):
        leave_upstream(linebox)
        return None
    paragraph = _paragraph(linebox, text, starts, width, options)
    PARAGRAPH.put(linebox, paragraph)
    return paragraph


def leave_upstream(linebox: LineBox) -> None:
    """Leave a LineBox to WeasyPrint."""
    PARAGRAPH.put(linebox, None)
    for box in leaves(linebox):
        PLACE.put(box, None)


def _text(linebox: LineBox) -> tuple[dict[int, int], list[str]]:
    """Return where each box starts, by its id, and the pieces of the text.

    A picture is U+FFFC, a reading (ruby) READING.
    """
    starts: dict[int, int] = {}
    parts: list[str] = []

    def walk(box: Box, start: int) -> int:
        starts[id(box)] = start
        if is_line(box) or is_inline(box):
            for child in box.children:
                start = walk(child, start)
        elif box.is_in_normal_flow():
            parts.append(box.text if is_text(box) else READING if is_reading(box) else "\ufffc")
            start += len(parts[-1])
        return start

    walk(linebox, 0)
    return starts, parts


def _paragraph(
    linebox: LineBox, text: str, starts: dict[int, int], width: float, options: Options
) -> Paragraph:
    known = _measured(linebox, len(text))
    before, after, halves = [0.0] * len(text), known.spacing, known.halves
    for at, opens in compressed_marks(text):
        (before if opens else after)[at] -= halves[at]
        halves[at] = 0.0
    drop = autospaces(text, known.ems) if options.autospace else [0.0] * len(text)
    after = list(map(sum, zip(after, drop, strict=True)))
    paragraph = Paragraph(
        children=linebox.children,
        width=width,
        text=text,
        bytes=[0, *accumulate(len(char.encode()) for char in text)],
        metrics=LineMetrics(
            offsets=prefix(list(map(sum, zip(known.widths, before, after, strict=True)))),
            ink_ends=_solid(text),
            start_trims=[halves[at] * (char in OPENING) for at, char in enumerate(text)],
            end_drops=drop,
            end_trims=_end_trims(text, known, hanging=options.hanging),
            compressible=prefix(halves),
            **_gaps(text),
            **paragraph_breaks(linebox, text, starts, width),
            em=linebox.style["font_size"],
            last_character=len(text.rstrip(_STOPS)) - 1,
            justified=linebox.style["text_align_all"] == "justify",
        ),
        halves=halves,
        before=before,
        after=after,
        starts=starts,
        steady=known.steady,
        altered=-1 if options.compact else 0,
    )
    # An indented bracket keeps its square.
    paragraph.metrics.start_trims[0] *= linebox.text_indent <= 0
    for box in leaves(linebox):
        _place(box, paragraph, known.layouts.get(id(box)))
    return paragraph


def _end_trims(text: str, known: _Measured, *, hanging: bool) -> list[float]:
    """Return what each character can lose at a line's end: its half, or all where it may hang."""
    return [
        width if hanging and char in HANGING else half * (char in CLOSING)
        for char, width, half in zip(text, known.widths, known.halves, strict=True)
    ]


def _place(box: Box, paragraph: Paragraph, layout: SpacedLayout | None) -> None:
    start = paragraph.starts[id(box)]
    if layout is not None:
        PLACE.put(box, Place(paragraph, start, layout, start, strut(box.style)))
    else:
        PLACE.put(box, None if is_text(box) else Place(paragraph, start))


def _measured(linebox: LineBox, length: int) -> _Measured:
    known = _Measured([], [], [], [], {}, steady=_plain(linebox))
    for box in leaves(linebox):
        if not is_text(box):
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
            known.layouts[id(box)] = measured.layout
        else:
            for row in known[:3]:
                row.extend([0.0] * count)
    if len(known.widths) != length:
        raise AssertionError(f"{length} characters, {len(known.widths)} widths")
    return known


def _spacing(text: str, style: Style) -> list[float]:
    letters = 0.0 if style["letter_spacing"] == "normal" else style["letter_spacing"]
    words = style["word_spacing"]
    return [letters + words * (char in " \u00a0") for char in text]


def _ours(box: TextBox) -> bool:
    style = box.style
    return bool(
        style["white_space"] in _COLLAPSING
        and style["direction"] == "ltr"
        and style["font_size"]
        and not _FOREIGN.search(box.text)
    )


def _plain(box: Box) -> bool:
    """Return whether a line of a box is as wide as its text: no picture, float, padding or <br>."""
    for child in box.children:
        if is_inline(child):
            edges = [getattr(child.style[edge], "value", 1) for edge in _EDGES]
            edges += [child.style["border_left_width"], child.style["border_right_width"]]
            if any(edges) or not _plain(child):
                return False
        elif not (is_reading(child) or (is_text(child) and _ours(child))):
            return False
    return True


def _solid(text: str) -> list[int]:
    solid = [0]
    for at, char in enumerate(text, 1):
        solid.append(solid[-1] if char == " " else at)
    return solid


def _gaps(text: str) -> dict[str, list[int]]:
    """Count what opens in a justified line: in all, after spaces, and after letters."""
    gaps, spaces, letters = [0], [0], [0]
    for one, two in pairwise(text):
        opens = expandable(one, two)
        gaps.append(gaps[-1] + opens)
        spaces.append(spaces[-1] + (opens and one == " "))
        letters.append(letters[-1] + (opens and narrow(one)))
    return {
        "gaps": [*gaps, gaps[-1]],
        "spaces": [*spaces, spaces[-1]],
        "narrow": [*letters, letters[-1]],
    }
