"""Lines of type: the characters of a page that stand on one line without a wide gap.

In: Glyphs in the order of the file.
Out: Pieces; raised and lowered characters in them as Unicode has them.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gazette.importers.sources import scripts
from gazette.importers.sources.columns import Piece
from gazette.language.lines import wide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.importers.sources.textlayer import Glyph
    from gazette.model import Message

_BASE = 0.8  # of the type's size: so far apart stand a raised character and its line
_BACK, _APART = 0.5, 0.8  # so far back or on may the next character stand
_BLANK = 0.15  # so wide is a gap between two Latin words
_SMALL, _SHIFT = 0.85, 0.1  # so small and so far off the line is what is raised or lowered


def pieces(glyphs: Sequence[Glyph]) -> list[Piece]:
    """Return the lines of type that hold more than white space."""
    return [_piece(line) for line in _lines(glyphs) if any(g.text.strip() for g in line)]


def _lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and not _follows(line[-1], glyph):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _follows(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size)
    level = abs(before.base - glyph.base) < _BASE * size
    return level and -_BACK * size < glyph.left - before.right < _APART * size


def _piece(line: Sequence[Glyph]) -> Piece:
    """Make a piece of a line; a space stands where a gap follows a Latin letter."""
    size = max(glyph.size for glyph in line if glyph.text.strip())
    own = [glyph.base for glyph in line if glyph.size > _SMALL * size]
    base = sorted(own)[len(own) // 2]
    text = ""
    doubts: list[Message] = []
    last: Glyph | None = None
    for place, run in groupby(line, lambda glyph: _script(glyph, size, base)):
        said = ""
        for glyph in run:
            if last and glyph.left - last.right > _BLANK * size and _parted(last.text):
                said += " "
            said += glyph.text
            last = glyph
        if place:
            made = scripts.shifted(said, raised=place > 0)
            doubts += [] if made else [scripts.told(said.strip(), raised=place > 0)]
            said = made or said
        text += said
    left, right = min(glyph.left for glyph in line), max(glyph.right for glyph in line)
    top, bottom = min(glyph.top for glyph in line), max(glyph.bottom for glyph in line)
    return Piece(left, top, right, bottom, size, text, doubts=tuple(doubts))


def _parted(character: str) -> bool:
    """Return whether white space after a character means something: of a Latin one or a leader."""
    return character == "·" or not wide(character)


def _script(glyph: Glyph, size: float, base: float) -> int:
    """Return 1 for a raised, -1 for a lowered character, 0 for one on the line."""
    shift = (base - glyph.base) / size
    if glyph.size > _SMALL * size or abs(shift) < _SHIFT or not glyph.text.strip():
        return 0
    return 1 if shift > 0 else -1
