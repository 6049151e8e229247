"""Lines of a Word file: paragraphs, lists with their numbers, tables, notes and text boxes.

In: the bytes of a .docx file.
Out: an Extraction; a Problem where changes, comments, hidden or struck-out text leave it open.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gazette.importers.document import (
    Category,
    Extraction,
    Gap,
    Hint,
    Position,
    SourceLine,
    solid_count,
)
from gazette.importers.lexicon import numbering
from gazette.importers.sources import scripts, word_ambiguous, word_styles, word_tables
from gazette.importers.sources.decode import refuse
from gazette.importers.sources.word_numbering import Numbering, W
from gazette.importers.sources.word_runs import Runs
from gazette.model import Message, message
from gazette.rulebook.importing import (
    IMPORT_EMPTY,
    IMPORT_FORMAT,
    IMPORT_TOO_LARGE,
    IMPORT_TRUNCATED,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Problem

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BREAKS = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tab": "\t",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": "\t",
}
_SKIPPED = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "instrText", "delText", "rt", "sectPr", "tblPr", "tcPr")
)
_UNPACKED = 400_000_000  # bytes: seven times the largest file, as XML packs; more is a trap
_KINDS = {"picture": message("图片"), "note": message("脚注"), "box": message("文本框")}
"""What of a document stands outside its text, or is left out of it."""


def read(data: bytes, file: str) -> Extraction | Problem:
    """Read a Word file; what leaves its text open refuses it, with the paragraph."""
    bad = _damaged(data, file)
    if bad:
        return bad
    import docx  # noqa: PLC0415 - half a second that a build need not wait

    try:
        document = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, zipfile.BadZipFile, SyntaxError, AttributeError) as error:
        what = message(
            "`{file}` 不是完好的 Word 文件（{name}）", file=file, name=type(error).__name__
        )
        return refuse(file, IMPORT_FORMAT, what, message("在 Word 或 WPS 里打开，另存为 .docx"))
    reading = _Reading(document, file)
    unclear = word_ambiguous.refused(reading.body, reading.runs, reading.notes, file)
    if unclear:
        return unclear
    reading.run()
    if not reading.raws:
        what = message("`{file}` 里没有文字", file=file)
        return refuse(file, IMPORT_EMPTY, what, message("扫描件先作文字识别"))
    return reading.result()


def _damaged(data: bytes, file: str) -> Problem | None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        what = message("`{file}` 是旧版 Word（.doc）或加了密码", file=file)
        return refuse(file, IMPORT_FORMAT, what, message("去掉密码，另存为 .docx"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(each.file_size for each in packed.infolist())
            names = packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        what = message("`{file}` 残缺，或不是 .docx 文件", file=file)
        return refuse(file, IMPORT_TRUNCATED, what, message("重新取得完整的文件"))
    if size > _UNPACKED:
        what = message("`{file}` 展开后有 {size} MB", file=file, size=size // 1_000_000)
        return refuse(file, IMPORT_TOO_LARGE, what, message("删去图片再导入"))
    if "word/document.xml" not in names:
        return refuse(
            file,
            IMPORT_FORMAT,
            message("`{file}` 不是 Word 文件", file=file),
            message("另存为 .docx"),
        )
    return None


class _Reading:
    """One document on its way into lines."""

    def __init__(self, document: Any, file: str) -> None:
        self.document = document
        self.file = file
        self.body = document.element.body
        self.numbering = Numbering(word_styles.numbering(document))
        self.notes = dict(word_styles.notes(document))
        self.runs = Runs(document)
        self.raws: list[SourceLine] = []
        self.doubts: list[Message] = []
        self.paragraph = 0
        self.table = 0
        self.facts = dict.fromkeys(_KINDS, 0)

    def run(self) -> None:
        self._blocks(self.body)

    def _blocks(self, parent: Any) -> None:
        for node in parent:
            if node.tag == f"{W}p":
                self._paragraph(node)
            elif node.tag == f"{W}tbl":
                self._table(node)
            elif node.tag == f"{_MC}AlternateContent":
                self._blocks(node[0])
            elif node.tag not in _SKIPPED:
                self._blocks(node)

    def _add(self, raw: SourceLine) -> None:
        """Add a line, with what was doubted in it."""
        self.raws.append(replace(raw, doubts=tuple(self.doubts)))
        self.doubts.clear()

    def _paragraph(self, node: Any) -> None:
        self.paragraph += 1
        said = "".join(self._text(node))
        label, hint, level = self._list(node)
        lines = [line for line in (label + said).split("\n") if line.strip()]
        for at, line in enumerate(lines):
            gap = Gap.PAGE if "\f" in said else Gap.NONE if at else Gap.BLANK
            text = line.replace("\f", "").strip()
            if text:
                mark = Position(self.file, self.paragraph)
                self._add(SourceLine(text, mark, gap, 0, hint, level))
        self._boxes(node)

    def _text(self, node: Any) -> Iterator[str]:
        for child in node:
            tag = child.tag
            if tag == f"{W}t":
                yield child.text or ""
            elif tag in _BREAKS:
                yield "\f" if child.get(f"{W}type") == "page" else _BREAKS[tag]
            elif tag == f"{W}sym":
                yield chr(int(child.get(f"{W}char"), 16))
            elif tag in (f"{W}drawing", f"{W}pict"):
                self.facts["picture"] += not any(True for _ in child.iter(f"{W}txbxContent"))
            elif tag == f"{_MC}AlternateContent":
                yield from self._text(child[0])
            elif tag not in _SKIPPED and isinstance(tag, str):
                yield from self._inner(child)

    def _inner(self, node: Any) -> Iterator[str]:
        return iter((self._run(node),)) if node.tag == f"{W}r" else self._text(node)

    def _run(self, run: Any) -> str:
        """Return the text of a run; what is raised or lowered as Unicode has it, or doubted."""
        text = "".join(self._text(run))
        place = self.runs.script(run) if text.strip() else 0
        if not place:
            return text
        made = scripts.shifted(text, raised=place > 0)
        if made is None:
            self.doubts.append(scripts.told(text.strip(), raised=place > 0))
        return text if made is None else made

    def _boxes(self, node: Any) -> None:
        """Add what stands in text boxes and notes of a paragraph, after it."""
        for box in node.iter(f"{W}txbxContent"):
            if not any(up.tag == f"{_MC}Fallback" for up in box.iterancestors()):
                self.facts["box"] += 1
                self._blocks(box)
        for kind in ("footnote", "endnote"):
            for reference in node.iter(f"{W}{kind}Reference"):
                note = self.notes.get((kind, reference.get(f"{W}id")))
                if note is not None:
                    self.facts["note"] += 1
                    self._blocks(note)

    def _list(self, node: Any) -> tuple[str, Hint, int]:
        """Return a paragraph's automatic number, and whether it is a heading or an item."""
        name, depth = word_styles.listed(node, self.document)
        label = self.numbering.label(name, depth) if name else None
        if label is not None:
            return (label, Hint.WHOLE, 0) if label else ("", Hint.ITEM, min(depth, 3))
        outline = word_styles.outline(node, self.document)
        said = "".join(node.itertext())
        if outline and not numbering.marker(said.strip()):
            return "", Hint.HEADING, outline + 1
        return "", Hint.WHOLE, 0

    def _table(self, node: Any) -> None:
        """Add a table row by row; a merged cell is empty."""
        self.table += 1
        self.paragraph += 1
        mark = Position(self.file, self.paragraph)
        for row in word_tables.rows(node, self._cell):
            line = SourceLine("\t".join(row.texts), mark, Gap.BLANK, 0, Hint.ROW, self.table)
            self._add(replace(line, merged=tuple(row.merged)))

    def _cell(self, cell: Any) -> str:
        said = (" ".join("".join(self._text(each)).split()) for each in cell.iter(f"{W}p"))
        return " ".join(filter(None, said))

    def result(self) -> Extraction:
        notes = []
        if self.facts["picture"]:
            count = self.facts["picture"]
            notes.append(message("{count} 幅图片没有带入，请另行加入", count=count))
        notes += [
            message("{count} 处{kind}，放在所在段之后", count=self.facts[kind], kind=_KINDS[kind])
            for kind in ("note", "box")
            if self.facts[kind]
        ]
        running = sum(solid_count(text) for text in word_styles.running(self.document))
        dropped = ((Category.RUNNING, running),) if running else ()
        return Extraction(tuple(self.raws), message("Word 文件"), dropped, tuple(notes))
