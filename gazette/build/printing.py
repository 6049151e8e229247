"""Printing: the print edition of every issue, laid out again only where it shows something new.

In: a Context, the Gazette, its CachedIssues.
Out: for each issue its Print; Problems; the PDFs' bytes.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the ledger reads what the fields are
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from gazette.arrange import citing
from gazette.build.cache import Kind, key
from gazette.build.issue_pdfs import issue_pdfs, set_again
from gazette.build.issue_tasks import IssueTasks
from gazette.build.published_pdfs import bound, otherwise_set, pdfs_of
from gazette.build.year_indexes import index_of, listed, rounds
from gazette.content.files import load
from gazette.model import PageMap, Problem, message
from gazette.model.pagemap import PageArea  # noqa: TC001 - the ledger reads what the fields are
from gazette.print import IssuePdf, Job, faces
from gazette.read.office_files import files as named
from gazette.read.publication import published
from gazette.site import ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.build.context import Context
    from gazette.build.issue_tasks import CachedIssue
    from gazette.model import Gazette, Issue, IssueLock
    from gazette.print.faces import Faces
    from gazette.print.year import Year

STEP = message("排印")
_UNPRINTED = PageMap()


@dataclass(frozen=True, slots=True)
class Print:
    """An issue's print edition, or nothing: its IssuePdf's fingerprint, its files, path -> digest.

    `problems` are those to look at that printing found; `pdf_size` is in bytes, `sizes` maps a path
    to its size in bytes and its SHA-256. `areas` are what each notice takes of its pages.
    """

    issue: str = ""
    book: str = ""
    files: dict[str, str] = field(default_factory=dict)
    page_map: PageMap = _UNPRINTED
    pdf_size: int = 0
    sizes: dict[str, tuple[int, str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    areas: Mapping[str, tuple[PageArea, ...]] = field(default_factory=dict)


PRINTS = Kind("prints", Print)
BOOKS = Kind("books", IssuePdf, form="book 9")


def print_issues(
    context: Context, gazette: Gazette, issues: dict[str, CachedIssue]
) -> tuple[dict[str, Print], tuple[Problem, ...]]:
    """Bring every issue's print edition up to date; Problems name what could not be set."""
    cache, by_name = context.cache, {issue.id: issue for issue in gazette.issues}
    found, missing = faces.find(gazette.masthead, context.run.content)
    cited = citing.addresses(gazette)
    ours = {name: cited_by(issue, cited) for name, issue in by_name.items()}
    made_of = _inputs(context, gazette, issues, (ours, found))
    failed: dict[str, tuple[Problem, ...]] = {}
    prints: dict[str, Print] = {}

    def make(names: list[str]) -> Iterator[tuple[str, Print]]:
        asked = (
            (name, issue_job(context, gazette, by_name[name], found, ours[name])) for name in names
        )
        indexed = ((name, replace(job, index=indexes[name])) for name, job in asked)
        jobs = (
            (name, replace(bound(context, job, issues[name].lock), former=_former(context, name)))
            for name, job in indexed
        )
        for done, (name, mark, book) in enumerate(issue_pdfs(context, BOOKS, jobs), 1):
            context.tell(STEP, done, len(names))
            wrong = _wrong(book, issues[name].lock)
            if isinstance(book, IssuePdf) and not wrong:
                yield name, _print(name, mark, book)
            else:
                failed[name] = wrong

    for names in rounds(gazette):
        indexes = _indexes(gazette, names, prints)
        prints |= cache.made(PRINTS, _marks(made_of, indexes), make)
    cache.retain(PRINTS, issues)
    editions = (cache.last(PRINTS, name) for name in issues)
    cache.retain(BOOKS, {one.book for one in editions if one})
    prints = {name: prints[name] for name in by_name if name in prints}
    told = (failed.get(name) or prints[name].problems for name in by_name)
    return prints, (*missing, *(problem for problems in told for problem in problems))


def _former(context: Context, name: str) -> IssuePdf | None:
    """Return what was printed of an issue before, as far as it helps to print it again."""
    edition = context.cache.last(PRINTS, name)
    book = context.cache.last(BOOKS, edition.book) if edition else None
    return IssuePdf(parts=book.parts, pages=book.pages, layout=book.layout) if book else None


def _inputs(
    context: Context,
    gazette: Gazette,
    issues: Mapping[str, CachedIssue],
    shown: tuple[Mapping[str, dict[str, tuple[str, ...]]], Faces],
) -> dict[str, str]:
    """Return by issue the key of what its print edition is made from.

    `shown` are what its notices cite, and the faces that it is set in.
    """
    ours, found = shown
    common = key(gazette.masthead, _style(context, gazette), found.machine)
    return {name: key(issues[name].digests, ours[name], common) for name in ours}


