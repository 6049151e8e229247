"""The files that are kept with a published issue: its PDFs, its locks, its text as published.

In: content/, an issue's name.
Out: where each lies below content/, its path on the site, its bytes and digests.
"""

from __future__ import annotations

import hashlib
import re
from itertools import count
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import Problem
from gazette.model.publication import Removed
from gazette.read.former_locks import former

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from gazette.model import Issue, Notice

MANIFEST = "manifest.txt"
"""What a lock is called on the site."""
SIGNED = ".signed.pdf"
"""How a PDF is called that has an electronic signature behind its end."""
_NOTICE = re.compile(r"/[0-9a-z-]+/[a-z0-9-]+/")
_FORMER = re.compile(r"(\d+)\.(lock|lock\.sig|txt)")
_EVIDENCE = re.compile(r"[^/]+/(manifest|published)(-\d+)?\.txt(\.sig)?")
_SHOWN = {files.LOCK: MANIFEST, files.SIGNATURE: f"{MANIFEST}.sig", files.TEXT: files.TEXT}
_SHOWN_FORMER = {
    "lock": "manifest-{}.txt",
    "lock.sig": "manifest-{}.txt.sig",
    "txt": "published-{}.txt",
}


def published_path(path: str) -> str:
    """Return where the file of a path of the site is kept: 2026-01/published/zf-2026-3.pdf."""
    return f"{path.partition('/')[0]}/{files.PUBLISHED}/{path.rpartition('/')[2]}"


def site_path(issue: str, name: str) -> str:
    """Return the path on the site of a file that is kept; '' of one that is not shown there."""
    stem, _, kind = name.rpartition(".")
    if kind != "pdf" or name.endswith(SIGNED):
        return ""
    return f"{issue}/{name}" if stem == issue else f"{issue}/{stem}/{name}"


def pdf_paths(content: Path, issue: str) -> set[str]:
    """Return the PDFs that are kept with an issue, by their paths below content/."""
    folder = f"{issue}/{files.PUBLISHED}"
    if files.PUBLISHED not in files.listed(content, issue).folders:
        return set()
    there = files.listed(content, folder).files
    return {f"{folder}/{name}" for name in there if site_path(issue, name)}


def signed_pdfs(content: Path, issue: str) -> tuple[str, ...]:
    """Return the PDFs of an issue that have an electronic signature, by their paths."""
    return tuple(path for path in evidence_paths(content, issue).values() if path.endswith(SIGNED))


def published_files(content: Path, issue: str) -> dict[str, str]:
    """Return the files that are kept with an issue: path on the site -> SHA-256."""
    found: dict[str, str] = {}
    for path in sorted(pdf_paths(content, issue)):
        data = files.load(content, path)
        if not isinstance(data, Problem):
            name = site_path(issue, path.rpartition("/")[2])
            found[name] = hashlib.sha256(data).hexdigest()
    return found


def shown_files(content: Path, issue: str, notices: Iterable[Notice]) -> dict[str, str]:
    """Return the files that an issue publishes as they are: path on the site -> SHA-256."""
    found: dict[str, str] = {}
    for name in dict.fromkeys(file for notice in notices for file in notice.files):
        data = files.load(content, f"{issue}/{name}")
        if not isinstance(data, Problem):
            found[f"{issue}/files/{name}"] = hashlib.sha256(data).hexdigest()
    return found


def cover_digest(content: Path, issue: Issue) -> str:
    """Return the SHA-256 of an issue's own cover picture; '' where it has none."""
    data = files.load(content, f"{issue.id}/{issue.cover.file}") if issue.cover else b""
    return hashlib.sha256(data).hexdigest() if isinstance(data, bytes) and data else ""


def evidence_paths(content: Path, issue: str = "") -> dict[str, str]:
    """Return what proves an issue: path on the site -> path below content/.

    Its PDFs with an electronic signature are among it. Without an issue it is the log and the keys.
    """
    if not issue:
        return {name: name for name in (files.LOG, files.LOG_SIGNATURE, files.SIGNERS)}
    there = {f"{issue}/{shown}": f"{issue}/{name}" for name, shown in _SHOWN.items()}
    for name in sorted(files.listed(content, f"{issue}/{files.PUBLISHED}").files):
        if match := _FORMER.fullmatch(name):
            shown = _SHOWN_FORMER[match[2]].format(match[1])
            there[f"{issue}/{shown}"] = f"{issue}/{files.PUBLISHED}/{name}"
        elif name.endswith(SIGNED):
            below = site_path(issue, f"{name.removesuffix(SIGNED)}.pdf").removesuffix(".pdf")
            there[f"{below}{SIGNED}"] = f"{issue}/{files.PUBLISHED}/{name}"
    return there


def evidence_file(content: Path, path: str) -> bytes | None:
    """Return a file that proves something, by its path below content/; None where there is none.

    Lines end as they were written, whatever git made of them.
    """
    data = files.load(content, path)
    if isinstance(data, Problem):
        return None
    return data if path.endswith(".pdf") else data.replace(b"\r\n", b"\n")


def evidence(content: Path, issue: str = "") -> dict[str, bytes]:
    """Return what proves an issue as the site shows it: path on the site -> bytes."""
    there = evidence_paths(content, issue).items()
    found = {shown: evidence_file(content, path) for shown, path in there}
    return {shown: data for shown, data in found.items() if data is not None}


def is_evidence(path: str) -> bool:
    """Return whether a path of the site is one where only what proves an issue may lie."""
    return bool(_EVIDENCE.fullmatch(path.casefold()))


def removed(content: Path, issue: str, present: Collection[str]) -> tuple[Removed, ...]:
    """Return the notices that an issue had when it was published before, and has no longer.

    `present` are the addresses of those that it has. Only what a former lock binds is believed.
    """
    found: dict[str, dict[str, str]] = {}
    for number in count(1):
        before = former(content, issue, number)
        if before is None:
            break
        bound = dict(before.lock.lines)
        for line in before.lines:
            address, asked, key = line.address.partition("?")
            own = _NOTICE.fullmatch(address) and address.startswith(f"/{issue}/")
            if asked and own and address not in present and bound.get(line.address) == line.digest:
                found.setdefault(address, {})[key] = " ".join(line.text.split())
    return tuple(
        Removed(address, said.get("number", ""), said.get("title", ""))
        for address, said in found.items()
    )
