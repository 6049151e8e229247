"""The build: the whole run, in order, on one screen.

In: Run: the folders, and what is wanted of them.
Out: Result: what was published, or the Problems that stopped it.
"""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gazette import read
from gazette.build import reading
from gazette.build.checking import begun, checked, eased, stops, told, without_drafts
from gazette.build.compression import add_compressed, forget_compressed
from gazette.build.correcting import check_print, check_texts
from gazette.build.printing import print_issues, prints_at_hand
from gazette.build.purging import purge
from gazette.build.site_evidence import add_sums
from gazette.build.site_pages import site_files
from gazette.build.snapshot_sources import remember
from gazette.build.year_printing import print_years
from gazette.content import files
from gazette.model import Gazette, Grade, Message, Problem, message
from gazette.print import faces
from gazette.render import LayoutError
from gazette.search.engine import EngineError
from gazette.site import Published, publish
from gazette.site.disk import Refused
from gazette.site.folder import located, open_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazette.build.context import Context, Run, Tell
    from gazette.build.correcting import Held
    from gazette.build.issue_tasks import CachedIssue, PagesOrder
    from gazette.build.printing import Print
    from gazette.build.site_files import SiteFiles


@dataclass(frozen=True, slots=True)
class Result:
    """What a run came to. `published` is None where a Problem to mend stopped it.

    `orders` are what the pages of each issue are made from, `prints` what is printed of it as it is
    now, by its id.
    """

    problems: tuple[Problem, ...]
    published: Published | None = None
    gazette: Gazette | None = None
    printed: int = 0
    seconds: dict[Message, float] = field(default_factory=dict)
    orders: Mapping[str, PagesOrder] = field(default_factory=dict)
    prints: Mapping[str, Print] = field(default_factory=dict)


def build_site(run: Run, tell: Tell) -> Result:
    """Read, arrange, check, print, draw, publish; a Problem to mend leaves the old site alone."""
    clock = _Clock()
    with open_site(run.output, wait=run.wait) as site, ExitStack() as stack:
        with clock(message("读取")):
            masthead, problems = read.masthead(run.content)
            if masthead is None:
                return Result(told(run, problems))
            site.staging.mkdir(exist_ok=True)
            context = stack.enter_context(begun(run, site, masthead, tell))
            issues = reading.read_issues(context)
            everything, found = checked(context, masthead, issues)
            held, more = check_texts(context, everything, issues)
            problems += eased(run, issues, (*found, *more))
            gazette = everything if run.drafts else without_drafts(everything)
        with clock(message("排印")):
            sound = not stops(problems)
            prints, found = _laid_out(context, gazette, issues, held, sound=sound)
            problems += found
        made = None
        with clock(message("网页")):
            if run.lenient or not stops(problems):
                made, found = _drawn(context, gazette, issues, prints)
                problems += found
            if not made or (stops(problems) and not run.lenient):
                context.cache.save()
                return Result(told(run, problems))
            _add_beside(context, made)
        with clock(message("发布")):
            remember(context.cache, gazette, issues)
            published = _published(context, made, gazette)
    pages = sum(edition.page_map.count for edition in prints.values())
    found = told(run, problems)
    return Result(found, published, gazette, pages, clock.seconds, made.orders, prints)


def _laid_out(
    context: Context,
    gazette: Gazette,
    issues: dict[str, CachedIssue],
    held: Mapping[str, Held],
    *,
    sound: bool,
) -> tuple[dict[str, Print], tuple[Problem, ...]]:
    """Return the print of each issue, where all is `sound`."""
    if context.run.lenient:
        return prints_at_hand(context, gazette, issues), ()
    if not (context.run.printed and sound):
        return {}, ()
    prints, found = print_issues(context, gazette, issues)
    return prints, (*found, *check_print(context, gazette, held, prints))


def _drawn(
    context: Context,
    gazette: Gazette,
    issues: dict[str, CachedIssue],
    prints: dict[str, Print],
) -> tuple[SiteFiles | None, tuple[Problem, ...]]:
    """Return the site as it is to be, and what was found meanwhile. Raise Refused."""
    try:
        made = site_files(context, gazette, issues, prints)
    except LayoutError as error:
        return None, (error.problem,)
    except EngineError as error:
        raise Refused(error.what, error.mend) from error
    return made, made.problems


def _add_beside(context: Context, made: SiteFiles) -> None:
    """Add what is made of the site's files, once they are known."""
    if context.run.compressed:
        add_compressed(made, context)
    else:
        forget_compressed(context)
    add_sums(made)


def _published(context: Context, made: SiteFiles, gazette: Gazette) -> Published:
    """Bring the site to what it is to be; what is kept beside it says nothing withdrawn."""
    listed = not context.run.lenient
    done = publish(context.site, made.manifest, made.content, listed=listed)
    context.cache.save()
    purge(context.site, gazette.log)
    return done


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
            return told(run, problems)
        with begun(run, site, masthead, tell) as context:
            issues = reading.read_issues(context)
            gazette, found = checked(context, masthead, issues)
            held, more = check_texts(context, gazette, issues)
            problems += eased(run, issues, (*found, *more))
            wrong = {one.place.file.split("/")[0] for one in problems if one.grade is Grade.MEND}
            sound = tuple(issue for issue in gazette.issues if issue.id not in wrong)
            ready = Gazette(masthead, () if files.MASTHEAD in wrong else sound)
            prints, found = print_issues(context, ready, issues)
            years = print_years(context, ready, issues, prints)[1]
            problems += (*found, *years, *check_print(context, gazette, held, prints))
            context.cache.save()
    return told(run, problems)


def inspect(run: Run, tell: Tell) -> tuple[Problem, ...]:
    """Read, arrange and check, but lay nothing out; nothing is written.

    What the last build or check knows of issues that have not changed since is not read again.
    """
    masthead, problems = read.masthead(run.content)
    if masthead is None:
        return told(run, problems)
    with begun(replace(run, printed=False), located(run.output), masthead, tell) as context:
        issues = reading.read_issues(context)
        gazette, found = checked(context, masthead, issues)
        problems += (*found, *check_texts(context, gazette, issues)[1])
    problems += tuple(problem for one in issues.values() for problem in one.problems)
    problems += faces.find(masthead, run.content)[1]
    return told(run, problems)


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
