"""Runs the press as on a system that has not what Linux has: no openat, no fork, no renameat2.

In: a command line of the press.
Out: its exit status. What the standard library needs is loaded before anything is taken away.
"""

from __future__ import annotations

import fcntl
import os
import signal
import socket
import sys
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).parents[1]))

import asyncio  # noqa: F401 - what is loaded late, too

from pagefind import service  # noqa: F401

from gazette.cli import commands


def _locking(handle: int, _mode: int, _bytes: int) -> None:
    fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


WINDOWS = ModuleType("msvcrt")
WINDOWS.LK_NBLCK = 2  # type: ignore[attr-defined]
WINDOWS.locking = _locking  # type: ignore[attr-defined]

LACKS = {
    os: ("fork", "killpg", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "getuid", "setsid"),
    signal: ("pthread_sigmask", "setitimer", "SIGALRM", "SIGCHLD"),
    socket: ("send_fds", "recv_fds"),
}


def main() -> int:
    """Load the press and all that it needs; take away what the system lacks; load the press."""
    commands()
    for name in [one for one in sys.modules if one.partition(".")[0] == "gazette"]:
        del sys.modules[name]
    sys.platform = "win32"
    sys.modules["msvcrt"] = WINDOWS
    sys.modules["fcntl"] = sys.modules["resource"] = None  # type: ignore[assignment]
    os.supports_dir_fd = os.supports_dir_fd - {os.open}
    for module, names in LACKS.items():
        for name in names:
            delattr(module, name)
    from gazette.door import main as press  # noqa: PLC0415

    return press()


if __name__ == "__main__":
    sys.exit(main())
