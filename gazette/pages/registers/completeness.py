"""Completeness: what the archive lacks: annexes left out, issues not held; how late it comes.

In: an Archive.
Out: three Registers below one address.
"""

from __future__ import annotations

from statistics import median_low
from typing import TYPE_CHECKING

from gazette.pages.registers import cells
from gazette.pages.registers.register import COUNT, DAY, PRINTED, Cell, Column, Register, Row
from gazette.record.coverage import gaps, missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Card, Issue
    from gazette.pages.contents import Archive

ADDRESS = "/registers/completeness/"


def completeness(archive: Archive) -> tuple[Register, ...]:
    """Return the registers of annexes left out, of days until publication, of missing issues."""
    titles, notes = archive.words.registers.titles, archive.words.registers.notes
    found = {
        "annexes": ((Column("annex"), Column("title"), Column("number"), PRINTED), _left),
        "delays": (_DELAYS, _delays),
        "gaps": ((Column("before"), Column("after"), Column("missing", COUNT)), _gaps),
    }
    return tuple(
        Register(
            f"{ADDRESS}{step}/",
            titles[step],
            notes.get(step, ""),
            columns,
            tuple(rows(archive)),
        )
        for step, (columns, rows) in found.items()
    )


_DELAYS = (
    Column("issue"),
    Column("published", DAY),
    Column("documents", COUNT),
    Column("shortest", COUNT),
    Column("middle", COUNT),
    Column("longest", COUNT),
    Column("title"),
)


def _left(archive: Archive) -> Iterator[Row]:
    """Yield the annexes that issues leave out (略)."""
    for issue, card, known in cells.notices(archive):
        for name in card.omitted:
            yield Row(card.address, issue.year, {**known, "annex": cells.text(name)})


def _delays(archive: Archive) -> Iterator[Row]:
    """Yield for each issue how many days its documents waited, with the one that waited longest."""
    words = archive.words
    for issue in archive.gazette.issues:
        waited = sorted(_waited(issue), key=lambda pair: pair[0])
        if not waited:
            continue
        days = [one for one, _ in waited]
        slowest = waited[-1][1]
        name = words.issue(issue)
        numbers = {"shortest": days[0], "middle": median_low(days), "longest": days[-1]}
        yield Row(
            issue.address,
            issue.year,
            {
                "issue": Cell(name, issue.id, issue.address, issue.id),
                "published": cells.day(words, issue.published),
                "documents": cells.count(len(issue.cards)),
                **{
                    key: cells.count(value, words.registers.days.of(value))
                    for key, value in numbers.items()
                },
                "title": Cell(slowest.title, slowest.title, slowest.address),
            },
        )


def _waited(issue: Issue) -> Iterator[tuple[int, Card]]:
    for card in issue.cards:
        if card.dated and issue.published and card.dated <= issue.published:
            yield (issue.published - card.dated).days, card


def _gaps(archive: Archive) -> Iterator[Row]:
    """Yield where issues are missing between two; how many, where their numbers tell."""
    words = archive.words
    for before, after in gaps(archive.gazette):
        number = missing(before, after)
        said = words.registers.missing_issues.format(n=number) if number else ""
        yield Row(
            before.address,
            before.year,
            {
                "before": Cell(words.issue(before), before.id, before.address, before.id),
                "after": Cell(words.issue(after), after.id, after.address, after.id),
                "missing": cells.count(number, said),
            },
        )
