"""Site search: each year's index, made again where its issues or their printed pages changed.

In: a Context, the orders of the issues, their CachedIssues; the search records of a year.
Out: for each year its key; the files of the search among the SiteFiles.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from gazette import search
from gazette.build.cache import Kind, key
from gazette.build.site_files import lazily
from gazette.site.tree import digest_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from gazette.build.context import Context
    from gazette.build.issue_tasks import CachedIssue, IssueTasks, PagesOrder
    from gazette.build.site_files import SiteFiles
    from gazette.search import Record

INDEXES = Kind("indexes", dict[str, str])
"""A year's index: path -> digest."""
CLIENT = Kind("search client", dict[str, str])
_PREFIX = "pagefind/"


@dataclass(frozen=True, slots=True)
class Year:
    """A year's issues, and the key of all that its index holds."""

    name: str
    key: str
    orders: tuple[PagesOrder, ...]

    @property
    def prefix(self) -> str:
        """The folder of the site in which the year's index lies."""
        return f"{_PREFIX}{self.name}/"


def years(orders: Iterable[PagesOrder], issues: dict[str, CachedIssue]) -> dict[str, Year]:
    """Return the years by their names."""
    found: dict[str, list[PagesOrder]] = defaultdict(list)
    for order in orders:
        found[str(order.issue.year)].append(order)
    return {name: Year(name, _key(of, issues), tuple(of)) for name, of in found.items()}


def _key(orders: list[PagesOrder], issues: dict[str, CachedIssue]) -> str:
    """Return the key of all that a year's records are made of."""
    language = orders[0].around.masthead.language
    made_of = [
        (issues[one.issue.id].digests, one.page_map, one.around.record.corrected) for one in orders
    ]
    return key(language, made_of)


def index_year(context: Context, year: Year, found: dict[str, tuple[Record, ...]]) -> None:
    """Index the records of a year's issues, which go by the issues' names."""
    records = [record for order in year.orders for record in found[order.issue.id]]
    made = _index(context, year.prefix, partial(search.bundle, records))
    context.cache.keep(INDEXES, year.name, year.key, made)


def add_search(
    files: SiteFiles, context: Context, tasks: IssueTasks, by_name: dict[str, Year]
) -> None:
    """Add the years' indexes, and the client that searches in them, where there is a year."""

    def add(group: str, prefix: str, made: dict[str, str], make: Callable[[Path], None]) -> None:
        folder = _folder(context, prefix)
        again = partial(_index, context, prefix, make)
        files.add(group, made, lazily(lambda path: folder / path.removeprefix(prefix), again))

    made_of = {name: context.cache.last(INDEXES, name) for name in by_name}
    for name, made in made_of.items():
        year = by_name[name]
        add(f"search {name}", year.prefix, made or {}, partial(_bundle, tasks, year))
    context.cache.retain(INDEXES, by_name)
    if any(made_of.values()):
        client = partial(_index, context, _PREFIX, search.client)
        (made,) = context.cache.made(CLIENT, {"": ""}, lambda _: [("", client())]).values()
        add("search", _PREFIX, made, search.client)


def _bundle(tasks: IssueTasks, year: Year, folder: Path) -> None:
    search.bundle([record for order in year.orders for record in tasks.records(order)], folder)


def _index(context: Context, prefix: str, make: Callable[[Path], None]) -> dict[str, str]:
    """Make a part of the search in the staging folder: path below `prefix` -> digest."""
    folder = _folder(context, prefix)
    make(folder)
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {prefix + file.relative_to(folder).as_posix(): digest_file(file) for file in files}


def _folder(context: Context, prefix: str) -> Path:
    # Not at its address: Pagefind's client stands above the years and wants an empty folder.
    return context.site.staging / prefix.strip("/").replace("/", "-")
