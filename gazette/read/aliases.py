"""Aliases (曾用网址): addresses that a notice once had, here or on the office's former site.

In: the typed fields of a notice.
Out: alias -> its Place; Problems of those that no page of ours could stand at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from gazette.model import Message, Place, message
from gazette.rulebook.front_matter import VALUE_UNREADABLE

if TYPE_CHECKING:
    from gazette.read.typed import Typed

_LONGEST_STEP = 60
"""Characters of a step: a file system takes 255 bytes, and Chinese has three to a character."""
_WHOLE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^/]*(?P<path>/.*)?", re.IGNORECASE)
"""An address with the site that it is of."""
_CUT = re.compile(r"[?#].*")
_UNFIT = re.compile(r"""[\s"%<>\\^`{|}*:\x00-\x1f\x7f]""")
"""What neither an address nor, on every system, a file's name holds."""
_END = re.compile(r".*(?:/|\.(?:html?|shtml))", re.DOTALL)
"""What servers show as a page: a folder, and the files that they know for HTML."""
_LIKE_FILE = re.compile(r"\.(?:html?|shtml|css|js|xml|txt|json|csv|gz|pdf|png|svg)$", re.IGNORECASE)
"""Names of files that may lie where a folder would have to be."""


def read(given: Typed) -> dict[str, Place]:
    """Return the aliases that can be kept, each with its place; report the others."""
    found: dict[str, Place] = {}
    for at, alias in enumerate(given.get("aliases", ()), 1):
        scalar = given.places["aliases" if at == 1 else f"aliases.{at}"]
        if wrong := _wrong(alias):
            given.report(scalar, VALUE_UNREADABLE, *wrong)
        else:
            found[alias] = Place(given.source.file, scalar.line, scalar.column)
    return found


def _wrong(alias: str) -> tuple[Message, Message] | None:
    """Say why no page can stand at an alias, and how to mend it."""
    if found := _WHOLE.fullmatch(alias):
        what = message("曾用网址 `{alias}` 带着网站的名字，会指到本站之外", alias=alias)
        return what, message("只写网站名之后的部分，写成 `{path}`", path=found["path"] or "/")
    if not alias.startswith("/"):
        what = message("曾用网址 `{alias}` 不是从 / 开始的路径", alias=alias)
        return what, message("写成 /art/2026/3/5/art_1_2.html 的样子")
    if bare := _CUT.sub("", alias) if _CUT.search(alias) else "":
        what = message("曾用网址 `{alias}` 带着 ? 或 #，服务器上的文件没有这一部分", alias=alias)
        return what, message("写成 `{bare}`；几份文件只在这一部分不同的，删去这一条", bare=bare)
    if (plain := unquote(alias)) != alias:
        what = message("曾用网址 `{alias}` 里的字写成了 % 和数字", alias=alias)
        return what, message("写成 `{plain}`", plain=plain)
    steps = alias.strip("/").split("/")
    if any(step.startswith(".") for step in steps):
        what = message("曾用网址 `{alias}` 有以点开头的一段，会走到本站之外", alias=alias)
        return what, message("写全路径，例如 /art/2026/3/5/art_1_2.html")
    return _unfit(alias, steps)


def _unfit(alias: str, steps: list[str]) -> tuple[Message, Message] | None:
    """Say why an alias cannot be a file of the site."""
    if unfit := _UNFIT.search(alias):
        what = message(
            "曾用网址 `{alias}` 里有 `{unfit}`，不能用在网址里", alias=alias, unfit=unfit[0]
        )
        return what, message("核对这个网址；确实如此的转不了，删去这一条")
    if "" in steps or any(len(step) > _LONGEST_STEP for step in steps):
        what = message("曾用网址 `{alias}` 有一段是空的或者太长", alias=alias)
        return what, message("每一段 1 至 {most} 个字", most=_LONGEST_STEP)
    if not _END.fullmatch(alias):
        what = message("曾用网址 `{alias}` 不以 .html、.htm、.shtml 或 / 结尾", alias=alias)
        mend = message("是文件夹的在后面加 /；别的种类（.jsp、.pdf）转不了，删去这一条")
        return what, mend
    folders = steps if alias.endswith("/") else steps[:-1]
    if like := next((step for step in folders if _LIKE_FILE.search(step)), ""):
        what = message("曾用网址 `{alias}` 把文件 `{like}` 当作文件夹", alias=alias, like=like)
        return what, message("删去末尾的 /，或者 `{like}` 之后的部分", like=like)
    return None
