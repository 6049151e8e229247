"""An issue, held against its manifest and the log: the manifest itself, its lines, its files.

In: an Archive, one of its issues.
Out: Findings, each at its file and line.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import Act, message
from gazette.publication.published_files import MANIFEST
from gazette.read.publication import lines_of, lock_of
from gazette.verify.archive import manifest_digest, plain
from gazette.verify.findings import Finding, Kind
from gazette.verify.seals import check_signed, file_finding, seal_findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import PublishedLine
    from gazette.verify.archive import Archive, IssueProof

_FIRST_LINE = 2


def check_manifest(archive: Archive, issue: IssueProof) -> Iterator[Finding]:
    """Hold a manifest against the log, and the earlier ones of the issue too."""
    place = f"{issue.name}/{MANIFEST}"
    yield from _withdrawals(archive, issue, place)
    if not issue.manifest:
        yield Finding(Kind.DIFFERS, place, message("出版记录里有这一期，这里没有它的清单"))
        return
    if not issue.lock:
        yield Finding(Kind.DIFFERS, place, message("不是清单写下的样子"))
    elif issue.lock.issue != issue.name:
        what = message("是 {other} 的清单，不是 {name} 的", other=issue.lock.issue, name=issue.name)
        yield Finding(Kind.DIFFERS, place, what)
    if not issue.entry:
        if archive.log_bytes is not None:
            what = message("出版记录里没有这一期")
            yield Finding(Kind.DIFFERS, place, what)
        return
    digest = manifest_digest(issue.manifest)
    if digest == issue.entry.lock:
        yield from _begun(issue, place)
        yield from _former(archive, issue)
        return
    same = [one.number for one in archive.log if one.lock == digest]
    what = message("不是出版记录第{number}条记下的那一份", number=issue.entry.number)
    if same:
        template = "不是出版记录第{number}条记下的那一份，而是第{other}条的：这是更早的一份"
        what = message(template, number=issue.entry.number, other=same[-1])
    yield Finding(Kind.DIFFERS, place, what)


def _withdrawals(archive: Archive, issue: IssueProof, place: str) -> Iterator[Finding]:
    for one in archive.log:
        if one.act is Act.WITHDRAW and one.issue == issue.name:
            what = message("{day}依法撤回：{reason}", day=one.day, reason=one.reason)
            yield Finding(Kind.WITHDRAWN, place, what, unit=one.target)


def _begun(issue: IssueProof, place: str) -> Iterator[Finding]:
    if issue.lock and issue.entry and issue.lock.log != issue.entry.before:
        template = "清单里记的上一条出版记录，与出版记录第{number}条的不同"
        what = message(template, number=issue.entry.number)
        yield Finding(Kind.DIFFERS, place, what)


def _former(archive: Archive, issue: IssueProof) -> Iterator[Finding]:
    """Hold each earlier manifest of an issue against its entry, and its text against it."""
    locked = archive.locked(issue.name)
    for version, entry in enumerate(locked[:-1], 1):
        path = f"{issue.name}/manifest-{version}.txt"
        data = plain(archive.source, path)
        if data is None:
            what = message("出版记录第{number}条的清单不在这里", number=entry.number)
            yield Finding(Kind.UNPROVED, path, what)
        elif manifest_digest(data) != entry.lock:
            what = message("不是出版记录第{number}条记下的那一份", number=entry.number)
            yield Finding(Kind.DIFFERS, path, what)
        else:
            later = {one.act for one in locked[version:]}
            place = f"{issue.name}/published-{version}.txt"
            yield from _former_text(archive, place, data, withdrawn=Act.WITHDRAW in later)


def _former_text(
    archive: Archive, place: str, manifest: bytes, *, withdrawn: bool
) -> Iterator[Finding]:
    """Hold an earlier text against its manifest: only what was withdrawn since may be missing."""
    data, lock = plain(archive.source, place), lock_of(manifest)
    if data is None or lock is None:
        yield Finding(Kind.UNPROVED, place, message("早先一次出版的文字不在这里"))
        return
    lines = lines_of(data)
    gone = dict(lock.lines).keys() - {line.address for line in lines}
    for address in sorted(gone) if not withdrawn else ():
        yield Finding(Kind.DIFFERS, place, message("少了这一行"), unit=address)
    held = [(address, digest) for address, digest in lock.lines if address not in gone]
    wrong = tuple(_wrong(lines, place, held))
    yield from wrong
    if not wrong and lines:
        what = message("{count} 行文字与清单相符", count=len(lines))
        yield Finding(Kind.PROVED, place, what)


def check_lines(issue: IssueProof) -> Iterator[Finding]:
    """Hold each line of the text against its digest, in order."""
    place = f"{issue.name}/{files.TEXT}"
    if not issue.lock:
        return
    held = {line.address for line in issue.lines}
    gone = [address for address, _ in issue.lock.lines if address not in held]
    for address in gone:
        yield Finding(Kind.DIFFERS, place, message("少了这一行"), unit=address)
    bound = [(address, digest) for address, digest in issue.lock.lines if address in held]
    wrong = tuple(_wrong(issue.lines, place, bound))
    yield from wrong
    if not wrong and bound:
        what = message("{count} 行文字与清单相符", count=len(bound))
        yield Finding(Kind.PROVED, place, what)


def _wrong(
    lines: Sequence[PublishedLine], place: str, bound: list[tuple[str, str]]
) -> Iterator[Finding]:
    for number, (line, pair) in enumerate(zip_longest(lines, bound), _FIRST_LINE):
        unit = line.address if line else pair[0]
        if line is None or pair is None or line.address != pair[0]:
            what = message("第{number}行不在清单所记的位置：多了、少了或换了次序", number=number)
            yield Finding(Kind.DIFFERS, place, what, unit=unit)
            return
        if line.digest != pair[1]:
            what = message("第{number}行的字与清单里的摘要不符", number=number)
            yield Finding(Kind.DIFFERS, place, what, unit=unit, found=line.text)


def check_files(archive: Archive, issue: IssueProof) -> Iterator[Finding]:
    """Hold the files that never change against their digests."""
    if not issue.lock:
        return
    right = 0
    for path, digest in issue.lock.files.items():
        data = archive.source.read(path) if path.startswith(f"{issue.name}/") else None
        found = file_finding(path, data, digest)
        if found is None:
            right += 1
        else:
            yield found
            yield from seal_findings(path, data or b"", archive.roots)
    yield from check_signed(archive, issue)
    if right:
        what = message("{count} 个文件与清单相符", count=right)
        yield Finding(Kind.PROVED, issue.name, what)
