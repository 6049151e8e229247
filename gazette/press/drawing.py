"""Drawing: the pages of every issue and of the whole, and the search, where they are not as kept.

In: the Floor, after printing.
Out: Files: the manifest of the site, and the content of each path.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from gazette import arrange, search
from gazette.disk import Refused
from gazette.model import PageMap, Problem
from gazette.pages import gazette_pages, surroundings
from gazette.press import printing
from gazette.press.desk import Desk, Order, drafted
from gazette.press.kept import Kept, key
from gazette.publish.tree import digest_file
from gazette.read.files import load, nfc
from gazette.render import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from gazette.model import Issue
    from gazette.pages.notices import Surroundings
    from gazette.press.floor import Floor
    from gazette.publish.fill import File, Manifest

STEP = "网页"
SEARCH = "检索"
_CLIENT = "pagefind/"
_UNPRINTED = PageMap()


class Files:
    """The site as it is to be: path -> digest by group, and where each content comes from."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.manifest: Manifest = {}
        self._sources: dict[str, Callable[[str], File]] = {}
        self._homes: dict[str, str] = {}

    def add(self, group: str, files: dict[str, str], source: Callable[[str], File]) -> None:
        """Add a group of files; `source` gives the content of each when it is asked for."""
        self.manifest[group] = files
        self._sources[group] = source

    def content(self, path: str) -> File:
        """Give the content of a path of the manifest."""
        if not self._homes:
            for group, files in self.manifest.items():
                self._homes.update(dict.fromkeys(files, group))
        return self._sources[self._homes[path]](path)


def draw(floor: Floor) -> Files:
    """Draw what is not as kept; the rest is drawn only if the site turns out to lack it."""
    return _Drawing(floor).files


