"""Flush: spreads what a line is short of between its characters.

In: a line of WeasyPrint, some of whose boxes carry a Place, and the pixels that it is short of.
Out: the same line, flush to within a thousandth of an em; a box of it whose gaps are so wide that
readers of the PDF would take them for blanks is `spaced`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from weasyprint.formatting_structure import boxes

from gazette.typeset.fit import NARROW, SPACE
from gazette.typeset.gather import leaves
from gazette.typeset.marks import narrow

if TYPE_CHECKING:
    from gazette.typeset.paragraph import Box

BLANK = 0.12
"""A gap wider than this, in ems, may be a blank to readers of the PDF wherever it stands."""

_MOST = 4.0
"""A line is left short rather than open by more than this, in ems a gap. A cell of five characters
may ask for three; more does only a line before a picture that is as wide as the column."""

_PARENTS: tuple[Any, ...] = (boxes.LineBox, boxes.InlineBox)


class _Spot(NamedTuple):
    """A gap that may open: after the character `at` of a box."""

    box: Box
    at: int
    em: float
    space: bool
    narrow: bool


def justify(line: Box, extra: float) -> None:
    """Open the gaps of a line by `extra` pixels in all, and move its boxes; or leave it short."""
    spots = _spots(line)
    if extra > _MOST * sum(spot.em for spot in spots):
        return
    grown: dict[int, float] = {}
    for spot, share in zip(spots, _shares(spots, extra), strict=True):
        grown[id(spot.box)] = grown.get(id(spot.box), 0.0) + share
        if hasattr(spot.box, "pango_layout"):
            spot.box.pango_layout.after[spot.at] += share
            if share > BLANK * spot.em and not spot.space:
                spot.box.spaced = True
    _move(line, 0.0, grown)


def _spots(line: Box) -> list[_Spot]:
    spots = []
    last: tuple[Box, int] | None = None
    for box in leaves(line):
        place = box.__dict__.get("place")
        if place is None:
            last = None
            continue
        gaps = place.paragraph.measure.gaps
        text = box.text if isinstance(box, boxes.TextBox) else "\ufffc"
        for at, char in enumerate(text):
            last = (box, at)
            if gaps[place.start + at + 1] > gaps[place.start + at]:
                # Between two boxes no reader is told that there is no blank (see `actual_text`).
                small = narrow(char) or (at == len(text) - 1 and char != " ")
                spots.append(_Spot(box, at, box.style["font_size"], char == " ", small))
    if spots and last and spots[-1].box is last[0] and spots[-1].at == last[1]:
        spots.pop()  # what ends the line opens nothing
    return spots


def _shares(spots: list[_Spot], extra: float) -> list[float]:
    """Share out `extra`: first to spaces, then evenly, narrow gaps apart.

    Each share is whole thousandths of its em. WeasyPrint writes whole thousandths and cuts off the
    rest, which over a line would add up.
    """
    spaces = [SPACE * spot.em * spot.space for spot in spots]
    first = min(1.0, extra / sum(spaces)) if any(spaces) else 0.0
    extra -= first * sum(spaces)
    even = extra / len(spots)
    limits = [min(even, NARROW * spot.em) if spot.narrow else even for spot in spots]
    wide = sum(not spot.narrow for spot in spots)
    rest = (extra - sum(limits)) / (wide or len(spots))
    shares, owed = [], 0.0
    for spot, limit, space in zip(spots, limits, spaces, strict=True):
        owed += limit + first * space + rest * (not (spot.narrow and wide))
        quantum = spot.em / 1000
        share = round(owed / quantum) * quantum
        owed -= share
        shares.append(share)
    return shares


def _move(box: Box, by: float, grown: dict[int, float]) -> float:
    """Move a box by what its line has grown before it; give what it has grown after it."""
    if isinstance(box, _PARENTS):
        box.position_x += by
        after = by
        for child in box.children:
            if child.is_in_normal_flow():
                after = _move(child, after, grown)
        box.width += after - by
        return after
    own = grown.get(id(box), 0.0)
    box.translate(by, 0)
    box.width += own * isinstance(box, boxes.TextBox)
    return by + own
