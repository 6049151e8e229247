"""What the system said of a file, in words: Python hands on the English of the C library.

In: an error.
Out: reason, a Message.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from gazette.model.message import message

if TYPE_CHECKING:
    from gazette.model.message import Message

_REASONS = {
    errno.ENOENT: message("没有这个文件"),
    errno.EACCES: message("没有权限"),
    errno.EPERM: message("没有权限"),
    errno.EISDIR: message("这是文件夹，不是文件"),
    errno.ENOTDIR: message("路径里有文件，不是文件夹"),
    errno.ENOSPC: message("磁盘已满"),
    errno.EROFS: message("文件系统是只读的"),
    errno.EIO: message("磁盘读写出错"),
    errno.EMFILE: message("打开的文件太多"),
}


def reason(error: Exception) -> Message:
    """Return why a file could not be had; what has no words of ours as the system has it."""
    number = error.errno if isinstance(error, OSError) else None
    own = getattr(error, "strerror", None) or error
    return _REASONS.get(number or 0) or message("{error}", error=own)
