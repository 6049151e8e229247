"""Site evidence: what proves the published issues, as the site shows it.

In: a Context, the CachedIssues that are shown.
Out: SiteFiles: each issue's manifest and text, the log, the keys that sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.publication.published_files import evidence, evidence_file, evidence_paths
from gazette.site.ledger import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from gazette.build.context import Context
    from gazette.build.issue_tasks import CachedIssue
    from gazette.build.site_files import SiteFiles

SUMS = "SHA256SUMS"


def add_evidence(files: SiteFiles, context: Context, issues: Mapping[str, CachedIssue]) -> None:
    """Add what proves each issue, then what proves them all."""
    content = context.run.content
    for name, issue in issues.items():
        files.add(f"{name} evidence", dict(issue.evidence), _source(content, name))
    log = evidence(content)
    files.add("log", {path: digest(data) for path, data in log.items()}, log.__getitem__)


def _source(content: Path, name: str) -> Callable[[str], bytes]:
    """Return the source of the files that prove an issue: each is read once, if it is asked for."""
    return lambda path: evidence_file(content, evidence_paths(content, name)[path]) or b""


def add_sums(files: SiteFiles) -> None:
    """Add the list of all files of the site with their digests: new with each build, for copies."""
    there = {path: made for group in files.manifest.values() for path, made in group.items()}
    text = "".join(f"{there[path]}  {path}\n" for path in sorted(there)).encode()
    files.add("sums", {SUMS: digest(text)}, lambda _: text)
