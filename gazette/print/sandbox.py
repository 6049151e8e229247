"""The sandbox: each issue is printed in a process of its own, with a limit of work and memory.

In: Jobs.
Out: for each its IssuePdf or its Edition, or the Problem that names what could not be set.

A picture of a thousand bytes or one long paragraph can keep the engine busy for ever. A server is
started that loads the engine once and forks a child for each Job (`sandbox_server.serve`); children
that take too long are ended, and all of them end with us. Where no process forks, each Job has a
process that loads the engine for itself (`sandbox_spawn`).
"""

from __future__ import annotations

import math
import os
import pickle
import selectors
import signal
import socket
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from gazette import system
from gazette.model import Message, message
from gazette.print import Edition, IssuePdf, Job, Limits
from gazette.print.sandbox_process import PATIENCE, Result, Sandbox, started
from gazette.print.sandbox_spawn import spawned
from gazette.rulebook.printing import PRINT_FAILED

if TYPE_CHECKING:
    from gazette.model import Place, Problem

_ISSUE_PDF = "from gazette.print.issue_pdf import make_issue_pdf as make"
_EDITION = "from gazette.print.editions import make_edition as make"
_PID_BYTES = 8
_SHARE_ALONE, _LEAST_SECONDS = 0.25, 5.0
"""To find the culprit: a notice's share of the issue's time, and the seconds it has at least."""


T = TypeVar("T", IssuePdf, Edition)

Results: TypeAlias = Callable[[Iterable[Job], Limits, int], Iterator[tuple[Job, Result]]]
"""Takes Jobs, their limits, how many at once; yields each with what was made, in their order."""


@dataclass(slots=True)
class _Run:
    """A Job on its way: our end of its line, how long we wait for it, what has come so far."""

    job: Job
    line: socket.socket
    limits: Limits
    ends: float
    worked: int = 0
    """What its process had worked when we began to wait."""
    received: bytearray = field(default_factory=bytearray)
    result: Result | None = None


@contextmanager
def open_sandbox() -> Iterator[Sandbox]:
    """Start the sandbox of `print_in_sandbox`; it loads the engine while we do something else."""
    with started(_forking(_ISSUE_PDF)) as sandbox:
        yield sandbox


def print_in_sandbox(
    jobs: Iterable[Job],
    limits: Limits | None = None,
    at_once: int = 2,
    sandbox: Sandbox | None = None,
) -> Iterator[IssuePdf | Problem]:
    """Print jobs, `at_once` at the same time; yield one IssuePdf or Problem a job, in order.

    A `sandbox` may be open already; otherwise one is opened, once a job is there.
    """
    with opened_for(_ISSUE_PDF, sandbox) as results:
        yield from _made_apart(results, IssuePdf, jobs, limits or Limits(), at_once)


def make_in_sandbox(
    jobs: Iterable[Job], limits: Limits | None = None, at_once: int = 2
) -> Iterator[Edition | Problem]:
    """Make what each job wants as `print_in_sandbox` does; yield an Edition or Problem a job."""
    with opened_for(_EDITION) as results:
        yield from _made_apart(results, Edition, jobs, limits or Limits(), at_once)


@contextmanager
def opened_for(make: str, sandbox: Sandbox | None = None) -> Iterator[Results]:
    """Open what makes Jobs apart: a sandbox that forks, or processes that each load the engine."""
    if not system.FORKS:
        yield partial(spawned, make)
    elif sandbox:
        yield partial(_results, sandbox)
    else:
        with started(_forking(make)) as opened:
            yield partial(_results, opened)


def _forking(make: str) -> str:
    """Return the program that loads the engine once and forks."""
    serve = "from gazette.print.sandbox_server import serve; serve(int(sys.argv[2]), make)"
    return f"import sys; sys.path.insert(0, sys.argv[1]); {make}; {serve}"


def _made_apart(
    results: Results, kind: type[T], jobs: Iterable[Job], limits: Limits, at_once: int
) -> Iterator[T | Problem]:
    for job, result in results(jobs, limits, at_once):
        if isinstance(result, kind):
            yield result
        elif isinstance(result, Message):
            yield _find_culprit(results, job, result, limits)


