"""The lock of a published issue, its text as it was published, and the log, each as its file.

In: IssueLock, PublishedLines, LogEntries.
Out: text, one fact a line; `read.publication` reads it back.

A lock is a list for `sha256sum -c`: what is no file is a comment to it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gazette.model.publication import LOCK_FORM, LOG_FORM, NOTHING, TEXT_FORM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.model import Break, IssueLock, LogEntry, PublishedLine
    from gazette.model.pagemap import LineStart


def lock(value: IssueLock) -> str:
    """Return the text of a lock, which the site shows as the issue's manifest."""
    facts = (f"# {fact}\n" for fact in _facts(value))
    files = (f"{digest}  {path}\n" for path, digest in sorted(value.files.items()))
    return "".join((*facts, *files))


def _facts(value: IssueLock) -> Iterator[str]:
    yield LOCK_FORM
    yield f"issue {value.issue}"
    yield f"version {value.version}"
    yield f"log {value.log or NOTHING}"
    yield f"key {value.key or NOTHING}"
    yield f"codes {'printed' if value.coded else NOTHING}"
    for name, version in value.made_with:
        yield f"with {version} {name}"
    page_map = value.page_map
    yield f"pages {page_map.count} {page_map.front}"
    for notice, (first, last) in page_map.spans.items():
        yield f"on {first} {last} {notice}"
    yield from (f"break {_place(mark)}" for mark in page_map.breaks)
    yield from (f"float {_place(mark)}" for mark in page_map.floats)
    yield from (f"turned {page}" for page in page_map.turned)
    for notice, starts in value.line_map.items():
        yield from _printed_lines(notice, starts)
    for address, digest in value.lines:
        yield f"{digest} {address}"


def _printed_lines(notice: str, starts: Sequence[LineStart]) -> Iterator[str]:
    """Yield a fact for each row of printed lines: notice, page, column, number of the first.

    Behind them stand the characters of the notice before each line.
    """
    counted = enumerate(starts)
    for (page, column, _), row in groupby(
        counted, lambda pair: (*pair[1][1:3], pair[1].line - pair[0])
    ):
        lines = [start for _, start in row]
        before = " ".join(str(start.at) for start in lines)
        yield f"lines {notice} {page} {column or NOTHING} {lines[0].line} {before}"


def _place(mark: Break) -> str:
    return f"{mark.page} {mark.notice} {mark.anchor} {mark.offset} {mark.at}"


def published_text(lines: Iterable[PublishedLine]) -> str:
    """Return the text of published.txt."""
    return "".join(f"{line}\n" for line in (TEXT_FORM, *lines))


def log(entries: Iterable[LogEntry]) -> str:
    """Return the text of published.log."""
    return "".join(f"{line}\n" for line in (LOG_FORM, *entries))
