"""Spans: where each entry of a front matter stands in its file, and in which form it is written.

In: the lines of a front matter, without Problems.
Out: for each key an Entry: its lines, the Span of its value, and what stands within.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from gazette.read import frontmatter
from gazette.read.frontmatter import ENTRY, ITEM, chunks
from gazette.read.sources import Source
from gazette.read.values import BRACKETS, QUOTES, Entries, Lines, Scalar, UnreadableError, Value
from gazette.read.values import block as block_text
from gazette.read.values import marked as marked_value

if TYPE_CHECKING:
    from collections.abc import Sequence

Bare = str | tuple["Bare", ...] | dict[str, "Bare"]
"""A value without its places."""


class Form(StrEnum):
    """How a value is written."""

    PLAIN = "plain"
    QUOTED = "quoted"
    BLOCK = "block"
    FLOW = "flow"
    LIST = "list"
    MAPPING = "mapping"


@dataclass(frozen=True, slots=True)
class Span:
    """A value: from `column` of line `first` to `end` of line `last`, all from 0.

    A list has `items`, a mapping `entries`.
    """

    form: Form
    value: Bare
    first: int
    column: int
    last: int
    end: int
    items: tuple[Entry, ...] = ()
    entries: dict[str, Entry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A key, or a dash of a list, `indent` characters in, with its value: from `first` to `last`.

    The lines are whole; a comment or an empty line below them belongs to nobody.
    """

    first: int
    last: int
    indent: int
    span: Span


def bare(value: Value) -> Bare:
    """Return a value without its places."""
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, dict):
        return {key.text: bare(part) for key, part in value.items()}
    return tuple(bare(part) for part in value)


def entries(lines: Sequence[str], first: int) -> dict[str, Entry] | None:
    """Return the entries of a front matter that begins in line `first`; None where it has faults.

    `lines` are those of the front matter alone.
    """
    found, problems = frontmatter.entries(Source("", "\n".join(lines), first))
    if problems:
        return None
    return _mapping(list(enumerate(lines, first)), 0, found)


def _mapping(lines: Lines, indent: int, found: Entries) -> dict[str, Entry]:
    made: dict[str, Entry] = {}
    for chunk, (key, value) in zip(chunks(lines, indent), found.items(), strict=True):
        match = ENTRY.match(chunk[0][1], indent)
        column = match.start("value") if match else 0
        made[key.text] = _entry(chunk, indent, column, value)
    return made


def _entry(chunk: Lines, indent: int, column: int, value: Value) -> Entry:
    while not chunk[-1][1].strip():
        chunk = chunk[:-1]
    span = _span(chunk, column, value)
    return Entry(chunk[0][0], chunk[-1][0], indent, span)


def _span(chunk: Lines, column: int, value: Value) -> Span:
    """Return the span of what begins in `column` of a chunk's first line, as the reader sees it."""
    (_, line), *below = chunk
    first = line[column:].strip()
    if block_text(first, below) is not None:
        return _scalar(Form.BLOCK, chunk, column, value)
    if first:
        return _leaf(chunk, column, value)
    while below and (not below[0][1].strip() or below[0][1].lstrip().startswith("#")):
        below = below[1:]
    return _nested(below, value) if below else _scalar(Form.PLAIN, chunk, column, value)


def _nested(lines: Lines, value: Value) -> Span:
    """Return the span of what stands below its key."""
    indent = len(lines[0][1]) - len(lines[0][1].lstrip(" \t"))
    if ITEM.match(lines[0][1], indent) and isinstance(value, tuple):
        made = _scalar(Form.LIST, lines, indent, value)
        each = zip(chunks(lines, indent, items=True), value, strict=True)
        items = tuple(_item(chunk, indent, one) for chunk, one in each)
        return Span(made.form, made.value, made.first, indent, made.last, made.end, items)
    if isinstance(value, dict) and lines[0][1][indent] not in BRACKETS:
        made = _scalar(Form.MAPPING, lines, indent, value)
        inner = _mapping(lines, indent, value)
        return Span(made.form, made.value, made.first, indent, made.last, made.end, (), inner)
    return _leaf(lines, indent, value)


def _item(chunk: Lines, indent: int, value: Value) -> Entry:
    number, text = chunk[0]
    match = ITEM.match(text, indent)
    column = match.end() if match else indent
    mark = text[column : column + 1]
    if not (isinstance(value, dict) and mark and mark not in BRACKETS):
        return _entry(chunk, indent, column, value)
    inner = [(number, " " * column + text[column:]), *chunk[1:]]
    while not inner[-1][1].strip():
        inner.pop()
    return Entry(number, inner[-1][0], indent, _nested(inner, value))


def _leaf(chunk: Lines, column: int, value: Value) -> Span:
    mark = chunk[0][1][column : column + 1]
    if mark and mark in BRACKETS:
        return _scalar(Form.FLOW, chunk, column, value)
    return _scalar(Form.QUOTED if mark and mark in QUOTES else Form.PLAIN, chunk, column, value)


def _scalar(form: Form, chunk: Lines, column: int, value: Value) -> Span:
    (first, _), (last, text) = chunk[0], chunk[-1]
    end = max(len(text.rstrip()), column if first == last else 0)
    if form is Form.FLOW:
        end = _bracket(chunk, column, value) or end
    return Span(form, bare(value), first, column, last, end)


def _bracket(chunk: Lines, column: int, value: Value) -> int | None:
    """Return where the bracket closes, on the last line of a chunk; a comment may stand behind."""
    *before, (number, text) = chunk
    for at in range(1, len(text) + 1):
        if text[at - 1] in "]}":
            try:
                found = marked_value([*before, (number, text[:at])], column)
            except UnreadableError:
                continue
            if bare(found) == bare(value):
                return at
    return None
