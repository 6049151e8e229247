"""Where the notes of a proof stand: each beside the line that its Problem speaks of.

In: printed lines and Problems made by hand.
Out: facts about gazette.print.proof.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from jobs import LAYOUTS, job, notice, paragraph

from gazette.model import Grade, Place, Problem, message
from gazette.print import note_texts, proof, proof_notes
from gazette.print.line_numbers import PrintedLine
from gazette.print.measures import read_measures
from gazette.print.proof_pages import LineLabel, NoteMark, NoteText

MEASURES = read_measures(LAYOUTS / "print")
FILE = "2026-01/01-zf-2026-1.md"
JOB = job(Path("2026-01"), notice(1, paragraph("n3", "甲"), paragraph("n5", "乙")), notice(2))


def problem(
    line: int, what: str = "甲", file: str = FILE, grade: Grade = Grade.LOOK, **more: object
) -> Problem:
    """Make a Problem at a line."""
    place = Place(file, line, int(str(more.pop("column", 1))))
    made = Problem(place, "x", message(what), message("乙"), grade)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "file", "block"),
    [
        (1, FILE, "zf-2026-1.n1"),
        (12, FILE, "zf-2026-1.n2"),
        (13, FILE, "zf-2026-1.n3"),
        (14, FILE, "zf-2026-1.n3"),
        (15, FILE, "zf-2026-1.n5"),
        (99, FILE, "zf-2026-1.n5"),
        (1, "2026-01/02-zf-2026-2.md", "zf-2026-2.n1"),
        (1, "2026-01/issue.yaml", ""),
    ],
)
def test_a_problem_speaks_of_the_last_block_that_begins_above_it(
    line: int, file: str, block: str
) -> None:
    """One of the front matter speaks of the title; one of no notice of no block."""
    closing = tuple(
        replace(one, line=0) if one.id in ("n90", "n91") else one for one in JOB.notices[0].blocks
    )
    made = replace(JOB, notices=(replace(JOB.notices[0], blocks=closing), JOB.notices[1]))
    assert proof_notes._block(made, problem(line, file=file)) == block


def row(text: str, base: float = 100, side: int = 0, block: str = "zf-2026-1.n3") -> PrintedLine:
    """Make a printed line."""
    return PrintedLine(side, 50, base, block, text)


ROWS = [(0, row("一二三四五")), (0, row("六七八九十", 120)), (1, row("甲乙丙丁戊", 20))]


@pytest.mark.parametrize(
    ("excerpt", "column", "width", "at"),
    [
        ("一二三四五六七", 1, 1, 0),
        ("一二三四五六七", 5, 1, 0),
        ("一二三四五六七", 6, 1, 1),
        ("一二三四五六七八九十甲", 11, 1, 2),
        ("**一二** 三四五六", 10, 1, 0),
        ("二三四五六", 1, 5, 1),
        ("庚辛", 1, 2, 0),
        ("", 1, 1, 0),
    ],
)
def test_the_line_of_a_problem_is_that_of_its_words(
    excerpt: str, column: int, width: int, at: int
) -> None:
    """Up to the last of them, with eight characters before; the first line where they are not."""
    told = problem(13, excerpt=excerpt, column=column, width=width)
    assert proof_notes._line(ROWS, told) == ROWS[at]


def test_notes_stand_in_the_order_of_the_pages() -> None:
    """By page, from above; what is about no line stands first, beside the cover."""
    printed = [
        [row("题", 80, block="zf-2026-1.n1")],
        [row("甲", 90), row("乙", 30, 1, "zf-2026-1.n5"), row("戊", 90, block="x")],
    ]
    told = [
        problem(15, "乙"),
        problem(13, "甲"),
        problem(1, "题"),
        problem(1, "期", "2026-01/issue.yaml"),
        problem(1, "二", "2026-01/02-zf-2026-2.md"),
    ]
    notes = proof_notes.found_notes(JOB, printed, told)
    assert [(note.page, note.side, note.base, str(note.problem.what)) for note in notes] == [
        (0, 0, 0, "二"),
        (0, 0, 0, "期"),
        (0, 0, 80, "题"),
        (1, 1, 30, "乙"),
        (1, 0, 90, "甲"),
    ]


def note(base: float, side: int = 0, page: int = 0, **more: object) -> proof_notes.Note:
    """Make a note."""
    return proof_notes.Note(page, side, base, problem(13, **more))  # type: ignore[arg-type]


def test_the_marks_of_notes_stand_beside_their_lines() -> None:
    """Several of one line are one mark; what stands beside no line has none."""
    notes = [note(0), note(100), note(100), note(100, 1), note(200, 1), note(200, 1), note(200, 1)]
    assert list(proof_notes.marks(enumerate(notes, 1), MEASURES)) == [
        NoteMark("2–3", 0, 122),
        NoteMark("4", 1, 122),
        NoteMark("5–7", 1, 182),
    ]


@pytest.mark.parametrize(
    ("page", "name"), [(0, "封面"), (1, "目录第1页"), (2, "第1页"), (3, "第2页")]
)
def test_a_page_of_the_proof_is_called_as_it_is_printed(page: int, name: str) -> None:
    """The cover, the contents, and from 1 on the pages of the text."""
    assert str(note_texts.page_name(page, 2)) == name


def test_a_note_says_what_is_wrong_and_how_to_mend_it() -> None:
    """As high as its lines, of twelve characters each, and a gap; above the base of its line."""
    text = note_texts.note_text(3, note(100, grade=Grade.MEND), MEASURES, "")
    assert (text.number, text.grave, text.place) == (3, "须改正", "01-zf-2026-1:13")
    assert (text.what, text.mend) == ("甲", "改法：乙")
    assert (text.top, text.height) == (122 - 9, 4 * 9 + 5)
    light = note_texts.note_text(3, note(100, what="甲" * 13), MEASURES, "")
    assert (light.grave, light.height) == ("", 4 * 9 + 5)
    assert note_texts.note_text(3, note(100, what="甲" * 12), MEASURES, "").height == 3 * 9 + 5
    assert note_texts.note_text(3, note(100, what="a" * 20), MEASURES, "").height == 3 * 9 + 5
    assert note_texts.note_text(3, note(100, what="a" * 21), MEASURES, "").height == 4 * 9 + 5
    assert note_texts.note_text(1, note(1, grade=Grade.MEND), MEASURES, "en").grave != "须改正"


def text(top: float, height: float) -> NoteText:
    """Make what a note says."""
    return NoteText(1, "", "", "", "", top, height)


@pytest.mark.parametrize(
    ("notes", "tops", "more"),
    [
        ([(100, 50), (200, 50)], [100, 200], 0),
        ([(100, 50), (120, 50), (130, 50)], [100, 150, 200], 0),
        ([(10, 50)], [62], 0),
        ([(800, 50)], [761.89], 0),
        ([(790, 50), (800, 50)], [711.89, 761.89], 0),
        ([(700, 50), (790, 50), (800, 50)], [661.89, 711.89, 761.89], 0),
        ([(100, 300), (100, 300), (100, 300)], [100, 400], 1),
        ([(100, 740), (100, 20), (100, 1)], [71.89], 2),
        ([(100, 749), (100, 1)], [62.89], 1),
        ([(100, 750)], [], 1),
        ([], [], 0),
    ],
)
def test_notes_that_would_overlap_are_moved(
    notes: list[tuple[float, float]], tops: list[float], more: int
) -> None:
    """Down, and up again from the page's foot; those without room go on the last sheet."""
    made = [text(*one) for one in notes]
    rest = note_texts.stack(made, MEASURES)
    kept = made[: len(made) - len(rest)]
    assert [one.top for one in kept] == pytest.approx(tops, abs=0.01)
    assert len(rest) == more
    assert rest == made[len(kept) :]


