"""Reads a single notice of an issue, from what its file is to hold.

In: a file's name below content/ and its bytes, saved or not; its issue, as that was read.
Out: the Notice, its Problems.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.read import notice_file, sources

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.model import Issue, Masthead, Notice, Problem


def single_notice(
    content: Path, file: str, data: bytes, head: Masthead, issue: Issue
) -> tuple[Notice, tuple[Problem, ...]]:
    """Read a notice as if its file held `data`."""
    names = files.listed(content, issue.id).files | {file.rpartition("/")[2]}
    online = date.fromisoformat(issue.first_online[:10]) if issue.first_online else None
    source, found = sources.read(data, file)
    made, more, _ = notice_file.notice(source, head, content / issue.id, names, online)
    return made, (*found, *(more if source.text or not found else ()))
