"""Names and what is behind them on the disk: exchanged in one step, given again, brought to rest.

In: paths.
Out: sync_folder, sync_all, exchange_names, replace_name.

Where a system lacks a call nothing is lost: for a moment there may be no site to be seen, or a
power cut leaves an older one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import time
from typing import TYPE_CHECKING

from gazette.system import POSIX
from gazette.system.locks import open_folder

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Of linux/fcntl.h and linux/fs.h."""
_IN_USE = 50
"""So often a name is given again that another program holds open for a moment (Windows) …"""
_MOMENT = 0.02
"""… with so many seconds between."""


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder onto the disk; Windows does so by itself, if not at once."""
    with open_folder(folder) as handle:
        if handle is not None:
            os.fsync(handle)


def sync_all(folder: Path) -> None:
    """Bring everything on a folder's file system onto the disk: one call for any number of files.

    The order of writes on a disk is not the order of calls: without this, a power cut after the
    exchange could leave a new site of empty files. Where there is no such call (macOS, Windows) all
    file systems are asked, or none.
    """
    if sys.platform != "linux":
        getattr(os, "sync", lambda: None)()
        return
    with open_folder(folder) as handle:
        library = ctypes.CDLL(None, use_errno=True)
        if library.syncfs(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(folder))


def exchange_names(one: Path, two: Path) -> None:
    """Exchange the names of two folders in one step; ENOSYS where no call does that."""
    call = None if sys.platform != "linux" else getattr(_library(), "renameat2", None)
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(two), _RENAME_EXCHANGE):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(two))


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def replace_name(one: Path, two: Path) -> None:
    """Give a file or a folder the name of another, which a file then has no more.

    On Windows a program that looks at it for a moment (a scanner, a browser) forbids that: it is
    tried again.
    """
    for _ in range(0 if POSIX else _IN_USE):
        try:
            one.replace(two)
        except PermissionError:
            time.sleep(_MOMENT)
        else:
            return
    one.replace(two)
