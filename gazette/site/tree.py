"""What a published folder holds, file by file, written down beside it.

In: rows of digest, size and time.
Out: Row, Group, Tree; the record's load and save; how a tree differs from a manifest.
"""

from __future__ import annotations

import hashlib
import os
from array import array
from collections.abc import Mapping  # noqa: TC003 - the ledger reads what the fields are
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from gazette.site.ledger import load, save

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

STAMP = "gazette tree 2"
"""The form of the record; a record of another form counts as absent."""


_BYTES = 32
"""Bytes of a digest (SHA-256)."""


class Row(NamedTuple):
    """A file as it was written: its digest, and size and mtime_ns to notice a change."""

    digest: str
    size: int
    mtime: int


@dataclass(frozen=True, slots=True)
class Group:
    """Files that change together, an issue's mostly, in columns: 30,000 of them load in 10 ms.

    `paths` are relative to the tree with `/`, joined by NUL; `digests` 32 bytes each; `sizes` and
    `times` (mtime_ns) 8 bytes each, in the machine's order.
    """

    paths: bytes = b""
    digests: bytes = b""
    sizes: bytes = b""
    times: bytes = b""

    @classmethod
    def of(cls, rows: Mapping[str, Row]) -> Group:
        """Set rows in columns."""
        return cls(
            os.fsencode("\0".join(rows)),
            bytes.fromhex("".join(row.digest for row in rows.values())),
            array("q", (row.size for row in rows.values())).tobytes(),
            array("q", (row.mtime for row in rows.values())).tobytes(),
        )

    def names(self) -> list[str]:
        """Return the paths in their order."""
        return os.fsdecode(self.paths).split("\0") if self.paths else []

    def holds(self, files: Mapping[str, str]) -> bool:
        """Return whether these are the paths and digests; in the same order it costs a tenth."""
        joined = os.fsencode("\0".join(files)), bytes.fromhex("".join(files.values()))
        return (self.paths, self.digests) == joined or self.files() == files

    def files(self) -> dict[str, str]:
        """Return path -> digest."""
        return dict(zip(self.names(), self._hex(), strict=True))

    def rows(self) -> dict[str, Row]:
        """Return path -> Row."""
        columns = zip(self._hex(), _numbers(self.sizes), _numbers(self.times), strict=True)
        return dict(zip(self.names(), map(Row._make, columns), strict=True))

    def looks(self) -> Iterator[tuple[str, int, int]]:
        """Return path, size and mtime_ns of each file."""
        return zip(self.names(), _numbers(self.sizes), _numbers(self.times), strict=True)

    def _hex(self) -> list[str]:
        return self.digests.hex(" ", _BYTES).split() if self.digests else []


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder as it was published. `inode` is its root's, by which it is known under any name.

    `beside` is the inode of the other tree if that one's record is to be believed, else 0;
    `moment` the time_ns at which this was written down; `folders` maps each folder ("" the root)
    to its mtime_ns, which changes whenever a name in it comes or goes.
    """

    inode: int
    beside: int = 0
    moment: int = 0
    groups: Mapping[str, Group] = field(default_factory=dict)
    folders: Mapping[str, int] = field(default_factory=dict)


def record(room: Path, inode: int) -> Path:
    """Return the file in which the tree with this inode is written down."""
    return room / f"tree.{inode}"


def load_tree(room: Path, root: Path) -> Tree | None:
    """Return what is known of the folder `root`; None where it is absent or not known."""
    try:
        inode = root.lstat().st_ino
    except (FileNotFoundError, NotADirectoryError):
        return None
    tree: Tree | None = load(record(room, inode), STAMP, Tree)
    return tree


def save_tree(room: Path, tree: Tree) -> None:
    """Write a tree down, so that it is vouched for from now on. OSError as it comes."""
    save(record(room, tree.inode), STAMP, tree)


def differing(
    tree: Tree, want: Mapping[str, Mapping[str, str]], torn: Container[str] = ()
) -> list[str]:
    """Return the groups that differ from a manifest, in its order; all of them if a file is torn.

    A torn file may lie in another tree too, and there in a group of another name.
    """
    names = [*want, *(name for name in tree.groups if name not in want)]
    if torn:
        return names
    return [n for n in names if not tree.groups.get(n, Group()).holds(want.get(n, {}))]


def rows_of(tree: Tree, names: Iterable[str]) -> dict[str, Row]:
    """Return path -> Row of these groups, as far as the tree has them."""
    groups = (tree.groups[name] for name in names if name in tree.groups)
    return {path: row for group in groups for path, row in group.rows().items()}


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return every folder that these paths need, "" for the root."""
    folders = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def digest_file(path: str | Path) -> str:
    """Return the digest of a file's content without holding it in memory."""
    with open(path, "rb") as file:  # noqa: PTH123 - a str here costs half of a Path
        return hashlib.file_digest(file, "sha256").hexdigest()


def _numbers(column: bytes) -> array[int]:
    numbers = array("q")
    numbers.frombytes(column)
    return numbers
