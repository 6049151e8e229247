"""Proof: an issue to be read on paper: its pages marked 校样, with numbered lines and notes.

In: a Job with the Problems that are known of it.
Out: an Edition; each page of the issue a little smaller, beside it notes and room to write.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from gazette.language.lines import solid, wide
from gazette.language.messages import written as written_out
from gazette.model import Grade, Message, message
from gazette.print import Edition, EditionFile
from gazette.print.diagnostics import glyph_problems
from gazette.print.font_tables import StrippedFonts
from gazette.print.imposition import as_form, open_pdf, place, trimmed, written
from gazette.print.line_numbers import LEFT, PrintedLine, line_numbers, printed_lines
from gazette.print.pagemap import front_matter_problems, page_map
from gazette.print.print_layout import PrintLayout
from gazette.print.proof_pages import LineLabel, NoteMark, NoteText, ProofPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.model import Problem
    from gazette.print import Job
    from gazette.print.measures import Measures
    from gazette.typeset.weasyprint.document import Document, Page

_GAP = 5.0
"""What stands between two notes, in points."""
_NARROW = 0.6
_NOWHERE = PrintedLine(LEFT, 0, 0, "", "")
"""Where a Problem stands that is about no line of a notice: beside the cover, without a mark."""
_CONTEXT = 8


@dataclass(frozen=True, slots=True)
class _Note:
    """A Problem where it stands: on which page, on which side of it, how far down in pixels."""

    page: int
    side: int
    base: float
    problem: Problem


def make_proof(job: Job, problems: list[Problem]) -> Edition:
    """Set the proof of an issue; a Problem stands beside the line that it speaks of.

    `problems` grows while the issue is set; those stand in the proof, too.
    """
    layout = PrintLayout(job)
    body = layout.body()
    mapped, lost = page_map(body.pages, job.notices)
    front = layout.front_matter(mapped)[:-1]
    problems += lost
    problems += front_matter_problems(front, layout.required_text(), job.issue.place)
    whole = body.copy(front + body.pages)
    for page in whole.pages:
        page.links = []  # nobody clicks on paper, and what they lead to may be missing yet
    whole.fonts = StrippedFonts()
    issue: bytes = whole.write_pdf(pdf_identifier=True)
    if not lost:
        problems += glyph_problems(job, tuple(whole.fonts.values()), whole.pages)
    ids = frozenset(f"{n.card.id}.{block.id}" for n in job.notices for block in n.blocks)
    printed = [printed_lines(page, ids) for page in whole.pages]
    notes = _notes(job, printed, dict.fromkeys((*job.noted, *problems)))
    leaves = _proof_pages(printed, notes, len(front), layout.measures, job.language)
    over = layout.lay_out("proof.html", leaves=leaves, said=_said(notes, job.language))
    return Edition({"proof": _lay_over(issue, over, leaves, layout.measures)}, tuple(problems))


def _notes(
    job: Job, printed: Sequence[Sequence[PrintedLine]], problems: Iterable[Problem]
) -> list[_Note]:
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
        notes.append(_Note(page, line.side, line.base, problem))
    return sorted(notes, key=lambda note: (note.page, note.base, note.side, note.problem.place))


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


def _proof_pages(
    printed: Sequence[Sequence[PrintedLine]],
    notes: Sequence[_Note],
    front: int,
    measures: Measures,
    language: str,
) -> list[ProofPage]:
    """Share the notes out over the pages, numbered; what has no room goes on a further sheet."""
    numbered = list(enumerate(notes, 1))
    given = {page: list(some) for page, some in groupby(numbered, lambda pair: pair[1].page)}
    leaves = []
    for page, found in enumerate(printed):
        name = _page_name(page, front)
        leaf = ProofPage(written_out(name, language), page)
        leaf.lines = [
            LineLabel(row.number, *measures.in_proof(row.left, row.base))
            for row in line_numbers(found)
        ]
        here = given.get(page, [])
        leaf.marks = list(_marks(here, measures))
        said = [_note_text(number, note, measures, language) for number, note in here]
        more = _stack(said, measures)
        leaf.notes = said[: len(said) - len(more)]
        leaves.append(leaf)
        if more:
            again = written_out(message("{page}（续）", page=name), language)
            leaves.append(ProofPage(again, None, notes=more))
    return leaves


def _marks(notes: Iterable[tuple[int, _Note]], measures: Measures) -> Iterator[NoteMark]:
    """Yield what stands beside the lines."""
    placed = (
        (number, (note.side, measures.in_proof(0, note.base)[1]))
        for number, note in notes
        if note.base
    )
    for (side, top), some in groupby(placed, lambda pair: pair[1]):
        numbers = [number for number, _ in some]
        label = "–".join(map(str, dict.fromkeys((numbers[0], numbers[-1]))))
        yield NoteMark(label, side, top)


def _page_name(page: int, front: int) -> Message:
    if page >= front:
        return message("第{page}页", page=page - front + 1)
    return message("目录第{page}页", page=page) if page else message("封面")


def _note_text(number: int, note: _Note, measures: Measures, language: str) -> NoteText:
    problem = note.problem
    grave = written_out(message("须改正"), language) if problem.grade is Grade.MEND else ""
    file = problem.place.file.rpartition("/")[2].removesuffix(".md")
    place = f"{file}:{problem.place.line}"
    what = written_out(problem.what, language)
    mend = written_out(message("改法：{mend}", mend=problem.mend), language)
    texts = f"{number} {grave} {place}", what, mend
    line = measures.note_width / measures.note_size
    height = measures.note_line * sum(math.ceil(_width(text) / line) for text in texts) + _GAP
    top = measures.in_proof(0, note.base)[1] - measures.note_line
    return NoteText(number, grave, place, what, mend, top, height)


def _width(text: str) -> float:
    return sum(1 if wide(character) else _NARROW for character in text)


def _stack(notes: list[NoteText], measures: Measures) -> list[NoteText]:
    """Move notes that would overlap, down and then up again; return those without room."""
    room = measures.notes_end - measures.proof_top
    count = 0
    for note in notes:
        room -= note.height
        count += room >= 0
    kept, more = notes[:count], notes[count:]
    least = measures.proof_top
    for note in kept:
        note.top = max(note.top, least)
        least = note.top + note.height
    most = measures.notes_end
    for note in reversed(kept):
        note.top = min(note.top, most - note.height)
        most = note.top
    return more


def _said(notes: Sequence[_Note], language: str) -> dict[str, str]:
    """Return what every page of the proof says, and how much is noted in all."""
    grave = sum(note.problem.grade is Grade.MEND for note in notes)
    light = len(notes) - grave
    counted = message("须改正 {grave} 处，可以再看 {light} 处", grave=grave, light=light)
    said = {
        "proof": message("校样"),
        "counted": counted,
        "read_by": message("校对："),
        "dated": message("日期："),
    }
    return {name: written_out(one, language) for name, one in said.items()}


def _lay_over(
    issue: bytes, over: Document, leaves: Sequence[ProofPage], measures: Measures
) -> EditionFile:
    """Lay each page of the issue, made smaller, on the page with what is written beside it."""
    scale, down = measures.proof_scale, measures.proof_top
    source, result = open_pdf(issue), open_pdf(over.write_pdf())
    for number, sheet in enumerate(over.pages):
        under = _page_under(sheet, leaves)
        if under is not None:
            page, on = source.pages[under], result.pages[number]
            left_over = trimmed(on).height - down - scale * trimmed(page).height
            place(on, as_form(result, page), (measures.proof_side, left_over), scale)
    return EditionFile(written(result, "1.7"), len(over.pages))


def _page_under(sheet: Page, leaves: Sequence[ProofPage]) -> int | None:
    """Return the page of the issue that a page of the proof shows: notes may run over several."""
    begun = [name for name in sheet.anchors if name.startswith("leaf-")]
    return leaves[int(begun[0].removeprefix("leaf-"))].under if begun else None
