"""Issue tasks: what is done to one issue at a time, here or in a process of the pool.

In: content/, layouts/, the masthead; what surrounds an issue; its PageMap.
Out: a CachedIssue; its Notices; its pages, written into the staging folder; its search records.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping  # noqa: TC003 - the ledger reads what the fields are
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from gazette import check, read, search
from gazette.build.binding import Binding, Epub, bound
from gazette.build.cache import key
from gazette.build.page_drawing import UNDRAWN, DrawnPages, draw_pages, staged
from gazette.build.source_files import Seen  # noqa: TC001 - the ledger reads what the fields are
from gazette.content import files
from gazette.language.words import words
from gazette.model import Issue, IssueLock, Problem, State
from gazette.model.publication import KnownChange, Removed  # noqa: TC001 - the ledger reads them
from gazette.pages import issue_pages
from gazette.pages.contents import epub_address
from gazette.pages.epub import book
from gazette.pages.texts import texts
from gazette.publication.comparison import changed
from gazette.publication.known_changes import known_changes
from gazette.publication.published_files import (
    cover_digest,
    evidence,
    published_files,
    removed,
    shown_files,
)
from gazette.publication.signed_pdf import wrong_seals
from gazette.read.addresses import path
from gazette.read.former_locks import former_codes
from gazette.record.quotations import quoted
from gazette.site.ledger import digest

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.model import Masthead, Notice, PageMap
    from gazette.pages.setting import Surroundings
    from gazette.render import Renderer
    from gazette.search import Record


_UNBOUND = Epub()
_BOUND = Binding(made=_UNBOUND)


@dataclass(frozen=True, slots=True)
class CachedIssue:
    """An issue as it was read; `cards` is the key of its Issue with all Cards.

    `seen` is its folder before it was read, `digests` are those of its source files, `files` those
    that it publishes. What a draft would publish is not read whole before drafts are asked for.
    `lock` is what binds of a published one, without the lines of its text; `evidence` are the files
    of the site that prove it, path -> digest; `removed` are notices that it had before, `changes`
    what is known about it otherwise than when it was published, `former_codes` the codes of pages
    of former publications, with the pages.
    """

    issue: Issue
    cards: str
    problems: tuple[Problem, ...]
    digests: dict[str, str]
    files: tuple[str, ...]
    seen: Seen
    lock: IssueLock | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)
    removed: tuple[Removed, ...] = ()
    changes: tuple[KnownChange, ...] = ()
    former_codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PagesOrder:
    """All that the pages of one issue are made from, beside its Notices, and what is wanted.

    `printed` are the files of its print, path -> size in bytes and SHA-256. `known` are its pages
    as the site has them, drawn with the layouts of now: the same are not drawn again. `binding`
    says whether its EPUB is to be made.
    """

    issue: Issue
    around: Surroundings
    page_map: PageMap
    pdf_size: int
    printed: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    drawn: bool = True
    searched: bool = False
    known: DrawnPages = UNDRAWN
    binding: Binding = _BOUND


@dataclass(frozen=True, slots=True)
class Drawn:
    """An issue's pages and its search records, each where it was asked for.

    `epub` is its EPUB, whether it was made now or before.
    """

    pages: DrawnPages
    records: tuple[Record, ...] = ()
    epub: Epub = _UNBOUND


class IssueTasks:
    """Holds the Notices of the issues that it has read until their pages are drawn."""

    def __init__(
        self, content: Path, renderer: Renderer, staging: Path, *, masthead: Masthead, drafts: bool
    ) -> None:
        """Take the folders, what draws Pages, the masthead; nothing is read yet."""
        self._content = content
        self._drafts = drafts
        self._staging = staging
        self._masthead = masthead
        self._renderer = renderer
        self._read: dict[str, tuple[Notice, ...]] = {}

    def read(self, order: tuple[str, Seen]) -> CachedIssue:
        """Read and check one issue, whose folder looks so."""
        name, seen = order
        found = read.issue(self._content / name, self._masthead)
        issue, notices = quoted(found.issue, found.notices)
        self._read[name] = notices
        problems = (*found.problems, *check.check_issue(self._masthead, issue, notices))
        used = tuple(dict.fromkeys(file for notice in notices for file in notice.files))
        names = [files.ISSUE, *(notice.card.place.file.rpartition("/")[2] for notice in notices)]
        if self._drafts or issue.state is not State.DRAFT:
            names += [*used, *([issue.cover.file] if issue.cover else [])]
        bound = found.published
        if bound:
            present, covered = self._present(name, notices), cover_digest(self._content, issue)
            problems += tuple(changed(bound, issue, notices, present, covered))
            problems += tuple(wrong_seals(self._content, bound.lock))
            below = (file for file in seen.looks if file.startswith(f"{files.PUBLISHED}/"))
            names += [files.LOCK, files.TEXT, files.SIGNATURE, *below]
        digests = {files.nfc(file): self._digest(f"{name}/{file}") for file in names}
        made = CachedIssue(issue, key(issue), problems, digests, used, seen)
        if not bound:
            return made
        shown = {path: digest(data) for path, data in evidence(self._content, name).items()}
        gone = removed(self._content, name, {card.address for card in issue.cards})
        codes = former_codes(self._content, name, bound.lock.version)
        made = replace(made, changes=known_changes(bound, issue, notices), former_codes=codes)
        return replace(made, lock=bound.lock.bound, evidence=shown, removed=gone)

    def notices(self, name: str) -> tuple[Notice, ...]:
        """Return an issue's Notices, read now if they are not at hand."""
        if name not in self._read:
            found = read.issue(self._content / name, self._masthead)
            _, self._read[name] = quoted(found.issue, found.notices)
        return self._read[name]

    def draw(self, order: PagesOrder) -> Drawn:
        """Draw an issue's pages and its EPUB into the staging folder.

        Raise LayoutError for a layout's mistake.
        Its Notices are then no longer at hand.
        """
        notices, made, around = self.notices(order.issue.id), order.binding.made, order.around
        if order.drawn or made is None:
            files = {**self._files(order.issue.id, notices), **order.printed}
            around = replace(around, files=files)
        if made is None:
            shown = texts(around, order.issue, notices, order.page_map)
            around = replace(around, texts=shown)
            made = self._bind(order, around)
        drawn = UNDRAWN
        if order.drawn:
            around = replace(around, files={**around.files, **made.files})
            pages = issue_pages(around, order.issue, notices, order.page_map, order.pdf_size)
            drawn = draw_pages(self._renderer, self._staging, pages, order.known)
        records = self.records(order) if order.searched else ()
        del self._read[order.issue.id]
        return Drawn(drawn, records, made)

    def _bind(self, order: PagesOrder, around: Surroundings) -> Epub:
        """Make an issue's EPUB, if it has notices, and write it into the staging folder."""
        issue, notices, cover = order.issue, self.notices(order.issue.id), order.binding.cover
        if not notices:
            return _UNBOUND
        made = book(around, issue, notices, order.page_map, covered=bool(cover))
        data = bound(made, cover, self._renderer.render, partial(self._picture, issue.id))
        name = path(epub_address(issue))
        staged(self._staging, name).write_bytes(data)
        return Epub(name, digest(data), len(data), hashlib.sha256(data).hexdigest())

    def _picture(self, name: str, file: str) -> bytes:
        """Return a picture of an issue; it was there a moment ago."""
        data = files.load(self._content, f"{name}/{file}")
        return b"" if isinstance(data, Problem) else data

    def records(self, order: PagesOrder) -> tuple[Record, ...]:
        """Return what the search is to know of an issue."""
        said, notices = words(self._masthead), self.notices(order.issue.id)
        corrected = order.around.record.corrected
        return search.records(said, order.issue, notices, order.page_map, corrected)

    def _digest(self, path: str) -> str:
        data = files.load(self._content, path)
        return "" if isinstance(data, Problem) else digest(data)

    def _present(self, name: str, notices: tuple[Notice, ...]) -> dict[str, str]:
        """Return the SHA-256 of what a lock binds: files by their paths on the site."""
        own = shown_files(self._content, name, notices)
        return own | published_files(self._content, name)

    def _files(self, name: str, notices: tuple[Notice, ...]) -> dict[str, tuple[int, str]]:
        """Return the size and the SHA-256 of each file that an issue publishes."""
        found: dict[str, tuple[int, str]] = {}
        for file in dict.fromkeys(file for notice in notices for file in notice.files):
            data = files.load(self._content, f"{name}/{file}")
            if not isinstance(data, Problem):
                found[file] = (len(data), hashlib.sha256(data).hexdigest())
        return found
