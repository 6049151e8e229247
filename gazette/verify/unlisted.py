"""Unlisted files: what lies where only published things lie, and no manifest and no log know of.

In: an Archive, one of its issues.
Out: Findings: a file, a notice's page, a printed page, a manifest or a code that nobody published.

A server lists no folder: on the web only what is asked for by its address is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import message
from gazette.model.publication import code
from gazette.publication.published_files import MANIFEST, SIGNED, is_evidence
from gazette.verify.archive import SIGNATURE, former_pages
from gazette.verify.findings import Finding, Kind
from gazette.verify.packed_files import is_packed
from gazette.verify.text_checks import text_of
from gazette.verify.web_page import is_notice, leading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.verify.archive import Archive, IssueProof

_CODES = "C"
_PAGES = "p"
_INDEX = "index.html"


def check_unlisted(archive: Archive, issue: IssueProof) -> Iterator[Finding]:
    """Tell of the files beside those of the manifest that look as if they belonged to it."""
    if not issue.lock:
        return
    for folder, ends in ((issue.name, ".pdf"), (f"{issue.name}/files", "")):
        names = archive.source.names(folder)
        for name in names:
            path = f"{folder}/{name}"
            plain = f"{path.removesuffix(SIGNED)}.pdf" if path.endswith(SIGNED) else path
            known = plain in issue.lock.files or is_packed(name, names)
            if name.endswith(ends) and not known:
                yield Finding(Kind.DIFFERS, path, message("清单里没有这个文件"))
    yield from _evidence(archive, issue)
    yield from _pages(archive, issue)


def _evidence(archive: Archive, issue: IssueProof) -> Iterator[Finding]:
    """Tell of manifests and texts of publications that the log has no entry of."""
    former = range(1, len(archive.locked(issue.name)))
    known = {MANIFEST, files.TEXT}
    known |= {f"{kind}-{version}.txt" for kind in ("manifest", "published") for version in former}
    for name in archive.source.names(issue.name):
        if is_evidence(f"{issue.name}/{name}") and name.removesuffix(SIGNATURE) not in known:
            what = message("出版记录里没有这一次出版")
            yield Finding(Kind.DIFFERS, f"{issue.name}/{name}", what)


def _pages(archive: Archive, issue: IssueProof) -> Iterator[Finding]:
    """Tell of a notice's page of no notice of the issue, and of a printed page that it has not."""
    for name in archive.source.folders(issue.name):
        path = f"{issue.name}/{name}/{_INDEX}"
        if f"/{issue.name}/{name}/" in issue.notices or name == _PAGES:
            continue
        if is_notice(text_of(archive.source.read(path) or b"")):
            yield Finding(Kind.DIFFERS, path, message("这一期没有出版过这一件"))
    pages = {address for address, _ in issue.lock.pages} if issue.lock else set()
    for number in archive.source.folders(f"{issue.name}/{_PAGES}") if pages else ():
        if f"/{issue.name}/{_PAGES}/{number}/" not in pages:
            path = f"{issue.name}/{_PAGES}/{number}/{_INDEX}"
            yield Finding(Kind.DIFFERS, path, message("这一期没有印过这一页"))


def check_unknown(archive: Archive) -> Iterator[Finding]:
    """Tell of what passes for the proof of an issue that the log does not know."""
    for folder in archive.source.folders("") if archive.log_bytes is not None else ():
        for name in archive.source.names(folder) if folder not in archive.issues else ():
            if is_evidence(f"{folder}/{name}"):
                what = message("出版记录里没有这一期")
                yield Finding(Kind.DIFFERS, f"{folder}/{name}", what)


def check_codes(archive: Archive) -> Iterator[Finding]:
    """Hold the page of each code against the printed pages: which it is of, and where it leads."""
    pages = {
        code(digest).replace(" ", ""): address
        for issue in archive.issues.values()
        for address, digest in (issue.lock.pages if issue.lock else ())
    }
    before = {
        code(digest).replace(" ", ""): address
        for name in archive.issues
        for _, address, digest in former_pages(archive, name)
    }
    pages = before | pages
    for found in archive.source.folders(_CODES):
        place = f"{_CODES}/{found}/{_INDEX}"
        html = text_of(archive.source.read(place) or b"")
        if found not in pages:
            yield Finding(Kind.DIFFERS, place, message("没有哪一页印着这个编码"))
        elif not all(_leads(link, pages[found]) for link in leading(html) or [""]):
            what = message("这个编码是 {page} 的，网页却不通到那里", page=pages[found])
            yield Finding(Kind.DIFFERS, place, what)


def _leads(link: str, address: str) -> bool:
    """Return whether a link is that of a page; where it is gone, that of its issue."""
    return link.endswith((address, f"/{address.split('/')[1]}/"))
