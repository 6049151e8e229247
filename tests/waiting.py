"""Waiting for what must come, however busy the machine is.

In: facts; processes.
Out: until(); alive(), session(): who runs still. LIMIT, and the fixture `limited` of conftest.py,
only keep what is broken from hanging: nothing that works comes near it.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

Fact = TypeVar("Fact")

LIMIT = 600
"""Seconds."""


def until(fact: Callable[[], Fact]) -> Fact:
    """Wait until something is so, and give it."""
    end = time.monotonic() + LIMIT
    while not (found := fact()):
        if time.monotonic() > end:
            pytest.fail("it did not come")
        time.sleep(0.01)
    return found


def running() -> dict[int, tuple[int, int]]:
    """Give each process's parent and session; one that nobody has waited for does not run."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text(encoding="ascii", errors="replace")
        except OSError:  # it has ended meanwhile
            continue
        state, parent, _, session, *_ = text.rpartition(")")[2].split()
        if state != "Z":
            found[int(path.parent.name)] = (int(parent), int(session))
    return found


def descendants(pid: int) -> set[int]:
    """Find the processes that a process has started, and theirs."""
    parents = {one: parent for one, (parent, _) in running().items()}
    found, new = set(), {pid}
    while new:
        found |= new
        new = {child for child, parent in parents.items() if parent in new} - found
    return found - {pid}


def session(leader: int) -> set[int]:
    """Find the processes of a session that run."""
    return {one for one, (_, session) in running().items() if session == leader}
