"""Sandbox by spawning: each Job in a process that loads the engine for itself, where none forks.

In: which function makes what the Jobs want; Jobs and their Limits.
Out: what each made, in the order of the Jobs.

Windows has no limit of memory or of work for a process: one that takes too long by the clock is
ended, and its memory is what the machine has.
"""

from __future__ import annotations

import math
import os
import pickle
import subprocess
import sys
import tempfile
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from gazette.model import message
from gazette.print.sandbox_process import PATIENCE, ROOT, Result, last_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.print import Job, Limits

_ONE = "from gazette.print.sandbox_server import make_one; make_one(make)"


def spawned(
    make: str, jobs: Iterable[Job], limits: Limits, at_once: int
) -> Iterator[tuple[Job, Result]]:
    """Keep `at_once` processes busy; yield each Job with what was made.

    `make` is Python that imports the function of that name.
    """
    waiting: deque[tuple[Job, Future[Result]]] = deque()
    with ThreadPoolExecutor(at_once) as threads:
        try:
            for job in jobs:
                waiting.append((job, threads.submit(_result, make, job, limits)))
                if len(waiting) > at_once:
                    first, future = waiting.popleft()
                    yield first, future.result()
            for first, future in waiting:
                yield first, future.result()
        finally:  # who asks for no more does not wait for what has not begun
            for _, future in waiting:
                future.cancel()


def _result(make: str, job: Job, limits: Limits) -> Result:
    """Make one Job in a process of its own."""
    program = f"import sys\nsys.path.insert(0, sys.argv[1])\n{make}\n{_ONE}"
    seconds = PATIENCE * max(1, math.ceil(limits.seconds))
    scratch = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    with tempfile.TemporaryFile() as errors, scratch as folder:
        environment = os.environ | {"TMPDIR": folder, "TEMP": folder}
        with subprocess.Popen(  # noqa: S603 - our own code
            [sys.executable, "-c", program, ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=environment,
        ) as process:
            try:
                made, _ = process.communicate(pickle.dumps(job), seconds)
            except subprocess.TimeoutExpired:
                return message("等了{seconds}秒没有结果", seconds=f"{seconds:g}")
            finally:
                process.kill()
        try:
            result: Result = pickle.loads(made)  # noqa: S301 - from our own child
        except (EOFError, pickle.UnpicklingError):
            said = last_line(errors)
            return message("{error}", error=said) if said else message("内存不够，或用时过长")
        return result
