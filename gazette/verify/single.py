"""One thing by itself, held against an archive: a PDF, a saved page, a text, the code of a page.

In: bytes and what they are called, or a code; an Archive.
Out: Findings: which notice or printed page it is, and whether it was published so.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

from gazette.model import message
from gazette.model.publication import code
from gazette.publication.readings import readings
from gazette.verify.archive import former_pages
from gazette.verify.findings import Finding, Kind
from gazette.verify.matching import match
from gazette.verify.seals import file_finding, seal_findings
from gazette.verify.text_checks import (
    data_findings,
    field_findings,
    head_findings,
    html_findings,
    plain_findings,
    text_of,
)
from gazette.verify.text_comparison import folded
from gazette.verify.web_page import web_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gazette.verify.archive import Archive, IssueProof

_CODE = re.compile(r"[A-Z2-7]{16}")
_OWN = re.compile(r"\A.*\nhttps?://[^\n]*?(/[\w.-]+/[\w.-]+/)\n.*\n.*\n\n")
"""How a notice's plain text begins: its second line is its address."""
_PDF, _HTML = b"%PDF-", re.compile(r"<(!doctype html|html|article)\b", re.IGNORECASE)
_HEAD = 4096
"""Characters in which a file says what it is."""


def is_code(word: str) -> str:
    """Return the code of a printed page without its blanks; '' of what is none."""
    solid = re.sub(r"[\s-]", "", word).upper()
    return solid if _CODE.fullmatch(solid) else ""


def check_code(archive: Archive, wanted: str) -> Iterator[Finding]:
    """Tell which printed page bears a code, of now or of a former publication."""
    for issue in archive.issues.values():
        for address, digest in issue.lock.pages if issue.lock else ():
            if code(digest).replace(" ", "") == wanted:
                yield _coded(issue, address)
                return
    for name in archive.issues:
        for entry, address, digest in former_pages(archive, name):
            if code(digest).replace(" ", "") == wanted:
                template = "是这一页从前一次出版（出版记录第{number}条，{day}）的编码，后来改过"
                what = message(template, number=entry.number, day=entry.day)
                yield Finding(Kind.PROVED, address, what)
                return
    yield Finding(Kind.DIFFERS, wanted, message("没有哪一页印着这个编码"))


def _coded(issue: IssueProof, address: str) -> Finding:
    text = issue.proved.get(address)
    if text is None:
        return Finding(Kind.UNPROVED, address, message("是这一页的编码，它的文字不在这里"))
    return Finding(Kind.PROVED, address, message("是这一页的编码"), found=text)


def check_file(archive: Archive, name: str, data: bytes) -> Iterator[Finding]:
    """Hold a file against what was published, by what it is."""
    text = text_of(data)
    if data.startswith(_PDF):
        yield from _pdf(archive, name, data)
    elif _HTML.search(text[:_HEAD]):
        yield from _page(archive, name, text)
    elif text.lstrip().startswith("{"):
        yield from _json(archive, name, text)
    elif (own := _OWN.match(text)) and (units := notice_units(archive, own[1])):
        name_of = own[1].strip("/").partition("/")[0]
        head = head_findings(name, text, units, archive.issues[name_of].fields(f"/{name_of}/"))
        yield from _told(name, own[1], (*head, *plain_findings(name, text, units)))
    else:
        yield from check_text(archive, name, text)


def _pdf(archive: Archive, name: str, data: bytes) -> Iterator[Finding]:
    """Find the published PDF that a file is, or begins with."""
    digest = sha256(data).hexdigest()
    files = {
        path: known
        for one in archive.issues.values()
        if one.lock
        for path, known in one.lock.files.items()
    }
    for path, known in files.items():
        if known == digest:
            what = message("就是出版时的 {path}", path=path)
            yield Finding(Kind.PROVED, name, what)
            return
    base = name.rpartition("/")[2]
    for path, known in files.items():
        found = file_finding(path, data, known)
        if found and found.kind is Kind.PROVED:
            yield Finding(Kind.PROVED, name, message("{path}：{what}", path=path, what=found.what))
            yield from seal_findings(name, data, archive.roots)
            return
    same = next((path for path in files if path.rpartition("/")[2] == base), "")
    what = message("不是出版时的任何一个文件")
    if same:
        what = message("不是出版时的 {path}：摘要与清单不符", path=same)
    yield Finding(Kind.DIFFERS, name, what)


