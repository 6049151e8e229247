"""Corrections held against what they correct: its text, and where its issue prints the words.

In: a Context, the Gazette, its CachedIssues, their Prints.
Out: Problems.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.build.cache import Kind, key
from gazette.build.issue_tasks import IssueTasks
from gazette.build.printing import BOOKS
from gazette.model import Problem, message
from gazette.model.correction import Correction, PrintedPlace
from gazette.model.pagemap import line_at, page_at
from gazette.record.corrections import correcting, misplaced, spot, unheld
from gazette.rulebook.correcting import PRINT_CORRECTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazette.build.context import Context
    from gazette.build.issue_tasks import CachedIssue
    from gazette.build.printing import Print
    from gazette.model import Block, Card, Gazette, Message
    from gazette.print import IssuePdf

    Asked = dict[str, list[tuple[Correction, Card]]]


@dataclass(frozen=True, slots=True)
class Held:
    """Corrections of one issue's notices: what is wrong with them, and where the others stand.

    A place is the correction, the id of the notice that is corrected, and the characters before.
    """

    problems: tuple[Problem, ...] = ()
    places: tuple[tuple[Correction, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Misprinted:
    """What is wrong with the printed places of the corrections of one issue's notices."""

    problems: tuple[Problem, ...] = ()


HELD = Kind("corrections", Held)
PRINTED = Kind("printed corrections", Misprinted)


def check_texts(
    context: Context, gazette: Gazette, issues: Mapping[str, CachedIssue]
) -> tuple[dict[str, Held], tuple[Problem, ...]]:
    """Hold corrections against the texts that they correct; return what fits, and what is wrong."""
    found = [unheld(card, one) for card, one, there in correcting(gazette) if there is None]
    held = _held(context, gazette, issues)
    return held, (*found, *(problem for one in held.values() for problem in one.problems))


def check_print(
    context: Context, gazette: Gazette, held: Mapping[str, Held], prints: Mapping[str, Print]
) -> tuple[Problem, ...]:
    """Return which corrections do not say where the words are printed, or say it wrong.

    Of an earlier print we know no line, and it is left to who holds it.
    """
    ours = {issue.id for issue in gazette.issues if not issue.printed_before}
    wanted = {name: one for name, one in held.items() if one.places and name in prints}
    inputs = {n: key(one, prints[n].book) for n, one in wanted.items() if n in ours}

    def make(names: list[str]) -> Iterator[tuple[str, Misprinted]]:
        for name in names:
            if book := context.cache.last(BOOKS, prints[name].book):
                checked = (
                    _misprinted(one, printed_at(book, notice, at))
                    for one, notice, at in wanted[name].places
                )
                yield name, Misprinted(tuple(problem for problem in checked if problem))

    found = context.cache.made(PRINTED, inputs, make)
    context.cache.retain(PRINTED, held)
    shown = {issue.id for issue in gazette.issues}
    told = (problem for one in found.values() for problem in one.problems)
    return tuple(one for one in told if one.place.file.split("/")[0] in shown)


def _held(context: Context, gazette: Gazette, issues: Mapping[str, CachedIssue]) -> dict[str, Held]:
    """Return by the issue of what is corrected its corrections, held against its texts."""
    asked: Asked = {}
    for card, one, there in correcting(gazette):
        if there and there is not card:
            asked.setdefault(there.issue, []).append((one, there))
    inputs = {
        name: key([(one, there.id) for one, there in some], issues[name].digests)
        for name, some in asked.items()
    }

    def make(names: list[str]) -> Iterator[tuple[str, Held]]:
        for name, notices in context.pool.each(IssueTasks.notices, [(n, n) for n in names]):
            blocks = {notice.card.id: notice.blocks for notice in notices}
            yield name, _against(blocks, asked[name])

    held = context.cache.made(HELD, inputs, make)
    context.cache.retain(HELD, asked)
    return held


def _against(
    blocks: Mapping[str, Sequence[Block]], asked: Sequence[tuple[Correction, Card]]
) -> Held:
    """Hold corrections against the texts of an issue, which go by the ids of its notices."""
    problems: list[Problem] = []
    places: list[tuple[Correction, str, int]] = []
    for one, there in asked:
        if problem := misplaced(blocks[there.id], one):
            problems.append(problem)
        elif found := spot(blocks[there.id], one):
            places.append((one, there.id, found.at))
    return Held(tuple(problems), tuple(places))


def printed_at(book: IssuePdf, notice: str, at: int) -> PrintedPlace:
    """Return where the character of a notice is printed before which there are `at` others."""
    if line := line_at(book.lines.get(notice, ()), at):
        return PrintedPlace(line.page, line.column, line.line)
    first = book.page_map.spans.get(notice, (0, 0))[0]
    own = (mark for mark in book.page_map.breaks if mark.notice == notice)
    return PrintedPlace(page_at(first, own, at))


def _misprinted(one: Correction, right: PrintedPlace) -> Problem | None:
    """Return what is wrong with the printed place of a correction, or that it says none."""
    said = one.printed
    fits = _agrees(said, right) if said.page else one.said
    if fits or not right.page or one.place is None:
        return None
    was, place = one.was, _said(right)
    what = message("“{was}”印在{place}，更正没有说", was=was, place=place)
    if said.page:
        template = "“{was}”印在{place}，更正写的是{other}"
        what = message(template, was=was, place=place, other=_said(said))
    given = zip(("page", "column", "line"), right, strict=True)
    fields = tuple(f"`{name}: {value}`" for name, value in given if value)
    mend = message("写成 {fields:、}，一行一个", fields=fields)
    if not right.column and said.column:
        mend = message("写成 {fields:、}，一行一个；删去 `column`", fields=fields)
    return PRINT_CORRECTION.problem(one.place, what, mend, width=len(was))


def _agrees(said: PrintedPlace, right: PrintedPlace) -> bool:
    """Return whether a place that is said is the right one, as far as either goes."""
    if said.page != right.page or not right.line:
        return said.page == right.page
    return said == right if said.line else said.column in {"", right.column}


def _said(place: PrintedPlace) -> Message:
    """Say a printed place to an editor."""
    columns = {"left": message("左栏"), "right": message("右栏")}
    line = message("第{line}行", line=place.line) if place.line else message("")
    column = columns.get(place.column, message(""))
    return message("第{page}页{column}{line}", page=place.page, column=column, line=line)
