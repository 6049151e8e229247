"""Joined values: several that were written as one, with a mark between them that parts nothing.

In: a value as it is written, the names of the fields beside it.
Out: the first value of those that are joined; Problems with the way to write them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette import fields
from gazette.language.organs import joint
from gazette.model import message
from gazette.read.values import Scalar, Value
from gazette.rulebook.front_matter import FRONT_MATTER_UNREADABLE, LIST_JOINED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gazette.fields import Field
    from gazette.read.typed import Typed

_NAME = r"([A-Za-z_]+|[一-鿿]{1,6})"
_NEXT = re.compile(rf"\s*[，、；,;]\s*{_NAME}: ")
_NEXT_WITHIN = re.compile(rf"\s*[，、；;]\s*{_NAME}\s*[:：]")
"""A field behind a mark that does not part it: in prose the colon would be of full width."""
_BETWEEN = re.compile(r"\s*[、，,；;]\s*|\s+")
_JOINT = ("issuer", "signed_by")
_PERSON = re.compile(r"[一-鿿·]{2,}")


def unjoined(result: Typed, value: Value, names: Mapping[str, Field]) -> Value:
    """Return a value without the fields that it has swallowed; report the mark before them."""
    if not isinstance(value, Scalar) or not (":" in value.text or "：" in value.text):
        return value
    within = _is_within_braces(result, value)
    pattern = _NEXT_WITHIN if within else _NEXT
    found = [one for one in pattern.finditer(value.text) if one[1] in names]
    if not found:
        return value
    first, rest = value.text[: found[0].start()].strip(), value.text[found[0].start(1) :].strip()
    what = message("`{name}` 前面的标点不能把它和前一项分开", name=found[0][1])
    mend = message("`{rest}` 另起一行，缩进与上一行一样", rest=rest)
    if within:
        written = ", ".join((first, *re.sub(r"([:：])\s*", ": ", rest).split("，")))
        mend = message("写成 `{written}`：半角逗号，后空一格", written=written)
    result.report(value, FRONT_MATTER_UNREADABLE, what, mend)
    for one in found:
        result.places.setdefault(names[one[1]].key, value)
    return replace(value, text=first)


def _is_within_braces(result: Typed, value: Scalar) -> bool:
    """Return whether a value stands between { and }, where commas part the fields."""
    line = result.source.text.split("\n")[value.line - result.source.first]
    return "{" in line[: value.column - 1]


def report_joined(result: Typed, field: Field, items: Iterable[Value]) -> None:
    """Report persons that are written as one."""
    given = [one for one in items if isinstance(one, Scalar)] if field.key == "unlisted" else []
    parts = [_persons(one.text) for one in given]
    joined = next((at for at, names in zip(given, parts, strict=True) if len(names) > 1), None)
    if joined:
        names = tuple(name for row in parts for name in row)
        what = message("`{text}` 是几个姓名写成了一个", text=joined.text)
        mend = field.about("写成 `{label}: [{names:, }]`", names=names)
        result.report(joined, LIST_JOINED, what, mend)


def report_joint(result: Typed) -> None:
    """Report bodies that issue or sign together and are written as one, once a notice.

    What an earlier print has signed on one line stays as it was printed.
    """
    printed = bool(result.get("printed_page"))
    told = [field for field in fields.NOTICE if field.key in _JOINT[: 1 if printed else 2]]
    rows, first = [], None
    for field in told:
        items = result.items.get(field.key, ())
        joined = next((one for one in items if joint(one.text)), None)
        if joined:
            names = tuple(name for one in items for name in joint(one.text) or (one.text,))
            rows.append(field.about("写成 `{label}: [{names:, }]`", names=names))
            first = first or joined
    if first:
        what = message("`{text}` 是几个机关写成了一个，按其中一个查不到", text=first.text)
        result.report(first, LIST_JOINED, what, message("{rows:，}", rows=tuple(rows)))


def _persons(text: str) -> list[str]:
    """Return the names in a text: 张 三 is one."""
    parts = _BETWEEN.split(text)
    return parts if all(map(_PERSON.fullmatch, parts)) else [text]