def _page(archive: Archive, name: str, html: str) -> Iterator[Finding]:
    """Hold a saved page against the notice whose address it gives."""
    page = web_page(html)
    if page is None:
        yield Finding(Kind.UNPROVED, name, message("不是一份文件的网页，没有可以核验的文字"))
    elif units := notice_units(archive, page.address):
        yield from _told(name, page.address, html_findings(name, html, units))
    else:
        yield from check_text(archive, name, page.text)


def _json(archive: Archive, name: str, text: str) -> Iterator[Finding]:
    """Hold the data of a notice, or those of an issue, against the lines."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        held = {}
    notices = held.get("notices", [held]) if isinstance(held, dict) else []
    known = 0
    for one in notices if isinstance(notices, list) else ():
        address = str(one.get("url", "")) if isinstance(one, dict) else ""
        if units := notice_units(archive, address):
            known += 1
            said = one.get("units", ())
            fields = archive.issues[address.split("/")[1]].fields(address)
            found = (
                *data_findings(name, said if isinstance(said, list) else (), units),
                *field_findings(name, one, fields, address),
            )
            yield from _told(name, address, found)
    if not known:
        yield Finding(Kind.UNPROVED, name, message("不是这里出版过的文件的数据"))


def _told(name: str, address: str, found: Iterable[Finding]) -> Iterator[Finding]:
    found = tuple(found)
    yield from found
    if not found:
        what = message("说的就是出版时的字：{address}", address=address)
        yield Finding(Kind.PROVED, name, what)


def check_text(archive: Archive, name: str, text: str) -> Iterator[Finding]:
    """Find what a text is of, and tell where it differs."""
    found = match(archive, text, _running_heads(archive))
    if found is None:
        what = message("没有哪一件、哪一页出版过这段文字")
        yield Finding(Kind.DIFFERS, name, what)
        return
    place = found.notice or found.page
    if not found.differences:
        what = message("出版时就是这些字：{place}", place=place)
        unit = "#".join(("", *found.units[:1])) if found.notice else ""
        yield Finding(Kind.PROVED, name, what, unit=unit)
    for one in found.differences:
        what = message("{place}：{what}", place=place, what=readings(one.published, one.found))
        yield Finding(Kind.DIFFERS, name, what, one.unit, one.published, one.found)
    for stray in found.stray:
        what = message("这一行不在出版的正文里：“{line}”", line=stray.line)
        kind = Kind.UNPROVED if stray.outside else Kind.DIFFERS  # a running head, a page's number
        yield Finding(kind, name, what, found=stray.line)


def _running_heads(archive: Archive) -> frozenset[str]:
    """Return what stands above and below the text of every page, as far as data tell it."""
    heads = set[str]()
    for issue in archive.issues.values():
        pages = issue.lock.pages if issue.lock else ()
        heads |= {code(digest).replace(" ", "") for _, digest in pages}
        heads |= {f"-{number}-" for number in range(1, len(pages) + 1)}
        try:
            held = json.loads(archive.source.read(f"{issue.name}/{issue.name}.json") or b"{}")
            name, number = held["gazette"]["name"], held["name"]
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        heads |= {folded(one) for one in (name, number, f"{name}{number}")}
    return frozenset(heads)


def notice_units(archive: Archive, address: str) -> Mapping[str, str]:
    """Return the units of a notice by its address, as it was published; none where unknown."""
    issue = archive.issues.get(address.strip("/").partition("/")[0])
    return issue.notices.get(address, {}) if issue else {}
