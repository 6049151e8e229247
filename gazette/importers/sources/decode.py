"""Decodes the bytes of a text source: UTF-8, UTF-16 and GB18030 are told apart, and only here.

In: bytes.
Out: the text and the name of its encoding, or a Problem.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.model import Message, Rule, message
from gazette.read.sources import Source as File
from gazette.rulebook.importing import IMPORT_BINARY, IMPORT_EMPTY, IMPORT_TRUNCATED

if TYPE_CHECKING:
    from gazette.model import Problem

_MAGIC = (
    (b"%PDF", message("PDF")),
    (b"PK\x03\x04", message("Word（.docx）或压缩文件")),
    (b"\xd0\xcf\x11\xe0", message("旧版 Word（.doc）")),
    (b"\x89PNG", message("PNG 图片")),
    (b"\xff\xd8\xff", message("JPEG 图片")),
    (b"II*\x00", message("TIFF 图片")),
    (b"MM\x00*", message("TIFF 图片")),
    (b"\x1f\x8b", message("压缩文件")),
    (b"{\\rtf", message("RTF")),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u2060\u2066-\u2069\u202a-\u202e\ufeff]"
)
_COMMON = frozenset("的一是在不和有为中大国人上政府办公发关于通知各县市区乡镇工作月年日、，。：")
_LIKELY = 0.08
"""Share of common characters: a gazette has 0.19, other bytes read as GB18030 0.05 at most."""

_SHORT = 64
"""Bytes: an error at the end of a shorter text says nothing of where it was cut."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with plain line ends, its encoding, and how many invisible characters were dropped."""

    text: str
    encoding: str
    invisible: int


def refuse(file: str, rule: Rule, what: Message, mend: Message) -> Problem:
    """Make the Problem of a source that cannot be imported at all."""
    return File(file, "").problem((1, 1), rule, (what, mend))


def decode(data: bytes, file: str) -> Decoded | Problem:
    """Decode a text; a source that is empty, binary, or cut within a character is a Problem."""
    kind = next((name for magic, name in _MAGIC if data.startswith(magic)), None)
    if kind:
        what = message("`{file}` 是 {kind}，不是文本", file=file, kind=kind)
        mend = message("按内容改正扩展名（.pdf、.docx）；图片先作文字识别；.doc 另存为 .docx")
        return refuse(file, IMPORT_BINARY, what, mend)
    if not data.strip(b"\x00 \t\r\n\x0b\x0c\xef\xbb\xbf\xff\xfe"):
        return refuse(
            file, IMPORT_EMPTY, message("`{file}` 是空的", file=file), message("换一个有文字的来源")
        )
    found = _text(data)
    if isinstance(found, Rule):
        mends = {
            IMPORT_TRUNCATED: message("文件在一个字的中间断了：重新取得完整的文件"),
            IMPORT_BINARY: message("换成文本、.docx 或有文字层的 .pdf"),
        }
        whats = {
            IMPORT_TRUNCATED: message("`{file}` 的末尾残缺", file=file),
            IMPORT_BINARY: message(
                "`{file}` 不是文本，或不是 UTF-8、UTF-16、GB18030 编码", file=file
            ),
        }
        return refuse(file, found, whats[found], mends[found])
    text, encoding = found
    text = re.sub("\r\n|\r|\x0b|\x85|\u2028|\u2029", "\n", text)
    clean = _INVISIBLE.sub("", text)
    return Decoded(
        clean, encoding, sum(not c.isspace() for c in text) - sum(not c.isspace() for c in clean)
    )


def _text(data: bytes) -> tuple[str, str] | Rule:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, codec, name)
    if data.count(0) > len(data) // 50:
        return _wide(data)
    found = _strict(data, "utf-8", "UTF-8")
    if not isinstance(found, Rule) or found == IMPORT_TRUNCATED:
        return found
    chinese = _strict(data, "gb18030", "GB18030")
    if isinstance(chinese, tuple) and not _plausible(chinese[0]):
        return IMPORT_BINARY
    return chinese


def _strict(data: bytes, codec: str, name: str) -> tuple[str, str] | Rule:
    """Decode, or say what is wrong: an error in the last bytes alone means a file cut short."""
    try:
        return data.decode(codec), name
    except UnicodeDecodeError as error:
        cut = error.start >= len(data) - 3 and len(data) > _SHORT
        return IMPORT_TRUNCATED if cut else IMPORT_BINARY


def _wide(data: bytes) -> tuple[str, str] | Rule:
    """Decode UTF-16 that has no byte order mark: the order that gives common characters."""
    for codec in ("utf-16-le", "utf-16-be"):
        found = _strict(data, codec, "UTF-16")
        if isinstance(found, tuple) and _plausible(found[0]):
            return found
    return IMPORT_BINARY


def _plausible(text: str) -> bool:
    """Return whether this is Chinese prose, in which common characters are frequent."""
    solid = [character for character in text if not character.isspace()]
    return bool(solid) and sum(c in _COMMON for c in solid) >= _LIKELY * len(solid)
