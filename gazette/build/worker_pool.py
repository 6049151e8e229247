"""The worker pool: processes that share out the issues, each with the tasks of its own.

In: how to make the tasks, how many processes; calls with the issue that each is about.
Out: the results, in the order in which they come.
"""

from __future__ import annotations

import multiprocessing
from itertools import cycle
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from gazette.system.processes import uninterrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from types import TracebackType

    # What a call takes and returns is known to whoever makes it; a pipe takes anything.
    Call = tuple[Callable[[Any, Any], object], object]
    Answer = tuple[bool, Any]
    Pipe = Connection[Call, Answer]
    WorkersPipe = Connection[Answer, Call]

Tasks = TypeVar("Tasks")
Argument = TypeVar("Argument")
Value = TypeVar("Value")


class WorkerPool(Generic[Tasks]):
    """Calls methods of the tasks; an issue stays with the process that was given it first.

    So that process may keep what it read of the issue. With `size` 1 all is done in this process.
    """

    def __init__(self, make: Callable[[], Tasks], size: int) -> None:
        """Start `size` processes; `make` gives each its tasks."""
        self._tasks = make() if size <= 1 else None
        self._given: dict[str, Pipe] = {}
        self._pipes: list[Pipe] = []
        self._workers: list[multiprocessing.Process] = []
        for _ in range(0 if self._tasks is not None else size):
            ours, theirs = multiprocessing.Pipe()
            others = (*self._pipes, ours)
            given = (theirs, make, others)
            worker = multiprocessing.Process(target=_serve, args=given, daemon=True)
            with uninterrupted():  # ours hears Ctrl-C, and ends the workers
                worker.start()
            theirs.close()
            self._pipes.append(cast("Pipe", ours))
            self._workers.append(worker)
        self._next = cycle(self._pipes)

    def __enter__(self) -> Self:
        """Return the pool."""
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

    def each(
        self, method: Callable[[Tasks, Argument], Value], calls: Iterable[tuple[str, Argument]]
    ) -> Iterator[tuple[str, Value]]:
        """Yield each call's issue and what `method` returns for its argument, as they come in.

        Raise what the method raises; EOFError where a process was killed from outside.
        """
        if self._tasks is None:
            yield from self._shared(method, calls)
            return
        for name, argument in calls:
            yield name, method(self._tasks, argument)

    def _shared(
        self, method: Callable[[Tasks, Argument], Value], calls: Iterable[tuple[str, Argument]]
    ) -> Iterator[tuple[str, Value]]:
        waiting: dict[Pipe, list[tuple[str, Argument]]] = {pipe: [] for pipe in self._pipes}
        for name, argument in calls:
            pipe = self._given.get(name) or self._given.setdefault(name, next(self._next))
            waiting[pipe].append((name, argument))
        busy: dict[Pipe, str] = {}

        def send(pipe: Pipe) -> None:
            if waiting[pipe]:
                busy[pipe], argument = waiting[pipe].pop(0)
                pipe.send((method, argument))

        for pipe in self._pipes:
            send(pipe)
        while busy:
            for pipe in cast("list[Pipe]", wait(list(busy))):
                done, result = pipe.recv()
                name = busy.pop(pipe)
                if not done:
                    raise result
                send(pipe)
                yield name, result


def _serve(pipe: WorkersPipe, make: Callable[[], object], others: tuple[Pipe, ...]) -> None:
    # As long as a copy of our maker's end is open, here or in a worker, nobody sees it die.
    for other in others:
        other.close()
    tasks = make()
    while True:
        try:
            method, argument = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send((True, method(tasks, argument)))
        except Exception as error:  # noqa: BLE001 - whatever it is, the press raises it again
            pipe.send((False, error))
