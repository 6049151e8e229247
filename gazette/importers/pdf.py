"""Lines of a PDF with a text layer, column by column, with what their place on the page says.

In: the bytes of a .pdf file.
Out: a Yield, or a Problem.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pymupdf

from gazette.importers.decode import refuse
from gazette.importers.prints import Gap, Mark, Raw, Yield
from gazette.model import Problem

_TAIL = 2048
_SHARE = 0.2
_SLACK = 1.6
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\ufeff]")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of the text layer: its box on the page, its type's size, its text."""

    left: float
    top: float
    right: float
    bottom: float
    size: float
    text: str


def read(data: bytes, file: str) -> Yield | Problem:
    """Read a PDF's text layer; a scan without one, an encrypted or a cut file is a Problem."""
    if b"%PDF" not in data[:1024]:
        return refuse(file, "import-binary", f"`{file}` 不是 PDF", "按内容改正扩展名")
    if b"%%EOF" not in data[-_TAIL:]:
        return refuse(
            file, "import-truncated", f"`{file}` 没有结尾，是残缺的 PDF", "重新取得完整的文件"
        )
    pymupdf.TOOLS.mupdf_display_errors(on=False)
    try:
        with pymupdf.open(stream=data, filetype="pdf") as document:
            if document.needs_pass:
                return refuse(file, "import-format", f"`{file}` 加了密码", "去掉密码再导入")
            pages = [_pieces(page) for page in document]
    except (RuntimeError, ValueError) as error:
        what = f"`{file}` 读不出（{type(error).__name__}）"
        return refuse(file, "import-truncated", what, "重新取得完整的文件，或另存一次")
    if not any(pages):
        mend = "扫描件先作文字识别（OCR），得到有文字层的 PDF 或文本再导入"
        return refuse(file, "import-empty", f"`{file}` 没有文字层", mend)
    raws: list[Raw] = []
    for number, pieces in enumerate(pages, 1):
        raws += _page(pieces, file, number)
    blank = [str(number) for number, pieces in enumerate(pages, 1) if not pieces]
    notes = (f"第 {'、'.join(blank)} 页没有文字",) if blank else ()
    return Yield(tuple(raws), f"PDF，{len(pages)} 页", (), notes)


def _pieces(page: Any) -> list[_Piece]:  # noqa: ANN401 - PyMuPDF is untyped
    found = []
    for block in page.get_text("dict", flags=pymupdf.TEXTFLAGS_TEXT)["blocks"]:
        for line in block.get("lines", ()):
            if abs(line["dir"][0]) < 0.9:
                continue
            text = _CONTROL.sub("", "".join(span["text"] for span in line["spans"]))
            if text.strip():
                size = max(span["size"] for span in line["spans"])
                found.append(_Piece(*line["bbox"], size, text))
    return found


def _page(pieces: list[_Piece], file: str, number: int) -> list[Raw]:
    """Order a page: what spans it from top to bottom, between it the left column, then the right."""
    if not pieces:
        return []
    gutter = _gutter(pieces)
    ordered: list[tuple[str, _Piece]] = []
    band: list[_Piece] = []
    for piece in sorted(_joined(pieces, gutter), key=lambda each: (each.top, each.left)):
        if gutter and _side(piece, gutter) == "span":
            ordered += _columns(band, gutter)
            band = []
            ordered.append(("span", piece))
        else:
            band.append(piece)
    ordered += _columns(band, gutter)
    return _raws(ordered, file, number)


def _gutter(pieces: list[_Piece]) -> float:
    """Give where a page's two columns part; 0 where it has one."""
    left, right = min(each.left for each in pieces), max(each.right for each in pieces)
    middle = (left + right) / 2
    sides = Counter(_side(each, middle) for each in pieces)
    few = _SHARE * len(pieces)
    return (
        middle
        if sides["left"] > few and sides["right"] > few and sides["span"] < len(pieces) / 2
        else 0
    )


def _side(piece: _Piece, gutter: float) -> str:
    slack = piece.size * 0.7
    if piece.right <= gutter + slack:
        return "left"
    return "right" if piece.left >= gutter - slack else "span"


def _columns(band: list[_Piece], gutter: float) -> list[tuple[str, _Piece]]:
    if not gutter:
        return [("span", piece) for piece in band]
    sides = [(_side(piece, gutter), piece) for piece in band]
    return [each for name in ("left", "right") for each in sides if each[0] == name]


def _joined(pieces: list[_Piece], gutter: float) -> list[_Piece]:
    """Join what stands on one line of a column: a text layer parts it at tabs and leaders."""
    rows: list[_Piece] = []
    for piece in sorted(pieces, key=lambda each: (round(each.bottom), each.left)):
        last = rows[-1] if rows else None
        if last and _beside(last, piece, gutter):
            gap = "" if piece.left - last.right < piece.size * 0.3 else " "
            rows[-1] = _Piece(
                last.left, min(last.top, piece.top), max(last.right, piece.right),
                max(last.bottom, piece.bottom), max(last.size, piece.size), last.text + gap + piece.text,
            )  # fmt: skip
        else:
            rows.append(piece)
    return rows


def _beside(last: _Piece, piece: _Piece, gutter: float) -> bool:
    overlap = min(last.bottom, piece.bottom) - max(last.top, piece.top)
    level = overlap > 0.5 * min(last.bottom - last.top, piece.bottom - piece.top)
    one = not gutter or _side(last, gutter) == _side(piece, gutter)
    return level and one and piece.left >= last.right - piece.size * 0.5


def _raws(ordered: list[tuple[str, _Piece]], file: str, number: int) -> list[Raw]:
    edges: dict[str, tuple[float, float]] = {}
    for side in ("left", "right", "span"):
        own = [piece for name, piece in ordered if name == side]
        if own:
            edges[side] = (min(each.left for each in own), max(each.right for each in own))
    found: list[Raw] = []
    last: tuple[str, _Piece] | None = None
    for at, (side, piece) in enumerate(ordered, 1):
        left, right = edges[side]
        gap = Gap.PAGE if last is None or last[0] != side else Gap.NONE
        if last and gap is Gap.NONE and piece.top - last[1].bottom > piece.size:
            gap = Gap.BLANK
        indent = round((piece.left - left) / piece.size, 1)
        full = piece.right >= right - _SLACK * piece.size
        found.append(Raw(piece.text.strip(), Mark(file, at, number), gap, indent, full=full))
        last = (side, piece)
    return found
