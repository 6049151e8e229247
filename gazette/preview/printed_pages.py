"""Printed pages: those of one notice as its file is by now, before the whole issue is printed.

In: what the last build came to; a file's name below content/ and its bytes, saved or not.
Out: PrintedPage: where its picture is, and what of it the notice takes; the pictures.

The engine is loaded once, in a process that stays, and lays out nothing before the notice that is
as it was, and nothing behind it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from gazette.arrange import citing
from gazette.build.notice_jobs import laid_out, notice_job
from gazette.preview.server import PRESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gazette.build import Result
    from gazette.build.context import Run
    from gazette.build.printing import Print
    from gazette.model import Gazette
    from gazette.model.pagemap import PageArea
    from gazette.print import IssuePdf, Job

    Area = tuple[float, ...]
    Make = Callable[[Job], IssuePdf]

_MOST = 200
"""So many pictures are held at most, the newest: those that a browser may still ask for."""


class PrintedPage(NamedTuple):
    """A page by its number, the address of its picture, and what the notice takes of it.

    `areas` are left, top, right and bottom, as parts of the page; `blocks` are those of each block
    that stands on it, by its id, where they are known.
    """

    number: int
    picture: str
    areas: tuple[Area, ...]
    blocks: Mapping[str, tuple[Area, ...]] = {}


def pages_of(edition: Print, name: str) -> tuple[PrintedPage, ...]:
    """Return the pages of a notice, by its id, of an issue that is printed."""
    first, last = edition.page_map.spans.get(name, (0, -1))
    areas = edition.areas.get(name, ())
    return tuple(
        PrintedPage(n, f"/{edition.issue}/p/{n}/{n}.png", _on(n, areas))
        for n in range(first, last + 1)
    )


def _on(page: int, areas: Iterable[PageArea]) -> tuple[Area, ...]:
    """Return the areas on a page."""
    return tuple(one[1:] for one in areas if one.page == page)


def _blocks(page: int, made: IssuePdf) -> dict[str, tuple[Area, ...]]:
    """Return the areas of all blocks on a page, by their ids."""
    named = ((name.partition(".")[2], areas) for name, areas in made.areas.items())
    found = ((name, _on(page, areas)) for name, areas in named if name)
    return {name: areas for name, areas in found if areas}


class _Known:
    """What the last build knows: the Gazette, and which issues nothing binds yet."""

    def __init__(self, gazette: Gazette, unlocked: frozenset[str]) -> None:
        self.gazette, self.unlocked = gazette, unlocked

    @cached_property
    def cited(self) -> Mapping[str, tuple[str, ...]]:
        """What each notice cites, found when it is first asked for."""
        return citing.addresses(self.gazette)


class PrintedPages:
    """Sets the pages of one notice after another."""

    def __init__(self, run: Run, make: Make) -> None:
        """Take the folders, and what sets pages (`print.notice_sandbox.open_notice_pages`)."""
        self._run, self._make = run, make
        self._one_by_one = Lock()
        self._known: _Known | None = None
        self._prints: Mapping[str, Print] = {}
        self._laid_out: tuple[str, IssuePdf | None] = "", None
        self._last: tuple[object, tuple[PrintedPage, ...]] = None, ()
        self._pictures: dict[str, bytes] = {}

    def know(self, result: Result) -> None:
        """Take what a build came to, without waiting for pages that are being set.

        What was printed of an issue is of use until it is printed again.
        """
        if result.gazette is None:
            return
        unlocked = (name for name, one in result.orders.items() if one.around.lock is None)
        self._prints = {**self._prints, **result.prints}
        self._known = _Known(result.gazette, frozenset(unlocked))

    def pages(self, file: str, data: bytes) -> tuple[PrintedPage, ...]:
        """Return the pages of a notice as its file would be; none where they cannot be set.

        What is published is not set again.
        """
        with self._one_by_one:
            known = self._known
            if self._last[0] != (known, file, data):
                self._last = (known, file, data), self._set(known, file, data)
            return self._last[1]

    def picture(self, name: str) -> bytes | None:
        """Return the picture of a page, by the name in its address."""
        return self._pictures.get(name)

    def _set(self, known: _Known | None, file: str, data: bytes) -> tuple[PrintedPage, ...]:
        issue = file.partition("/")[0]
        if known is None or issue not in known.unlocked:
            return ()
        job = notice_job(self._run, known.gazette, known.cited, file, data)
        former = self._former(issue)
        made = self._make(replace(job, former=former))
        first, _ = made.page_map.spans.get(job.pages_of, (0, 0))
        areas = made.areas.get(job.pages_of, ())
        return tuple(
            PrintedPage(number, self._held(picture), _on(number, areas), _blocks(number, made))
            for number, picture in enumerate(made.pages, first)
        )

    def _former(self, issue: str) -> IssuePdf | None:
        """Return what is at hand of the last layout of an issue; one is held at a time."""
        edition = self._prints.get(issue)
        if edition and edition.book != self._laid_out[0]:
            self._laid_out = edition.book, laid_out(self._run, edition)
        return self._laid_out[1] if edition else None

    def _held(self, picture: bytes) -> str:
        """Hold a picture; return its address."""
        name = sha256(picture).hexdigest()
        self._pictures.pop(name, None)
        self._pictures[name] = picture
        for old in list(self._pictures)[:-_MOST]:
            del self._pictures[old]
        return f"{PRESS}printed-page?name={name}"
