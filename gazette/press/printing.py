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
from gazette.model import Grade, Problem
from gazette.press.kept import key
from gazette.read.own import files as named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gazette.book.faces import Faces
    from gazette.model import Issue
    from gazette.press.floor import Floor

_STAMP = "book 3"
STEP = "排印"


def print_issues(floor: Floor) -> tuple[Problem, ...]:
    """Bring every issue's print edition up to date; Problems name what could not be set."""
    folder = floor.site.cache / "books"
    folder.mkdir(parents=True, exist_ok=True)
    found, missing = faces.find(floor.gazette.masthead, floor.run.content)
    made_of = _Materials(_style(floor), found)
    stale = [issue for issue in floor.gazette.issues if not _true(floor, issue, made_of)]
    told: dict[str, tuple[Problem, ...]] = {}
    waiting: list[tuple[str, str, str]] = []
    jobs = _jobs(floor, stale, made_of, waiting)
    for done, book in enumerate(bind_apart(jobs, at_once=floor.jobs, server=floor.bindery), 1):
        floor.tell(STEP, done, len(stale))
        name, made_from, mark = waiting.pop(0)
        told[name] = (book,) if isinstance(book, Problem) else book.problems
        if isinstance(book, Book) and not any(p.grade is Grade.MEND for p in book.problems):
            _put(folder / mark, book)
            _keep(floor, name, (made_from, mark))
    used = {kept.book[1] for kept in floor.shelf.issues.values()}
    for path in folder.iterdir():
        if path.name not in used:
            path.unlink()
    names = (issue.id for issue in floor.gazette.issues)
    said = (told.get(name, floor.shelf.issues[name].remarks) for name in names)
    return (*missing, *chain.from_iterable(said))


def content(floor: Floor, name: str, path: str) -> bytes:
    """Give the bytes of an issue's PDF, of a notice's, or of the cover picture."""
    sections = ledger.load(floor.site.cache / "books" / floor.shelf.issues[name].book[1], _STAMP)
    *_, folder, file = path.split("/")
    whole = {f"{name}.pdf": "pdf", "cover.png": "cover"}
    return (sections or {})["" if folder == name else "parts"][whole.get(file, folder)]


@dataclass(frozen=True, slots=True)
class _Materials:
    """What all issues are printed with: the key of layouts and the masthead's files; the faces."""

    style: str
    faces: Faces


def _style(floor: Floor) -> str:
    folder = floor.run.layouts / "print"
    layouts = (path for path in sorted(folder.iterdir()) if path.is_file())
    own = (floor.run.content / name for name in named(floor.gazette.masthead))
    return key({path.name: path.read_bytes() for path in (*layouts, *own) if path.is_file()})


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
        for _, notices in floor.crew.each("notices", [(issue.id, issue.id)]):
            folder = floor.run.content / issue.id
            layouts = floor.run.layouts
            masthead = floor.gazette.masthead
            job = Job(masthead, issue, notices, folder, layouts, faces=made_of.faces)
        mark = fingerprint(job)
        book = ledger.load(floor.site.cache / "books" / mark, _STAMP)
        if book and not ledger.unpack(book[""]["problems"]):
            _keep(floor, issue.id, (made_from, mark))
        else:
            waiting.append((issue.id, made_from, mark))
            yield job


def _put(path: Path, book: Book) -> None:
    values = {"pdf": book.pdf, "cover": book.cover, "map": ledger.pack(book.page_map)}
    values["problems"] = ledger.pack(book.problems)
    ledger.save(path, _STAMP, {"": values, "parts": dict(book.parts)})


def _keep(floor: Floor, name: str, book: tuple[str, str]) -> None:
    sections = ledger.load(floor.site.cache / "books" / book[1], _STAMP)
    values, parts = (sections or {})[""], (sections or {})["parts"]
    printed = {f"{name}/{part}/{part}.pdf": ledger.digest(pdf) for part, pdf in parts.items()}
    printed |= {
        f"{name}/{name}.pdf": ledger.digest(values["pdf"]),
        f"{name}/cover.png": ledger.digest(values["cover"]),
    }
    page_map = ledger.unpack(values["map"])
    remarks = ledger.unpack(values["problems"])
    more = {"page_map": page_map, "pdf_size": len(values["pdf"]), "remarks": remarks}
    floor.shelf.change(name, book=book, printed=printed, **more)
