"""Front matter: text <-> entries, every scalar as it is written, with its line and column.

In: the text of a notice, of issue.yaml or of gazette.yaml.
Out: entries (key -> Scalar, list or mapping), the body, Problems; and the text again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette import fields
from gazette.model import Message, message
from gazette.read.sources import Source
from gazette.read.values import (
    BRACKETS,
    DEEPEST,
    QUOTES,
    Entries,
    Lines,
    Scalar,
    UnreadableError,
    Value,
    block,
    folded,
    marked,
)
from gazette.rulebook.front_matter import COLON_FULLWIDTH, FRONT_MATTER_UNREADABLE, KEY_TWICE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazette.model import Problem, Rule

FENCE = "---"

ENTRY = re.compile(r"(?P<key>[^\s:#：-][^:：]*)(?P<colon>[:：])(?=\s|$|(?<=：))\s*(?P<value>.*)$")
_FIELDS = {name for one in fields.NOTICE for name in (one.key, one.label)}
ITEM = re.compile(r"-(?:[ \t]+|$)")


def split(source: Source) -> tuple[Source | None, Source]:
    """Part a notice into front matter and body; the first is None where the fences are missing."""
    lines = source.text.split("\n")
    if lines[0].rstrip() == FENCE:
        for index in range(1, len(lines)):
            if lines[index].rstrip() == FENCE:
                head = Source(source.file, "\n".join(lines[1:index]), 2)
                body = Source(source.file, "\n".join(lines[index + 1 :]), index + 2)
                return head, body
    return None, source


def entries(source: Source) -> tuple[Entries, tuple[Problem, ...]]:
    """Read `key: value` lines, and the lists and mappings indented below a key, all alike."""
    reading = _Reading(source)
    found = reading.mapping(list(enumerate(source.text.split("\n"), source.first)), 0, 1)
    return found, tuple(reading.problems)


class _Reading:
    """One front matter on its way into entries; what cannot be read is a Problem, and left out."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def mapping(self, lines: Lines, indent: int, depth: int) -> Entries:
        """Read the entries whose keys stand `indent` characters in."""
        found: Entries = {}
        lines_of: dict[str, int] = {}
        for chunk in chunks(lines, indent):
            number, text = chunk[0]
            match = ENTRY.match(text, indent) if _indent(text) == indent else None
            if not match:
                self._found((number, 1), FRONT_MATTER_UNREADABLE, _no_entry(text), len(text))
                continue
            self._hidden(chunk[1:], match["value"])
            key = Scalar(match["key"].strip(), number, indent + 1)
            if match["colon"] == "：":
                mend = message(
                    "改用半角冒号加一个空格：`{key}: {value}`",
                    key=key.text,
                    value=match["value"].strip(),
                )
                told = message("`{key}` 后面是全角冒号", key=key.text), mend
                self._found((number, match.start("colon") + 1), COLON_FULLWIDTH, told)
            if key.text in lines_of:
                what = message(
                    "字段 `{key}` 写了两次，第一次在第{line}行",
                    key=key.text,
                    line=lines_of[key.text],
                )
                told = what, message("删去一处，只留正确的一处")
                self._found((number, indent + 1), KEY_TWICE, told, len(key.text))
                continue
            lines_of[key.text] = number
            found[key] = self._value(chunk, match.start("value"), depth)
        return found

    def _hidden(self, below: Lines, value: str) -> None:
        """Report a field that is indented, and so goes on with the value above it."""
        for number, text in below if value and value[0] not in QUOTES + BRACKETS + "|>" else ():
            match = ENTRY.match(text.strip())
            if match and match["key"] in _FIELDS:
                what = message("`{text}` 前面有空格，成了上一个字段的续行", text=text.strip())
                told = what, message("删去行首的空格；确是续行的，把整个值放进单引号：`'…'`")
                self._found((number, 1), FRONT_MATTER_UNREADABLE, told, len(text))

    def _value(self, chunk: Lines, column: int, depth: int) -> Value:
        """Read what begins in `column` (from 0) of the chunk's first line."""
        (number, line), *below = chunk
        first = line[column:].strip()
        kept = block(first, below)
        if kept is not None:
            return Scalar(kept, number, column + 1)
        if first and first[0] in QUOTES + BRACKETS:
            return self._marked(chunk, column)
        if first:
            return Scalar(folded([(number, first), *below]), number, column + 1)
        while below and (not below[0][1].strip() or below[0][1].lstrip().startswith("#")):
            below = below[1:]
        return self._nested(below, depth) if below else Scalar("", number, column + 1)

    def _nested(self, lines: Lines, depth: int) -> Value:
        """Read what stands below its key: a list, a mapping or, where it is neither, text."""
        number, text = lines[0]
        indent = _indent(text)
        entry = ENTRY.match(text, indent)
        if depth >= DEEPEST:
            told = (
                message("字段套了{most}层以上", most=DEEPEST),
                message("照编辑手册的例子缩进"),
            )
            self._found((number, 1), FRONT_MATTER_UNREADABLE, told, len(text))
        elif ITEM.match(text, indent):
            return tuple(self._items(lines, indent, depth + 1))
        elif entry and entry["colon"] == ":":
            return self.mapping(lines, indent, depth + 1)
        elif text[indent] in QUOTES + BRACKETS:
            return self._marked(lines, indent)
        return Scalar(folded(lines), number, indent + 1)

    def _items(self, lines: Lines, indent: int, depth: int) -> Iterator[Value]:
        for chunk in chunks(lines, indent, items=True):
            number, text = chunk[0]
            match = ITEM.match(text, indent) if _indent(text) == indent else None
            if not match:
                told = (
                    message("`{text}` 不是列表的一项", text=text.strip()),
                    message("每项以“- ”开头，同一级缩进要一样"),
                )
                self._found((number, 1), FRONT_MATTER_UNREADABLE, told, len(text))
                continue
            column = match.end()
            entry = ENTRY.match(text, column)
            if entry and entry["colon"] == ":" and text[column] not in QUOTES + BRACKETS:
                chunk[0] = (number, " " * column + text[column:])
                yield self.mapping(chunk, column, depth)
            else:
                yield self._value(chunk, column, depth)

    def _marked(self, lines: Lines, column: int) -> Value:
        try:
            return marked(lines, column)
        except UnreadableError as error:
            self._found(error.at, error.rule, error.told)
            return Scalar(lines[0][1][column:].strip(), lines[0][0], column + 1)

    def _found(
        self, at: tuple[int, int], rule: Rule, told: tuple[Message, Message], width: int = 1
    ) -> None:
        self.problems.append(self.source.problem(at, rule, told, width=width))


