"""Superscripts: raised and lowered characters, and the ordinary ones that are drawn for them.

In: text.
Out: RAISED_LOWERED, which finds runs of them and fractions; `ordinary` and `raised_or_lowered`, its
inverse, one character to one.

Few faces for Chinese have them all, and where another sets the rest they are of different sizes:
m² beside 10⁶. So print draws the ordinary ones of the text's own face, smaller, and the text stays
what it is: what is counted, copied and read aloud is ₂, not 2.
"""

from __future__ import annotations

import re
from unicodedata import decomposition

DRAWN = "drawn"
"""The class of an element that draws them."""
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"

RAISED_LOWERED = re.compile(
    f"([{_RAISED}]+(?:[.,][{_RAISED}]+)*|[{_LOWERED}]+(?:[.,][{_LOWERED}]+)*|[\u2150-\u215e])"
)
"""A run of one kind, as a group; the point of PM₂.₅ goes with the figures beside it."""


def _drawn(characters: str) -> dict[str, str]:
    """Return the ordinary character of each, which Unicode has as its compatibility mapping."""
    return {one: chr(int(decomposition(one).split()[1], 16)) for one in characters}


_ORDINARY = {"sup": _drawn(_RAISED), "sub": _drawn(_LOWERED)}
_BACK = {tag: {two: one for one, two in drawn.items()} for tag, drawn in _ORDINARY.items()}
_TABLE = str.maketrans(_ORDINARY["sup"] | _ORDINARY["sub"])


def element(run: str) -> tuple[str, str]:
    """Return the element of HTML that sets a run, and its class; a fraction stays as it is."""
    if run[0] in _RAISED:
        return "sup", DRAWN
    return ("sub", DRAWN) if run[0] in _LOWERED else ("span", "fraction")


def ordinary(text: str) -> str:
    """Return a text with ordinary characters for raised and lowered ones, as it is drawn."""
    return text.translate(_TABLE)


def raised_or_lowered(drawn: str, name: str) -> str:
    """Return what a run says that was drawn with ordinary characters in an element of this name."""
    return "".join(_BACK[name].get(one, one) for one in drawn)
