"""Changes told: what readers would see otherwise, as an editor reads it.

In: Changes.
Out: lines; what goes is red in [-…-], what comes is green in {+…+}, as git marks words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gazette.fields import ISSUE, NOTICE, VERBS
from gazette.model import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.build.site_changes import Brief, Changes, FieldChange, NoticeChange, TextChange
    from gazette.cli.speech import Speech
    from gazette.language.differences import Part
    from gazette.model import Message

_AROUND = 12
"""Characters of what stays the same that are told beside a change."""
_LONGEST = 200
"""Characters of what comes or goes at one place that are told."""
_MOST = 20
"""Units and addresses that are told of a kind; the rest is counted."""
_NAMES = {field.key: field.named for field in (*ISSUE, *NOTICE)}


def told_changes(say: Speech, found: Changes) -> Iterator[str]:
    """Yield the lines that tell of Changes; one alone where there are none."""
    if found.is_empty:
        yield say(message("读者看到的没有改动。"))
        return
    yield from (say(message("新增一期：{name}", name=name)) for name in found.issues_added)
    yield from (say(message("少了一期：{name}", name=name)) for name in found.issues_removed)
    for issue in found.issues_changed:
        yield say(message("{name} 的封面、目录有改动：", name=issue.id))
        yield from (f"  {line}" for one in issue.fields for line in _field(say, one))
    yield from _briefs(say, message("新增 {count} 件：", count=len(found.added)), found.added)
    yield from _briefs(say, message("少了 {count} 件：", count=len(found.removed)), found.removed)
    if found.changed:
        yield say(message("改动 {count} 件：", count=len(found.changed)))
    for one in found.changed:
        yield from (f"  {line}" for line in _notice(say, one))
    yield from _listed(say, message("新的网址 {count} 个：", count=len(found.new)), found.new)
    template = "会失效的网址 {count} 个（改回来；整件的也可以写进 aliases）："
    yield from _listed(say, message(template, count=len(found.dying)), found.dying)


def _briefs(say: Speech, head: Message, found: tuple[Brief, ...]) -> Iterator[str]:
    if found:
        yield say(head)
    for one in found:
        yield "  " + " ".join(filter(None, (one.address, one.number, one.title)))


def _listed(say: Speech, head: Message, addresses: tuple[str, ...]) -> Iterator[str]:
    if addresses:
        yield say(head)
    yield from _cut(say, [f"  {one}" for one in addresses])


def _cut(say: Speech, lines: list[str]) -> Iterator[str]:
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield "  " + say(message("另有 {count} 处", count=len(lines) - _MOST))


def _notice(say: Speech, one: NoticeChange) -> Iterator[str]:
    yield f"{one.address} {one.title}"
    if one.moved:
        yield "  " + say(message("次序变了"))
    for field in one.fields:
        yield from (f"  {line}" for line in _field(say, field))
    yield from (f"  {line}" for line in _cut(say, [_text(text) for text in one.texts]))
    for file in one.files:
        yield "  " + say(message("文件不同：{file}", file=file))


def _field(say: Speech, one: FieldChange) -> Iterator[str]:
    """Yield a line for a field of one value, one for each that comes or goes of several."""
    before, after = one.before.split("\n"), one.after.split("\n")
    gone = [_value(say, text) for text in before if text and text not in after]
    come = [_value(say, text) for text in after if text and text not in before]
    yield " ".join((say(_NAMES[one.key]) + ":", *map(_deleted, gone), *map(_added, come)))


def _value(say: Speech, text: str) -> str:
    """Return a value as an editor knows it: of a relation the verb by its name."""
    verb, parted, rest = text.partition(" ")
    return f"{say(message(VERBS[verb][0]))} {rest}" if parted and verb in VERBS else text


def _text(change: TextChange) -> str:
    parts = change.parts
    whole = "".join(_part(part, at, len(parts)) for at, part in enumerate(parts))
    return f"#{change.unit}: {whole}"


def _part(part: Part, at: int, count: int) -> str:
    """Write a part of a text on one line; of what stays the same only what is beside a change."""
    text = part.text.replace("\n", " ").replace("\t", " ")
    if part.kind == "deleted":
        return _deleted(_short(text))
    if part.kind == "added":
        return _added(_short(text))
    first = text[:_AROUND] if at else ""
    last = text[-_AROUND:] if at < count - 1 else ""
    return text if len(text) <= len(first) + len(last) else f"{first}…{last}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _deleted(text: str) -> str:
    return click.style(f"[-{text}-]", fg="red")


def _added(text: str) -> str:
    return click.style(f"{{+{text}+}}", fg="green")
