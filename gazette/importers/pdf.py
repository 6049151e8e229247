"""Lines of a PDF with a text layer, column by column, with what their place on the page says.

In: the bytes of a .pdf file.
Out: a Yield, or a Problem.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gazette.importers.columns import Page, Piece, lines
from gazette.importers.decode import refuse
from gazette.importers.prints import Goes, Hint, Raw, Yield, solid_count
from gazette.lines import solid

if TYPE_CHECKING:
    from gazette.model import Problem

_TAIL = 2048
_LEVEL = 0.9
_RULES = 12
_BETWEEN, _SHORT = 4, 30
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\ufeff]")


def read(data: bytes, file: str) -> Yield | Problem:
    """Read a PDF's text layer; a scan without one, an encrypted or a cut file is a Problem."""
    if b"%PDF" not in data[:1024]:
        return refuse(file, "import-binary", f"`{file}` 不是 PDF", "按内容改正扩展名")
    if b"%%EOF" not in data[-_TAIL:]:
        what = f"`{file}` 没有结尾，是残缺的 PDF"
        return refuse(file, "import-truncated", what, "重新取得完整的文件")
    import pymupdf  # noqa: PLC0415 - half a second that a build need not wait

    pymupdf.TOOLS.mupdf_display_errors(on=False)
    pymupdf.TOOLS.mupdf_display_warnings(on=False)
    pymupdf.no_recommend_layout()
    try:
        with pymupdf.open(stream=data, filetype="pdf") as document:
            if document.needs_pass:
                return refuse(file, "import-format", f"`{file}` 加了密码", "去掉密码再导入")
            pages, skew = _pages(document)
    except (RuntimeError, ValueError) as error:
        what = f"`{file}` 读不出（{type(error).__name__}）"
        return refuse(file, "import-truncated", what, "重新取得完整的文件，或另存一次")
    if not any(page.pieces for page in pages):
        mend = "扫描件先作文字识别（OCR），得到有文字层的 PDF 或文本再导入"
        return refuse(file, "import-empty", f"`{file}` 没有文字层", mend)
    raws, again = _continued([raw for page in pages for raw in lines(page, file)])
    blank = [str(page.number) for page in pages if not page.pieces]
    notes = (f"第 {'、'.join(blank)} 页没有文字",) if blank else ()
    dropped = ((Goes.RUNNING, again + skew),) if again + skew else ()
    return Yield(tuple(raws), f"PDF，{len(pages)} 页", dropped, notes)


def _pages(document: Any) -> tuple[list[Page], int]:
    """Read the pages; with them the characters that stand askew, as a stamp or a watermark does."""
    pages: list[Page] = []
    skew = 0
    for number, page in enumerate(document, 1):
        pieces, turned = _pieces(page)
        skew += turned
        if len(page.get_cdrawings()) >= _RULES:
            pieces = _tabled(pieces, page)
        pages.append(Page(number, page.rect.height, tuple(pieces)))
    return pages, skew


def _pieces(page: Any) -> tuple[list[Piece], int]:
    import pymupdf  # noqa: PLC0415 - half a second that a build need not wait

    found, turned = [], 0
    for block in page.get_text("dict", flags=pymupdf.TEXTFLAGS_TEXT)["blocks"]:
        for line in block.get("lines", ()):
            text = _CONTROL.sub("", "".join(span["text"] for span in line["spans"]))
            if abs(line["dir"][0]) < _LEVEL:
                turned += solid_count(text)
            elif text.strip():
                size = max(span["size"] for span in line["spans"])
                left, top, right, bottom = line["bbox"]
                found.append(Piece(left, top, right, bottom, size, text))
    return found, turned


def _tabled(pieces: list[Piece], page: Any) -> list[Piece]:
    """Put ruled tables in the place of the pieces in them, if their cells hold the same text."""
    for table in page.find_tables().tables:
        left, top, right, bottom = table.bbox
        inside = [
            piece
            for piece in pieces
            if left - 2 <= (piece.left + piece.right) / 2 <= right + 2
            and top - 2 <= (piece.top + piece.bottom) / 2 <= bottom + 2
        ]
        cells = [[" ".join((cell or "").split()) for cell in row] for row in table.extract()]
        said = Counter(solid("".join("".join(row) for row in cells)))
        same = said == Counter(solid("".join(piece.text for piece in inside)))
        if inside and same and table.row_count > 1 and table.col_count > 1:
            rows = tuple("\t".join(row) for row in cells if any(row))
            whole = Piece(left, top, right, bottom, inside[0].size, "", rows)
            pieces = [piece for piece in pieces if piece not in inside] + [whole]
    return pieces


def _continued(raws: list[Raw]) -> tuple[list[Raw], int]:
    """Make one table of one that goes on over a page with its head repeated.

    Gives with it the characters of the heads that were dropped. Between its parts stand only the
    page's number and the next page's running head.
    """
    found: list[Raw] = []
    again, last = 0, -1
    heads: dict[int, str] = {}
    merged: dict[int, int] = {}
    for raw in raws:
        level = merged.get(raw.level, raw.level)
        if raw.hint is Hint.ROW and raw.level not in heads:
            heads[raw.level] = raw.text
            between = found[last + 1 :] if last >= 0 else []
            near = last >= 0 and len(between) <= _BETWEEN and all(_brief(each) for each in between)
            if near and heads[found[last].level] == raw.text:
                merged[raw.level] = found[last].level
                again += solid_count(raw.text)
                continue
        if raw.hint is Hint.ROW:
            last = len(found)
        found.append(replace(raw, level=level))
    return found, again


def _brief(raw: Raw) -> bool:
    return len(raw.text) < _SHORT and raw.hint is not Hint.ROW
