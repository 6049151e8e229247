"""The context of a run: what is wanted of it, and what its steps share.

In: the folders, and what is wanted of them.
Out: Run; Context: the run, its site, its cache, its processes, how far it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.model import Message

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from gazette.build.cache import Cache
    from gazette.build.issue_tasks import IssueTasks
    from gazette.build.source_files import Seen
    from gazette.build.worker_pool import WorkerPool
    from gazette.print.sandbox_process import Sandbox
    from gazette.render import Renderer
    from gazette.site.folder import Site

Tell = Callable[[Message, int, int], None]
"""Is told a step's name, how much of it is done, and how much there is."""


def silent(_step: Message, _done: int, _total: int) -> None:
    """Be told, and say nothing: nobody looks."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run. `jobs` 0 is one process a processor; `wait` is for the lock, in seconds.

    `as_of` is the day for which the data say what is in force; None for today, by the calendar of
    the gazette's place. `unlocked` asks to be told of issues that nothing binds yet. A `lenient`
    run shows what has Problems as far as it could be read, and of the print what is at hand: for
    the preview, whose site nobody publishes. A `compressed` one packs text files beside themselves.
    """

    content: Path
    output: Path
    layouts: Path
    static: Path
    jobs: int = 0
    drafts: bool = False
    printed: bool = True
    searched: bool = True
    wait: float = 60
    as_of: date | None = None
    unlocked: bool = False
    lenient: bool = False
    compressed: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What the steps of a run share; `jobs` is how many processes may be busy at once.

    `sources` are the issues as they are to be read: their folder's name, what its files look like.
    """

    run: Run
    site: Site
    cache: Cache
    pool: WorkerPool[IssueTasks]
    sources: dict[str, Seen]
    renderer: Renderer
    jobs: int
    tell: Tell
    sandbox: Sandbox | None = None
