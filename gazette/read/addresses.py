"""Addresses: what of gazette.yaml becomes an address, and the names that an address has already.

In: the typed fields of gazette.yaml; names of sections and issuers.
Out: Problems at their lines; a name as one step of an address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from gazette.language import numbers
from gazette.rulebook.files import ADDRESS_TWICE
from gazette.rulebook.front_matter import VALUE_UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.read.typed import Typed
    from gazette.read.values import Scalar

At = TypeVar("At")

SLUG = re.compile(r"(?!.{61})[a-z0-9]+(-[a-z0-9]+)*")
WITHIN_ISSUE = frozenset({"files", "p"})
"""The names that stand beside an issue's notices: its annexes, its printed pages."""

_LONGEST = 60
"""Characters of a step: a file system takes 255 bytes, and Chinese has three to a character."""
_LONGEST_CODE = 20
_TAKEN = re.compile(r"index\.html|part-\d+", re.IGNORECASE)
"""The names that stand beside an index's names: its own page and the parts that follow it."""
_CODE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_SITE = re.compile(r"https?://[\w.-]+(:\d{1,5})?(/[\w.~-]+)*/?")
_ONE_LINE = ("name", "pinyin", "sponsor", "frequency", "contact", "site_name", "site_code")


def segment(name: str) -> str:
    """Make a name fit for one step of an address and one folder; equal names stay equal."""
    safe = name.replace("/", "／").replace("\\", "＼")
    safe = "．" + safe[1:] if safe.startswith(".") else safe
    return safe[:_LONGEST] or "—"


def taken(name: str) -> bool:
    """Return whether an index has another page where this name's would stand."""
    return bool(_TAKEN.fullmatch(segment(name)))


def shared(names: Iterable[tuple[str, At]]) -> Iterator[tuple[At, str, str]]:
    """Yield each name that would have another's address, once: where it stands, what, the mend."""
    seen: dict[str, str] = {}
    told: set[str] = set()
    for name, at in names:
        first = seen.setdefault(segment(name).casefold(), name)
        if not name or name in told or (first == name and not taken(name)):
            continue
        told.add(name)
        other = f"与 `{first}` 的网址相同" if first != name else "的网址已是目录页的"
        yield at, f"`{name}` {other}", "改其中一个名称；本来就是同一个的，写成一样"


def check(given: Typed) -> None:
    """Report the values of gazette.yaml that cannot stand in an address or in one line."""
    address = given.get("address")
    if address and not (_SITE.fullmatch(address) and ".." not in address):
        mend = "写成 https:// 开头的网址，不带 ?、# 和空格，例如 https://gazette.example"
        given.report(given.places["address"], VALUE_UNREADABLE, f"`{address}` 不是网址", mend)
    for key in _ONE_LINE:
        if "\n" in (text := given.get(key)) or "\t" in text:
            at = given.places[key]
            given.report(at, VALUE_UNREADABLE, f"`{key}` 只能是一行", "删去换行和制表符")
    _series(given)
    issuers = [row.places["issuer"] for row in given.get("series", ()) if row.get("issuer")]
    for named in (given.items.get("sections", ()), issuers):
        for at, what, mend in shared((one.text, one) for one in named):
            given.report(at, ADDRESS_TWICE, what, mend)


def _series(given: Typed) -> None:
    """Report codes that cannot stand in an address, and codes and prefixes of two series."""
    seen: dict[tuple[str, str], Scalar] = {}
    for row in given.get("series", ()):
        code = row.get("code")
        if code and not (_CODE.fullmatch(code) and len(code) <= _LONGEST_CODE and not taken(code)):
            what = f"代号 `{code}` 不能用在网址里"
            mend = f"只用英文字母、数字和连字符，最多{_LONGEST_CODE}个，例如 zf"
            given.report(row.places["code"], VALUE_UNREADABLE, what, mend)
        _form(given, row)
        for key in ("code", "prefix"):
            value = row.get(key)
            first = seen.setdefault((key, value.casefold()), row.places.get(key))
            if value and first is not row.places[key]:
                what = f"`{value}` 已经用在第{first.line}行的系列里"
                mend = "每个系列有自己的代字和代号；同一个系列只写一次"
                given.report(row.places[key], ADDRESS_TWICE, what, mend)


def _form(given: Typed, row: Typed) -> None:
    """Report a form of numbers that does not name each part of one."""
    form = row.get("form")
    if form and not numbers.is_form(form):
        mend = "写明 {prefix}、{year} 和 {sequence} 各一次，例如 {prefix} {year}/{sequence}"
        given.report(row.places["form"], VALUE_UNREADABLE, f"`{form}` 不是文号的写法", mend)
