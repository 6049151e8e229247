"""Reads the log of publications.

In: content/, or the bytes of a log from anywhere.
Out: LogEntries; a Problem for each line that was not written so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import Act, LogEntry, Problem
from gazette.model.publication import LOG_FORM
from gazette.read.publication import (
    WrongLineError,
    known,
    line_problem,
    split_lines,
    text_lines,
)

if TYPE_CHECKING:
    from pathlib import Path

_COLUMNS = 8
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_DIGEST = re.compile(r"\w+:[0-9a-f]{64,}")


def log(content: Path) -> tuple[tuple[LogEntry, ...], tuple[Problem, ...]]:
    """Read published.log; no entries where there is none."""
    data = text_lines(content, files.LOG)
    if data is None:
        return (), ()
    if isinstance(data, Problem):
        return (), (data,)
    entries: list[LogEntry] = []
    problems = [] if data[0] == LOG_FORM else [line_problem(files.LOG, 1)]
    for number, line in enumerate(data[1:], 2):
        try:
            entries.append(_entry(line))
        except WrongLineError:
            problems.append(line_problem(files.LOG, number))
    return tuple(entries), tuple(problems)


def entries_of(data: bytes) -> tuple[LogEntry, ...] | None:
    """Return the entries of a log, wherever it comes from; None where it is none."""
    try:
        first, *lines = split_lines(data)
        return tuple(map(_entry, lines)) if first == LOG_FORM else None
    except (UnicodeDecodeError, WrongLineError):
        return None


def _entry(line: str) -> LogEntry:
    """Read a line of the log; only one that would be written so is one."""
    parts = [known(part) for part in line.split("\t")]
    if len(parts) != _COLUMNS or not parts[0].isdecimal() or parts[2] not in set(Act):
        raise WrongLineError
    if not _DAY.fullmatch(parts[1]) or not parts[3].strip("/") or not _DIGEST.fullmatch(parts[4]):
        raise WrongLineError
    number, day, act, *rest = parts
    found = LogEntry(int(number), day, Act(act), *rest)
    if str(found) != line:
        raise WrongLineError
    return found
