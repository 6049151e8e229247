"""Proof: an issue to be read on paper: its pages marked 校样, with numbered lines and notes.

In: a Job with the Problems that are known of it.
Out: an Edition; each page of the issue a little smaller, beside it notes and room to write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.messages import written as written_out
from gazette.model import Grade, message
from gazette.print import Edition, EditionFile
from gazette.print.diagnostics import glyph_problems
from gazette.print.font_tables import StrippedFonts
from gazette.print.front_matter import front_matter
from gazette.print.imposition import as_form, open_pdf, place, trimmed, written
from gazette.print.line_numbers import line_numbers, printed_lines
from gazette.print.note_texts import last_sheet, note_text, page_name, stack
from gazette.print.pagemap import front_matter_problems
from gazette.print.print_layout import PrintLayout
from gazette.print.printed_body import print_body
from gazette.print.proof_notes import Note, found_notes, marks, same, told_once
from gazette.print.proof_pages import LineLabel, ProofPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.model import PageMap, Problem
    from gazette.print import Job
    from gazette.print.line_numbers import PrintedLine
    from gazette.print.measures import Measures
    from gazette.typeset.weasyprint.document import Document, Page


def make_proof(job: Job, problems: list[Problem]) -> Edition:
    """Set the proof of an issue; a Problem stands beside the line that it speaks of.

    `problems` grows while the issue is set; those stand in the proof, too.
    """
    layout = PrintLayout(job)
    problems += layout.problems
    body, mapped, lost = print_body(layout)
    front = front_matter(layout, mapped).pages[:-1]
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
    notes = told_once(found_notes(job, printed, dict.fromkeys((*job.noted, *problems))), same)
    papers = _papers(layout.measures, len(front), mapped)
    leaves = _proof_pages(printed, notes, len(front), papers, job.language)
    over = layout.lay_out("proof.html", leaves=leaves, said=_said(notes, job.language))
    return Edition({"proof": _lay_over(issue, over, leaves, layout.measures)}, tuple(problems))


def _papers(measures: Measures, front: int, mapped: PageMap) -> list[Measures]:
    """Return the measures of each page, those of the front and those of the body."""
    numbers = range(1, mapped.count + 1)
    body = (measures.turned if at in mapped.turned else measures for at in numbers)
    return [*[measures] * front, *body]


def _proof_pages(
    printed: Sequence[Sequence[PrintedLine]],
    notes: Sequence[Note],
    front: int,
    papers: Sequence[Measures],
    language: str,
) -> list[ProofPage]:
    """Share the notes out over the pages, numbered; what has no room goes on the last sheet.

    `papers` are the measures of each page; those of the cover are everyone's that is not landscape.
    """
    numbered = list(enumerate(notes, 1))
    leaves, rest = [], []
    for page, found in enumerate(printed):
        measures = papers[page]
        name = written_out(page_name(page, front), language)
        leaf = ProofPage(name, page, turned=measures != papers[0])
        leaf.lines = [
            LineLabel(row.number, *measures.in_proof(row.left, row.base))
            for row in line_numbers(found)
        ]
        here = [
            (number, one)
            for number, note in numbered
            for one in note.everywhere
            if one.page == page
        ]
        here.sort(key=lambda pair: (pair[1].base, pair[1].side))
        leaf.marks = list(marks(here, measures))
        own = [(number, note) for number, note in numbered if note.page == page]
        leaf.notes = [note_text(number, note, measures, language) for number, note in own]
        more = len(stack(leaf.notes, measures))
        rest += own[len(own) - more :]
        leaf.notes = leaf.notes[: len(own) - more]
        leaves.append(leaf)
    return [*leaves, last_sheet(rest, papers[0], language)] if rest else leaves


def _said(notes: Sequence[Note], language: str) -> dict[str, str]:
    """Return what every page of the proof says, and how much is noted in all."""
    problems = [one.problem for note in notes for one in note.everywhere]
    grave = sum(problem.grade is Grade.MEND for problem in problems)
    light = len(problems) - grave
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
    """Return the page of the issue that a page of the proof shows; the last may show none."""
    begun = [name for name in sheet.anchors if name.startswith("leaf-")]
    return leaves[int(begun[0].removeprefix("leaf-"))].under if begun else None
