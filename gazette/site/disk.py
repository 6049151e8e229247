"""What the system gives a publisher: whole files, a lock, an exchange of names.

In: paths.
Out: write_whole, sync, lock, exchange; Refused and Busy, in an editor's words, where it does not.
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.model import Message, message
from gazette.system.locks import lock_file, lock_holder
from gazette.system.names import exchange_names, replace_name, sync_folder

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
"""The errors that only a write can meet."""

FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})
MACHINE = FULL | FORBIDDEN | {errno.EIO, errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE}
"""The errors of a machine that is full, worn, busy or another's, whatever it was asked for."""

_OWNER = message("请文件夹的所有者授权，或用 {option} 换一个文件夹")
_FILE = (message("这里应当是文件夹，却是文件"), message("移走这个文件，或用 {option} 换一个文件夹"))
_REASONS = {
    errno.ENOSPC: (message("磁盘已满"), message("腾出空间后再运行一次")),
    errno.EDQUOT: (message("磁盘配额已满"), message("腾出空间或提高配额后再运行一次")),
    errno.EFBIG: (
        message("文件超过了系统允许的大小"),
        message("放宽限制（ulimit -f）后再运行一次"),
    ),
    errno.EIO: (message("磁盘读写出错"), message("检查磁盘，换一个完好的再运行一次")),
    errno.ENOMEM: (message("内存不够"), message("关掉别的程序，或用 --jobs 1 再运行一次")),
    errno.EAGAIN: (message("进程太多"), message("关掉别的程序，或用 --jobs 1 再运行一次")),
    errno.EMFILE: (message("打开的文件太多"), message("放宽限制（ulimit -n）后再运行一次")),
    errno.ENFILE: (message("打开的文件太多"), message("关掉别的程序后再运行一次")),
    errno.EROFS: (message("文件系统是只读的"), message("用 {option} 换一个可以写的文件夹")),
    errno.EACCES: (message("没有权限"), _OWNER),
    errno.EPERM: (message("没有权限"), _OWNER),
    errno.EBUSY: (
        message("文件夹是挂载点，不能改名"),
        message("用 {option} 指定挂载点里面的一个文件夹"),
    ),
    errno.EXDEV: (
        message("文件夹跨了两个文件系统"),
        message("用 {option} 指定同一文件系统里的文件夹"),
    ),
    errno.ENOENT: (
        message("没有这个文件夹"),
        message("先建好它，或用 {option} 换一个文件夹"),
    ),
    errno.ENOTDIR: _FILE,
    errno.EEXIST: _FILE,
    errno.EISDIR: (
        message("这里应当是文件，却是文件夹"),
        message("移走这个文件夹，或用 {option} 换一个文件夹"),
    ),
}
_READABLE = 0o055
"""What group and others need: reading, and entering folders."""
_OPTION = "--output"
"""The option by which another folder is named, unless another is asked for."""
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}
_AGAIN = 0.05
"""Seconds between two looks at a lock: nobody notices them, and they cost nothing."""


class Refused(Exception):  # noqa: N818 - what happened, not a bug
    """Nothing was published, and the old site is whole: `what` stood in the way, `mend` it so."""

    def __init__(self, what: Message, mend: Message) -> None:
        """Keep both for cli to print."""
        super().__init__(what, mend)
        self.what, self.mend = what, mend

    def __str__(self) -> str:
        """Say what it was, to those who maintain the press."""
        return str(self.what)


class Busy(Refused):
    """Another build holds the lock."""


@contextmanager
def spoken(
    folder: Path,
    only: Container[int] | None = None,
    failed: Message | None = None,
    option: str = _OPTION,
) -> Iterator[None]:
    """Turn an OSError (with `only`, of these numbers) into Refused, with its reason in words.

    `failed` says what came of it, `option` which one names another folder.
    """
    try:
        yield
    except OSError as error:
        if only is not None and error.errno not in only:
            raise
        unknown = (
            message("{error}", error=error.strerror or error),
            message("检查磁盘和文件夹的状态后再运行一次"),
        )
        what, mend = _REASONS.get(error.errno or 0, unknown)
        name = error.filename2 or error.filename
        place = os.fsdecode(name) if isinstance(name, str | bytes) else folder
        came = failed or message("没有发布到 {folder}，原来的网站没有变", folder=folder)
        what = message("{came}：{what}（{place}）", came=came, what=what, place=place)
        raise Refused(what, replace(mend, values=(("option", option),))) from error


@contextmanager
def readable() -> Iterator[None]:
    """Let everybody read what is written, whatever umask says of it; who may write it still says.

    A web server is seldom the one who builds.
    """
    before = os.umask(0)
    os.umask(before & ~_READABLE)
    try:
        yield
    finally:
        os.umask(before)


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place in one step and onto the disk: a kill or a power cut leaves old or new.

    Only one process may write a path at a time. OSError as it comes; the old file is then whole.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        with new.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        replace_name(new, path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
    sync_folder(path.parent)


@contextmanager
def lock(path: Path, wait: float) -> Iterator[None]:
    """Hold the lock file for as long as the context lasts; Busy after `wait` seconds.

    A kill frees it, even while children of the build are still alive.
    """
    until = time.monotonic() + wait
    with path.open("ab") as file:
        while not lock_file(file):
            if time.monotonic() >= until:
                raise _busy(path, lock_holder(file))
            time.sleep(_AGAIN)
        yield


def exchange(one: Path, two: Path, spare: Path) -> bool:
    """Exchange the names of two folders in one step; False where it took two renames.

    A file system without RENAME_EXCHANGE (NFS, some FUSE) gets by with `spare`: `two` is renamed to
    it and `one` to `two`, and for a moment there is no `two`; the end is the same.
    """
    try:
        exchange_names(one, two)
    except OSError as error:
        if error.errno not in _NO_EXCHANGE:
            raise
        _rename_thrice(one, two, spare)
        return False
    return True


def _rename_thrice(one: Path, two: Path, spare: Path) -> None:
    replace_name(two, spare)
    try:
        replace_name(one, two)
    except OSError:
        replace_name(spare, two)
        raise
    with suppress(OSError):  # `two` is new already; the caller finds `spare` the next time
        replace_name(spare, one)


def _busy(path: Path, process: int) -> Busy:
    parent = path.parent
    what = message("另一次构建正在使用 {parent}，这一次没有运行", parent=parent)
    if process:
        template = "另一次构建（进程 {process}）正在使用 {parent}，这一次没有运行"
        what = message(template, process=process, parent=parent)
    return Busy(what, message("等它结束后再运行一次"))
