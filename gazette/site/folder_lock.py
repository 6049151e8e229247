"""A lock on a folder that is not ours to put a file into: content/, while an act is written there.

In: a folder; how long to wait.
Out: hold; Busy where another process has it.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gazette.model import message
from gazette.site.disk import Busy
from gazette.system.locks import lock_folder, open_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT = 60.0
"""Seconds: setting a large issue takes less."""
_AGAIN = 0.05
"""Seconds between two looks at a lock."""


@contextmanager
def hold(folder: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold a folder for as long as the context lasts; Busy after `wait` seconds.

    It is the folder itself that is locked, so that nothing is left in it, and nothing that git
    would see.
    """
    until = time.monotonic() + wait
    with open_folder(folder) as handle:
        while not lock_folder(handle):
            if time.monotonic() >= until:
                raise Busy(
                    message("另一个命令正在写 {folder}，这一次没有运行", folder=folder),
                    message("等它结束后再运行一次"),
                )
            time.sleep(_AGAIN)
        yield
