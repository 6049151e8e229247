"""Proof notes: where the Problems of an issue stand on its pages, the same one told once.

In: a Job, printed lines, Problems.
Out: Notes, each beside the line that it speaks of; the marks of one that is found elsewhere, too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from gazette.language.lines import solid
from gazette.print.line_numbers import LEFT, PrintedLine
from gazette.print.proof_pages import NoteMark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gazette.model import Problem
    from gazette.print import Job
    from gazette.print.measures import Measures

_NOWHERE = PrintedLine(LEFT, 0, 0, "", "")
"""Where a Problem stands that is about no line of a notice: beside the cover, without a mark."""
_CONTEXT = 8


@dataclass(frozen=True, slots=True)
class Note:
    """A Problem where it stands: on which page, on which side of it, how far down in pixels.

    `also` are the same elsewhere, which have its number and no note of their own.
    """

    page: int
    side: int
    base: float
    problem: Problem
    also: tuple[Note, ...] = ()

    @property
    def everywhere(self) -> tuple[Note, ...]:
        """The note and the same elsewhere."""
        return self, *self.also


def found_notes(
    job: Job, printed: Sequence[Sequence[PrintedLine]], problems: Iterable[Problem]
) -> list[Note]:
    """Find each Problem's line; those of no line stand first, beside the cover."""
    places: dict[str, list[tuple[int, PrintedLine]]] = {}
    for page, found in enumerate(printed):
        for line in found:
            places.setdefault(line.block, []).append((page, line))
    notes = []
    for problem in problems:
        block = _block(job, problem)
        meant = places.get(block, ()) if block else ()
        page, line = _line(meant, problem) if meant else (0, _NOWHERE)
        notes.append(Note(page, line.side, line.base, problem))
    return sorted(notes, key=lambda note: (note.page, note.base, note.side, note.problem.place))


def same(problem: Problem) -> object:
    """Return what two Problems have in common that are told in the same words."""
    return problem.rule, problem.grade, problem.what, problem.mend


def alike(problem: Problem) -> object:
    """Return what two Problems have in common that are mended in the same way."""
    return problem.rule, problem.grade, problem.mend


def told_once(notes: Iterable[Note], key: Callable[[Problem], object]) -> list[Note]:
    """Fold the notes whose Problems have the same key into the first of them."""
    first: dict[object, Note] = {}
    for note in notes:
        known = first.setdefault(key(note.problem), note)
        if known is not note:
            more = replace(known, also=(*known.also, *note.everywhere))
            first[key(note.problem)] = more
    return list(first.values())


def marks(numbered: Iterable[tuple[int, Note]], measures: Measures) -> Iterator[NoteMark]:
    """Yield what stands beside the lines of a page, given its notes from above."""
    placed = (
        (number, (note.side, measures.in_proof(0, note.base)[1]))
        for number, note in numbered
        if note.base
    )
    for (side, top), some in groupby(placed, lambda pair: pair[1]):
        numbers = sorted({number for number, _ in some})
        whole = numbers == list(range(numbers[0], numbers[-1] + 1))
        ends = dict.fromkeys((numbers[0], numbers[-1])) if whole else numbers
        label = ("–" if whole else ",").join(map(str, ends))
        yield NoteMark(label, side, top)


def _block(job: Job, problem: Problem) -> str:
    """Name the element of the block that a Problem speaks of: of a front matter's, the title."""
    for notice in job.notices:
        if notice.card.place.file == problem.place.file and notice.blocks:
            known = [block for block in notice.blocks if 0 < block.line <= problem.place.line]
            block = max(known, key=lambda block: block.line, default=notice.blocks[0])
            return f"{notice.card.id}.{block.id}"
    return ""


def _line(meant: Sequence[tuple[int, PrintedLine]], problem: Problem) -> tuple[int, PrintedLine]:
    """Find the printed line of a block in which stands what a Problem is about; else the first."""
    start = problem.place.column - 1
    text = problem.excerpt[max(0, start - _CONTEXT) : start + problem.width]
    whole = "".join(line.text for _, line in meant)
    at = whole.find(solid(text)) + len(solid(text)) if text and solid(text) in whole else 0
    for page, line in meant:
        at -= len(line.text)
        if at <= 0:
            return page, line
    return meant[0]