def test_each_page_has_its_lines_its_marks_and_its_notes() -> None:
    """Numbered through; what has no room stands on the last sheet, behind all pages."""
    printed = [[], [row("甲"), row("乙", 120)], [row("丙", 100, 1)]]
    long = "长" * 300
    notes = [note(0), note(100, page=1), *[note(120, page=1, what=long)] * 4, note(100, 1, 2)]
    pages = proof._proof_pages(printed, notes, 1, [MEASURES] * len(printed), "")
    assert [(page.name, page.under, len(page.notes)) for page in pages] == [
        ("封面", 0, 1),
        ("第1页", 1, 3),
        ("第2页", 2, 1),
        ("续记", None, 2),
    ]
    assert sorted(one.number for page in pages for one in page.notes) == list(range(1, 8))
    assert pages[1].lines == [LineLabel(1, 48, 122), LineLabel(2, 48, 134)]
    assert [mark.number for mark in pages[1].marks] == ["2", "3–6"]
    assert pages[2].lines == [LineLabel(1, 48, 122)]


def elsewhere(page: int, base: float, line: int, what: str = "甲") -> proof_notes.Note:
    """Make a note of a line of the file."""
    return proof_notes.Note(page, 0, base, problem(line, what))


def test_the_same_is_told_once_with_all_its_places() -> None:
    """One number stands beside each of its lines; what differs in words has its own."""
    notes = [
        elsewhere(0, 90, 13),
        elsewhere(0, 200, 14, "乙"),
        elsewhere(0, 300, 15),
        elsewhere(1, 90, 16),
    ]
    folded = proof_notes.told_once(notes, proof_notes.same)
    assert [len(one.everywhere) for one in folded] == [3, 1]
    pages = proof._proof_pages([[], []], folded, 0, [MEASURES] * 2, "")
    assert [one.place for page in pages for one in page.notes] == [
        "01-zf-2026-1:13,15,16",
        "01-zf-2026-1:14",
    ]
    assert [[mark.number for mark in page.marks] for page in pages] == [["1", "2", "1"], ["1"]]
    assert proof._said(folded, "")["counted"] == "须改正 0 处，可以再看 4 处"
    many = [elsewhere(0, 90, 13 + at) for at in range(9)]
    (one,) = proof_notes.told_once(many, proof_notes.same)
    said = note_texts.note_text(1, one, MEASURES, "").place
    assert said == "01-zf-2026-1:13,14,15,16,17,18 等 9 处"


