"""Bring the hidden tree to a new site: what is equal stays, what the shown tree has is linked.

In: a Site with its two Trees, the manifest, the content of what neither tree has.
Out: the Tree that the hidden folder now is.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.model import message
from gazette.site.disk import Refused
from gazette.site.ledger import digest
from gazette.site.survey import look_at
from gazette.site.tree import Group, Row, Tree, differing, digest_file, folders_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gazette.site.folder import Site

File = bytes | Path
"""A file's content, or another file that has it."""

Manifest = dict[str, dict[str, str]]
"""group -> path (relative, with /) -> digest; what a group is, an issue mostly, the caller says."""

_NO_LINK = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
_TOUCHED = -1
_ODD = {"", ".", ".."}


@dataclass(frozen=True, slots=True)
class Trees:
    """The two trees: shown at `output` and hidden at `back`; `torn` files are changed by hand."""

    front: Tree
    back: Tree
    torn: frozenset[str]


def fill(site: Site, trees: Trees, want: Manifest, content: Callable[[str], File]) -> Tree:
    """Make `site.back` hold just the manifest's paths; its Tree, which vouches for no other.

    No file is written in place, for the two trees share what is equal in both. OSError as it comes,
    with the folder half done.
    """
    changed = differing(trees.back, want, trees.torn)
    new = {path: made for name in changed for path, made in want.get(name, {}).items()}
    held = rows_of(trees.back, changed)
    rows = {
        path: row
        for path, row in held.items()
        if row.digest == new.get(path) and path not in trees.torn
    }
    folders = {"": _TOUCHED} | dict(trees.back.folders)
    _remove(site.back, held.keys() - rows.keys(), folders)
    shown = rows_of(trees.front, changed)
    for path, made in new.items():
        if path in rows:
            continue
        _enter(site.back, path, folders)
        row = shown.get(path)
        if row and row.digest == made and path not in trees.torn:
            _link(f"{site.output}/{path}", f"{site.back}/{path}")
            rows[path] = row
        else:
            rows[path] = _write(site, path, made, content(path))
    folders |= look_at(site.back, [path for path, seen in folders.items() if seen == _TOUCHED])
    groups = {
        name: Group.of({path: rows[path] for path in files})
        if name in changed
        else trees.back.groups[name]
        for name, files in want.items()
    }
    return Tree(site.back.stat().st_ino, 0, time.time_ns(), groups, folders)


def prune(site: Site, front: Tree) -> Tree:
    """Leave in `site.back` only the very files that the shown tree has too; give its Tree.

    So a half-made tree is of use after a kill, and gives its space back on a full disk. (To remove
    30,000 folders and link them again takes a disk ten times as long.)
    """
    shown = {path: row for group in front.groups.values() for path, row in group.rows().items()}
    kept: set[str] = set()
    for folder, inner, names in os.walk(site.back, topdown=False):
        below = folder[len(str(site.back)) + 1 :]
        for name in names:
            path = f"{below}/{name}" if below else name
            if path in shown and _same(site, path):
                kept.add(path)
            else:
                os.unlink(f"{folder}/{name}")  # noqa: PTH108 - as below
        for name in inner:
            if os.path.islink(f"{folder}/{name}"):  # noqa: PTH114 - as below
                os.unlink(f"{folder}/{name}")  # noqa: PTH108 - as below
        if below:
            _removed(folder)
    groups = {
        name: Group.of({path: row for path, row in group.rows().items() if path in kept})
        for name, group in front.groups.items()
    }
    folders = look_at(site.back, folders_of(kept))
    return Tree(site.back.stat().st_ino, groups=groups, folders=folders)


def _same(site: Site, path: str) -> bool:
    try:
        return os.path.samestat(os.lstat(f"{site.back}/{path}"), os.lstat(f"{site.output}/{path}"))
    except FileNotFoundError:
        return False


def _remove(root: Path, gone: Iterable[str], folders: dict[str, int]) -> None:
    left: set[str] = set()
    for path in gone:
        os.unlink(f"{root}/{path}")  # noqa: PTH108 - a Path for each of 30,000 costs more
        left.add(path.rpartition("/")[0])
    for folder in left:
        folders[folder] = _TOUCHED
    # The deepest first, and upwards as far as folders are empty.
    for deepest in sorted(left, key=len, reverse=True):
        folder = deepest
        while folder in folders and folder and _removed(f"{root}/{folder}"):
            del folders[folder]
            folder = folder.rpartition("/")[0]
            folders[folder] = _TOUCHED


def _removed(folder: str) -> bool:
    try:
        os.rmdir(folder)  # noqa: PTH106 - as above
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
            raise
        return False
    return True


def _enter(root: Path, path: str, folders: dict[str, int]) -> None:
    folder, _, name = path.rpartition("/")
    if name in _ODD or path[0] == "/":
        raise ValueError(f"{path!r} is no path of a site")
    if folder and folder not in folders:
        _enter(root, folder, folders)
        os.mkdir(f"{root}/{folder}")  # noqa: PTH102 - as above
    folders[folder] = _TOUCHED


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINK:
            raise
        shutil.copy2(source, target)


def _changed(file: str | Path) -> Refused:
    return Refused(
        message("{file} 在构建过程中被改动了，没有发布", file=file), message("改完以后再运行一次")
    )


def _write(site: Site, path: str, made: str, file: File) -> Row:
    target = f"{site.back}/{path}"
    if isinstance(file, bytes):
        if digest(file) != made:
            raise _changed(path)
        with open(target, "xb") as new:  # noqa: PTH123 - as above
            new.write(file)
    elif os.fspath(file).startswith(f"{site.staging}/"):
        os.rename(file, target)  # noqa: PTH104 - as above
    else:
        shutil.copyfile(file, target)
        if digest_file(target) != made:
            raise _changed(file)
    seen = os.lstat(target)
    return Row(made, seen.st_size, seen.st_mtime_ns)
