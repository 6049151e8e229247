"""The crew: several processes, each with a desk of its own, that share out the issues.

In: how to make a desk, how many; calls with the issue that each is about.
Out: the results, in the order of the calls.
"""

from __future__ import annotations

import multiprocessing
import signal
from itertools import cycle
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from types import TracebackType

    Line = Connection[Any, Any]

Desk = TypeVar("Desk")


class Crew(Generic[Desk]):
    """Calls a desk's methods; an issue stays with the process that was given it first.

    So that process may keep what it read of the issue. With `size` 1 the desk is in this process.
    """

    def __init__(self, make: Callable[[], Desk], size: int) -> None:
        """Start `size` processes; `make` gives each its desk."""
        self._desk = make() if size <= 1 else None
        self._given: dict[str, Line] = {}
        self._lines: list[Line] = []
        self._workers: list[multiprocessing.Process] = []
        for _ in range(0 if self._desk is not None else size):
            ours, theirs = multiprocessing.Pipe()
            others = (*self._lines, ours)
            given = (theirs, make, others)
            worker = multiprocessing.Process(target=_serve, args=given, daemon=True)
            # Ctrl-C goes to all of a terminal's processes: ours hears it, and ends the workers.
            before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            worker.start()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            theirs.close()
            self._lines.append(ours)
            self._workers.append(worker)
        self._next = cycle(self._lines)

    def __enter__(self) -> Crew[Desk]:
        """Give the crew."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every process, at work or not."""
        for worker in self._workers:
            worker.kill()
            worker.join()

    def each(self, method: str, calls: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
        """Call `method` with an argument for each (issue, argument); results as they come in.

        What a desk raises is raised here. EOFError where a process was killed from outside.
        """
        if self._desk is not None:
            for name, argument in calls:
                yield name, getattr(self._desk, method)(argument)
            return
        waiting: dict[Line, list[tuple[str, Any]]] = {line: [] for line in self._lines}
        for name, argument in calls:
            line = self._given.get(name) or self._given.setdefault(name, next(self._next))
            waiting[line].append((name, argument))
        busy: dict[Line, str] = {}
        for line in self._lines:
            _send(line, method, waiting[line], busy)
        while busy:
            for line in cast("list[Line]", wait(list(busy))):
                done, result = line.recv()
                name = busy.pop(line)
                if not done:
                    raise result
                _send(line, method, waiting[line], busy)
                yield name, result


def _send(line: Line, method: str, calls: list[tuple[str, Any]], busy: dict[Line, str]) -> None:
    if calls:
        name, argument = calls.pop(0)
        busy[line] = name
        line.send((method, argument))


def _serve(line: Line, make: Callable[[], object], others: tuple[Line, ...]) -> None:
    # As long as a copy of our maker's end is open, here or in a worker, nobody sees it die.
    for other in others:
        other.close()
    desk = make()
    while True:
        try:
            method, argument = line.recv()
        except EOFError:
            return
        try:
            line.send((True, getattr(desk, method)(argument)))
        except Exception as error:  # noqa: BLE001 - whatever it is, the press raises it again
            line.send((False, error))
