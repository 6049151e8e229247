"""Reads the locks and texts of an issue that were in force before it was published again.

In: content/, an issue's name, the version that is in force.
Out: their digests; their lines; the codes of their pages;
a Problem for each line that is not the one whose digest is bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model.publication import code
from gazette.read.publication import NOT_BOUND, Published, line_problem, lines_of, lock_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gazette.model import Problem


def former_locks(
    content: Path, name: str, version: int
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the digest of each former lock, '' of one that is not there; and what is wrong."""
    found = [former(content, name, number) for number in range(1, version)]
    problems = [problem for one in found if one for problem in _wrong(name, one)]
    return tuple(one.lock.digest if one else "" for one in found), tuple(problems)


def former_codes(content: Path, name: str, version: int) -> tuple[tuple[str, str], ...]:
    """Return the code of each page of former publications, which paper still bears, and the page.

    What the issue's pages bear now is among them where a page says the same.
    """
    found = (former(content, name, number) for number in range(1, version))
    bound = (one.lock for one in found if one and one.lock.coded)
    return tuple((code(digest), address) for lock in bound for address, digest in lock.pages)


def former(content: Path, name: str, number: int) -> Published | None:
    """Return what was in force as the version of this number; None where its lock is not there."""
    folder = f"{name}/{files.PUBLISHED}"
    data = files.load(content, f"{folder}/{number}.lock")
    lock = lock_of(data) if isinstance(data, bytes) else None
    text = files.load(content, f"{folder}/{number}.txt")
    lines = lines_of(text) if isinstance(text, bytes) else ()
    return Published(lock, lines) if lock else None


def _wrong(name: str, one: Published) -> Iterator[Problem]:
    """Yield a Problem for the first line that is not bound; withdrawn ones are missing."""
    bound = dict(one.lock.lines)
    for number, line in enumerate(one.lines, 2):
        if bound.get(line.address) != line.digest:
            path = f"{name}/{files.PUBLISHED}/{one.lock.version}.txt"
            yield line_problem(path, number, NOT_BOUND)
            return


def in_force(content: Path, name: str, digest: str, now: Published | None) -> Published | None:
    """Return what the log says is in force: what is there `now`, or what a cut act put aside."""
    there = files.listed(content, f"{name}/{files.PUBLISHED}").files
    numbers = sorted(int(one[:-5]) for one in there if one[:-5].isdecimal() and one[-5:] == ".lock")
    for number in reversed(numbers):
        found = former(content, name, number)
        if found and found.lock.digest == digest:
            return found
    return now
