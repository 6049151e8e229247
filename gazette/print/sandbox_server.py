"""Sandbox server: the engine's side of the sandbox, a process that ends with its Job.

In: orders over a socket, or a Job on standard input; which function makes what is wanted.
Out: what it made, pickled; a Message that says why it made nothing.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
import sys
import tempfile
from typing import TYPE_CHECKING

from gazette.model import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazette.print import Job

if sys.platform != "win32":
    import resource

_OUTPUT, _ERRORS = 1, 2
"""The numbers of the standard streams."""


def serve(fileno: int, make: Callable[[Job], object]) -> None:
    """Fork a child for each order that comes over the socket, until nobody can send any more.

    An order is the limits (bytes, seconds of work) and the line over which the child gets its Job
    and gives its process id and then, pickled, what it made (`bind`: an IssuePdf) or, as a str, the
    name of the error.
    """
    # The kernel reaps the children: this loop does nothing but wait for orders, so that it
    # notices at once when the sender is gone, be it by kill -9, and ends everyone.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # What a child lays out is needed to its end; to look for what is not takes 7 % of its time.
    gc.disable()
    with socket.socket(fileno=fileno) as orders:
        while True:
            order, lines, _, _ = socket.recv_fds(orders, 64, 1)
            if not order:
                os.killpg(0, signal.SIGKILL)
            if os.fork() == 0:
                orders.close()
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                _run_order(socket.socket(fileno=lines[0]), order, make)
                os._exit(0)
            os.close(lines[0])


def _run_order(line: socket.socket, order: bytes, make: Callable[[Job], object]) -> None:
    """Do one order within its limits."""
    memory, time = (int(limit) for limit in order.split())
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (time, time + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def reply(result: object) -> None:
        line.sendall(pickle.dumps(result))
        line.close()

    def time_out(*_: object) -> None:
        # An exception would not do: WeasyPrint swallows any that is raised while an SVG is drawn.
        reply(message("用时超过{time}秒", time=time))
        os._exit(1)

    signal.signal(signal.SIGXCPU, time_out)
    line.sendall(os.getpid().to_bytes(8))
    with line.makefile("rb") as pickled:
        job = pickle.load(pickled)  # noqa: S301 - from the process that started us
    reply(_made(job, make))


def make_one(make: Callable[[Job], object]) -> None:
    """Make what the Job on standard input wants, and give it, pickled, on standard output."""
    gc.disable()
    with os.fdopen(os.dup(_OUTPUT), "wb") as answer:
        os.dup2(_ERRORS, _OUTPUT)  # whatever a library prints is no answer
        job = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started us
        pickle.dump(_made(job, make), answer)


def _made(job: Job, make: Callable[[Job], object]) -> object:
    """Return what was made, or what the engine stumbled over."""
    # WeasyPrint copies fonts to where they outlive it in a process that ends without looking back.
    with tempfile.TemporaryDirectory() as tempfile.tempdir:
        try:
            return make(job)
        except Exception as error:  # noqa: BLE001 - whatever it is
            return message("{error}", error=f"{type(error).__name__}: {error}"[:200])
