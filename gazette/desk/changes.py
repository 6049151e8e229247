"""Changes: the bytes of a file in which just what was edited has changed.

In: the bytes of a file, the fields and the text that are to be otherwise.
Out: its bytes; Unchangeable, in the editor's words, where that cannot be.

Whatever is written is read back by the reader of the press before it is given out: a value that
would be read otherwise than it was meant is written in another way, or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazette.desk import body_edits, raw_text, spans
from gazette.desk.field_edits import Editing, ElsewiseError, Schema
from gazette.fields import NOTICE
from gazette.model import message
from gazette.read import frontmatter, sources
from gazette.read.sources import Source
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gazette.desk.raw_text import RawText
    from gazette.desk.spans import Bare, Entry
    from gazette.fields import Field

WAYS = 4
"""So many ways there are to write a scalar: plain, in either quote, and the last for certain."""
_LISTS = frozenset({"names", "texts", "lines"})
"""The types whose value may be a list of texts, or one text."""
_BODY = message("正文里有不能保存的字符")
_HALF = message("删去刚输入的那个字，重新输入")


class Unchangeable(Refused):
    """Nothing was changed: `what` stood in the way, `mend` it so."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What is to be otherwise: fields by their keys, None for one that is to go; the body.

    `text` is the whole file instead, and then nothing else is asked for. The names within rows
    are those that the file has.
    """

    fields: Mapping[str, Bare | None] = field(default_factory=dict)
    body: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of a file stand: its entries, their first line, the first of its body."""

    entries: dict[str, Entry]
    first: int
    body: int


def changed(data: bytes, edits: Edits, schema: Sequence[Field] = NOTICE) -> bytes:
    """Return the bytes of a file with edits, and all others as they are. Raise Unchangeable."""
    raw = raw_of(data)
    if edits.text is not None:
        return _encoded(_with_lines(raw, 0, edits.text))
    order = [one.key for one in schema]
    for key in sorted(edits.fields, key=order.index):
        raw = _with_field(raw, key, edits.fields[key], schema)
    if edits.body is not None:
        raw = _with_lines(raw, body_start(raw), edits.body)
    return _encoded(raw)


def raw_of(data: bytes) -> RawText:
    """Return the text of a file. Raise Unchangeable where it is not UTF-8."""
    try:
        return raw_text.decoded(data)
    except UnicodeDecodeError as error:
        _, (problem, *_) = sources.read(data, "")
        raise Unchangeable(problem.what, problem.mend) from error


def body_start(raw: RawText) -> int:
    """Return the line (from 0) in which the body begins. Raise Unchangeable where there is none."""
    head, body = frontmatter.split(Source("", raw.text))
    if head is None:
        what = message("没有文件头（两行 --- 之间的部分）")
        raise Unchangeable(what, message("文件第一行写 ---，文件头之后再写一行 ---"))
    return body.first - 1


