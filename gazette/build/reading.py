"""Reading: every issue of content/, read again only where its files are not as they were.

In: content/ as it is now, the cache.
Out: what each folder looks like, or looked like when it was read just so; the CachedIssues.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette import read
from gazette.build.cache import Kind, key
from gazette.build.issue_tasks import CachedIssue, IssueTasks
from gazette.build.source_files import doubtful, look
from gazette.content.files import load, nfc
from gazette.model import message
from gazette.site import ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.build.cache import Cache
    from gazette.build.context import Context, Run
    from gazette.build.source_files import Look, Seen

STEP = message("读取")
ISSUES = Kind("issues", CachedIssue)


def sources(run: Run, cache: Cache) -> dict[str, Seen]:
    """Return what each issue's folder looks like, or did when it was read if nothing changed."""
    names = read.folders(run.content)
    cache.retain(ISSUES, names)
    return {name: _seen(run, name, cache.last(ISSUES, name)) for name in names}


def stale(cache: Cache, seen: dict[str, Seen]) -> list[str]:
    """Return the names of the issues that must be read."""
    return cache.stale(ISSUES, _inputs(seen))


def read_issues(context: Context) -> dict[str, CachedIssue]:
    """Read every issue that is not as it was."""

    def make(names: list[str]) -> Iterator[tuple[str, CachedIssue]]:
        calls = [(name, (name, context.sources[name])) for name in names]
        for done, found in enumerate(context.pool.each(IssueTasks.read, calls), 1):
            context.tell(STEP, done, len(calls))
            yield found

    return context.cache.made(ISSUES, _inputs(context.sources), make)


def _inputs(seen: dict[str, Seen]) -> dict[str, str]:
    return {name: key(looks) for name, looks in seen.items()}


def _seen(run: Run, name: str, kept: CachedIssue | None) -> Seen:
    now = look(run.content / name)
    return kept.seen if kept and _unchanged(run, name, now.looks, kept) else now


def _unchanged(run: Run, name: str, looks: dict[str, Look], kept: CachedIssue) -> bool:
    """Return whether all that was made of an issue's files would be made of them again."""
    if run.drafts and not {nfc(file) for file in kept.files} <= kept.digests.keys():
        return False  # the draft's annexes were not wanted then
    for file in doubtful(looks, kept.seen):
        known = kept.digests.get(nfc(file))
        if known is None and looks.get(file) == kept.seen.looks.get(file):
            continue  # what is made does not depend on its content
        data = load(run.content, f"{name}/{file}") if known else None
        if not isinstance(data, bytes) or ledger.digest(data) != known:
            return False
    return True