def _no_entry(text: str) -> tuple[Message, Message]:
    """Return what is told of a line that is no `key: value`."""
    bare = text.strip("\u3000 \t")
    what = message("`{text}` 不是“字段: 值”", text=text.strip())
    if text.startswith("\u3000") and ENTRY.match(bare):
        what = message("`{text}` 前面有全角空格", text=bare)
        return what, message("删去行首的全角空格")
    return what, message("写成“字段: 值”，冒号后空一格；续行要缩进，同一级缩进要一样")


def chunks(lines: Lines, indent: int, *, items: bool = False) -> Iterator[Lines]:
    """Part lines into entries or items: a line, and those below that stand further in.

    A list may stand below its key without an indent. Whole lines after # are for editors.
    """
    chunk: Lines = []
    for number, line in lines:
        at = _indent(line)
        inside = at > indent or (at == indent and not items and bool(ITEM.match(line, at)))
        if not line.strip() or (at <= indent and line[at] == "#"):
            chunk += [(number, "")] if chunk else []
        elif chunk and (inside or line[at] in "]}"):
            chunk.append((number, line))
        else:
            if chunk:
                yield chunk
            chunk = [(number, line)]
    if chunk:
        yield chunk


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def write(fields: Mapping[str, object], body: str, comments: Sequence[str] = ()) -> str:
    """Write a notice: fields in their order, comment lines, the body. `entries` reads it back.

    A value is text, a day, a whole number, True, or a list of mappings of such values.
    """
    lines = [FENCE, *mapping(fields), *(f"# {line}" for line in comments), FENCE, ""]
    return "\n".join(lines) + "\n" + body.strip("\n") + "\n"


def mapping(fields: Mapping[str, object], indent: str = "") -> list[str]:
    """Write fields as lines; empty ones are left out. issue.yaml and gazette.yaml are just this."""
    lines: list[str] = []
    for key, value in fields.items():
        if isinstance(value, (list, tuple)):
            lines += [f"{indent}{key}:"] if value else []
            for item in value:
                if isinstance(item, str):
                    lines.append(f"{indent}  - {scalar(item)}")
                else:
                    nested = mapping(item, indent + "    ")
                    lines += [f"{indent}  - {nested[0].strip()}", *nested[1:]]
        elif value not in (None, "", 0, False):
            lines.append(f"{indent}{key}: {scalar(value)}")
    return lines


def scalar(value: object) -> str:
    """Write a scalar so that it reads back the same: quoted wherever YAML might see a mark."""
    text = "true" if value is True else str(value)
    safe = text[:1] not in "!\"#$%&'()*+,-./:;<=>?@[\\]^`{|}~ " and text == text.strip()
    if safe and not re.search(r"[\n\t]|:(\s|$)|\s#", text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