class _Drawing:
    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.files = Files()
        run, gazette = floor.run, floor.gazette
        folders = (run.content, run.layouts, floor.site.draft)
        self.desk = Desk(*folders, gazette.masthead, drafts=run.drafts)
        self.style = Renderer(run.layouts).fingerprint()
        around = surroundings(gazette, arrange.relations(gazette))
        self.orders = {issue.id: self._order(issue, around[issue.id]) for issue in gazette.issues}
        self.years: dict[int, list[Issue]] = defaultdict(list)
        for issue in gazette.issues:
            self.years[issue.year].append(issue)
        self._issues()
        self._whole()
        self._static()

    def _kept(self, issue: Issue) -> Kept:
        return self.floor.shelf.issues[issue.id]

    def _order(self, issue: Issue, around: Surroundings) -> Order:
        kept = self._kept(issue)
        if not self.floor.run.printed:
            return Order(issue, around, _UNPRINTED, 0)
        return Order(issue, around, kept.page_map, kept.pdf_size)

    def _key(self, order: Order) -> str:
        around = order.around
        edges = [
            (replace(issue, cards=issue.cards[cut]), len(issue.cards))
            for issue, cut in ((around.previous, slice(-1, None)), (around.next, slice(1)))
            if issue
        ]
        own = (self._kept(order.issue).digests, order.page_map, order.pdf_size, self.style)
        return key(own, around.masthead, around.site, around.links, edges)

    def _issues(self) -> None:
        """Draw the issues year by year, so that a year's search is made when its last is drawn."""
        floor, shelf = self.floor, self.floor.shelf
        keys = {name: self._key(order) for name, order in self.orders.items()}
        sought = {year: self._sought(year) for year in self.years if floor.run.searched}
        index = {year for year, found in sought.items() if shelf.made(f"search {year}")[0] != found}
        stale = [
            (name, replace(order, searched=order.issue.year in index, known=known))
            for name, order in self.orders.items()
            for made_from, known in [self._kept(order.issue).pages]
            if made_from != keys[name] or order.issue.year in index
        ]
        records: dict[int, dict[str, tuple[search.Record, ...]]] = defaultdict(dict)
        for done, (name, drawn) in enumerate(floor.crew.each("draw", stale), 1):
            floor.tell(STEP, done, len(stale))
            shelf.change(name, pages=(keys[name], drawn.files))
            year = self.orders[name].issue.year
            records[year][name] = drawn.records
            if year in index and len(records[year]) == len(self.years[year]):
                found = records.pop(year)
                ordered = [record for issue in self.years[year] for record in found[issue.id]]
                made = self._bundle(f"pagefind/{year}/", partial(search.bundle, ordered))
                shelf.keep_made(f"search {year}", (sought[year], made))
                floor.tell(SEARCH, len(self.years) - len(index), len(self.years))
        for name, order in self.orders.items():
            self._add_issue(name, order)
        for year in sought:
            files = shelf.made(f"search {year}")[1]
            source = partial(self._bundled, f"pagefind/{year}/", partial(self._index, year))
            self.files.add(f"search {year}", files, source)
        if sought:
            self._client()

    def _add_issue(self, name: str, order: Order) -> None:
        kept = self._kept(order.issue)
        self.files.add(name, kept.pages[1], partial(self._drawn, self._again, order))
        if self.floor.run.printed:
            source = partial(printing.content, self.floor, name)
            self.files.add(f"{name} print", kept.printed, source)
        used = {f"{name}/files/{file}": kept.digests[nfc(file)] for file in kept.files}
        self.files.add(f"{name} files", used, partial(self._file, name))

    def _again(self, order: Order) -> None:
        self.desk.draw(order)

    def _drawn(self, make: Callable[[Order], None], order: Order, path: str) -> Path:
        made = drafted(self.floor.site.draft, path)
        if not made.exists():
            make(order)
        return made

    def _file(self, name: str, path: str) -> bytes:
        file = path.removeprefix(f"{name}/files/")
        data = load(self.floor.run.content, f"{name}/{file}")
        if isinstance(data, Problem):
            raise Refused(f"{data.what}，没有发布", data.mend)
        return data

    def _sought(self, year: int) -> str:
        orders = (self.orders[issue.id] for issue in self.years[year])
        return key([(self._kept(order.issue).digests, order.page_map) for order in orders])

    def _bundle(self, prefix: str, make: Callable[[Path], None]) -> dict[str, str]:
        """Make a part of the search in the draft: path below `prefix` -> digest."""
        folder = self._part(prefix)
        make(folder)
        files = sorted(file for file in folder.rglob("*") if file.is_file())
        return {prefix + file.relative_to(folder).as_posix(): digest_file(file) for file in files}

    def _part(self, prefix: str) -> Path:
        # Not at its address: Pagefind's client stands above the years and wants an empty folder.
        return self.floor.site.draft / prefix.strip("/").replace("/", "-")

    def _bundled(self, prefix: str, make: Callable[[], object], path: str) -> Path:
        made = self._part(prefix) / path.removeprefix(prefix)
        if not made.exists():
            make()
        return made

    def _index(self, year: int) -> None:
        orders = (self.orders[issue.id] for issue in self.years[year])
        found = [record for order in orders for record in self.desk.records(order)]
        self._bundle(f"pagefind/{year}/", partial(search.bundle, found))

    def _client(self) -> None:
        shelf = self.floor.shelf
        made = shelf.made("search")
        if not made[1]:
            made = ("client", self._bundle(_CLIENT, search.client))
            shelf.keep_made("search", made)
        make = partial(self._bundle, _CLIENT, search.client)
        self.files.add("search", made[1], partial(self._bundled, _CLIENT, make))

    def _whole(self) -> None:
        shelf, gazette = self.floor.shelf, self.floor.gazette
        maps = {name: order.page_map for name, order in self.orders.items()}
        sizes = {name: order.pdf_size for name, order in self.orders.items()}
        cards = [self._kept(issue).cards for issue in gazette.issues]
        wanted = key(gazette.masthead, self.style, cards, maps, sizes)
        made = shelf.made("whole")

        def make(known: Mapping[str, str]) -> dict[str, str]:
            return self.desk.draw_pages(gazette_pages(gazette, maps, sizes), known)

        if made[0] != wanted:
            made = (wanted, make(made[1]))
            shelf.keep_made("whole", made)

        def source(path: str) -> Path:
            made = drafted(self.floor.site.draft, path)
            if not made.exists():
                make({})
            return made

        self.files.add("", made[1], source)

    def _static(self) -> None:
        """Copy what lies in static/; a page of ours has the better right to its address."""
        folder = self.floor.run.static
        taken = {path for files in self.files.manifest.values() for path in files}
        found = (file for file in folder.rglob("*") if file.is_file())
        names = (file.relative_to(folder).as_posix() for file in found)
        free = sorted(name for name in names if name not in taken and not name.startswith("."))
        files = {name: digest_file(folder / name) for name in free}
        self.files.add("static", files, lambda path: folder / path)
