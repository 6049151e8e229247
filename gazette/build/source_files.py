"""Source files: what a folder of content/ looks like from outside, and what may have changed.

In: a folder; what it looked like before.
Out: Seen; the names of the files whose content must be read again.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Look = tuple[int, int, int, int]
"""What a file looks like from outside: size, mtime_ns, ctime_ns, inode."""

RACY = 2_000_000_000
"""ns. A file that changed so shortly before it was looked at may change again with the same look:
two seconds is the coarsest clock of a file system in use (FAT); git's index has the same rule."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The looks of a folder's files, and time.time_ns() from before they were looked at."""

    moment: int
    looks: dict[str, Look]


def look(folder: Path) -> Seen:
    """Return what the files below a folder look like: path from the folder -> Look, in path order.

    Links are not followed, as reading does not follow them; folders within are entered. One that
    is not there, or is closed to us, holds nothing.
    """
    moment = time.time_ns()
    looks: dict[str, Look] = {}
    inner = [""]
    while inner:
        below = inner.pop()
        try:
            entries = os.scandir(f"{folder}/{below}")
        except OSError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    inner.append(f"{below}{entry.name}/")
                else:
                    looks[below + entry.name] = _look(entry)
    return Seen(moment, dict(sorted(looks.items())))


def doubtful(now: Mapping[str, Look], then: Seen) -> set[str]:
    """Return the files whose content must be read again: changed, new, gone, or racy.

    The files were read after `then`. A file that is racy (mtime or ctime less than two seconds
    before its moment, or after it) may have been changed since without a trace: its content
    decides. All others are unchanged.
    """
    since = then.moment - RACY
    changed = {name for name, seen in now.items() if then.looks.get(name) != seen}
    racy = {name for name, (_, mtime, ctime, _) in now.items() if mtime >= since or ctime >= since}
    return changed | racy | (then.looks.keys() - now.keys())


def _look(entry: os.DirEntry[str]) -> Look:
    try:
        seen = entry.stat(follow_symlinks=False)
    except FileNotFoundError:  # gone since the folder was listed
        return (-1, 0, 0, 0)
    return (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
