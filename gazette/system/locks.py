"""Locks: on a file and on a folder, freed by the end of whoever has them, be it by a kill.

In: an open file, a folder.
Out: lock_file, lock_holder, open_folder, lock_folder.
"""

from __future__ import annotations

import errno
import os
import struct
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FLOCK = "hhqqi4x"
"""struct flock of Linux with 64 bits: type, whence, start, length, pid."""
_CANNOT_LOCK = {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}
"""What a file system says that locks no folders (NFS)."""


def lock_file(file: IO[bytes]) -> bool:
    """Lock an open file for this process; return whether it could be had. A kill frees it.

    On POSIX it is the lock of a process, not of an open file: it is free at its end even while
    children are still alive, and it tells who holds it without a write.
    """
    try:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
            raise
        return False
    return True


def lock_holder(file: IO[bytes]) -> int:
    """Return the process that holds the lock of a file; 0 where the system does not tell."""
    if sys.platform == "linux":
        question = struct.pack(_FLOCK, fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
        return int(struct.unpack(_FLOCK, fcntl.fcntl(file.fileno(), fcntl.F_GETLK, question))[4])
    return 0


@contextmanager
def open_folder(folder: Path) -> Iterator[int | None]:
    """Open a folder to be locked or written through; None where the system opens no folders."""
    if sys.platform == "win32":
        yield None
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield handle
    finally:
        os.close(handle)


def lock_folder(handle: int | None) -> bool:
    """Lock a folder that is open; return whether it could be had.

    Where a system or a file system locks no folders it is always had: who writes there looks again
    at the end.
    """
    if sys.platform != "win32" and handle is not None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in {errno.EACCES, errno.EAGAIN}:
                return False
            if error.errno not in _CANNOT_LOCK:
                raise
    return True
