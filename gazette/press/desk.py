"""The desk: what is done to one issue at a time, here or in a process of the crew.

In: content/, layouts/, the masthead; what surrounds an issue; its PageMap.
Out: its Issue, Problems and the digests of its files; its Notices; its pages, drawn into a folder.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gazette import check, read, search
from gazette.ledger import digest
from gazette.model import Problem, State
from gazette.pages import issue_pages
from gazette.read import files
from gazette.render import Renderer, path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from gazette.model import Issue, Masthead, Notice, Page, PageMap
    from gazette.pages.notices import Surroundings
    from gazette.search import Record


@dataclass(frozen=True, slots=True)
class Found:
    """An issue as read; the files that it publishes; the digest of each file that it is made of.

    What a draft would publish is not read whole before somebody asks for drafts.
    """

    issue: Issue
    problems: tuple[Problem, ...]
    digests: dict[str, str]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """All that the pages of one issue are made from, beside its Notices.

    `known` are its pages as the site has them, path -> digest: the same are not written again.
    """

    issue: Issue
    around: Surroundings
    page_map: PageMap
    pdf_size: int
    searched: bool = False
    known: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An issue's pages: path -> digest; and what the search is to know, where it was asked for."""

    files: dict[str, str]
    records: tuple[Record, ...] = ()


def drafted(draft: Path, name: str) -> Path:
    """Give the file of the draft that holds a path of the site.

    The draft is one flat folder: to make and remove a folder a notice takes longer than to draw it.
    """
    return draft / digest(name.encode())


class Desk:
    """Holds the Notices of the issues that it has read until their pages are drawn."""

    def __init__(
        self, content: Path, layouts: Path, draft: Path, masthead: Masthead, *, drafts: bool
    ) -> None:
        """Take the folders and the masthead; nothing is read yet."""
        self._content = content
        self._drafts = drafts
        self._draft = draft
        self._masthead = masthead
        self._renderer = Renderer(layouts)
        self._read: dict[str, tuple[Notice, ...]] = {}

    def read(self, name: str) -> Found:
        """Read and check one issue."""
        folder = self._content / name
        found = read.issue(folder, self._masthead)
        self._read[name] = found.notices
        more = check.check_issue(self._masthead, found.issue, found.notices)
        used = tuple(dict.fromkeys(name for notice in found.notices for name in notice.files))
        cover = [found.issue.cover.file] if found.issue.cover else []
        texts = [notice.card.place.file.rpartition("/")[2] for notice in found.notices]
        names = [files.ISSUE, *texts]
        if self._drafts or found.issue.state is not State.DRAFT:
            names += [*used, *cover]
        digests = {files.nfc(each): self._digest(f"{name}/{each}") for each in names}
        return Found(found.issue, (*found.problems, *more), digests, used)

    def _digest(self, path: str) -> str:
        data = files.load(self._content, path)
        return "" if isinstance(data, Problem) else digest(data)

    def notices(self, name: str) -> tuple[Notice, ...]:
        """Give an issue's Notices, read now if they are not at hand."""
        if name not in self._read:
            self._read[name] = read.issue(self._content / name, self._masthead).notices
        return self._read[name]

    def draw(self, order: Order) -> Drawn:
        """Draw an issue's pages into the draft. Raises LayoutError for a layout's mistake."""
        notices = self.notices(order.issue.id)
        around = replace(order.around, files=self._files(order.issue.id, notices))
        made = issue_pages(around, order.issue, notices, order.page_map, order.pdf_size)
        drawn = self.draw_pages(made, order.known)
        records = self.records(order) if order.searched else ()
        del self._read[order.issue.id]
        return Drawn(drawn, records)

    def _files(self, name: str, notices: tuple[Notice, ...]) -> dict[str, tuple[int, str]]:
        """Give the size and the SHA-256 of each file that an issue publishes."""
        found: dict[str, tuple[int, str]] = {}
        for each in dict.fromkeys(each for notice in notices for each in notice.files):
            data = files.load(self._content, f"{name}/{each}")
            if not isinstance(data, Problem):
                found[each] = (len(data), hashlib.sha256(data).hexdigest())
        return found

    def records(self, order: Order) -> tuple[Record, ...]:
        """Give what the search is to know of an issue."""
        return search.records(order.issue, self.notices(order.issue.id), order.page_map)

    def draw_pages(self, pages: Iterable[Page], known: Mapping[str, str]) -> dict[str, str]:
        """Draw Pages into the draft, but for those that `known` has so: path -> digest."""
        drawn: dict[str, str] = {}
        for page in pages:
            name, data = path(page.address), self._renderer.render(page).encode()
            drawn[name] = digest(data)
            if known.get(name) != drawn[name]:
                drafted(self._draft, name).write_bytes(data)
        return drawn
