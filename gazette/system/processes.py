"""Processes: what hears an interrupt, and what ends with us.

In: processes that we start.
Out: uninterrupted, end_group.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let what is started meanwhile not hear Ctrl-C, which goes to all processes of a terminal."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process that was started with a session of its own, and all that it has started."""
    if sys.platform == "win32":
        process.kill()
        return
    os.killpg(process.pid, signal.SIGKILL)
