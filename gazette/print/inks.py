"""Inks: what a press prints a colour with.

In: colours in red, green and blue.
Out: Inks, the rule by which a page is printed: one ink, black and red, or four; Separation.

The house's red (`--red` of style.css) and what is a tint of it is printed as a red that is a red:
magenta and yellow, both full, or a spot colour (专色) by its name. What is grey in any other
colour is black ink alone: a press prints black of three colours as a blurred brown, and its plates
never fit to a hair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Colour: TypeAlias = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""
Cmyk: TypeAlias = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, from 0 to 1."""

SPOT = "Spot"
"""How the pages of a PDF call the colour space of the spot colour."""
_WEIGHTS = (0.299, 0.587, 0.114)
"""How light red, green and blue are (ITU-R BT.601), as Pillow has it for pictures, too."""
_SAME = 0.02
"""Colours that differ by less in each part are one: five of 255 steps."""
_LEAST = 0.02


@dataclass(frozen=True, slots=True)
class Inks:
    """By which inks something is printed.

    `red` is the colour of the house, if it has one; `spot` the name of a spot colour for it; `one`:
    all is black ink, in which the red is black and other colours are as dark as they were.
    """

    red: Colour | None = None
    spot: str = ""
    one: bool = False

    def tint(self, colour: Colour) -> float:
        """Return how much of the house's red a colour is: 1 for itself, 0 for none of it."""
        if self.red is None:
            return 0.0
        most = min(range(3), key=self.red.__getitem__)
        part = (1 - colour[most]) / (1 - self.red[most]) if self.red[most] < 1 else 0.0
        meant = (1 - part * (1 - channel) for channel in self.red)
        near = all(abs(one - other) < _SAME for one, other in zip(colour, meant, strict=True))
        return min(1.0, part) if near and part > _LEAST else 0.0

    def cmyk(self, red: float, green: float, blue: float) -> Cmyk:
        """Return the four inks of a colour; a spot colour as what stands for it on a proof."""
        colour = clipped(red), clipped(green), clipped(blue)
        tint = self.tint(colour)
        if self.one:
            light = sum(part * weight for part, weight in zip(colour, _WEIGHTS, strict=True))
            return 0.0, 0.0, 0.0, tint or 1 - light
        return (0.0, tint, tint, 0.0) if tint else to_cmyk(*colour)

    def operators(self, colour: Colour, *, stroke: bool) -> tuple[str, bool]:
        """Return what sets a colour in a content stream, and whether it is black ink in full."""
        if self.spot and not self.one and (tint := self.tint(colour)):
            space, set_ = ("CS", "SCN") if stroke else ("cs", "scn")
            return f"/{SPOT} {space} {number(tint)} {set_}", False
        inks = self.cmyk(*colour)
        return " ".join(map(number, inks)) + (" K" if stroke else " k"), number(inks[3]) == "1"


def clipped(part: float) -> float:
    """Return a part of a colour, which a style may have beyond what there is."""
    return min(1.0, max(0.0, part))


def number(value: float) -> str:
    """Write a number as short as it is exact enough for a plate."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def to_cmyk(red: float, green: float, blue: float) -> Cmyk:
    """Return the inks of a colour, from 0 to 1: what is grey in it is black ink alone."""
    colours = [clipped(colour) for colour in (red, green, blue)]
    light = max(colours)
    cyan, magenta, yellow = ((light - colour) / light if light else 0.0 for colour in colours)
    return cyan, magenta, yellow, 1 - light
