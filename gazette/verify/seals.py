"""Seals: PDFs that were signed after they were published, with a certificate (PAdES).

In: an Archive, one of its issues; a PDF.
Out: Findings: whether it begins with the published file, whose certificate signed it, when.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from gazette.model import message
from gazette.publication.published_files import SIGNED
from gazette.publication.signed_pdf import Seal, published_bytes, seals
from gazette.verify.findings import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.verify.archive import Archive, IssueProof


def file_finding(path: str, data: bytes | None, digest: str) -> Finding | None:
    """Hold one file against its digest; None where it is just the published one."""
    if data is None:
        return Finding(Kind.DIFFERS, path, message("清单里有这个文件，这里没有"))
    if sha256(data).hexdigest() == digest:
        return None
    if count := published_bytes(data, digest) if path.endswith(".pdf") else 0:
        template = "前 {count} 字节就是出版时的文件，其后另加了 {more} 字节（例如电子签章）"
        what = message(template, count=count, more=len(data) - count)
        return Finding(Kind.PROVED, path, what)
    return Finding(Kind.DIFFERS, path, message("不是出版时的文件：摘要与清单不符"))


def check_signed(archive: Archive, issue: IssueProof) -> Iterator[Finding]:
    """Hold the signed PDFs that lie beside the published ones against these.

    Where folders are not listed, on the web, only the issue's own is asked for.
    """
    own = f"{issue.name}/{issue.name}.pdf"
    for path, digest in issue.lock.files.items() if issue.lock else ():
        if not path.endswith(".pdf") or "/files/" in path:
            continue
        signed = f"{path.removesuffix('.pdf')}{SIGNED}"
        folder, _, name = signed.rpartition("/")
        there = archive.source.names(folder)
        if name not in there and (there or path != own):
            continue
        if data := archive.source.read(signed):
            yield file_finding(signed, data, digest) or Finding(
                Kind.UNPROVED, signed, message("这个文件没有电子签名")
            )
            yield from seal_findings(signed, data, archive.roots)


def seal_findings(place: str, data: bytes, roots: bytes = b"") -> Iterator[Finding]:
    """Tell of the electronic signatures in a PDF, and what of them nobody can prove here."""
    found = seals(data, roots)
    if found is None:
        what = message("电子签名没有核验：先运行 pip install gazette-press[sign]")
        yield Finding(Kind.UNPROVED, place, what)
    for seal in found or ():
        yield from _seal(place, seal)


def _seal(place: str, seal: Seal) -> Iterator[Finding]:
    if not seal.good:
        what = message("电子签名核验不过：{subject}", subject=seal.subject or "-")
        yield Finding(Kind.DIFFERS, place, what)
        return
    template = "电子签名有效，证书是 {subject} 的；签名的时间自称 {moment}"
    what = message(template, subject=seal.subject, moment=seal.moment)
    if seal.stamped:
        template = "电子签名有效，证书是 {subject} 的；时间戳 {moment}"
        what = message(template, subject=seal.subject, moment=seal.stamped)
    yield Finding(Kind.PROVED, place, what)
    if not seal.whole:
        yield Finding(Kind.UNPROVED, place, message("签名以后又加了内容，它不管"))
    if not seal.trusted:
        what = message("证书是谁签发的、可信不可信，没有核验：{subject}", subject=seal.subject)
        yield Finding(Kind.UNPROVED, place, what)
