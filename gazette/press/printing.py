"""Printing: the print edition of every issue, laid out again only where it shows something new.

In: the Floor.
Out: each issue's PageMap, PDFs and cover picture among what is kept; Problems; the PDFs' bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette import ledger
from gazette.book import Book, Job, fingerprint
from gazette.book.bindery import bind_apart
from gazette.model import Grade, Problem
from gazette.press.kept import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gazette.model import Issue
    from gazette.press.floor import Floor

_STAMP = "book 2"
STEP = "排印"


def print_issues(floor: Floor) -> tuple[Problem, ...]:
    """Bring every issue's print edition up to date; Problems name what could not be set."""
    folder = floor.site.cache / "books"
    folder.mkdir(parents=True, exist_ok=True)
    style = _style(floor.run.layouts / "print")
    stale = [issue for issue in floor.gazette.issues if not _true(floor, issue, style)]
    problems: list[Problem] = []
    waiting: list[tuple[str, str, str]] = []
    jobs = _jobs(floor, stale, style, waiting)
    for done, book in enumerate(bind_apart(jobs, at_once=floor.jobs), 1):
        floor.tell(STEP, done, len(stale))
        name, made_from, mark = waiting.pop(0)
        problems += (book,) if isinstance(book, Problem) else book.problems
        if isinstance(book, Book) and not any(p.grade is Grade.MEND for p in book.problems):
            _put(folder / mark, book)
            _keep(floor, name, (made_from, mark))
    used = {kept.book[1] for kept in floor.shelf.issues.values()}
    for path in folder.iterdir():
        if path.name not in used:
            path.unlink()
    return tuple(problems)


def content(floor: Floor, name: str, path: str) -> bytes:
    """Give the bytes of an issue's PDF, of a notice's, or of the cover picture."""
    sections = ledger.load(floor.site.cache / "books" / floor.shelf.issues[name].book[1], _STAMP)
    *_, folder, file = path.split("/")
    whole = {f"{name}.pdf": "pdf", "cover.png": "cover"}
    return (sections or {})["" if folder == name else "parts"][whole.get(file, folder)]


def _style(folder: Path) -> str:
    files = (path for path in sorted(folder.iterdir()) if path.is_file())
    return key({path.name: path.read_bytes() for path in files})


def _made_from(floor: Floor, issue: Issue, style: str) -> str:
    kept = floor.shelf.issues[issue.id]
    return key(kept.digests, floor.gazette.masthead, style)


def _true(floor: Floor, issue: Issue, style: str) -> bool:
    made_from, mark = floor.shelf.issues[issue.id].book
    there = mark and (floor.site.cache / "books" / mark).is_file()
    return bool(there) and made_from == _made_from(floor, issue, style)


def _jobs(
    floor: Floor, stale: list[Issue], style: str, waiting: list[tuple[str, str, str]]
) -> Iterator[Job]:
    """Give the Jobs that must be bound; the others' Books are found by their fingerprints."""
    for issue in stale:
        made_from = _made_from(floor, issue, style)
        for _, notices in floor.crew.each("notices", [(issue.id, issue.id)]):
            folder = floor.run.content / issue.id
            job = Job(floor.gazette.masthead, issue, notices, folder, floor.run.layouts)
        mark = fingerprint(job)
        if ledger.load(floor.site.cache / "books" / mark, _STAMP):
            _keep(floor, issue.id, (made_from, mark))
        else:
            waiting.append((issue.id, made_from, mark))
            yield job


def _put(path: Path, book: Book) -> None:
    values = {"pdf": book.pdf, "cover": book.cover, "map": ledger.pack(book.page_map)}
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
    size = len(values["pdf"])
    floor.shelf.change(name, book=book, printed=printed, pdf_size=size, page_map=page_map)