def _results(
    sandbox: Sandbox, jobs: Iterable[Job], limits: Limits, at_once: int
) -> Iterator[tuple[Job, Result]]:
    """Keep `at_once` children busy and give what they made in the order of the jobs."""
    source, runs = iter(jobs), deque[_Run]()
    try:
        while True:
            free = at_once - sum(run.result is None for run in runs)
            room = min(free, 2 * at_once - len(runs))
            runs.extend(_start(sandbox, job, limits) for job in islice(source, max(0, room)))
            if not runs:
                return
            while runs and (done := runs[0].result) is not None:
                yield runs.popleft().job, done
            _listen(sandbox, [run for run in runs if run.result is None])
    finally:
        for run in runs:
            run.line.close()


def _start(sandbox: Sandbox, job: Job, limits: Limits) -> _Run:
    ours, theirs = socket.socketpair()
    seconds = max(1, math.ceil(limits.seconds))
    run = _Run(job, ours, limits, time.monotonic() + PATIENCE * seconds)
    ours.settimeout(PATIENCE * seconds)
    order = f"{limits.megabytes << 20} {seconds}".encode()
    try:
        with theirs:
            socket.send_fds(sandbox.orders, [order], [theirs.fileno()])
        ours.sendall(pickle.dumps(job))
        ours.shutdown(socket.SHUT_WR)
    except OSError:
        # The child is gone before it had its Job; what it left tells why, as for any other end.
        run.ends = time.monotonic()
    return run


def _listen(sandbox: Sandbox, runs: list[_Run]) -> None:
    """Wait until a child says something or its time is over."""
    if not runs:
        return
    with selectors.DefaultSelector() as selector:
        for run in runs:
            selector.register(run.line, selectors.EVENT_READ, run)
        wait = max(0.0, min(run.ends for run in runs) - time.monotonic())
        ready = [key.data for key, _ in selector.select(wait)]
    for run in ready:
        with suppress(ConnectionError):
            if data := run.line.recv(1 << 20):
                run.received += data
                continue
        _end(run, _unpickled(run) or _last_error(sandbox) or message("内存不够，或用时过长"))
    for run in runs:
        if run.result is None and time.monotonic() >= run.ends and _idle(sandbox, run):
            _end(
                run,
                _last_error(sandbox)
                or message("等了{seconds}秒没有结果", seconds=f"{PATIENCE * run.limits.seconds:g}"),
            )


def _last_error(sandbox: Sandbox) -> Message | None:
    error = sandbox.last_error()
    return message("{error}", error=error) if error else None


def _idle(sandbox: Sandbox, run: _Run) -> bool:
    """End a child that has not worked since we began to wait; wait again for one that has."""
    child = int.from_bytes(run.received[:_PID_BYTES]) if len(run.received) >= _PID_BYTES else None
    try:
        stat = Path(f"/proc/{child or sandbox.process.pid}/stat").read_bytes()
    except OSError:
        return True
    worked = sum(map(int, stat.rpartition(b")")[2].split()[11:13]))  # as user, as system
    if worked > run.worked:
        run.worked, run.ends = worked, time.monotonic() + PATIENCE * run.limits.seconds
        return False
    if child:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    return True


def _unpickled(run: _Run) -> Result | None:
    try:
        result: Result = pickle.loads(run.received[_PID_BYTES:])  # noqa: S301 - from our own child
    except (EOFError, pickle.UnpicklingError):
        return None
    return result


def _end(run: _Run, result: Result) -> None:
    run.result = result
    run.received.clear()
    run.line.close()


def _find_culprit(results: Results, job: Job, reason: Message, limits: Limits) -> Problem:
    """Print each notice alone, to name the one that cannot be printed.

    The lines of a year's contents are too many and too short for that.
    """
    if job.year:
        return _failure(job.issue.place, reason, job.year.title)
    alone = [replace(job, notices=(notice,), former=None) for notice in job.notices]
    less = replace(limits, seconds=max(_LEAST_SECONDS, limits.seconds * _SHARE_ALONE))
    for single, result in results(alone, less, 2):
        if isinstance(result, Message):
            return _failure(single.notices[0].card.place, reason, single.notices[0].card.title)
    return _failure(job.issue.place, reason, job.issue.id)


def _failure(place: Place, reason: Message, what: str) -> Problem:
    return PRINT_FAILED.problem(
        place,
        message("“{what}”排不出来：{reason}", what=what, reason=reason),
        message(
            "检查这份文件中的图片（尤其是 SVG）和特别长的段落、单元格：图片换成 PNG，长段落分开"
        ),
    )
