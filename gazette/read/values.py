"""Values: what stands behind a key, as it is written; never one of YAML's types.

In: the lines of one value and where it begins.
Out: a Scalar, a list or a mapping of Scalars, or an UnreadableError with its place.

A plain value is the rest of its line and the indented lines below it. Only a value that begins with
a quote or a bracket, or that is a | or a > over indented lines, has marks of its own. Anchors,
aliases, tags and comments behind a value are no part of the press: they are text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

from gazette.language.lines import join
from gazette.model import Message, message
from gazette.rulebook.front_matter import FRONT_MATTER_UNREADABLE, KEY_TWICE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.model import Rule

QUOTES = "\"'"
BRACKETS = "[{"
DEEPEST = 6
"""Levels: a masthead needs three, and what nests without end must not exhaust the reader."""

_BLOCK = re.compile(r"[|>][-+]?")
_ESCAPES = {"\\": "\\", '"': '"', "n": "\n", "t": "\t", "/": "/"}
_QUOTED = {
    '"': re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL),
    "'": re.compile(r"'((?:[^']|'')*)'"),
}
_SPACE = re.compile(r"\s*")
_PLAIN = re.compile(r"[^,\[\]{}]*")
_KEY = re.compile(r"([^,\[\]{}:]*):(?=[\s,\]}]|$)")
_COMMENT = re.compile(r"[ \t]+#[^\n]*")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written, with its line and column, both from 1."""

    text: str
    line: int
    column: int


Value = Scalar | tuple["Value", ...] | dict[Scalar, "Value"]
Entries = dict[Scalar, Value]
Lines = list[tuple[int, str]]
"""Lines of a file with their numbers, from 1."""


class UnreadableError(Exception):
    """A value that cannot be read: `at` is line and column, `told` what is wrong and the mend."""

    def __init__(
        self,
        at: tuple[int, int],
        told: tuple[Message, Message],
        rule: Rule = FRONT_MATTER_UNREADABLE,
    ) -> None:
        """Keep the place, the words and the rule."""
        super().__init__(told[0])
        self.at, self.told, self.rule = at, told, rule


def folded(lines: Sequence[tuple[int, str]]) -> str:
    """Return the text of a plain value: its lines joined, as in a paragraph."""
    return join("\n".join(text for _, text in lines).strip())


def block(first: str, below: Lines) -> str | None:
    """Return the text of a | or > value: lines kept or joined; None where `first` is text."""
    if not _BLOCK.fullmatch(first) or not below:
        return None
    text = dedent("\n".join(line for _, line in below)).strip("\n")
    return text if first[0] == "|" else "\n".join(map(join, re.split(r"\n\s*\n", text)))


def marked(lines: Lines, column: int) -> Value:
    """Return a value that begins with a quote or a bracket, `column` (from 0) of the first line.

    Raise UnreadableError where it does not end with its quote or bracket.
    """
    return _Marked(lines, column).whole()


class _Marked:
    """One quoted or bracketed value, read from left to right; `at` is how far."""

    def __init__(self, lines: Lines, column: int) -> None:
        (number, first), *below = lines
        self.text = "\n".join([first[column:], *(text for _, text in below)]).rstrip()
        self.number, self.column, self.at = number, column, 0

    def whole(self) -> Value:
        found = self._value(1)
        comment = isinstance(found, Scalar) or _COMMENT.fullmatch(self.text, self.at) is None
        if self.at < len(self.text) and comment:
            raise self._unreadable(message("引号或括号之后还有文字"))
        return found

    def _value(self, depth: int) -> Value:
        self._skip()
        if depth > DEEPEST:
            raise self._unreadable(message("括号套了{most}层以上", most=DEEPEST))
        mark = self.text[self.at : self.at + 1]
        if mark == "[":
            return self._list(depth)
        if mark == "{":
            return self._mapping(depth)
        return self._quoted(mark) if mark and mark in QUOTES else self._plain(_PLAIN)

    def _list(self, depth: int) -> Value:
        self.at += 1
        found: list[Value] = []
        while not self._closed("]"):
            found.append(self._value(depth + 1))
            self._parted("]")
        return tuple(found)

    def _mapping(self, depth: int) -> Value:
        self.at += 1
        found: Entries = {}
        seen: set[str] = set()
        while not self._closed("}"):
            key = self._plain(_KEY) if _KEY.match(self.text, self.at) else self._plain(_PLAIN)
            if key.text in seen:
                told = (
                    message("字段 `{key}` 写了两次", key=key.text),
                    message("删去一处，只留正确的一处"),
                )
                raise UnreadableError((key.line, key.column), told, KEY_TWICE)
            seen.add(key.text)
            colon = self.text.startswith(":", self.at)
            self.at += colon
            found[key] = self._value(depth + 1) if colon else Scalar("", key.line, key.column)
            self._parted("}")
        return found

    def _quoted(self, mark: str) -> Scalar:
        match = _QUOTED[mark].match(self.text, self.at)
        if not match:
            raise self._unreadable(message("引号没有成对"))
        line, column = self._place(self.at)
        inside = join(match[1])
        text = inside.replace("''", "'") if mark == "'" else re.sub(r"\\(.)", self._escape, inside)
        self.at = match.end()
        return Scalar(text, line, column)

    def _escape(self, match: re.Match[str]) -> str:
        if match[1] not in _ESCAPES:
            what = message("双引号里的 `{text}` 没有意义", text=match[0])
            mend = message('反斜线本身写成 `\\\\`，引号写成 `\\"`，换行写成 `\\n`；别的字直接输入')
            raise UnreadableError(self._place(self.at), (what, mend))
        return _ESCAPES[match[1]]

    def _plain(self, pattern: re.Pattern[str]) -> Scalar:
        match = pattern.match(self.text, self.at)
        found = (match[1] if pattern is _KEY else match[0]) if match else ""
        line, column = self._place(self.at)
        self.at = match.end() - (pattern is _KEY) if match else self.at
        return Scalar(join(found.strip()), line, column)

    def _closed(self, mark: str) -> bool:
        self._skip()
        if self.at >= len(self.text):
            raise self._unreadable(message("括号没有成对，缺 `{mark}`", mark=mark))
        found = self.text[self.at] == mark
        self.at += found
        return found

    def _parted(self, mark: str) -> None:
        """Step over the comma behind an item; before the closing bracket it may be missing."""
        self._skip()
        if self.text.startswith(",", self.at):
            self.at += 1
        elif not self.text.startswith(mark, self.at):
            raise self._unreadable(
                message("括号没有成对，或两项之间缺逗号，这里应有 `,` 或 `{mark}`", mark=mark)
            )

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _place(self, at: int) -> tuple[int, int]:
        before = self.text[:at]
        line = before.count("\n")
        return self.number + line, at - before.rfind("\n") - 1 + (0 if line else self.column) + 1

    def _unreadable(self, what: Message) -> UnreadableError:
        mend = message("引号、括号要成对；值里本来就有引号、括号的，把整个值放进单引号：`'…'`")
        return UnreadableError(self._place(self.at), (what, mend))
