"""Site pages: every page of the site, drawn where it is not as the cache has it.

In: a Context, the Gazette, its CachedIssues and Prints.
Out: SiteFiles, the whole site.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from gazette.build import printing
from gazette.build.all_notices import add_all_notices
from gazette.build.as_of import add_as_of
from gazette.build.assets import static_files
from gazette.build.cache import Kind, key
from gazette.build.issue_pages import (
    PAGE_KEYS,
    PAGES,
    draw_issues,
    keep_keys,
    known_pages,
    pages_key,
    pages_orders,
)
from gazette.build.issue_tasks import IssueTasks
from gazette.build.page_drawing import draw_pages, staged
from gazette.build.server_lists import add_server_lists
from gazette.build.site_epubs import add_epubs, sizes, with_bindings
from gazette.build.site_evidence import add_evidence
from gazette.build.site_files import SiteFiles, lazily
from gazette.build.site_search import add_search, years
from gazette.build.year_printing import add_years, print_years
from gazette.content.files import load, nfc
from gazette.model import Problem, message
from gazette.pages import gazette_pages
from gazette.pages.paging import with_pages
from gazette.site.disk import Refused
from gazette.site.tree import digest_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gazette.build.context import Context
    from gazette.build.issue_tasks import CachedIssue, PagesOrder
    from gazette.build.printing import Print
    from gazette.build.year_printing import YearPrint
    from gazette.model import Gazette, Page
    from gazette.render import Renderer

WHOLE = Kind("whole", dict[str, str])
"""The pages of the whole."""
_ALL = ""
"""The name under which these are kept."""


def site_files(
    context: Context,
    gazette: Gazette,
    issues: dict[str, CachedIssue],
    prints: dict[str, Print],
) -> SiteFiles:
    """Draw what is not as the cache has it; the rest only if the site turns out to lack it."""
    run, files = context.run, SiteFiles()
    tasks = _tasks(context, gazette)
    style = context.renderer.fingerprint()
    covers = _covers(context, gazette, prints)
    made_of = {name: (one.digests, style, _cover(prints, name)) for name, one in issues.items()}
    orders = pages_orders(gazette, issues, prints)
    orders = files.orders = with_bindings(context, orders, made_of, covers)
    by_year = years(orders.values(), issues) if run.searched or run.lenient else {}
    keys = {name: pages_key(order, issues[name].digests, style) for name, order in orders.items()}
    draw = cache(partial(draw_issues, context, orders, keys, by_year))
    contents, files.problems = _draw(context, gazette, issues, prints, draw)
    add_epubs(files, context, tasks, orders, covers)
    for name, order in orders.items():
        again = lazily(partial(staged, context.site.staging), partial(tasks.draw, order))
        files.add(name, context.cache.last(PAGES, name) or {}, again)
        if edition := prints.get(name):
            source = partial(printing.content, context, gazette, edition)
            files.add(f"{name} print", edition.files, source)
        files.add(f"{name} files", _used(name, issues[name]), partial(_file, run.content))
    add_evidence(files, context, {name: issues[name] for name in orders})
    add_years(files, context, gazette, prints, contents)
    add_all_notices(files, context, orders)
    add_search(files, context, tasks, by_year)
    bound, of_years = sizes(context, orders), {one.year: one.size for one in contents}
    made_from = key(gazette.masthead, gazette.log, style, _shown(issues, orders, bound), of_years)
    _add_whole(files, context, partial(_whole, gazette, prints, bound, of_years), made_from)
    paged = with_pages(gazette, {name: order.page_map for name, order in orders.items()})
    cards = [key(issues[name].cards, order.page_map) for name, order in orders.items()]
    add_as_of(files, context, paged, cards)
    add_server_lists(files, gazette, orders.values())
    _add_static(files, run.static, context.renderer)
    return files


def _draw(
    context: Context,
    gazette: Gazette,
    issues: dict[str, CachedIssue],
    prints: dict[str, Print],
    draw: Callable[[], None],
) -> tuple[tuple[YearPrint, ...], tuple[Problem, ...]]:
    """Draw the pages of the issues, and set the contents of the years meanwhile."""
    contents: tuple[YearPrint, ...] = ()
    problems: tuple[Problem, ...] = ()
    if context.run.printed and not context.run.lenient:
        contents, problems = print_years(context, gazette, issues, prints, draw)
    draw()
    context.cache.retain(PAGES, issues)
    context.cache.retain(PAGE_KEYS, (*issues, _ALL))
    return contents, problems


def _tasks(context: Context, gazette: Gazette) -> IssueTasks:
    """Return what draws an issue again, here, where the site turns out to lack it."""
    folders = (context.run.content, context.renderer, context.site.staging)
    return IssueTasks(*folders, masthead=gazette.masthead, drafts=context.run.drafts)


def _shown(
    issues: dict[str, CachedIssue], orders: dict[str, PagesOrder], bound: dict[str, int]
) -> list[object]:
    """Return what the pages of the whole show of each issue."""
    return [
        (issues[name].cards, order.page_map, order.pdf_size, bound[name])
        for name, order in orders.items()
    ]


def _covers(
    context: Context, gazette: Gazette, prints: dict[str, Print]
) -> dict[str, Callable[[], bytes]]:
    """Return by issue what gives the bytes of its cover picture."""
    return {
        name: partial(printing.content, context, gazette, edition, f"{name}/cover.png")
        for name, edition in prints.items()
        if _cover(prints, name)
    }


def _cover(prints: dict[str, Print], name: str) -> str:
    """Return the digest of an issue's cover picture; nothing where it was not printed."""
    return prints[name].files.get(f"{name}/cover.png", "") if name in prints else ""


