"""The bindery: each issue is bound in a process of its own, with a limit of work and memory.

In: Jobs.
Out: for each its Book or its Edition, or the Problem that names what could not be set.

A picture of a thousand bytes or one long paragraph can keep the engine busy for ever. A server is
started that loads the engine once and forks a child for each Job (`bind.serve`); children that
take too long are ended, and all of them end with us.
"""

from __future__ import annotations

import errno
import math
import os
import pickle
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from gazette.book import Book, Edition, Job, Limits
from gazette.rulebook.printing import PRINT_FAILED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.model import Place, Problem

_ROOT = str(Path(__file__).parents[2])
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "from gazette.book.bind import serve; from gazette.book.{room} import {make};"
    "serve(int(sys.argv[2]), {make})"
)
_PID = 8
_PATIENCE = 5
"""How many seconds may pass for each second of work, without any."""
_ALONE, _LEAST = 0.25, 5.0
"""To find the culprit: a notice's share of the issue's time, and the seconds it has at least."""


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
    result: Any = None
    """What was made; a str where it could not be, and None before either is known."""


@dataclass(slots=True)
class Server:
    """The process that forks: orders go over its socket, its complaints into a file."""

    process: subprocess.Popen[bytes]
    orders: socket.socket
    errors: IO[bytes]

    def said(self) -> str:
        """Give the last line of what a server that ended has complained of."""
        if self.process.poll() is None:
            return ""
        self.errors.seek(0)
        lines = self.errors.read().decode(errors="replace").split("\n")
        return next((line for line in reversed(lines) if line.strip()), "")


@contextmanager
def opened() -> Iterator[Server]:
    """Start the server of `bind_apart`; it loads the engine while we do something else."""
    with _server(_START.format(room="bind", make="bind")) as server:
        yield server


def bind_apart(
    jobs: Iterable[Job],
    limits: Limits | None = None,
    at_once: int = 2,
    server: Server | None = None,
) -> Iterator[Book | Problem]:
    """Bind jobs, `at_once` at the same time; yields one Book or Problem a job, in their order.

    A `server` may be `opened` already; otherwise one is, once a job is there.
    """
    with nullcontext(server) if server else opened() as binding:
        yield from _apart(binding, jobs, limits or Limits(), at_once)


def make_apart(
    jobs: Iterable[Job], limits: Limits | None = None, at_once: int = 2
) -> Iterator[Edition | Problem]:
    """Make what each job wants, as `bind_apart` binds; yields one Edition or Problem a job."""
    with _server(_START.format(room="editions", make="make")) as server:
        yield from _apart(server, jobs, limits or Limits(), at_once)


def _apart(server: Server, jobs: Iterable[Job], limits: Limits, at_once: int) -> Iterator[Any]:
    for job, result in _results(server, jobs, limits, at_once):
        if isinstance(result, str):
            yield _culprit(server, job, result, limits)
        else:
            yield result


@contextmanager
def _server(start: str) -> Iterator[Server]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    try:
        # What a child that was ended has left lying about goes with its server.
        scratch = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    except FileNotFoundError as error:  # so it says that no folder for such takes a file
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "TMPDIR") from error
    with ours, tempfile.TemporaryFile() as errors, scratch as folder:
        with theirs:
            process = subprocess.Popen(  # noqa: S603 - our own code
                [sys.executable, "-c", start, _ROOT, str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env=os.environ | {"TMPDIR": folder},
                pass_fds=[theirs.fileno()],
                process_group=0,
            )
        try:
            yield Server(process, ours, errors)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _results(
    server: Server, jobs: Iterable[Job], limits: Limits, at_once: int
) -> Iterator[tuple[Job, Any]]:
    """Keep `at_once` children busy and give what they made in the order of the jobs."""
    source, runs = iter(jobs), deque[_Run]()
    try:
        while True:
            free = at_once - sum(run.result is None for run in runs)
            room = min(free, 2 * at_once - len(runs))
            runs.extend(_start(server, job, limits) for job in islice(source, max(0, room)))
            if not runs:
                return
            while runs and (done := runs[0].result) is not None:
                yield runs.popleft().job, done
            _listen(server, [run for run in runs if run.result is None])
    finally:
        for run in runs:
            run.line.close()


def _start(server: Server, job: Job, limits: Limits) -> _Run:
    ours, theirs = socket.socketpair()
    seconds = max(1, math.ceil(limits.seconds))
    run = _Run(job, ours, limits, time.monotonic() + _PATIENCE * seconds)
    ours.settimeout(_PATIENCE * seconds)
    order = f"{limits.megabytes << 20} {seconds}".encode()
    try:
        with theirs:
            socket.send_fds(server.orders, [order], [theirs.fileno()])
        ours.sendall(pickle.dumps(job))
        ours.shutdown(socket.SHUT_WR)
    except OSError:
        # The child is gone before it had its Job; what it left tells why, as for any other end.
        run.ends = time.monotonic()
    return run


def _listen(server: Server, runs: list[_Run]) -> None:
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
        _end(run, _unpacked(run) or server.said() or "内存不够，或用时过长")
    for run in runs:
        if run.result is None and time.monotonic() >= run.ends and _idle(server, run):
            _end(run, server.said() or f"等了{_PATIENCE * run.limits.seconds:g}秒没有结果")


def _idle(server: Server, run: _Run) -> bool:
    """End a child that has not worked since we began to wait; wait again for one that has."""
    child = int.from_bytes(run.received[:_PID]) if len(run.received) >= _PID else None
    try:
        stat = Path(f"/proc/{child or server.process.pid}/stat").read_bytes()
    except OSError:
        return True
    worked = sum(map(int, stat.rpartition(b")")[2].split()[11:13]))  # as user, as system
    if worked > run.worked:
        run.worked, run.ends = worked, time.monotonic() + _PATIENCE * run.limits.seconds
        return False
    if child:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    return True


def _unpacked(run: _Run) -> Any:
    try:
        return pickle.loads(run.received[_PID:])  # noqa: S301 - from our own child
    except (EOFError, pickle.UnpicklingError):
        return None


def _end(run: _Run, result: Any) -> None:
    run.result = result
    run.received.clear()
    run.line.close()


def _culprit(server: Server, job: Job, reason: str, limits: Limits) -> Problem:
    """Bind each notice alone, to name the one that cannot be bound."""
    alone = [replace(job, notices=(notice,)) for notice in job.notices]
    less = replace(limits, seconds=max(_LEAST, limits.seconds * _ALONE))
    for single, result in _results(server, alone, less, 2):
        if isinstance(result, str):
            return _failed(single.notices[0].card.place, reason, single.notices[0].card.title)
    return _failed(job.issue.place, reason, job.issue.id)


def _failed(place: Place, reason: str, what: str) -> Problem:
    return PRINT_FAILED.problem(
        place,
        f"“{what}”排不出来：{reason}",
        "检查这份文件中的图片（尤其是 SVG）和特别长的段落、单元格：图片换成 PNG，长段落分开",
    )
