"""The PDFs of published issues: found where they are kept, never set again if they are there.

In: a Context, the lock of an issue.
Out: its PDFs, each just as its lock has it; whether one that was set again is the published one.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import Place, Problem, message
from gazette.publication.published_files import published_path, site_path
from gazette.read.publication import published
from gazette.rulebook.publication import PUBLISHED_LOST

if TYPE_CHECKING:
    from gazette.build.context import Context
    from gazette.model import IssueLock
    from gazette.print import IssuePdf, Job


def bound(context: Context, job: Job, lock: IssueLock | None) -> Job:
    """Return a Job with the lock of its issue, and its PDFs if they are kept."""
    if not lock:
        return job
    pdfs = published_pdfs(context, lock)
    whole = published(context.run.content, lock.issue) if pdfs else None
    return replace(job, lock=whole.lock if whole else lock, codes=lock.codes, published=pdfs)


def published_pdfs(context: Context, lock: IssueLock) -> dict[str, bytes]:
    """Return the PDFs of a published issue by their paths on the site; none if one is not found.

    Each is looked for in the issue's folder, then in the last site, and is the one of the lock.
    """
    found: dict[str, bytes] = {}
    for path, digest in pdfs(lock).items():
        data = _found(context, path, digest)
        if data is None:
            return {}
        found[path] = data
    return found


def pdfs(lock: IssueLock) -> dict[str, str]:
    """Return the PDFs that were set for an issue: path on the site -> SHA-256."""
    return {
        path: digest
        for path, digest in lock.files.items()
        if path.endswith(".pdf") and not path.startswith(f"{lock.issue}/files/")
    }


def _found(context: Context, path: str, digest: str) -> bytes | None:
    stored = files.load(context.run.content, published_path(path))
    site = files.load(context.site.output, path)
    for data in (stored, site):
        if isinstance(data, bytes) and sha256(data).hexdigest() == digest:
            return data
    return None


def pdfs_of(issue: str, book: IssuePdf) -> dict[str, bytes]:
    """Return the PDFs of an issue that is set by their paths on the site, its own last."""
    named = {**book.parts, issue: book.pdf}
    return {site_path(issue, f"{name}.pdf"): data for name, data in named.items()}


def otherwise_set(lock: IssueLock, book: IssuePdf) -> tuple[Problem, ...]:
    """Return a Problem where an issue that had to be set again is not the one published."""
    now = {path: sha256(data).hexdigest() for path, data in pdfs_of(lock.issue, book).items()}
    if now == pdfs(lock):
        return ()
    what = message("{name} 出版的 PDF 不在手边，重新排印得到的不是同一个", name=lock.issue)
    mend = message(
        "从已发布的网站或备份取回 {name}.pdf 和各件的 PDF，放进 content/{name}/published/",
        name=lock.issue,
    )
    return (PUBLISHED_LOST.problem(Place(f"{lock.issue}/{files.LOCK}"), what, mend),)
