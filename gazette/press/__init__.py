"""The press: the whole run, in order, on one screen.

In: Run: the folders, and what is wanted of them.
Out: Result: what was published, or the Problems that stopped it.
"""

from __future__ import annotations

import time
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import version
from os import cpu_count
from typing import TYPE_CHECKING

from gazette import arrange, check, ledger, read
from gazette.book import faces
from gazette.book.bindery import opened
from gazette.disk import Refused
from gazette.model import Gazette, Grade, Problem, State
from gazette.press.crew import Crew
from gazette.press.desk import Desk
from gazette.press.drawing import draw
from gazette.press.floor import Floor, Run
from gazette.press.kept import Kept, Shelf, key
from gazette.press.printing import print_issues
from gazette.publish import Published, publish
from gazette.publish.site import open_site
from gazette.read import files, sources
from gazette.render import LayoutError
from gazette.search.engine import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sized
    from contextlib import AbstractContextManager

    from gazette.book.bindery import Server
    from gazette.ledger import Look
    from gazette.model import Masthead
    from gazette.publish.site import Site

    Tell = Callable[[str, int, int], None]

_MADE_BY = ("jinja2", "markdown-it-py", "pagefind", "weasyprint")
_FEW = 4
"""So many issues are read sooner by one process than shared out."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a run came to. `published` is None where a Problem to mend stopped it."""

    problems: tuple[Problem, ...]
    published: Published | None = None
    gazette: Gazette | None = None
    printed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


def press(run: Run, tell: Tell) -> Result:
    """Read, arrange, check, print, draw, publish; a Problem to mend leaves the old site alone."""
    clock = _Clock()
    with open_site(run.output, wait=run.wait) as site:
        site.draft.mkdir(exist_ok=True)
        with clock("读取"):
            masthead, problems = read.masthead(run.content)
            if masthead is None:
                return Result(_told(run, problems))
            shelf = _shelf(site, masthead)
            stale = _stale(run, shelf)
        make = partial(Desk, run.content, run.layouts, site.draft, masthead, drafts=run.drafts)
        jobs = run.jobs or cpu_count() or 1
        with _bindery(run, stale) as server, Crew(make, _size(jobs, stale)) as crew:
            with clock("读取"):
                _read(shelf, crew, stale, tell)
                issues = tuple(kept.issue for kept in shelf.issues.values())
                gazette = arrange.arrange(masthead, issues, drafts=run.drafts)
                everything = arrange.arrange(masthead, issues, drafts=True)
                problems += _eased(shelf, run, check.check(everything))
            floor = Floor(run, site, shelf, crew, gazette, jobs, tell, server)
            with clock("排印"):
                if run.printed and not _stops(problems):
                    problems += print_issues(floor)
            if _stops(problems):
                shelf.save()
                return Result(_told(run, problems))
            try:
                with clock("网页"):
                    files = draw(floor)
            except LayoutError as error:
                return Result(_told(run, (*problems, error.problem)))
            except EngineError as error:
                what, _, mend = str(error).partition("\n  mend: ")
                raise Refused(what, mend) from error
            with clock("发布"):
                published = publish(site, files.manifest, files.content)
                shelf.save()
    pages = sum(shelf.issues[issue.id].page_map.count for issue in gazette.issues)
    return Result(_told(run, problems), published, gazette, pages, clock.seconds)


def examine(run: Run, tell: Tell) -> tuple[Problem, ...]:
    """Read, arrange, check and lay out on paper, drafts too: all that a build would find.

    An issue with a Problem to mend is laid out once that is mended. What was laid out is kept for
    the next build; the site is left alone.
    """
    run = replace(run, drafts=True)
    with open_site(run.output, wait=run.wait) as site:
        site.draft.mkdir(exist_ok=True)
        masthead, problems = read.masthead(run.content)
        if masthead is None:
            return _told(run, problems)
        shelf = _shelf(site, masthead)
        stale = _stale(run, shelf)
        make = partial(Desk, run.content, run.layouts, site.draft, masthead, drafts=True)
        jobs = run.jobs or cpu_count() or 1
        with _bindery(run, stale) as server, Crew(make, _size(jobs, stale)) as crew:
            _read(shelf, crew, stale, tell)
            issues = tuple(kept.issue for kept in shelf.issues.values())
            gazette = arrange.arrange(masthead, issues, drafts=True)
            problems += _eased(shelf, run, check.check(gazette))
            wrong = {one.place.file.split("/")[0] for one in problems if one.grade is Grade.MEND}
            sound = tuple(issue for issue in gazette.issues if issue.id not in wrong)
            ready = Gazette(masthead, () if files.MASTHEAD in wrong else sound)
            problems += print_issues(Floor(run, site, shelf, crew, ready, jobs, tell, server))
            shelf.save(whole=False)
    return _told(run, problems)