def test_places_name_each_file_once() -> None:
    """In the order in which they stand."""
    other = "2026-01/02-zf-2026-2.md"
    notes = [elsewhere(0, 90, 13), proof_notes.Note(1, 0, 50, problem(7, file=other))]
    (one,) = proof_notes.told_once(notes, proof_notes.same)
    assert note_texts.note_text(1, one, MEASURES, "").place == "01-zf-2026-1:13 02-zf-2026-2:7"


def test_marks_of_a_line_name_each_note() -> None:
    """Several in a row are a range; others stand one by one."""
    notes = [(1, note(100)), (4, note(100)), (4, note(100)), (2, note(200)), (3, note(200))]
    assert [mark.number for mark in proof_notes.marks(notes, MEASURES)] == ["1,4", "2–3"]


def test_the_last_sheet_folds_what_is_mended_alike_and_says_what_it_leaves_out() -> None:
    """However many notes there are, it is one sheet."""
    few = list(enumerate((elsewhere(0, 90, at, f"第{at}事") for at in range(1, 9)), 1))
    assert len(note_texts.last_sheet(few, MEASURES, "").notes) == 8
    many = list(enumerate((elsewhere(0, 90, at, f"第{at}事") for at in range(1, 400)), 1))
    sheet = note_texts.last_sheet(many, MEASURES, "")
    assert [one.number for one in sheet.notes] == [1]
    assert sheet.notes[0].what == "第1事；第2事；第3事；第4事；第5事；第6事……"
    assert sheet.left == ""
    mends = [
        replace(one, problem=replace(one.problem, mend=message(f"改法{at}"))) for at, one in many
    ]
    sheet = note_texts.last_sheet(list(enumerate(mends, 1)), MEASURES, "")
    kept = len(sheet.notes)
    assert 40 < kept < 399
    assert sheet.left == f"另有 {399 - kept} 条写不下，见 check"


def test_a_proof_counts_what_is_noted() -> None:
    """What is to mend, and what is to look at."""
    said = proof._said([note(0), note(0, grade=Grade.MEND), note(0)], "")
    assert said == {
        "proof": "校样",
        "counted": "须改正 1 处，可以再看 2 处",
        "read_by": "校对：",
        "dated": "日期：",
    }
