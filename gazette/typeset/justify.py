"""Justify: spreads what a line is short of between its characters.

In: a line of WeasyPrint, some of whose boxes carry a Place, and the pixels that it is short of.
Out: the same line, flush to within a thousandth of an em; a box of it whose gaps are so wide that
readers of the PDF would take them for blanks is `spaced`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gazette.typeset.break_classes import narrow
from gazette.typeset.line_metrics import NARROW, SPACE
from gazette.typeset.paragraph import PLACE
from gazette.typeset.weasyprint.boxes import Note, is_inline, is_line, is_text, leaves

if TYPE_CHECKING:
    from gazette.typeset.weasyprint.boxes import Box, LineBox

BLANK = 0.12
"""A gap wider than this, in ems, may be a blank to readers of the PDF wherever it stands."""

_MOST = 4.0
"""A line is left short rather than open by more than this, in ems a gap. A cell of five characters
may ask for three; more does only a line before a picture that is as wide as the column."""

SPACED = Note("spaced", bool)
"""Whether gaps have opened in a TextBox so far that readers may see blanks in it."""


class _Gap(NamedTuple):
    """A gap that may open: after the character `place` of a box."""

    box: Box
    place: int
    em: float
    space: bool
    narrow: bool


def justify_line(line: LineBox, extra: float) -> None:
    """Open the gaps of a line by `extra` pixels in all, and move its boxes; or leave it short."""
    gaps = _gaps(line)
    if extra > _MOST * sum(gap.em for gap in gaps):
        return
    grown: dict[int, float] = {}
    for gap, share in zip(gaps, _shares(gaps, extra), strict=True):
        grown[id(gap.box)] = grown.get(id(gap.box), 0.0) + share
        if is_text(gap.box):
            gap.box.pango_layout.after[gap.place] += share
            if share > BLANK * gap.em and not gap.space:
                SPACED.put(gap.box, value=True)
    _move(line, 0.0, grown)


def _gaps(line: LineBox) -> list[_Gap]:
    gaps: list[_Gap] = []
    last: tuple[Box, int] | None = None
    for box in leaves(line):
        place = PLACE.of(box)
        if place is None:
            last = None
            continue
        counts = place.paragraph.metrics.gaps
        text = box.text if is_text(box) else "\ufffc"
        for index, char in enumerate(text):
            last = (box, index)
            if counts[place.start + index + 1] > counts[place.start + index]:
                # Between two boxes no reader is told that there is no blank (see `actual_text`).
                small = narrow(char) or (index == len(text) - 1 and char != " ")
                gaps.append(_Gap(box, index, box.style["font_size"], char == " ", small))
    if gaps and last and gaps[-1].box is last[0] and gaps[-1].place == last[1]:
        gaps.pop()  # what ends the line opens nothing
    return gaps


def _shares(gaps: list[_Gap], extra: float) -> list[float]:
    """Share out `extra`: first to spaces, then evenly, narrow gaps apart.

    Each share is whole thousandths of its em. WeasyPrint writes whole thousandths and cuts off the
    rest, which over a line would add up.
    """
    spaces = [SPACE * gap.em * gap.space for gap in gaps]
    first = min(1.0, extra / sum(spaces)) if any(spaces) else 0.0
    extra -= first * sum(spaces)
    even = extra / len(gaps)
    limits = [min(even, NARROW * gap.em) if gap.narrow else even for gap in gaps]
    wide = sum(not gap.narrow for gap in gaps)
    rest = (extra - sum(limits)) / (wide or len(gaps))
    shares, owed = [], 0.0
    for gap, limit, space in zip(gaps, limits, spaces, strict=True):
        owed += limit + first * space + rest * (not (gap.narrow and wide))
        quantum = gap.em / 1000
        share = round(owed / quantum) * quantum
        owed -= share
        shares.append(share)
    return shares


def _move(box: Box, by: float, grown: dict[int, float]) -> float:
    """Move a box by what its line has grown before it; return what it has grown after it."""
    if is_line(box) or is_inline(box):
        box.position_x += by
        after = by
        for child in box.children:
            if child.is_in_normal_flow():
                after = _move(child, after, grown)
        box.width += after - by
        return after
    own = grown.get(id(box), 0.0)
    box.translate(by, 0)
    box.width += own * is_text(box)
    return by + own
