"""Proposed: the message of a commit, from what has changed in the files that it names.

In: files, each as it was committed and as it is.
Out: a Message: one line, and a line for each further file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.desk.changes import Unchangeable, body_start, parts, raw_of
from gazette.desk.saving import schema_of
from gazette.fields import NOTICE
from gazette.model import Message, message
from gazette.read import frontmatter
from gazette.read.sources import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.desk.spans import Bare

_MOST = 3
"""Fields that a message names."""


def proposed(
    files: Sequence[tuple[str, bytes | None, bytes | None]],
) -> tuple[Message, ...]:
    """Return the lines of a message; None is a file that was not or is no more."""
    lines = tuple(_line(*one) for one in files)
    if len(lines) == 1:
        return lines
    issues = tuple(dict.fromkeys(file.split("/")[0] for file, *_ in files))
    whole = message("{issues:、}：改动{count}个文件", issues=issues, count=len(lines))
    return whole, message(""), *lines


def _line(file: str, old: bytes | None, new: bytes | None) -> Message:
    was, now = _values(file, old), _values(file, new)
    called = _called(file, now or was)
    if old is None:
        return message("新增 {called}", called=called)
    if new is None:
        return message("删去 {called}", called=called)
    if not now or not was:
        return message("修改 {called}", called=called)
    labels = [
        one.named
        for one in schema_of(file)
        if (was.get(one.key) or was.get(one.label)) != (now.get(one.key) or now.get(one.label))
    ]
    if _body(file, old) != _body(file, new):
        labels.append(message("正文"))
    if not labels:
        return message("修改 {called}", called=called)
    shown = tuple(labels[:_MOST])
    if labels[_MOST:]:
        return message("修改 {called}：{fields:、}等", called=called, fields=shown)
    return message("修改 {called}：{fields:、}", called=called, fields=shown)


def _called(file: str, values: dict[str, Bare]) -> str:
    """Return what a file is called: by number and title, as far as it has them."""
    keys = {name: one.key for one in NOTICE for name in (one.key, one.label)}
    said = {keys.get(name, name): value for name, value in values.items()}
    named = (said.get(key, "") for key in ("number", "title"))
    firsts = (one[0] if isinstance(one, tuple) and one else one for one in named)
    texts = [one for one in firsts if isinstance(one, str) and one]
    return " ".join(texts) if texts and schema_of(file) is NOTICE else file


def _values(file: str, data: bytes | None) -> dict[str, Bare]:
    try:
        there = parts(raw_of(data or b""), schema_of(file))
    except Unchangeable:
        return {}
    return {name: one.span.value for name, one in there.entries.items()}


def _body(file: str, data: bytes) -> str:
    raw = raw_of(data)
    if schema_of(file) is not NOTICE or frontmatter.split(Source("", raw.text))[0] is None:
        return ""
    return "\n".join(raw.lines[body_start(raw) :])
