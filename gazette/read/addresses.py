"""Addresses: what of gazette.yaml becomes an address, and the names that an address has already.

In: the typed fields of gazette.yaml; names of sections and issuers.
Out: Problems at their lines; a name as one step of an address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from gazette.language import numbers
from gazette.model import Message, message
from gazette.model.issue_number import named
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
TOPS = frozenset(
    {
        "404.html",
        "C",
        "SHA256SUMS",
        "calendar.ics",
        "citations",
        "data",
        "feed",
        "index.html",
        "issuers",
        "kinds",
        "numbers",
        "pagefind",
        "published.log",
        "published.log.sig",
        "registers",
        "search",
        "sections",
        "signers",
        "subjects",
        "verify",
        "years",
    }
)
"""The names at the root that are the site's own, beside its issues and files that are no pages."""

_PROOF = re.compile(r"(manifest|published)(-\d+)?")
"""The names beside an issue's notices of what proves it, as far as a notice may be called so."""
_LONGEST = 60
"""Characters of a step: a file system takes 255 bytes, and Chinese has three to a character."""
_LONGEST_CODE = 20
_TAKEN = re.compile(r"index\.html|part-\d+", re.IGNORECASE)
"""The names that stand beside an index's names: its own page and the parts that follow it."""
_CODE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_MARKS = re.compile(r"[，、；。,;]+")
_CHINESE_MARKS = re.compile(r"[，、；。]+")
"""English names of bodies have commas."""
_SITE = re.compile(r"https?://[\w.-]+(:\d{1,5})?(/[\w.~-]+)*/?")
_ONE_LINE = ("name", "pinyin", "sponsor", "frequency", "contact", "site_name", "site_code")


def segment(name: str) -> str:
    """Make a name fit for one step of an address and one folder; equal names stay equal."""
    safe = name.replace("/", "／").replace("\\", "＼")
    safe = "．" + safe[1:] if safe.startswith(".") else safe
    return safe[:_LONGEST] or "—"


def path(address: str) -> str:
    """Return the file of an address below output/: `/2026-01/` is `2026-01/index.html`."""
    return address.removeprefix("/") + ("index.html" if address.endswith("/") else "")


def taken(name: str) -> bool:
    """Return whether an index has another page where this name's would stand."""
    return bool(_TAKEN.fullmatch(segment(name)))


SHARED = message("改其中一个名称；本来就是同一个的，写成一样")
"""The mend of two names with one address."""


def shared(names: Iterable[tuple[str, At]]) -> Iterator[tuple[At, str, Message]]:
    """Yield each name that would have another's address, once: where it stands, it, what is so."""
    seen: dict[str, str] = {}
    told: set[str] = set()
    for name, at in names:
        first = seen.setdefault(segment(name).casefold(), name)
        if not name or name in told or (first == name and not taken(name)):
            continue
        told.add(name)
        what = (
            message("`{name}` 与 `{first}` 的网址相同", name=name, first=first)
            if first != name
            else message("`{name}` 的网址已是目录页的", name=name)
        )
        yield at, name, what


def is_taken(slug: str) -> bool:
    """Return whether an issue has something else of this name: its files, its own data, its proof.

    The plain text of `manifest` would lie where the manifest does.
    """
    return slug in WITHIN_ISSUE or named(slug) is not None or bool(_PROOF.fullmatch(slug))


def is_id(target: str) -> bool:
    """Return whether a text is the id of a notice, alone or behind its issue."""
    issue, parted, own = target.rpartition("/")
    return bool(SLUG.fullmatch(own)) and (not parted or named(issue) is not None)


def check(given: Typed) -> None:
    """Report the values of gazette.yaml that cannot stand in an address or in one line."""
    address = given.get("address")
    if address and not (_SITE.fullmatch(address) and ".." not in address):
        mend = message("写成 https:// 开头的网址，不带 ?、# 和空格，例如 https://gazette.example")
        given.report(
            given.places["address"],
            VALUE_UNREADABLE,
            message("`{address}` 不是网址", address=address),
            mend,
        )
    for key in _ONE_LINE:
        if "\n" in (text := given.get(key)) or "\t" in text:
            at = given.places[key]
            given.report(
                at,
                VALUE_UNREADABLE,
                message("`{key}` 只能是一行", key=key),
                message("删去换行和制表符"),
            )
    _once(given)
    for row in given.get("series", ()):
        _unmarked(given, row)
    _series(given)
    issuers = [row.places["issuer"] for row in given.get("series", ()) if row.get("issuer")]
    for rows in (given.items.get("sections", ()), issuers):
        for at, _, what in shared((one.text, one) for one in rows):
            given.report(at, ADDRESS_TWICE, what, SHARED)


def _once(given: Typed) -> None:
    """Report a section that is written twice."""
    seen: set[str] = set()
    for item in given.items.get("sections", ()):
        if item.text in seen:
            what = message("`{text}` 写了两次", text=item.text)
            given.report(item, VALUE_UNREADABLE, what, message("同一个名称只写一次"))
        seen.add(item.text)


def _unmarked(given: Typed, row: Typed) -> None:
    """Report marks in a prefix, a code or an issuer, and read what stands before them."""
    for key in ("prefix", "code", "issuer"):
        marks = _CHINESE_MARKS if key == "issuer" else _MARKS
        first, *more = [part for part in marks.split(row.get(key)) if part] or [""]
        if not first or first == row.get(key):
            continue
        what = message("`{text}` 里有标点", text=row.get(key))
        mend = message("写成 `{first}`", first=first)
        if more:
            mend = message(
                "一个系列一项，写成两行：`- {{{key}: {first}, …}}` 和 `- {{{key}: {second}, …}}`",
                key=key,
                first=first,
                second=more[0],
            )
        given.report(row.places[key], VALUE_UNREADABLE, what, mend)
        row.values[key] = first


def _series(given: Typed) -> None:
    """Report codes that cannot stand in an address, and codes and prefixes of two series."""
    seen: dict[tuple[str, str], Scalar] = {}
    for row in given.get("series", ()):
        code = row.get("code")
        if code and not (_CODE.fullmatch(code) and len(code) <= _LONGEST_CODE and not taken(code)):
            what = message("代号 `{code}` 不能用在网址里", code=code)
            mend = message(
                "只用英文字母、数字和连字符，最多{most}个，例如 zf",
                most=_LONGEST_CODE,
            )
            given.report(row.places["code"], VALUE_UNREADABLE, what, mend)
        _form(given, row)
        for key in ("code", "prefix"):
            value = row.get(key)
            first = seen.setdefault((key, value.casefold()), row.places.get(key))
            if value and first is not row.places[key]:
                what = message("`{value}` 已经用在第{line}行的系列里", value=value, line=first.line)
                mend = message("每个系列有自己的代字和代号；同一个系列只写一次")
                given.report(row.places[key], ADDRESS_TWICE, what, mend)


def _form(given: Typed, row: Typed) -> None:
    """Report a form of numbers that does not name each part of one."""
    form = row.get("form")
    if form and not numbers.is_form(form):
        mend = message(
            "写明 {{prefix}}、{{year}} 和 {{sequence}} 各一次，"
            "例如 {{prefix}} {{year}}/{{sequence}}"
        )
        given.report(
            row.places["form"],
            VALUE_UNREADABLE,
            message("`{form}` 不是文号的写法", form=form),
            mend,
        )


def stem(file: str) -> str:
    """Return an identity from the name of a notice's file, for what has no other."""
    name = file.rsplit("/", 1)[-1][:-3].lower()
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-") or "notice"