def inspect(run: Run, tell: Tell) -> tuple[Problem, ...]:
    """Read, arrange and check, but lay nothing out; nothing is written."""
    masthead, problems = read.masthead(run.content)
    if masthead is None:
        return _told(run, problems)
    desk = Desk(run.content, run.layouts, run.output, masthead, drafts=False)
    names = read.folders(run.content)
    issues = []
    for done, name in enumerate(names, 1):
        found = desk.read(name)
        tell("检查", done, len(names))
        problems += found.problems
        issues.append(found.issue)
    problems += faces.find(masthead, run.content)[1]
    return _told(run, (*problems, *check.check(arrange.arrange(masthead, issues, drafts=True))))


def _bindery(run: Run, stale: Sized) -> AbstractContextManager[Server | None]:
    """Open the bindery while we read: what must be read will most likely be printed."""
    return opened() if run.printed and stale else nullcontext()


def _size(jobs: int, stale: Sized) -> int:
    return jobs if len(stale) > _FEW else 1


def _shelf(site: Site, masthead: Masthead) -> Shelf:
    """Give what is kept; nothing of it was read with another masthead.

    A series' code is in the addresses of all that show a notice, its prefix in what a number means.
    """
    return Shelf(site.ledger, ledger.stamp(*map(version, _MADE_BY), key(masthead)))


def _stale(run: Run, shelf: Shelf) -> dict[str, tuple[int, dict[str, Look]]]:
    """Give the issues that must be read, with the moment and the looks before they are."""
    stale = {}
    for name in read.folders(run.content):
        moment, folder = time.time_ns(), run.content / name
        looks = ledger.look(folder)
        if shelf.fresh(folder, looks, drafts=run.drafts) is None:
            stale[name] = (moment, looks)
    return stale


def _read(
    shelf: Shelf, crew: Crew[Desk], stale: dict[str, tuple[int, dict[str, Look]]], tell: Tell
) -> None:
    calls = [(name, name) for name in stale]
    for done, (name, found) in enumerate(crew.each("read", calls), 1):
        tell("读取", done, len(stale))
        moment, looks = stale[name]
        kept = Kept(looks, moment, found.digests, found.issue, key(found.issue))
        shelf.keep(name, replace(kept, problems=found.problems, files=found.files))


def _eased(shelf: Shelf, run: Run, more: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give all Problems; those inside a draft do not stop the others from being published."""
    drafts = {name for name, kept in shelf.issues.items() if kept.issue.state is State.DRAFT}
    found = (*(problem for kept in shelf.issues.values() for problem in kept.problems), *more)
    return tuple(
        replace(problem, grade=Grade.LOOK)
        if not run.drafts
        and problem.place.file.split("/")[0] in drafts
        and not problem.place.file.endswith("/issue.yaml")
        else problem
        for problem in found
    )


def _stops(problems: Iterable[Problem]) -> bool:
    return any(problem.grade is Grade.MEND for problem in problems)


def _told(run: Run, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort the Problems and give each the line that it is about."""
    return tuple(sources.quoted(run.content, problem) for problem in check.ordered(problems))


class _Clock:
    """Adds up the seconds of each step."""

    def __init__(self) -> None:
        """Begin with none."""
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        """Time a step."""
        start = time.perf_counter()
        yield
        self.seconds[step] = self.seconds.get(step, 0) + time.perf_counter() - start
