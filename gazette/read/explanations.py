"""Explanations (政策解读) of a notice, which are no part of it: read from its front matter.

In: the typed fields of a notice.
Out: Explanations; Problems of those that lead nowhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Explanation, message
from gazette.rulebook.front_matter import FIELD_MISSING, VALUE_UNREADABLE

if TYPE_CHECKING:
    from gazette.read.typed import Typed

_ADDRESS = re.compile(r"https?://[^\s/?#\"<>\\^`{|}]+[^\s\"<>\\^`{|}]*")
"""A whole address of the web."""


def read(given: Typed) -> tuple[Explanation, ...]:
    """Return the explanations that lead somewhere; report the others."""
    rows = (row for row in given.get("explanations", ()) if row.get("title") and _leads(given, row))
    return tuple(Explanation(row.get("title"), row.get("address"), row.get("file")) for row in rows)


def _leads(given: Typed, row: Typed) -> bool:
    """Return whether an entry has just one of an address and a file; report one that has not."""
    address, file, at = row.get("address"), row.get("file"), row.places["title"]
    if address and file:
        what = message("一项政策解读同时写了网址和文件")
        mend = message("只留一个；两处都要列出的，写成两项")
        given.report(row.places["address"], VALUE_UNREADABLE, what, mend)
    elif not (address or file):
        what = message("政策解读《{title}》没有写网址或文件", title=row.get("title"))
        mend = message("加上 `网址: https://…`，或者 `文件: …`（本期文件夹中的文件名）")
        given.report(at, FIELD_MISSING, what, mend)
    elif address and not _ADDRESS.fullmatch(address):
        what = message("政策解读的网址 `{address}` 不是完整的网址", address=address)
        mend = message("从 https:// 开始写全，不带空格；本期文件夹中的文件写在 `文件` 里")
        given.report(row.places["address"], VALUE_UNREADABLE, what, mend)
    else:
        return True
    return False
