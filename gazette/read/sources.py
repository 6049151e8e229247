"""Sources: the bytes of a file below content/ -> its text, or the reason why not.

In: bytes.
Out: a Source of UTF-8 text with plain line ends; a Problem for every bad character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import name

from gazette.content import files
from gazette.language.combining import INVISIBLE
from gazette.model import Grade, Message, Place, Problem, Rule, message
from gazette.rulebook.files import (
    CHARACTER_FORBIDDEN,
    CHARACTER_INVISIBLE,
    ENCODING_UNREADABLE,
    MERGE_UNFINISHED,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufdd0-\ufdef\ufffd\ufffe\uffff\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_MERGE = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?:[ \t].*)?$")
_CHINESE = re.compile("[一-鿿]")
_SURELY = 10
"""So many Chinese characters of UTF-8 are no accident."""
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF-")
"""How the files of Word, WPS and Acrobat begin, whatever they are called."""
NO_TEXT = message(
    "用 import 命令导入；或者在 Word、WPS 里打开，把文字复制到用记事本新建的文件里，编码选 UTF-8"
)
"""The mend of what is no plain text."""
_NAMED = 3
"""Places that a Problem names."""
_TEXTS = (".md", ".yaml")
_ASCII = 0x7F
_SYMBOLS = range(0xF020, 0xF100)
"""Where Word keeps the signs of its symbol fonts, of which lists have their bullets."""
_BULLET = (
    message("项目符号，只有 Word 认得，换一台机器就是另一个字"),
    message("删去它；列表的一项写成 `- 文字`"),
)
_WHY = (
    (
        0xE000,
        0xF8FF,
        message("私用区字符，换一台机器就是另一个字"),
        message("查明是哪个字，改用 Unicode 编码的字"),
    ),
    (
        0xF0000,
        0x10FFFF,
        message("私用区字符，换一台机器就是另一个字"),
        message("查明是哪个字，改用 Unicode 编码的字"),
    ),
    (
        0x202A,
        0x2069,
        message("改变文字方向的控制符，会使显示与原文不同"),
        message("删去这个看不见的字符"),
    ),
    (
        0xAD,
        0xAD,
        message("软连字符，纸上印不出来；外文断词不用它"),
        message("删去这个看不见的字符"),
    ),
    (
        0xFFFD,
        0xFFFD,
        message("替代符，说明原来的字在转码时已经丢失"),
        message("对照原件补上这个字"),
    ),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file below content/ as it was read: `first` is the number of the first line of `text`."""

    file: str
    text: str
    first: int = 1

    def problem(
        self,
        at: tuple[int, int],
        rule: Rule,
        told: tuple[Message, Message],
        *,
        width: int = 1,
        grade: Grade | None = None,
    ) -> Problem:
        """Make a Problem at a line and column of the file, both from 1, with its excerpt.

        `told` is what is wrong and how to mend it.
        """
        return self.placed(rule.problem(Place(self.file), *told, grade), at, width)

    def placed(self, problem: Problem, at: tuple[int, int], width: int = 1) -> Problem:
        """Put a Problem at a line and column of the file, with its excerpt."""
        lines = self.text.split("\n")
        index = at[0] - self.first
        excerpt = lines[index].rstrip("\r") if 0 <= index < len(lines) else ""
        return replace(problem, place=Place(self.file, *at), excerpt=excerpt, width=max(1, width))


def read(data: bytes, file: str) -> tuple[Source, tuple[Problem, ...]]:
    """Read UTF-8 with or without a byte order mark; the text is empty where it is not UTF-8.

    Every private-use, bidirectional, control and replacement character is a Problem to mend: a
    glyph of a private code point is another on the next machine. Invisible ones are to look at.
    """
    if data.startswith(_OFFICE):
        what = message("这不是纯文本，是 Word、WPS 或 PDF 文件改了名")
        told = Source(file, "").problem((1, 1), ENCODING_UNREADABLE, (what, NO_TEXT))
        return Source(file, ""), (told,)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Source(file, ""), (_undecodable(data, file, error.start),)
    source = Source(file, text.replace("\r\n", "\n").replace("\r", "\n"))
    merging = tuple(_merging(source))
    if _harmless(source.text):
        return source, merging
    problems = [
        *merging,
        *(_refuse(source, line, match) for line, match in _each(_FORBIDDEN, source)),
        *(_mention(source, line, match) for line, match in _each(_INVISIBLE, source)),
    ]
    return Source(file, _FORBIDDEN.sub("", source.text)), tuple(problems)


