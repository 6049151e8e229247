"""The build: the whole run, in order, on one screen.

In: Run: the folders, and what is wanted of them.
Out: Result: what was published, or the Problems that stopped it.
"""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.metadata import version
from os import cpu_count
from typing import TYPE_CHECKING

from gazette import arrange, check, read
from gazette.build import reading
from gazette.build.assets import assets, static_files
from gazette.build.cache import Cache, key, stamp
from gazette.build.context import Context, Run, Tell
from gazette.build.issue_tasks import IssueTasks
from gazette.build.printing import print_issues
from gazette.build.site_pages import site_files
from gazette.build.worker_pool import WorkerPool
from gazette.build.year_printing import print_years
from gazette.model import Gazette, Grade, Message, Problem, State, message
from gazette.print import faces
from gazette.print.sandbox import open_sandbox
from gazette.read import files, sources
from gazette.render import LayoutError, Renderer
from gazette.rules import alias_taken
from gazette.search.engine import EngineError
from gazette.site import Published, publish
from gazette.site.disk import Refused
from gazette.site.folder import located, open_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gazette.build.issue_tasks import CachedIssue
    from gazette.build.printing import Print
    from gazette.build.year_printing import YearPrint
    from gazette.model import Masthead
    from gazette.site.folder import Site

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
    seconds: dict[Message, float] = field(default_factory=dict)


def build_site(run: Run, tell: Tell) -> Result:
    """Read, arrange, check, print, draw, publish; a Problem to mend leaves the old site alone."""
    clock = _Clock()
    with open_site(run.output, wait=run.wait) as site, ExitStack() as stack:
        with clock(message("读取")):
            masthead, problems = read.masthead(run.content)
            if masthead is None:
                return Result(_told(run, problems))
            site.staging.mkdir(exist_ok=True)
            context = stack.enter_context(_begun(run, site, masthead, tell))
            issues = reading.read_issues(context)
            gazette = _arranged(masthead, issues, drafts=run.drafts)
            everything = _arranged(masthead, issues, drafts=True)
            problems += _eased(run, issues, _checked(run, everything))
        prints: dict[str, Print] = {}
        years: tuple[YearPrint, ...] = ()
        with clock(message("排印")):
            if run.printed and not _stops(problems):
                prints, found = print_issues(context, gazette, issues)
                problems += found
            if prints and not _stops(problems):
                years, found = print_years(context, gazette, issues, prints)
                problems += found
        if _stops(problems):
            context.cache.save()
            return Result(_told(run, problems))
        try:
            with clock(message("网页")):
                made = site_files(context, gazette, issues, prints, years)
        except LayoutError as error:
            return Result(_told(run, (*problems, error.problem)))
        except EngineError as error:
            raise Refused(error.what, error.mend) from error
        with clock(message("发布")):
            published = publish(site, made.manifest, made.content)
            context.cache.save()
    pages = sum(edition.page_map.count for edition in prints.values())
    return Result(_told(run, problems), published, gazette, pages, clock.seconds)


def examine(run: Run, tell: Tell) -> tuple[Problem, ...]:
    """Read, arrange, check and lay out on paper, drafts too: all that a build would find.

    An issue with a Problem to mend is laid out once that is mended. What was laid out is kept for
    the next build; the site is left alone.
    """
    run = replace(run, drafts=True)
    with open_site(run.output, wait=run.wait) as site:
        site.staging.mkdir(exist_ok=True)
        masthead, problems = read.masthead(run.content)
        if masthead is None:
            return _told(run, problems)
        with _begun(run, site, masthead, tell) as context:
            issues = reading.read_issues(context)
            gazette = _arranged(masthead, issues, drafts=True)
            problems += _eased(run, issues, _checked(run, gazette))
            wrong = {one.place.file.split("/")[0] for one in problems if one.grade is Grade.MEND}
            sound = tuple(issue for issue in gazette.issues if issue.id not in wrong)
            ready = Gazette(masthead, () if files.MASTHEAD in wrong else sound)
            prints, found = print_issues(context, ready, issues)
            years = print_years(context, ready, issues, prints)[1]
            problems += (*found, *years)
            context.cache.save()
    return _told(run, problems)


def inspect(run: Run, tell: Tell) -> tuple[Problem, ...]:
    """Read, arrange and check, but lay nothing out; nothing is written.

    What the last build or check knows of issues that have not changed since is not read again.
    """
    masthead, problems = read.masthead(run.content)
    if masthead is None:
        return _told(run, problems)
    with _begun(replace(run, printed=False), located(run.output), masthead, tell) as context:
        issues = reading.read_issues(context)
    problems += tuple(problem for one in issues.values() for problem in one.problems)
    problems += faces.find(masthead, run.content)[1]
    return _told(run, (*problems, *_checked(run, _arranged(masthead, issues, drafts=True))))


@contextmanager
def _begun(run: Run, site: Site, masthead: Masthead, tell: Tell) -> Iterator[Context]:
    """Open what a run needs; nothing is kept that was read with another masthead.

    A series' code is in the addresses of all that show a notice, its prefix in what a number means.
    What must be read will most likely be printed: the sandbox is opened while we read.
    """
    cache = Cache(site.ledger, site.cache, stamp(*map(version, _MADE_BY), key(masthead)))
    seen = reading.sources(run, cache)
    stale = reading.stale(cache, seen)
    renderer = Renderer(run.layouts, assets(run.layouts, run.static))
    make = partial(
        IssueTasks, run.content, renderer, site.staging, masthead=masthead, drafts=run.drafts
    )
    jobs = run.jobs or cpu_count() or 1
    opened = open_sandbox() if run.printed and stale else nullcontext()
    with opened as sandbox, WorkerPool(make, jobs if len(stale) > _FEW else 1) as pool:
        yield Context(run, site, cache, pool, seen, renderer, jobs, tell, sandbox)


def _arranged(masthead: Masthead, issues: Mapping[str, CachedIssue], *, drafts: bool) -> Gazette:
    return arrange.arrange(masthead, tuple(one.issue for one in issues.values()), drafts=drafts)


def _checked(run: Run, gazette: Gazette) -> tuple[Problem, ...]:
    """Run the rules that look across issues, and hold the aliases against the static files."""
    names = static_files(run.static)
    return (*check.check(gazette), *alias_taken.at_static(gazette, names))


def _eased(
    run: Run, issues: Mapping[str, CachedIssue], more: Iterable[Problem]
) -> tuple[Problem, ...]:
    """Return all Problems; those inside a draft do not stop the others from being published."""
    drafts = {name for name, one in issues.items() if one.issue.state is State.DRAFT}
    found = (*(problem for one in issues.values() for problem in one.problems), *more)
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
        self.seconds: dict[Message, float] = {}

    @contextmanager
    def __call__(self, step: Message) -> Iterator[None]:
        """Time a step."""
        start = time.perf_counter()
        yield
        self.seconds[step] = self.seconds.get(step, 0) + time.perf_counter() - start
