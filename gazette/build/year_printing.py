"""Year printing: the PDF of the contents of each year, set again where its issues have changed.

In: a Context, the Gazette, its CachedIssues, their Prints.
Out: for each year its YearPrint; Problems; files of the site.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from gazette.build.cache import Kind, key
from gazette.build.issue_pdfs import issue_pdfs, set_again
from gazette.model import Problem  # noqa: TC001 - the ledger reads what the fields are
from gazette.pages.registers.year_print import year_print
from gazette.pages.registers.yearly import pdf_of
from gazette.print import IssuePdf, Job, faces
from gazette.read.addresses import path
from gazette.site import ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from gazette.build.context import Context
    from gazette.build.issue_tasks import CachedIssue
    from gazette.build.printing import Print
    from gazette.build.site_files import SiteFiles
    from gazette.model import Gazette, Issue
    from gazette.print.faces import Faces

    Prints = Mapping[str, Print]
    Years = Mapping[str, tuple[Issue, ...]]


@dataclass(frozen=True, slots=True)
class YearPrint:
    """The PDF of a year's contents: its fingerprint, its path -> digest, its size in bytes.

    `problems` are those to look at that printing found.
    """

    year: int
    book: str
    files: dict[str, str] = field(default_factory=dict)
    size: int = 0
    problems: tuple[Problem, ...] = ()


YEARS = Kind("year prints", YearPrint)
YEAR_BOOKS = Kind("years", IssuePdf, form="year 1")
_DRAFTS = " drafts"


def _nothing() -> None:
    """Do nothing meanwhile."""


def print_years(
    context: Context,
    gazette: Gazette,
    issues: Mapping[str, CachedIssue],
    prints: Prints,
    meanwhile: Callable[[], object] = _nothing,
) -> tuple[tuple[YearPrint, ...], tuple[Problem, ...]]:
    """Bring the contents of every year up to date of which all issues are printed.

    Where a processor is free while they are set, what is to be done `meanwhile` is done here.
    What they show is on the issues' cards and in their page maps; how they are set (layouts, faces,
    engine) is in the fingerprints of the issues' own prints.
    """
    years = _years(context, gazette, prints)
    inputs = {
        name: key([(issues[one.id].cards, prints[one.id].book) for one in of])
        for name, of in years.items()
    }
    failed: list[Problem] = []

    def make(names: list[str]) -> Iterator[tuple[str, YearPrint]]:
        own, _ = faces.find(gazette.masthead, context.run.content)

        def jobs() -> Iterator[tuple[str, Job]]:
            for name in names:
                yield name, _job(context, gazette, years[name], prints, own)
            meanwhile()  # whoever wants a further Job has begun with these, and has to wait for one

        for name, mark, book in issue_pdfs(context, YEAR_BOOKS, jobs()):
            if isinstance(book, IssuePdf):
                yield name, _print(years[name][0].year, mark, book)
            else:
                failed.extend(book)

    found = context.cache.made(YEARS, inputs, make)
    _retain(context, gazette)
    told = (problem for one in found.values() for problem in one.problems)
    return tuple(found.values()), (*failed, *told)


def _retain(context: Context, gazette: Gazette) -> None:
    """Keep of the years what belongs to an issue that is there."""
    names = {f"{issue.year}{mark}" for issue in gazette.issues for mark in ("", _DRAFTS)}
    context.cache.retain(YEARS, names)
    kept = (context.cache.last(YEARS, name) for name in names)
    context.cache.retain(YEAR_BOOKS, {one.book for one in kept if one})


def add_years(
    files: SiteFiles, context: Context, gazette: Gazette, prints: Prints, made: Iterable[YearPrint]
) -> None:
    """Add the PDFs; one that was at hand and is damaged is made again."""
    kept = {name: one for one in made for name in one.files}

    def content(name: str) -> bytes:
        book = context.cache.last(YEAR_BOOKS, kept[name].book)
        return (book or _again(context, gazette, prints, kept[name])).pdf

    digests = {name: one.files[name] for name, one in kept.items()}
    files.add("year prints", digests, content)


def _again(context: Context, gazette: Gazette, prints: Prints, lost: YearPrint) -> IssuePdf:
    issues = tuple(issue for issue in gazette.issues if issue.year == lost.year)
    own, _ = faces.find(gazette.masthead, context.run.content)
    job = _job(context, gazette, issues, prints, own)
    return set_again(context, YEAR_BOOKS, lost.book, job)


def _years(context: Context, gazette: Gazette, prints: Prints) -> Years:
    """Return by the name under which it is kept the issues of each year that is printed whole.

    With drafts a year is another one, so that a check leaves the published one at hand.
    """
    mark = _DRAFTS if context.run.drafts else ""
    by_year = groupby(gazette.issues, lambda issue: issue.year)
    found = ((f"{year}{mark}", tuple(of)) for year, of in by_year)
    return {
        name: of
        for name, of in found
        if all(issue.id in prints for issue in of) and any(issue.cards for issue in of)
    }


def _job(
    context: Context, gazette: Gazette, issues: tuple[Issue, ...], prints: Prints, own: Faces
) -> Job:
    maps = {issue.id: prints[issue.id].page_map for issue in issues}
    year = year_print(gazette.masthead, issues, maps)
    folder, layouts = context.run.content / issues[-1].id, context.run.layouts
    notices = year.notices()
    return Job(gazette.masthead, issues[-1], notices, folder, layouts, faces=own, year=year)


def _print(year: int, mark: str, book: IssuePdf) -> YearPrint:
    files = {path(pdf_of(year)): ledger.digest(book.pdf)}
    return YearPrint(year, mark, files, len(book.pdf), book.problems)
