"""Note texts: what the notes of a proof say, and how much room they take.

In: Notes with their numbers.
Out: NoteTexts beside a page, those without room; the last sheet, which has what is left.
"""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING

from gazette.language.lines import wide
from gazette.language.messages import written as written_out
from gazette.model import Grade, Message, message
from gazette.print.proof_notes import alike, told_once
from gazette.print.proof_pages import NoteText, ProofPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.model import Place
    from gazette.print.measures import Measures
    from gazette.print.proof_notes import Note

_GAP = 5.0
"""What stands between two notes, in points."""
_NARROW = 0.6
_COLUMNS = 3
"""The columns of the last sheet (proof.css)."""
_COLUMN_GAP = 12.0
"""In points (proof.css)."""
_STAMP = 76.0
"""How high the foot is in which 校样 stands, in points (proof.css)."""
_NAMED = 6
"""So many places of a note are named; of more, their number."""


def page_name(page: int, front: int) -> Message:
    """Return how a page is called: the cover, one of the contents, one of the text."""
    if page >= front:
        return message("第{page}页", page=page - front + 1)
    return message("目录第{page}页", page=page) if page else message("封面")


def note_text(
    number: int, note: Note, measures: Measures, language: str, width: float = 0
) -> NoteText:
    """Return what a note says, and how high it is where it has such a width, in points."""
    problem = note.problem
    grave = written_out(message("须改正"), language) if problem.grade is Grade.MEND else ""
    where = _places([one.problem.place for one in note.everywhere], language)
    others = [one.problem.what for one in note.also if one.problem.what != problem.what]
    told = [written_out(what, language) for what in dict.fromkeys((problem.what, *others))]
    what = "；".join(told[:_NAMED]) + ("……" if len(told) > _NAMED else "")
    mend = written_out(message("改法：{mend}", mend=problem.mend), language)
    line = (width or measures.note_width) / measures.note_size
    texts = f"{number} {grave} {where}", what, mend
    height = measures.note_line * sum(math.ceil(_width(text) / line) for text in texts) + _GAP
    top = measures.in_proof(0, note.base)[1] - measures.note_line
    return NoteText(number, grave, where, what, mend, top, height)


def _places(places: Sequence[Place], language: str) -> str:
    """Name places: each file once, and the lines in it."""
    named = []
    for file, some in groupby(places[:_NAMED], lambda place: place.file):
        name = file.rpartition("/")[2].removesuffix(".md")
        lines = dict.fromkeys(str(place.line) for place in some)
        named.append(f"{name}:{','.join(lines)}")
    said = " ".join(named)
    if len(places) <= _NAMED:
        return said
    return written_out(message("{places} 等 {count} 处", places=said, count=len(places)), language)


def last_sheet(rest: Sequence[tuple[int, Note]], measures: Measures, language: str) -> ProofPage:
    """Return the sheet behind all pages, for notes that have no room beside theirs.

    Where even it has no room, what is mended alike is told once there; and if that is not enough,
    it says how many notes `check` alone tells.
    """
    sheet = ProofPage(written_out(message("续记"), language), None)
    across = measures.page_width - 2 * measures.proof_side
    width = (across - (_COLUMNS - 1) * _COLUMN_GAP) / _COLUMNS
    texts = [note_text(number, note, measures, language, width) for number, note in rest]
    if not _fits(texts, measures):
        numbers = {note.problem: number for number, note in rest}
        folded = told_once((note for _, note in rest), alike)
        texts = [
            note_text(numbers[note.problem], note, measures, language, width) for note in folded
        ]
    kept = list(texts)
    while kept and not _fits(kept, measures):
        kept.pop()
    sheet.notes = kept
    if left := len(texts) - len(kept):
        sheet.left = written_out(message("另有 {count} 条写不下，见 check", count=left), language)
    return sheet


def _fits(texts: Sequence[NoteText], measures: Measures) -> bool:
    """Return whether notes surely have room in the columns of the last sheet."""
    room = measures.notes_end - measures.proof_top - _STAMP
    heights = [text.height for text in texts]
    return sum(heights) / _COLUMNS + max(heights, default=0) <= room


def _width(text: str) -> float:
    return sum(1 if wide(character) else _NARROW for character in text)


def stack(notes: list[NoteText], measures: Measures) -> list[NoteText]:
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
