"""Lines of a PDF with a text layer, column by column, with what their place on the page says.

In: the bytes of a .pdf file.
Out: an Extraction, or a Problem.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gazette.importers.document import Category, Extraction, Hint, SourceLine, solid_count
from gazette.importers.sources.columns import Page, Piece, lines
from gazette.importers.sources.decode import refuse
from gazette.importers.sources.tables import Table, tables
from gazette.importers.sources.textlayer import glyphs, rules
from gazette.importers.sources.textlines import pieces
from gazette.language.lines import join
from gazette.model import message
from gazette.rulebook.importing import IMPORT_BINARY, IMPORT_EMPTY, IMPORT_FORMAT, IMPORT_TRUNCATED

if TYPE_CHECKING:
    from gazette.model import Problem

_TAIL = (
    2048  # bytes at the end: %%EOF stands in the last 1024 (PDF 1.7, annex H), and some add to it
)
_PASSWORD = 4  # the code of PDFium
_BETWEEN = 4  # lines between the parts of a table: number and running head of two pages
_SHORT = 30  # characters of such a line: a longer one is text


def read(data: bytes, file: str) -> Extraction | Problem:
    """Read a PDF's text layer; a scan without one, an encrypted or a cut file is a Problem."""
    if b"%PDF" not in data[:1024]:
        return refuse(
            file,
            IMPORT_BINARY,
            message("`{file}` 不是 PDF", file=file),
            message("按内容改正扩展名"),
        )
    if b"%%EOF" not in data[-_TAIL:]:
        what = message("`{file}` 没有结尾，是残缺的 PDF", file=file)
        return refuse(file, IMPORT_TRUNCATED, what, message("重新取得完整的文件"))
    import pypdfium2  # noqa: PLC0415 - a build need not wait for it

    try:
        untyped: Any = pypdfium2
        with untyped.PdfDocument(data) as document:
            pages, skew = _pages(document)
            empty = [page.number for page in pages if not page.pieces]
            missing = tuple(number for number in empty if _drawn(document[number - 1]))
    except pypdfium2.PdfiumError as error:
        return _unread(file, error)
    if not any(page.pieces for page in pages):
        mend = message("扫描件先作文字识别（OCR），得到有文字层的 PDF 或文本再导入")
        return refuse(file, IMPORT_EMPTY, message("`{file}` 没有文字层", file=file), mend)
    raws, again = _continued([raw for page in pages for raw in lines(page, file)])
    blank = tuple(str(number) for number in empty)
    notes = [message("第 {pages:、} 页没有文字", pages=blank)] if blank else []
    notes += (
        [message("斜排或竖排的 {skew} 字（图章、水印）没有导入，请对照原件", skew=skew)]
        if skew
        else []
    )
    dropped = ((Category.RUNNING, again + skew),) if again + skew else ()
    return Extraction(
        tuple(raws), message("PDF，{count} 页", count=len(pages)), dropped, tuple(notes), missing
    )


def _drawn(page: Any) -> bool:
    """Return whether anything stands on a page: one that is white is no page without text."""
    return next(page.get_objects(), None) is not None


def _unread(file: str, error: Any) -> Problem:
    if error.err_code == _PASSWORD:
        return refuse(
            file, IMPORT_FORMAT, message("`{file}` 加了密码", file=file), message("去掉密码再导入")
        )
    what = message("`{file}` 读不出（{error}）", file=file, error=error)
    return refuse(file, IMPORT_TRUNCATED, what, message("重新取得完整的文件，或另存一次"))


def _pages(document: Any) -> tuple[list[Page], int]:
    """Read the pages; with them the characters that stand askew, as a stamp or a watermark does."""
    pages: list[Page] = []
    skew = 0
    for number, page in enumerate(document, 1):
        width, height = page.get_size()
        whole = glyphs(page)
        upright = [g for g in whole if g.upright and g.right > 0 and g.left < width]
        skew += solid_count("".join(g.text for g in whole)) - solid_count(
            "".join(g.text for g in upright)
        )
        found = tables(rules(page), [glyph for glyph in upright if glyph.text.strip()])
        ruled = {glyph for table in found for row in table.rows for cell in row for glyph in cell}
        loose = pieces([glyph for glyph in upright if glyph not in ruled])
        pages.append(Page(number, height, (*loose, *map(_tabled, found))))
        page.close()
    return pages, skew


def _tabled(table: Table) -> Piece:
    """Make one piece of a table: a row is a line, its cells apart by tabs."""
    cells = [[pieces(cell) for cell in row] for row in table.rows]
    texts = [[join("\n".join(piece.text for piece in cell)) for cell in row] for row in cells]
    rows = tuple("\t".join(" ".join(t.split()) for t in row) for row in texts if any(row))
    every = [piece for row in cells for cell in row for piece in cell]
    doubts = tuple(doubt for piece in every for doubt in piece.doubts)
    box = table.box
    return Piece(box.left, box.top, box.right, box.bottom, every[0].size, "", rows, doubts)


def _continued(raws: list[SourceLine]) -> tuple[list[SourceLine], int]:
    """Make one table of one that goes on over a page with its head repeated.

    Gives with it the characters of the heads that were dropped. Between its parts stand only the
    page's number and the next page's running head.
    """
    found: list[SourceLine] = []
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


def _brief(raw: SourceLine) -> bool:
    return len(raw.text) < _SHORT and raw.hint is not Hint.ROW