def _used(name: str, issue: CachedIssue) -> dict[str, str]:
    """Return the files that an issue publishes as they are: path -> digest."""
    return {f"{name}/files/{file}": issue.digests[nfc(file)] for file in issue.files}


def _add_whole(
    files: SiteFiles,
    context: Context,
    pages: Callable[[], Iterator[Page]],
    made_from: str,
) -> None:
    """Add the pages of the whole, drawn where they were made from something else."""
    renderer, staging = context.renderer, context.site.staging

    def draw(_: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
        drawn = draw_pages(renderer, staging, pages(), known_pages(context, WHOLE, _ALL))
        keep_keys(context, _ALL, drawn)
        yield _ALL, drawn.files

    made = context.cache.made(WHOLE, {_ALL: made_from}, draw)
    again = lazily(partial(staged, staging), lambda: draw_pages(renderer, staging, pages()))
    files.add("", made[_ALL], again)


def _whole(
    gazette: Gazette, prints: dict[str, Print], bound: dict[str, int], of_years: dict[int, int]
) -> Iterator[Page]:
    """Yield the pages of the whole."""
    maps = {name: edition.page_map for name, edition in prints.items()}
    printed = {name: edition.pdf_size for name, edition in prints.items()}
    return gazette_pages(gazette, maps, printed, bound, of_years)


def _file(content: Path, path: str) -> bytes:
    """Return the content of `2026-01/files/表.pdf`, which is that of `2026-01/表.pdf`."""
    issue, _, file = path.partition("/files/")
    data = load(content, f"{issue}/{file}")
    if isinstance(data, Problem):
        raise Refused(message("{what}，没有发布", what=data.what), data.mend)
    return data


def _add_static(files: SiteFiles, folder: Path, renderer: Renderer) -> None:
    """Copy what lies in static/; a page of ours has the better right to its address."""
    taken = {path for group in files.manifest.values() for path in group}
    found = {renderer.published(f"/{name}")[1:]: name for name in static_files(folder)}
    free = {path: name for path, name in sorted(found.items()) if path not in taken}
    digests = {path: digest_file(folder / name) for path, name in free.items()}
    files.add("static", digests, lambda path: folder / free[path])
