"""Whether somebody has changed a published folder by hand; what a folder holds that is not known.

In: a folder on the disk, its Tree if there is one.
Out: Damage, check; survey.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from gazette.site.tree import Group, Row, Tree, digest_file, folders_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

RACY = 50_000_000
"""ns. A file written so shortly before its record may be changed again within the same tick of the
file system's clock (10 ms at most on Linux), so its look proves nothing and its content decides."""


@dataclass(frozen=True, slots=True)
class Damage:
    """What was changed by hand: files that are not as recorded, and whether there are others."""

    torn: frozenset[str] = frozenset()
    strange: bool = False

    def __bool__(self) -> bool:
        """Return whether anything was changed."""
        return self.strange or bool(self.torn)


def check(root: Path, tree: Tree) -> Damage:
    """Compare a folder with its record by one lstat a file and a folder (5 us each)."""
    since = tree.moment - RACY
    torn: set[str] = set()
    racy: dict[str, Group] = {}
    base = f"{root}/"
    for group in tree.groups.values():
        for path, size, mtime in group.looks():
            try:
                seen = os.lstat(base + path)
            except OSError:
                torn.add(path)
                continue
            if seen.st_size != size or seen.st_mtime_ns != mtime:
                torn.add(path)
            elif mtime >= since:
                racy[path] = group
    torn.update(_changed(root, racy))
    return Damage(frozenset(torn), strange=_strange(root, tree))


def survey(root: Path, home: Mapping[str, str]) -> tuple[Tree, bool]:
    """Read a folder that is not known: its Tree, and whether it holds what a site cannot hold.

    `home` maps a path to the name of its group; others go to the group "". Strange is what is
    neither a regular file nor a folder with a file in it. OSError as it comes.
    """
    moment = time.time_ns()
    rows: dict[str, dict[str, Row]] = defaultdict(dict)
    entered: set[str] = set()
    strange = False
    inner = [""]
    while inner:
        below = inner.pop()
        entered.add(below.rstrip("/"))
        with os.scandir(f"{root}/{below}") as entries:
            for entry in entries:
                path = below + entry.name
                if entry.is_dir(follow_symlinks=False):
                    inner.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    seen = entry.stat()
                    row = Row(digest_file(entry.path), seen.st_size, seen.st_mtime_ns)
                    rows[home.get(path, "")][path] = row
                else:
                    strange = True
    needed = folders_of(chain.from_iterable(rows.values()))
    groups = {name: Group.of(group) for name, group in rows.items()}
    tree = Tree(root.lstat().st_ino, 0, moment, groups, look_at(root, needed))
    return tree, strange or entered != needed


def look_at(root: Path, folders: Iterable[str]) -> dict[str, int]:
    """Return the mtime_ns of these folders."""
    return {folder: os.lstat(f"{root}/{folder}").st_mtime_ns for folder in folders}


def _changed(root: Path, racy: Mapping[str, Group]) -> Iterator[str]:
    known = dict(chain.from_iterable(group.files().items() for group in set(racy.values())))
    for path in racy:
        if digest_file(f"{root}/{path}") != known[path]:
            yield path


def _strange(root: Path, tree: Tree) -> bool:
    suspects = []
    for folder, mtime in tree.folders.items():
        try:
            seen = os.lstat(f"{root}/{folder}").st_mtime_ns
        except OSError:
            continue  # its files are torn
        if seen != mtime or mtime >= tree.moment - RACY:
            suspects.append(folder)
    if not suspects:
        return False
    inside: dict[str, set[str]] = defaultdict(set)
    files = chain.from_iterable(group.names() for group in tree.groups.values())
    for path in chain(files, tree.folders):
        folder, _, name = path.rpartition("/")
        inside[folder].add(name)
    return any(
        not inside[folder].issuperset(os.listdir(f"{root}/{folder}"))  # noqa: PTH208 - names only
        for folder in suspects
    )