def prints_at_hand(
    context: Context, gazette: Gazette, issues: Mapping[str, CachedIssue]
) -> dict[str, Print]:
    """Return the print editions that are just as they would be set now; none is set."""
    found, _ = faces.find(gazette.masthead, context.run.content)
    cited = citing.addresses(gazette)
    ours = {issue.id: cited_by(issue, cited) for issue in gazette.issues}
    made_of = _inputs(context, gazette, issues, (ours, found))
    prints: dict[str, Print] = {}
    for names in rounds(gazette):
        marks = _marks(made_of, _indexes(gazette, names, prints))
        known = ((name, context.cache.known(PRINTS, name, mark)) for name, mark in marks.items())
        prints |= {name: edition for name, edition in known if edition}
    return prints


def _indexes(
    gazette: Gazette, names: Iterable[str], prints: Mapping[str, Print]
) -> dict[str, Year | None]:
    """Return by name the indexes that issues ask for, of what is printed."""
    maps = {name: one.page_map for name, one in prints.items()}
    return {one.id: index_of(gazette, one, maps) for one in gazette.issues if one.id in names}


def _marks(made_of: Mapping[str, str], indexes: Mapping[str, Year | None]) -> dict[str, str]:
    """Return by issue the key of what its print edition is made from, with its indexes if any."""
    return {
        name: key(made_of[name], one) if one else made_of[name] for name, one in indexes.items()
    }


def _wrong(book: IssuePdf | tuple[Problem, ...], lock: IssueLock | None) -> tuple[Problem, ...]:
    """Return what is to be mended before an issue has a print edition."""
    if not isinstance(book, IssuePdf):
        return book
    return otherwise_set(lock, book) if lock else ()


def content(context: Context, gazette: Gazette, edition: Print, path: str) -> bytes:
    """Return the bytes of one of the files of an issue's Print."""
    book = context.cache.last(BOOKS, edition.book) or _again(context, gazette, edition)
    return dict(_files(edition.issue, book))[path]


def _style(context: Context, gazette: Gazette) -> str:
    """Return the key of the print layouts and of the files that the masthead names."""
    folder = context.run.layouts / "print"
    layouts = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    own = {name: load(context.run.content, name) for name in named(gazette.masthead)}
    return key(layouts | {name: data for name, data in own.items() if isinstance(data, bytes)})


def cited_by(issue: Issue, cited: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return what the notices of an issue cite, by their ids."""
    return {card.id: cited[card.address] for card in issue.cards if card.address in cited}


def issue_job(
    context: Context, gazette: Gazette, issue: Issue, own: Faces, cited: dict[str, tuple[str, ...]]
) -> Job:
    """Return the Job of an issue's print edition."""
    ((_, notices),) = context.pool.each(IssueTasks.notices, [(issue.id, issue.id)])
    folder = context.run.content / issue.id
    layouts = context.run.layouts
    head = issue.headed(gazette.masthead)
    return Job(head, issue, notices, folder, layouts, faces=own, cited=cited)


def _print(name: str, mark: str, book: IssuePdf) -> Print:
    whole = dict(_files(name, book))
    files = {path: ledger.digest(data) for path, data in whole.items()}
    sizes = {path: (len(data), sha256(data).hexdigest()) for path, data in whole.items()}
    size, problems = len(book.pdf), book.problems
    return Print(name, mark, files, book.page_map, size, sizes, problems, book.areas)


def _files(name: str, book: IssuePdf) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an issue's print edition: PDFs, the cover and the pages as pictures."""
    yield from pdfs_of(name, book).items()
    yield f"{name}/cover.png", book.cover
    for number, picture in enumerate(book.pages, 1):
        yield f"{name}/p/{number}/{number}.png", picture


def _again(context: Context, gazette: Gazette, edition: Print) -> IssuePdf:
    """Print an issue whose IssuePdf was at hand and is damaged, as only a look into it shows."""
    issue = next(issue for issue in gazette.issues if issue.id == edition.issue)
    own, _ = faces.find(gazette.masthead, context.run.content)
    cited = cited_by(issue, citing.addresses(gazette))
    read = published(context.run.content, issue.id)
    lock = read.lock.bound if read else None
    before = {one.id: context.cache.last(PRINTS, one.id) for one in listed(gazette, issue)}
    indexes = _indexes(gazette, [issue.id], {name: one for name, one in before.items() if one})
    job = replace(issue_job(context, gazette, issue, own, cited), index=indexes[issue.id])
    job = bound(context, job, lock)
    return set_again(context, BOOKS, edition.book, job)