def quoted(content: Path, problem: Problem) -> Problem:
    """Return a Problem with the line that it is about, if it has none and the line can be read."""
    if problem.excerpt or not problem.place.file.endswith(_TEXTS):
        return problem
    data = files.load(content, problem.place.file, files.LONGEST)
    if isinstance(data, Problem):
        return problem
    lines = read(data, problem.place.file)[0].text.split("\n")
    line = problem.place.line
    return replace(problem, excerpt=lines[line - 1]) if line <= len(lines) else problem


def _harmless(text: str) -> bool:
    """Return whether no character of a text can be forbidden or invisible, seven times as fast.

    Python counts control, format, private-use and unassigned characters as not printable, and line
    ends and wide spaces too.
    """
    for space in ("\n", "\t", "\u3000", "\xa0"):
        text = text.replace(space, "")
    return text.isprintable() and "\ufffd" not in text


def _each(pattern: re.Pattern[str], source: Source) -> list[tuple[int, re.Match[str]]]:
    lines = enumerate(source.text.split("\n"), 1)
    return [(number, match) for number, line in lines for match in pattern.finditer(line)]


def _merging(source: Source) -> Iterator[Problem]:
    """Report what git leaves in a file whose lines two have changed; a row of = alone is text."""
    if "<<<<<<<" not in source.text and ">>>>>>>" not in source.text:
        return
    found = _each(_MERGE, source)
    if any(match[0][0] in "<>" for _, match in found):
        line, match = found[0]
        lines = tuple(str(number) for number, _ in found[:_NAMED])
        what = (
            message("两人改了同一处，合并没有完成（第{lines:、}行等处）", lines=lines)
            if found[_NAMED:]
            else message("两人改了同一处，合并没有完成（第{lines:、}行）", lines=lines)
        )
        mend = message(
            "`=======` 上下两种写法只留正确的一种，再删去 `<<<<<<<`、`=======`、`>>>>>>>` 各行"
        )
        at = (line, 1)
        yield source.problem(at, MERGE_UNFINISHED, (what, mend), width=len(match[0]))


def _refuse(source: Source, line: int, match: re.Match[str]) -> Problem:
    code = ord(match[0])
    told = _BULLET if code in _SYMBOLS and not match.string[: match.start()].strip() else None
    default = (message("控制字符，不是文字"), message("删去这个看不见的字符"))
    why, mend = told or next((row[2:] for row in _WHY if row[0] <= code <= row[1]), default)
    return source.problem(
        (line, match.start() + 1),
        CHARACTER_FORBIDDEN,
        (message("U+{code} 是{why}", code=f"{code:04X}", why=why), mend),
    )


def _mention(source: Source, line: int, match: re.Match[str]) -> Problem:
    what = message(
        "看不见的字符 U+{code}（{name}）", code=f"{ord(match[0]):04X}", name=name(match[0], "")
    )
    mend = message("多半是从网页粘贴来的，删去即可")
    return source.problem((line, match.start() + 1), CHARACTER_INVISIBLE, (what, mend))


def _undecodable(data: bytes, file: str, at: int) -> Problem:
    mend = message("在编辑器里打开，选“另存为”，编码选 UTF-8；旧刊可用 import 命令导入")
    if broken := _broken(data, at):
        line = data.count(b"\n", 0, at) + 1
        what = message("前面是 UTF-8 编码，从这里起有不是 UTF-8 的字节")
        mend = message("多半是复制时断了，或者接上了另一个文件：对照原件，从这一行起重新输入")
        last = Source(file, broken.rpartition("\n")[2], line)
        return last.problem((line, len(last.text) + 1), ENCODING_UNREADABLE, (what, mend))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        found = message("UTF-16")
    else:
        found = message("GBK（GB18030）") if _is_gb18030(data) else message("未知编码")
        # Two bytes of GBK may be UTF-8 by chance: the first of them is where to look.
        at = next(place for place, byte in enumerate(data) if byte > _ASCII)
    line = data.count(b"\n", 0, at) + 1
    before = data[data.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace")
    what = message("文件不是 UTF-8 编码，看来是 {found}", found=found)
    return Source(file, "").problem((line, len(before) + 1), ENCODING_UNREADABLE, (what, mend))


def _broken(data: bytes, at: int) -> str:
    """Return the text before a bad byte, if that is surely UTF-8: GBK is not by chance for long."""
    before = data[:at].decode("utf-8")
    return before if len(_CHINESE.findall(before)) >= _SURELY else ""


def _is_gb18030(data: bytes) -> bool:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True
