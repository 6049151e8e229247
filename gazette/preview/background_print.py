"""The print edition of the preview, laid out in the background.

In: a Run.
Out: BackgroundPrint: begun, stopped at once when the content changes, its Problems at its end.

It is what `check` does, in a process of its own: what is laid out is kept for the next build, and a
process that is killed leaves everything whole.
"""

from __future__ import annotations

import multiprocessing
import signal
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from gazette.build import examine
from gazette.build.context import silent
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from gazette.build.context import Run
    from gazette.model import Problem

    Found = tuple[Problem, ...] | Refused
    """What laying out came to."""


class BackgroundPrint:
    """One process at most, and a thread that waits for it."""

    def __init__(self, run: Run, done: Callable[[Found], None]) -> None:
        """`done` is told of what is laid out, in a thread of its own, unless it was stopped."""
        self._run, self._done = run, done
        self._process: multiprocessing.process.BaseProcess | None = None
        self._starts = multiprocessing.get_context("spawn")

    def begin(self) -> None:
        """Begin to lay out what is in content/ now."""
        self.stop()
        ours, theirs = self._starts.Pipe(duplex=False)
        process = self._starts.Process(target=_examined, args=(self._run, theirs))
        self._process = process
        process.start()
        theirs.close()
        Thread(target=self._wait, args=(process, ours), daemon=True).start()

    def stop(self) -> None:
        """End the process, whatever it is at."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.join()

    def _wait(
        self, process: multiprocessing.process.BaseProcess, ours: Connection[Found, Found]
    ) -> None:
        with suppress(EOFError, OSError):  # it was killed
            found = ours.recv()
            process.join()
            if process is self._process:
                self._done(found)


def _examined(run: Run, pipe: Connection[Found, Found]) -> None:
    """Lay out and check, in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is interrupted ends us
    found: Found
    try:
        found = examine(run, silent)
    except Refused as refused:
        found = refused
    with suppress(BrokenPipeError):  # the preview has ended, and nobody asks any more
        pipe.send(found)
