"""Folders and files below one folder: each is opened from the one above, and never through a link.

In: the path of a folder, names below it.
Out: FOLDERS: OpenFolders where the system opens folders, else NamedFolders.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Protocol, TypeAlias

Opened: TypeAlias = "int | Path"
"""An open folder: where the system has no such thing, its path."""


class Folders(Protocol):
    """How folders and files are opened, each from the folder above it, and never through a link."""

    def root(self, path: Path) -> Opened:
        """Open a folder by its path, links and all."""

    def folder(self, parent: Opened, name: str) -> Opened:
        """Open a folder in a folder. OSError as it comes; ELOOP or ENOTDIR for a link."""

    def file(self, parent: Opened, name: str) -> int:
        """Open a file for reading. OSError as it comes; ELOOP or ENXIO for what is no file."""

    def names(self, folder: Opened) -> list[str]:
        """Return the names in a folder."""

    def mode(self, parent: Opened, name: str) -> int:
        """Return what a name stands for, as stat has it: a link is a link."""

    def close(self, folder: Opened) -> None:
        """Close a folder."""


class OpenFolders:
    """Folders by their handles (openat): nothing can be exchanged on the way."""

    def root(self, path: Path) -> Opened:
        """Open a folder by its path."""
        return os.open(path, os.O_RDONLY | _flag("O_DIRECTORY"))

    def folder(self, parent: Opened, name: str) -> Opened:
        """Open a folder in a folder."""
        flags = os.O_RDONLY | _flag("O_DIRECTORY") | _flag("O_NOFOLLOW")
        return os.open(name, flags, dir_fd=_handle(parent))

    def file(self, parent: Opened, name: str) -> int:
        """Open a file for reading; without O_NONBLOCK a FIFO would wait for who writes into it."""
        flags = os.O_RDONLY | _flag("O_NOFOLLOW") | _flag("O_NONBLOCK")
        return os.open(name, flags, dir_fd=_handle(parent))

    def names(self, folder: Opened) -> list[str]:
        """Return the names in a folder."""
        return os.listdir(folder)  # noqa: PTH208 - of a handle, too

    def mode(self, parent: Opened, name: str) -> int:
        """Return what a name stands for."""
        return os.stat(name, dir_fd=_handle(parent), follow_symlinks=False).st_mode

    def close(self, folder: Opened) -> None:
        """Close a folder."""
        os.close(_handle(folder))


class NamedFolders:
    """Folders by their paths, each looked at before it is entered (Windows).

    A file that is exchanged for a link between the look and the opening is noticed. Names count
    letter by letter, though the system may take `A` for `a`: the next one does not.
    """

    def root(self, path: Path) -> Opened:
        """Open a folder by its path."""
        if not path.is_dir():
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return path

    def folder(self, parent: Opened, name: str) -> Opened:
        """Open a folder in a folder."""
        path, seen = self._seen(parent, name)
        if not stat.S_ISDIR(seen.st_mode):
            raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))
        return path

    def file(self, parent: Opened, name: str) -> int:
        """Open a file for reading."""
        path, seen = self._seen(parent, name)
        if not stat.S_ISREG(seen.st_mode):
            raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
        handle = os.open(path, os.O_RDONLY | _flag("O_BINARY"))
        now = os.fstat(handle)
        if (now.st_dev, now.st_ino) != (seen.st_dev, seen.st_ino):
            os.close(handle)
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        return handle

    def names(self, folder: Opened) -> list[str]:
        """Return the names in a folder."""
        return os.listdir(folder)  # noqa: PTH208 - of a handle, too

    def mode(self, parent: Opened, name: str) -> int:
        """Return what a name stands for."""
        seen = (_path(parent) / name).lstat()
        return stat.S_IFLNK if _leads_on(seen) else seen.st_mode

    def close(self, folder: Opened) -> None:
        """Nothing was opened."""

    def _seen(self, parent: Opened, name: str) -> tuple[Path, os.stat_result]:
        path = _path(parent) / name
        seen = path.lstat()
        if _leads_on(seen):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
        if name not in self.names(parent):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        return path, seen


FOLDERS: Folders = OpenFolders() if os.open in os.supports_dir_fd else NamedFolders()


def _flag(name: str) -> int:
    """Return a flag of open(2), 0 where the system has none of that name."""
    return int(getattr(os, name, 0))


def _handle(folder: Opened) -> int:
    if isinstance(folder, int):
        return folder
    raise TypeError(folder)


def _path(folder: Opened) -> Path:
    if isinstance(folder, Path):
        return folder
    raise TypeError(folder)


def _leads_on(seen: os.stat_result) -> bool:
    """Return whether a name is a link, or what else leads elsewhere on Windows (a junction)."""
    attributes = int(getattr(seen, "st_file_attributes", 0))
    return stat.S_ISLNK(seen.st_mode) or bool(attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT)
