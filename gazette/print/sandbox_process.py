"""Sandbox process: the server that loads the engine once and forks, and its end with us.

In: a program for it.
Out: Sandbox, a context. What a process of either kind comes to: Result, PATIENCE, last_line.
"""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

from gazette.model import Message
from gazette.print import Edition, IssuePdf

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = str(Path(__file__).parents[2])
"""Where the package lies, for a process that has nothing loaded."""
PATIENCE = 5
"""How many seconds may pass for each second of work, without any."""

Result: TypeAlias = IssuePdf | Edition | Message
"""What a process made; a Message says why it made nothing."""


def last_line(errors: IO[bytes]) -> str:
    """Return the last line of what a process that ended has written to its errors."""
    errors.seek(0)
    lines = errors.read().decode(errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "")


@dataclass(slots=True)
class Sandbox:
    """The process that forks: orders go over its socket, its errors into a file."""

    process: subprocess.Popen[bytes]
    orders: socket.socket
    errors: IO[bytes]

    def last_error(self) -> str:
        """Return the last line of what the server has written to its errors, once it has ended."""
        return "" if self.process.poll() is None else last_line(self.errors)


@contextmanager
def started(program: str) -> Iterator[Sandbox]:
    """Start the process of a sandbox, which runs a program of Python until the context ends."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    try:
        # What a child that was ended has left lying about goes with its sandbox.
        scratch = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    except FileNotFoundError as error:  # so it says that no folder for such takes a file
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "TMPDIR") from error
    with ours, tempfile.TemporaryFile() as errors, scratch as folder:
        with theirs:
            process = subprocess.Popen(  # noqa: S603 - our own code
                [sys.executable, "-c", program, ROOT, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env=os.environ | {"TMPDIR": folder},
                pass_fds=[theirs.fileno()],
                process_group=0,
            )
        try:
            yield Sandbox(process, ours, errors)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
