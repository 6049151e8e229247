"""The floor: what all steps of one run share.

In: the folders, and what is wanted of them.
Out: Run; Floor: the run, the site, what is kept, the crew, how far it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gazette.book.bindery import Server
    from gazette.model import Gazette
    from gazette.press.crew import Crew
    from gazette.press.desk import Desk
    from gazette.press.kept import Shelf
    from gazette.publish.site import Site

Tell = "Callable[[str, int, int], None]"
"""Is told a step's name, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run. `jobs` 0 is one process a processor; `wait` is for the lock, in seconds."""

    content: Path
    output: Path
    layouts: Path
    static: Path
    jobs: int = 0
    drafts: bool = False
    printed: bool = True
    searched: bool = True
    wait: float = 60


@dataclass(frozen=True, slots=True)
class Floor:
    """What the steps share once the content is read and arranged."""

    run: Run
    site: Site
    shelf: Shelf
    crew: Crew[Desk]
    gazette: Gazette
    jobs: int
    tell: Callable[[str, int, int], None]
    bindery: Server | None = None
