"""Verifying: whether an archive, or one thing of it, is what was published, and who signed that.

In: a Source, or bytes; what somebody knows of the log from elsewhere.
Out: a Report: what is proved, what differs and where, what nobody can prove here.

It asks nothing of content/, of the press or of the network but the archive itself, so that a copy
on a stick is verified like the site.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from gazette.model import message
from gazette.verify.archive import Archive, read_archive
from gazette.verify.findings import Finding, Kind, Report
from gazette.verify.issue_checks import check_files, check_lines, check_manifest
from gazette.verify.log_checks import check_log, check_signatures, check_signers
from gazette.verify.packed_files import check_packed
from gazette.verify.single import check_code, check_file, is_code
from gazette.verify.text_checks import check_texts
from gazette.verify.unlisted import check_codes, check_unknown, check_unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.verify.archive import IssueProof
    from gazette.verify.sources import Source

__all__ = [
    "Archive",
    "Finding",
    "Kind",
    "Report",
    "is_code",
    "read_archive",
    "verify_archive",
    "verify_one",
]

_ATONCE = 4


def verify_archive(
    source: Source, names: tuple[str, ...] = (), known: bytes | str = b"", roots: bytes = b""
) -> Report:
    """Verify a whole archive, or of it these issues alone.

    `roots` are certificates, as PEM, that those of electronic signatures may come from.
    """
    archive = read_archive(source, names, roots)
    if archive is None:
        return Report()
    with ThreadPoolExecutor(_ATONCE) as pool:
        issues = pool.map(lambda one: tuple(_issue(archive, one)), archive.issues.values())
        about = (*check_log(archive, known), *check_signers(archive), *check_signatures(archive))
        if not names:
            about = (*about, *check_unknown(archive), *check_codes(archive))
        for folder in names or ("",):
            about = (*about, *check_packed(source, folder))
        what = message("网页上正文以外的（有效性、沿革、链接、样式、脚本）会变，不在证明之列")
        others = message("这些文件没有核验，里面的字可以单独核验")
        beside = (
            Finding(Kind.UNPROVED, "*.html", what),
            Finding(Kind.UNPROVED, "*.epub *.xml *.gz data/", others),
        )
        return Report((*about, *(finding for found in issues for finding in found), *beside))


def _issue(archive: Archive, issue: IssueProof) -> Iterator[Finding]:
    yield from check_manifest(archive, issue)
    yield from check_lines(issue)
    yield from check_files(archive, issue)
    yield from check_unlisted(archive, issue)
    yield from check_texts(archive, issue)


def verify_one(archive: Archive, name: str, data: bytes | str, known: bytes | str = b"") -> Report:
    """Verify one file by its bytes, or a printed page by its code, against an archive.

    What proves it is itself verified: the log, the keys, the signatures, the manifest of its issue.
    """
    found = check_code(archive, data) if isinstance(data, str) else check_file(archive, name, data)
    about = (
        *check_log(archive, known),
        *check_signers(archive),
        *check_signatures(archive),
        *(one for issue in archive.issues.values() for one in check_manifest(archive, issue)),
    )
    return Report(tuple(found), about)
