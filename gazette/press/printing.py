"""Printing: the print edition of every issue, laid out again only where it shows something new.

In: the Floor.
Out: each issue's PageMap, PDFs and cover picture among what is kept; Problems; the PDFs' bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from gazette import ledger
from gazette.book import Book, Job, faces, fingerprint
from gazette.book.bindery import bind_apart
from gazette.disk import Refused
from gazette.model import Grade, Problem
from gazette.press.kept import key
from gazette.read.files import load
from gazette.read.own import files as named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.book.faces import Faces
    from gazette.model import Issue
    from gazette.press.floor import Floor

_STAMP = "book 4"
STEP = "排印"


def print_issues(floor: Floor) -> tuple[Problem, ...]:
    """Bring every issue's print edition up to date; Problems name what could not be set."""
    folder = floor.site.cache / "books"
    folder.mkdir(parents=True, exist_ok=True)
    made_of, missing = _materials(floor)
    stale = [issue for issue in floor.gazette.issues if not _true(floor, issue, made_of)]
    told: dict[str, tuple[Problem, ...]] = {}
    waiting: list[tuple[str, str, str]] = []
    jobs = _jobs(floor, stale, made_of, waiting)
    for done, book in enumerate(bind_apart(jobs, at_once=floor.jobs, server=floor.bindery), 1):
        floor.tell(STEP, done, len(stale))
        name, made_from, mark = waiting.pop(0)
        told[name] = (book,) if isinstance(book, Problem) else book.problems
        if isinstance(book, Book) and not any(p.grade is Grade.MEND for p in book.problems):
            ledger.save(folder / mark, _STAMP, book)
            _keep(floor, name, (made_from, mark), book)
    used = {kept.book[1] for kept in floor.shelf.issues.values()}
    for path in folder.iterdir():
        if path.name not in used:
            path.unlink()
    names = (issue.id for issue in floor.gazette.issues)
    said = (told.get(name, floor.shelf.issues[name].remarks) for name in names)
    return (*missing, *chain.from_iterable(said))


def content(floor: Floor, name: str, path: str) -> bytes:
    """Give the bytes of an issue's PDF, of a notice's, or of the cover picture."""
    book = _known(floor, floor.shelf.issues[name].book[1]) or _again(floor, name)
    *_, folder, file = path.split("/")
    whole = {f"{name}.pdf": book.pdf, "cover.png": book.cover}
    return whole[file] if folder == name else book.parts[folder]


@dataclass(frozen=True, slots=True)
class _Materials:
    """What all issues are printed with: the key of layouts and the masthead's files; the faces."""

    style: str
    faces: Faces


def _materials(floor: Floor) -> tuple[_Materials, tuple[Problem, ...]]:
    found, missing = faces.find(floor.gazette.masthead, floor.run.content)
    return _Materials(_style(floor), found), missing


def _style(floor: Floor) -> str:
    folder = floor.run.layouts / "print"
    layouts = (path for path in sorted(folder.iterdir()) if path.is_file())
    own = {name: load(floor.run.content, name) for name in named(floor.gazette.masthead)}
    found = {path.name: path.read_bytes() for path in layouts}
    return key(found | {name: data for name, data in own.items() if isinstance(data, bytes)})


def _made_from(floor: Floor, issue: Issue, made_of: _Materials) -> str:
    kept = floor.shelf.issues[issue.id]
    return key(kept.digests, floor.gazette.masthead, made_of.style, made_of.faces.machine)


def _true(floor: Floor, issue: Issue, made_of: _Materials) -> bool:
    made_from, mark = floor.shelf.issues[issue.id].book
    there = mark and (floor.site.cache / "books" / mark).is_file()
    return bool(there) and made_from == _made_from(floor, issue, made_of)


def _jobs(
    floor: Floor, stale: list[Issue], made_of: _Materials, waiting: list[tuple[str, str, str]]
) -> Iterator[Job]:
    """Give the Jobs that must be bound; the others' Books are found by their fingerprints.

    One that has Problems is bound again all the same: their places may have moved.
    """
    for issue in stale:
        made_from = _made_from(floor, issue, made_of)
        job = _job(floor, issue, made_of.faces)
        mark = fingerprint(job)
        book = _known(floor, mark)
        if book and not book.problems:
            _keep(floor, issue.id, (made_from, mark), book)
        else:
            waiting.append((issue.id, made_from, mark))
            yield job


def _job(floor: Floor, issue: Issue, faces: Faces) -> Job:
    ((_, notices),) = floor.crew.each("notices", [(issue.id, issue.id)])
    folder = floor.run.content / issue.id
    return Job(floor.gazette.masthead, issue, notices, folder, floor.run.layouts, faces=faces)


def _known(floor: Floor, mark: str) -> Book | None:
    """Give the Book with this fingerprint; None where it is not at hand, or cannot be read."""
    book: Book | None = ledger.load(floor.site.cache / "books" / mark, _STAMP, Book)
    return book


def _again(floor: Floor, name: str) -> Book:
    """Print an issue whose Book was at hand and is damaged, as only a look into it shows."""
    issue = next(issue for issue in floor.gazette.issues if issue.id == name)
    made_of, _ = _materials(floor)
    (book,) = bind_apart([_job(floor, issue, made_of.faces)], server=floor.bindery)
    if isinstance(book, Problem):
        raise Refused(book.what, book.mend)
    ledger.save(floor.site.cache / "books" / floor.shelf.issues[name].book[1], _STAMP, book)
    return book


def _keep(floor: Floor, name: str, made: tuple[str, str], book: Book) -> None:
    parts = {f"{name}/{part}/{part}.pdf": ledger.digest(pdf) for part, pdf in book.parts.items()}
    whole = {f"{name}/{name}.pdf": book.pdf, f"{name}/cover.png": book.cover}
    printed = parts | {path: ledger.digest(data) for path, data in whole.items()}
    more = {"page_map": book.page_map, "pdf_size": len(book.pdf), "remarks": book.problems}
    floor.shelf.change(name, book=made, printed=printed, **more)
