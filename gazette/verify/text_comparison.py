"""Text comparison: where a text as somebody has it differs from one that was published.

In: a Place, the text of a notice or of a printed page, folded; a text.
Out: folded; the Differences with both readings; Strays, lines that stand nowhere in it.

Full-width and half-width forms, the shapes of quotes and dashes, and blanks are no difference: no
two ways from paper to text agree in them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHAPES = str.maketrans("“”„‟‘’‚‛—–―－﹣…·•・", '""""' + "''''" + "-----" + ".···")
LINE_END = re.compile(r"\n|\f|\t| {2,}|\u3000{2,}")
"""Where a line ends, or a column."""
GRAM = 6
"""Characters of a sample: fewer stand in many notices, more are seldom free of a slip."""
_ALIKE = 3
"""A line is of a place where less than this part of it differs."""
_NEAR = 8
"""Characters that are told on either side of a difference."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a text differs: both readings, with the unit of the notice."""

    unit: str
    published: str
    found: str


@dataclass(frozen=True, slots=True)
class Stray:
    """A line that stands nowhere in a place; `outside` if it is above or below all that do."""

    line: str
    outside: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A text with the address of each of its parts, folded: characters, and where they stand."""

    issue: str
    address: str
    folded: str
    at: tuple[tuple[str, int], ...]
    """Of each part: its unit, and how many characters stand before it."""


def folded(text: str) -> str:
    """Return a text as two ways from paper agree in it."""
    return "".join(normalize("NFKC", text).translate(_SHAPES).split())


def compared(place: Place, text: str) -> tuple[tuple[Difference, ...], tuple[Stray, ...]]:
    """Return where a text differs, and what of it stands nowhere in the place.

    It is compared in one piece, and line by line where that comes to less: columns that a machine
    has read across.
    """
    wanted = folded(text)
    whole = tuple(_differences(place, wanted))
    parts = [one for one in map(folded, LINE_END.split(text)) if one]
    if not whole or len(parts) == 1:
        return tuple(one for one, _ in whole), ()
    found, stray, covered = list[tuple[Difference, int]](), list[int](), [False] * len(place.folded)
    # A short one may stand in many places: it takes what the longer ones have left.
    for at, part in sorted(enumerate(parts), key=lambda one: -len(one[1])):
        changes = tuple(_differences(place, part, covered))
        if sum(size for _, size in changes) * _ALIKE > len(part):
            stray.append(at)
        else:
            found += changes
    missing = [(one, len(one.published)) for one in _missing(place, covered)]
    strange = sum(len(parts[at]) for at in stray)
    if strange + sum(size for _, size in (*found, *missing)) >= sum(size for _, size in whole):
        return tuple(one for one, _ in whole), ()
    return tuple(one for one, _ in (*found, *missing)), _strays(parts, stray)


def _strays(parts: list[str], stray: list[int]) -> tuple[Stray, ...]:
    """Return the lines that stand nowhere, and whether each is outside all that do."""
    known = [at for at in range(len(parts)) if at not in stray] or [0]
    return tuple(Stray(parts[at], outside=not known[0] < at < known[-1]) for at in stray)


def _differences(
    place: Place, wanted: str, covered: list[bool] | None = None
) -> Iterator[tuple[Difference, int]]:
    """Yield where a text differs from the part of a place that it is of, and by how much.

    What the published text has before and behind is none. `covered` is marked where it is alike.
    """
    start, end = _free(place.folded, wanted, covered) or window_of(place.folded, wanted)
    window = place.folded[start:end]
    changes = SequenceMatcher(None, window, wanted, autojunk=False).get_opcodes()
    for kind, begin, stop, first, last in changes:
        if kind == "equal":
            if covered is not None:
                covered[start + begin : start + stop] = [True] * (stop - begin)
            continue
        if kind == "delete" and first in {0, len(wanted)}:
            continue
        low, high = _part(kind, (begin, stop), (first, last), len(wanted))
        if covered is not None:
            covered[start + low : start + high] = [True] * (high - low)
        before = min(_NEAR, first, low)
        was = window[low - before : high + _NEAR]
        now = wanted[first - before : last + _NEAR]
        yield Difference(_unit(place, start + low), was, now), max(high - low, last - first)


def _free(text: str, wanted: str, covered: list[bool] | None) -> tuple[int, int] | None:
    """Return where a text has another that no line before has had; None where it has not."""
    at = text.find(wanted)
    while covered and at >= 0:
        if not any(covered[at : at + len(wanted)]):
            return at, at + len(wanted)
        at = text.find(wanted, at + 1)
    return None


def _part(
    kind: str, published: tuple[int, int], found: tuple[int, int], length: int
) -> tuple[int, int]:
    """Return the published part of a change: at the ends of a text no longer than what is there."""
    (begin, stop), (first, last) = published, found
    if kind == "replace" and first == 0:
        return max(begin, stop - last), stop
    if kind == "replace" and last == length:
        return begin, min(stop, begin + last - first)
    return begin, stop


def _missing(place: Place, covered: list[bool]) -> Iterator[Difference]:
    """Yield each run of the place that no line has, between the first and the last that one has.

    What stands there twice, a line may have taken from the other place.
    """
    marks = "".join("x" if one else "-" for one in covered)
    for gap in re.finditer("-+", marks.strip("-")):
        at = gap.start() + len(marks) - len(marks.lstrip("-"))
        said = place.folded[at : at + len(gap[0])]
        if place.folded.count(said) == 1:
            yield Difference(_unit(place, at), said, "")


def window_of(text: str, wanted: str) -> tuple[int, int]:
    """Return the part of a text that another is of."""
    if (at := text.find(wanted)) >= 0:
        return at, at + len(wanted)
    starts = [
        place - at
        for at in range(max(1, len(wanted) - GRAM + 1))
        if (place := text.find(wanted[at : at + GRAM])) >= 0
    ]
    if not starts:
        return 0, len(text)
    middle = sorted(starts)[len(starts) // 2]
    slack = len(wanted) // 8 + GRAM
    return max(0, middle - slack), min(len(text), middle + len(wanted) + slack)


def _unit(place: Place, at: int) -> str:
    return next((unit for unit, before in reversed(place.at) if before <= at), "")


def units_of(place: Place, start: int, end: int) -> Iterator[str]:
    """Yield the units of a part of a place."""
    ends = [before for _, before in place.at[1:]] + [len(place.folded)]
    for (unit, before), after in zip(place.at, ends, strict=True):
        if unit and before < end and after > start:
            yield unit
