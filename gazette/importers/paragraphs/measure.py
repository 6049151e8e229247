"""Measures how a print is set: the width of its column, what its blank lines and indents mean.

In: the lines of a print.
Out: a Measure.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from gazette.importers.document import SLACK, Gap, Line, breadth

_INDENT = 2  # characters (GB/T 9704)
_INDENTED = 1.4, 4.5  # characters: an indent as it is measured, and no centred line
_FLUSH = 0.6  # characters: what stands in by less stands in by a fault of the scan
_BLANK = 0.03, 0.75  # shares of lines with a gap before them: more, and every line has one
_MOST = 0.5  # share of the lines of reflowed text with a gap, where gaps part paragraphs
_FEW = 3  # lines: what fewer say of a print is chance
_NARROWEST = 12  # characters: no column is narrower
_BEYOND = 0.06  # share of lines that may pass the edge: headings and tables that span
_SHARE = 0.05  # share of lines that reach the edge, where most paragraphs are short


@dataclass(frozen=True, slots=True)
class Measure:
    """How a print is set: its column's width in characters (0 unknown), what its gaps mean.

    `ruled` says that lines are printed lines of one width; `blank` that empty lines part
    paragraphs; `indented` that an indent does.
    """

    width: float = 0
    ruled: bool = False
    blank: bool = True
    indented: bool = False


def measure(lines: tuple[Line, ...]) -> Measure:
    """Measure a print: the width that its lines share, and what stands before paragraphs."""
    if not lines:
        return Measure()
    broad = [line.indent + breadth(line.text) for line in lines]
    counts = Counter(round(width) for width in broad if width >= _NARROWEST)
    near = {width: sum(counts[width + step] for step in (-1, 0, 1)) for width in counts}
    edge = _edge(broad, near, counts)
    width = edge or max(near, key=lambda key: (near[key], key), default=0)
    ruled = bool(edge)
    blanks = sum(line.gap is not Gap.NONE for line in lines)
    inner = [line for line in lines if _INDENTED[0] <= line.indent <= _INDENTED[1]]
    flush = sum(line.indent < _FLUSH for line in lines)
    known = flush >= 0.25 * len(lines)
    indented = 0.04 * len(lines) <= len(inner) and known
    share = blanks / len(lines)
    blank = _BLANK[0] <= share <= _BLANK[1] if ruled else share >= _MOST
    sure = ruled or near.get(width, 0) > _FEW
    return Measure(width if sure else 0, ruled, blank, indented)


def within(lines: tuple[Line, ...], measured: Measure) -> Measure:
    """Measure a run of a print: where none of its lines is indented, an indent tells nothing."""
    own = any(_INDENTED[0] <= line.indent <= _INDENTED[1] for line in lines)
    return measured if own or not measured.indented else replace(measured, indented=False)


def _edge(broad: list[float], near: dict[int, int], counts: Counter[int]) -> int:
    """Find the right edge that printed lines share: many reach it, hardly any goes beyond it.

    Where a line of the text is a whole paragraph there is no such edge: 0.
    """
    for width in sorted(near, reverse=True):
        beyond = sum(each > width + 2 * SLACK for each in broad)
        if beyond > _BEYOND * len(broad):
            return 0
        if near[width] >= max(4, _SHARE * len(broad)):
            # A narrower edge that the widest lines hardly pass is the one, where more reach it.
            close = [other for other in near if width - 2 * SLACK <= other <= width]
            return max(close, key=lambda key: (near[key], counts[key]))
    return 0


def full(line: Line, measured: Measure, *, first: bool = False) -> bool:
    """Return whether a line reaches the right edge of its column.

    The first line of a paragraph had an indent of two characters, also where the text has lost it.
    """
    if line.full is not None:
        return line.full
    lost = _INDENT if first and not measured.indented and line.indent < 1 else 0
    return line.indent + lost + breadth(line.text) >= measured.width - SLACK
