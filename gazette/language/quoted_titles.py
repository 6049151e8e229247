"""Quoted titles: what stands in the outermost 《》 of a text, and whether it is a document's title.

In: text.
Out: a Citation for each; newspapers, books and forms are told apart by how their names end; titles
for comparison; the title of what a notice passes on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language import kinds
from gazette.language.citation import Citation
from gazette.language.lines import join

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTES = re.compile("[《》]")
_KINDS = (*kinds.OFFICIAL, *kinds.INSTRUMENTS, *kinds.PRINTED, *kinds.LAWS)
_REMARK = re.compile(r"(?:[（(〔\[][^（()）〕\]]*[)）〕\]])+$")
_SHORTEST = 3
"""So many characters has the shortest title of a document: 民法典."""
_LOCAL = re.compile(r"[一-鿿]{1,8}?[省市县区旗州乡镇].{4,}(?<![报志卡证书])$")
_FORM = re.compile("(?:申请|登记|审批|备案|报名|推荐|评分|签到|承诺)[表书]$")
"""What begins with a place is a document of its government, unless it is a form to fill in."""

_FORMS = str.maketrans("〈〉()[]［］︵︶", "《》（）〔〕〔〕（）")
_PROMULGATED = re.compile(
    r"(?:印发|颁发|公布|发布)[《〈]?(?P<title>.{4,}?)[》〉]?的(?:通知|公告|决定|命令|令)$"
)


def titles_in(text: str) -> Iterator[Citation]:
    """Yield what stands in outermost 《》; one that is never closed holds nothing back."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for mark in _QUOTES.finditer(text):
        if mark[0] == "《":
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, mark.end()))
    for start, end in pairs:
        if title := join(text[start + 1 : end - 1]).strip():
            yield Citation(start, end, title=title)


def is_document(title: str) -> bool:
    """Return whether a title is a document's: 办法（试行）, 法, 示范县重点项目表."""
    bare = _REMARK.sub("", "".join(title.split()))
    if bare.endswith(_KINDS):
        return len(bare) >= _SHORTEST
    return bool(_LOCAL.match(bare) and not _FORM.search(bare))


def folded(title: str) -> str:
    """Return a title for comparison: marks of one form, no blanks, no line's end."""
    return "".join(title.split()).translate(_FORMS)


def promulgated(title: str) -> str:
    """Return the title of what a notice passes on (印发《…》的通知); '' where it passes nothing."""
    found = _PROMULGATED.search("".join(title.split()))
    return found["title"] if found else ""
