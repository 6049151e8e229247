"""Issue pages: those of every issue, drawn where they are not as the cache has them.

In: a Context, the Gazette, its CachedIssues and Prints.
Out: the PagesOrder of each issue and its key; what was drawn, in the cache and the staging folder.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette import arrange, record
from gazette.arrange import citing
from gazette.build.binding import EPUBS
from gazette.build.cache import Kind, key
from gazette.build.issue_tasks import IssueTasks, PagesOrder
from gazette.build.page_drawing import DrawnPages
from gazette.build.printing import Print
from gazette.build.site_search import INDEXES, index_year
from gazette.model import message
from gazette.pages import surroundings
from gazette.pages.paging import first_pages, with_pages
from gazette.publication.published_files import SIGNED

if TYPE_CHECKING:
    from gazette.build.context import Context
    from gazette.build.issue_tasks import CachedIssue
    from gazette.build.site_search import Year
    from gazette.model import Gazette
    from gazette.search import Record

STEP = message("网页")
SEARCH = message("检索")
PAGES = Kind("pages", dict[str, str])
"""An issue's pages: path -> digest."""
PAGE_KEYS = Kind("page keys", dict[str, str])
"""All that they and the pages of the whole show: path -> key; made of the layouts' fingerprint."""
_UNPRINTED = Print()


def pages_orders(
    gazette: Gazette, issues: dict[str, CachedIssue], prints: dict[str, Print]
) -> dict[str, PagesOrder]:
    """Return by issue what its pages are made from."""
    maps = {name: edition.page_map for name, edition in prints.items()}
    cited = citing.citations(gazette, first_pages(gazette, maps))
    paged = with_pages(gazette, maps)
    links, known = arrange.relations(paged), record.record(paged)
    locks = {name: one.lock for name, one in issues.items() if one.lock}
    around = surroundings(gazette, links, known, cited, locks)
    former = {alias for issue in gazette.issues for card in issue.cards for alias in card.aliases}
    for name, one in around.items():
        gone = tuple(each for each in issues[name].removed if each.address not in former)
        signed = tuple(f"/{path}" for path in issues[name].evidence if path.endswith(SIGNED))
        codes, changes = issues[name].former_codes, issues[name].changes
        own = replace(one, former_codes=codes, signed=signed)
        around[name] = replace(own, removed=gone, changes=changes)
    found = ((issue, prints.get(issue.id, _UNPRINTED)) for issue in gazette.issues)
    return {
        issue.id: PagesOrder(
            issue, around[issue.id], edition.page_map, edition.pdf_size, edition.sizes
        )
        for issue, edition in found
    }


def pages_key(order: PagesOrder, digests: dict[str, str], style: str) -> str:
    """Return the key of an issue's pages; they show the nearest card of each neighbour."""
    around = order.around
    edges = [
        (replace(issue, cards=issue.cards[cut]), len(issue.cards))
        for issue, cut in ((around.previous, slice(-1, None)), (around.next, slice(1)))
        if issue
    ]
    own = (digests, order.page_map, order.pdf_size, order.printed, style, order.binding.key)
    others = (around.links, around.record, around.citations, around.acts, around.removed)
    return key(own, around.masthead, around.site, others, edges)


def known_pages(context: Context, kind: Kind[dict[str, str]], name: str) -> DrawnPages:
    """Return the pages that the site has; what they show, too, if the layouts are the same."""
    cache, style = context.cache, context.renderer.fingerprint()
    return DrawnPages(cache.last(kind, name) or {}, cache.known(PAGE_KEYS, name, style) or {})


def keep_keys(context: Context, name: str, drawn: DrawnPages) -> None:
    """Keep what pages show that were drawn with these layouts."""
    context.cache.keep(PAGE_KEYS, name, context.renderer.fingerprint(), drawn.keys)


def draw_issues(
    context: Context, orders: dict[str, PagesOrder], keys: dict[str, str], by_year: dict[str, Year]
) -> None:
    """Draw the stale issues; index each stale year as soon as the last of its issues has come."""
    cache = context.cache
    stale = set(cache.stale(PAGES, keys))
    unindexed = set(cache.stale(INDEXES, {name: year.key for name, year in by_year.items()}))
    if not context.run.searched:
        unindexed.clear()  # what is known by now does until there is time for more
    calls = [
        (name, replace(order, drawn=name in stale, searched=searched, known=known))
        for name, order in orders.items()
        for searched in [str(order.issue.year) in unindexed]
        if name in stale or searched or order.binding.made is None
        for known in [known_pages(context, PAGES, name)]
    ]
    records: dict[str, dict[str, tuple[Record, ...]]] = defaultdict(dict)
    for done, (name, drawn) in enumerate(context.pool.each(IssueTasks.draw, calls), 1):
        context.tell(STEP, done, len(calls))
        cache.keep(EPUBS, name, orders[name].binding.key, drawn.epub)
        if name in stale:
            cache.keep(PAGES, name, keys[name], drawn.pages.files)
            keep_keys(context, name, drawn.pages)
        year = str(orders[name].issue.year)
        if year not in unindexed:
            continue
        records[year][name] = drawn.records
        if len(records[year]) == len(by_year[year].orders):
            index_year(context, by_year[year], records.pop(year))
            unindexed.remove(year)
            context.tell(SEARCH, len(by_year) - len(unindexed), len(by_year))
