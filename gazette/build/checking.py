"""Checking: what every run begins with: its context, what was read, what is wrong with it.

In: Run, the site's folders, the masthead; CachedIssues.
Out: a Context; the Gazette; Problems.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from os import cpu_count
from typing import TYPE_CHECKING

from gazette import arrange, check, read, system
from gazette.build import reading
from gazette.build.assets import assets, static_files
from gazette.build.cache import Cache, key, stamp
from gazette.build.context import Context, Run, Tell
from gazette.build.issue_tasks import IssueTasks
from gazette.build.signature_checks import signature_problems
from gazette.build.worker_pool import WorkerPool
from gazette.content import files
from gazette.model import Gazette, Grade, Problem, State, message
from gazette.print.sandbox import open_sandbox
from gazette.read import sources
from gazette.read.publication_log import entries_of
from gazette.read.publication_log import log as read_log
from gazette.render import Renderer
from gazette.rules import alias_taken, published_log
from gazette.site.disk import Refused
from gazette.site.folder import located
from gazette.system.libraries import can_print

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gazette.build.issue_tasks import CachedIssue
    from gazette.model import LogEntry, Masthead
    from gazette.site.folder import Site

_MADE_BY = ("brotli", "jinja2", "markdown-it-py", "pagefind", "weasyprint")
_CANNOT_PRINT = message("排不出印刷版：没有找到 Pango")
_ELSEWHERE = message("用 --no-print；要排印，照 README 安装 Pango，或在 WSL、Linux 里运行")
_FEW = 4
"""So many issues are read sooner by one process than shared out."""


@contextmanager
def begun(run: Run, site: Site, masthead: Masthead, tell: Tell) -> Iterator[Context]:
    """Open what a run needs; nothing is kept that was read with another masthead.

    A series' code is in the addresses of all that show a notice, its prefix in what a number means.
    What must be read will most likely be printed: the sandbox is opened while we read.
    """
    if run.printed and not can_print():
        raise Refused(_CANNOT_PRINT, _ELSEWHERE)
    cache = Cache(site.ledger, site.cache, stamp(*map(version, _MADE_BY), key(masthead)))
    seen = reading.sources(run, cache)
    stale = reading.stale(cache, seen)
    renderer = Renderer(run.layouts, assets(run.layouts, run.static), run.static)
    make = partial(
        IssueTasks, run.content, renderer, site.staging, masthead=masthead, drafts=run.drafts
    )
    jobs = run.jobs or cpu_count() or 1
    opened = open_sandbox() if run.printed and stale and system.FORKS else nullcontext()
    with opened as sandbox, WorkerPool(make, jobs if len(stale) > _FEW else 1) as pool:
        yield Context(run, site, cache, pool, seen, renderer, jobs, tell, sandbox)


@contextmanager
def opened(run: Run, tell: Tell) -> Iterator[tuple[Context, Gazette, Mapping[str, CachedIssue]]]:
    """Open a run that only looks: its Context, the Gazette with its drafts, all CachedIssues.

    Nothing is checked, nothing written. Raise Refused where gazette.yaml cannot be read: it is not
    there, not UTF-8, or says no series.
    """
    masthead, _ = read.masthead(run.content)
    if masthead is None or not masthead.series:
        raise Refused(message("gazette.yaml 读不出来"), message("运行 check，先改正它"))
    with begun(replace(run, printed=False), located(run.output), masthead, tell) as context:
        issues = reading.read_issues(context)
        log, _ = read_log(run.content)
        found = (one.issue for one in issues.values())
        yield context, arrange.arrange(masthead, found, log, drafts=True), issues


def checked(
    context: Context, masthead: Masthead, issues: Mapping[str, CachedIssue]
) -> tuple[Gazette, tuple[Problem, ...]]:
    """Return the Gazette with its drafts, and what is wrong across its issues.

    The rules are run; aliases are held against static files and removed notices, static files
    against what is published.
    """
    run = context.run
    log, problems = read_log(run.content)
    found = tuple(one.issue for one in issues.values())
    gazette = arrange.arrange(masthead, found, log, drafts=True)
    static = static_files(run.static)
    removed = tuple(one for each in issues.values() for one in each.removed)
    taken = (
        *alias_taken.at_static(gazette, static),
        *alias_taken.at_removed(gazette, removed),
        *published_log.at_static(gazette, static),
    )
    problems += published_log.behind(log, _shown_log(run))
    bare = published_log.unlocked(gazette) if run.unlocked else ()
    signed = signature_problems(context, gazette)
    return gazette, (*problems, *check.check(gazette), *taken, *bare, *signed)


def _shown_log(run: Run) -> tuple[LogEntry, ...]:
    """Return the log that the last site shows; no entries where it shows none."""
    data = files.load(run.output, files.LOG)
    found = None if isinstance(data, Problem) else entries_of(data)
    return found or ()


def without_drafts(gazette: Gazette) -> Gazette:
    """Return a Gazette without its drafts."""
    return arrange.arrange(gazette.masthead, gazette.issues, gazette.log)


def eased(
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


def stops(problems: Iterable[Problem]) -> bool:
    """Return whether a Problem is to be mended before anything is published."""
    return any(problem.grade is Grade.MEND for problem in problems)


def told(run: Run, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort the Problems and give each the line that it is about."""
    return tuple(sources.quoted(run.content, problem) for problem in check.ordered(problems))