def parts(raw: RawText, schema: Sequence[Field] = NOTICE) -> Parts:
    """Return where everything stands. Raise Unchangeable where the front matter has faults.

    Only a notice has a body; issue.yaml is front matter alone.
    """
    fenced = schema is NOTICE
    body = body_start(raw) if fenced else len(raw.lines)
    first, behind = (1, body - 1) if fenced else (0, body)
    found = spans.entries(raw.lines[first:behind], first)
    names = [name for one in schema for name in (one.key, one.label)]
    known = [names.index(name) // 2 for name in found or () if name in names]
    if found is None or len(known) != len(set(known)):
        what = message("文件头有读不懂的行，不能一项一项地改")
        raise Unchangeable(what, message("改用“全文”，按所列的问题改正"))
    return Parts(found, first, body)


def naming(there: Parts, schema: Sequence[Field]) -> Schema:
    """Return by which of its two names a file calls its fields: by the more frequent."""
    labels = {one.label for one in schema}
    own = sum(name in labels for name in there.entries)
    return Schema(schema, labelled=own * 2 >= len(there.entries))


def _with_field(raw: RawText, key: str, value: Bare | None, schema: Sequence[Field]) -> RawText:
    there = parts(raw, schema)
    named = naming(there, schema)
    one = next(one for one in schema if one.key == key)
    name = next((name for name in (key, one.label) if name in there.entries), named.name(key))
    old = _values(there)
    new = _target(one, value, old.get(name))
    if _set(old, name, new) == old:
        return raw
    told = _set(_said(raw, schema) or old, name, new)
    for way in range(WAYS):
        try:
            editing = Editing(raw, way)
            splices = editing.field(there.entries, there.first, name, new or None, named)
            made = raw.spliced(splices)
        except ElsewiseError:
            continue
        # What no text may hold is left out of the other fields too, as the reader leaves it out.
        if _said(made, schema) == told and _body(made, schema) == _body(raw, schema):
            return made
    what = one.about("“{label}”不能这样写")
    raise Unchangeable(what, message("删去看不见的字符，或改用“全文”来写"))


def _said(raw: RawText, schema: Sequence[Field]) -> dict[str, Bare] | None:
    """Return the values that the reader of the press reads, or None where it cannot."""
    try:
        return _values(parts(raw_of(_read(raw)), schema))
    except Unchangeable:
        return None


def _values(there: Parts) -> dict[str, Bare]:
    return {name: one.span.value for name, one in there.entries.items()}


def _set(values: Mapping[str, Bare], name: str, new: Bare | None) -> dict[str, Bare]:
    if new:
        return {**values, name: new}
    return {other: value for other, value in values.items() if other != name}


def _read(raw: RawText) -> bytes:
    """Return a text as the reader has it, which leaves out what no text may hold."""
    try:
        source, _ = sources.read(raw.encoded(), "")
    except UnicodeEncodeError:
        return b""
    return source.text.encode()


def _body(raw: RawText, schema: Sequence[Field]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    start = body_start(raw) if schema is NOTICE else len(raw.lines)
    return raw.lines[start:], raw.ends[start:]


def _target(own: Field, value: Bare | None, old: Bare | None) -> Bare | None:
    """Return a value in the shape in which the file has it, or would have it."""
    if isinstance(value, str):
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        rows = tuple(row.strip() for row in value.split("\n") if row.strip())
        if own.type == "lines" and isinstance(old, tuple) | (len(rows) > 1 and not old):
            return rows
        return value if value.strip() else None
    if isinstance(value, tuple):
        kept: tuple[Bare, ...] = tuple(filter(None, (_row(one, old) for one in value)))
        if own.type in _LISTS and len(kept) == 1 and not isinstance(old, tuple):
            return kept[0]
        return kept
    return value


def _row(one: Bare, old: Bare | None) -> Bare:
    """Return a row without its empty cells, unless it stood so."""
    if isinstance(one, dict) and not (isinstance(old, tuple) and one in old):
        return {name: cell for name, cell in one.items() if cell}
    return one


def _with_lines(raw: RawText, first: int, wanted: str) -> RawText:
    wanted = wanted.replace("\r\n", "\n").replace("\r", "\n")
    made = raw.spliced(body_edits.edits(raw, first, wanted))
    if "\n".join(made.lines[first:]) == wanted:
        return made
    # A lone CR has met a LF, and they have become one line end: the file mixes all three kinds.
    end = "\r\n" if "\r\n" in raw.ends else "\n"
    lines = (*raw.lines[:first], *wanted.split("\n"))
    ends = (*raw.ends[:first], *(end for _ in lines[first + 1 :]), "")
    return raw_text.RawText(raw.mark, lines, ends)


def _encoded(raw: RawText) -> bytes:
    try:
        return raw.encoded()
    except UnicodeEncodeError as error:
        raise Unchangeable(_BODY, _HALF) from error
