"""The text layer of a PDF page: its characters, and the rules drawn on it, as a reader sees them.

In: a page of PDFium.
Out: Glyphs in the order of the file, and Rules; points from the page's left upper corner.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_UPRIGHT = 0.9  # the cosine of the widest angle at which a line still counts as upright
_THIN = 3.0  # points: a filled box no thicker than this is drawn for a rule
_INVISIBLE = re.compile("[\x00-\x08\x0a-\x1f\x7f\u00ad\u200b-\u200f\ufeff]")
_UNKNOWN = "\ufffd"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: its box, as high as its face; the line that it stands on; its type's size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    upright: bool = True


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight rule, down or across the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> bool:
        """Return whether it is wider than it is high."""
        return self.right - self.left > self.bottom - self.top


def glyphs(page: Any) -> list[Glyph]:
    """Return the visible characters of a page, and white space as far as the file has it."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - a build need not wait for it

    layer = page.get_textpage()
    turn = _turned(page)
    found = [
        _glyph(layer, index, turn)
        for index in range(layer.count_chars())
        if not pdfium.FPDFText_IsGenerated(layer, index)
    ]
    layer.close()
    return [glyph for glyph in _paired(found) if not _INVISIBLE.match(glyph.text)]


def _glyph(layer: Any, index: int, turn: Callable[[float, float], Point]) -> Glyph:
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - a build need not wait for it

    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(layer, index, box)
    pdfium.FPDFText_GetMatrix(layer, index, matrix)
    pdfium.FPDFText_GetCharOrigin(layer, index, x, y)
    left, top, right, bottom = _box(turn(box.left, box.top), turn(box.right, box.bottom))
    start, ahead = turn(0, 0), turn(matrix.a, matrix.b)
    slope = math.hypot(matrix.a, matrix.b) or 1
    size = pdfium.FPDFText_GetFontSize(layer, index) * math.hypot(matrix.c, matrix.d)
    return Glyph(
        _character(layer, index),
        left,
        top,
        right,
        bottom,
        turn(x.value, y.value)[1],
        size or bottom - top or 1,
        (ahead[0] - start[0]) / slope > _UPRIGHT,
    )


def _character(layer: Any, index: int) -> str:
    """Return a character; PDFium hides a hyphen at a line's end behind a mark of its own."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - a build need not wait for it

    if pdfium.FPDFText_IsHyphen(layer, index) == 1:
        return "-"
    return chr(pdfium.FPDFText_GetUnicode(layer, index) or ord(_UNKNOWN))


def _paired(found: list[Glyph]) -> Iterator[Glyph]:
    """Yield the characters, those beyond U+FFFF from the two halves that PDFium gives."""
    high: Glyph | None = None
    for glyph in found:
        if high is not None and "\udc00" <= glyph.text <= "\udfff":
            text = (high.text + glyph.text).encode("utf-16", "surrogatepass").decode("utf-16")
            yield replace(high, text=text)
            high = None
            continue
        if high is not None:
            yield replace(high, text=_UNKNOWN)
        high = glyph if "\ud800" <= glyph.text <= "\udbff" else None
        if high is None:
            yield replace(glyph, text=_UNKNOWN) if "\udc00" <= glyph.text <= "\udfff" else glyph
    if high is not None:
        yield replace(high, text=_UNKNOWN)


def rules(page: Any) -> list[Stroke]:
    """Return the rules of a page: its straight lines, and the sides of its boxes."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - a build need not wait for it

    turn = _turned(page)
    found: list[Stroke] = []
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        for start, end in _sides(drawn):
            box = _box(turn(*_placed(drawn, start)), turn(*_placed(drawn, end)))
            if min(box[2] - box[0], box[3] - box[1]) < _THIN:
                found.append(Stroke(*box))
    return found


def _sides(drawn: Any) -> Iterator[tuple[Point, Point]]:
    """Yield the straight sides of a path."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - a build need not wait for it

    begin = last = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(drawn)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point, kind = (x.value, y.value), pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield point, begin
        last = point


def _placed(drawn: Any, point: Point) -> Point:
    """Return where a point of a path stands on the page: forms have axes of their own."""
    while drawn is not None:
        point = drawn.get_matrix().on_point(*point)
        drawn = drawn.container
    return point


def _turned(page: Any) -> Callable[[float, float], Point]:
    """Return what leads from a page's own axes to those of a reader, who sees it turned."""
    left, bottom, right, top = page.get_cropbox()
    turns: dict[int, Callable[[float, float], Point]] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns[page.get_rotation()]


def _box(one: Point, other: Point) -> tuple[float, float, float, float]:
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return left, top, right, bottom
