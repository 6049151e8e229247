"""Measures: a number that stands in the style sheet changes what CSS and code lay out alike.

In: copied layouts in which one measure is another; issues made up here.
Out: facts about the printed pages.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pymupdf
import pytest
from jobs import LAYOUTS, job, layouts, notice, paragraph, table

from gazette.model.blocks import Title
from gazette.print import PROOF
from gazette.print.editions import make_edition
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.measures import Measures, read_measures

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.model import Block

PRINT = LAYOUTS / "print"
NAMES = [field.name.replace("_", "-") for field in fields(Measures)]
NUMBERS = ["1,234,567,890.12", "1,345,678,901.34"]
ROWS = [["项目", "上年", "本年"], ["收入", *NUMBERS]]
MIDDLE = 297.6
"""The middle of the page in points, between the columns."""
LONG = "关于印发示例县农村生活污水治理三年行动方案的通知"


class Letter(NamedTuple):
    """A letter on paper: its size and its left edge, in points."""

    text: str
    size: float
    left: float
    base: float


def changed(folder: Path, name: str, value: str) -> Path:
    """Copy the layouts and give a measure another value; an empty one takes it out."""
    made = layouts(folder)
    sheet = made / "print" / "style.css"
    row = f"--{name}: {value};" if value else ""
    text, count = re.subn(rf"--{name}: [^;]*;", row, sheet.read_text(encoding="utf-8"))
    assert count == 1
    sheet.write_text(text, encoding="utf-8")
    return made


def letters(pdf: bytes, page: int) -> list[Letter]:
    """Read the letters of a page."""
    opened: Any = pymupdf.open(stream=pdf)
    return [
        Letter(char["c"], round(span["size"], 1), char["origin"][0], char["origin"][1])
        for block in opened[page].get_text("rawdict", flags=0)["blocks"]
        for line in block["lines"]
        for span in line["spans"]
        for char in span["chars"]
    ]


def printed(folder: Path, name: str, value: str, *blocks: Block) -> list[Letter]:
    """Print an issue of one notice with a measure changed; return its first page's letters."""
    one = notice(1, *(blocks or (paragraph("n3", "正文。"),)))
    made = make_issue_pdf(job(folder, one, layouts=changed(folder, name, value)))
    assert made.problems == ()
    return letters(made.pdf, made.page_map.front)


def test_the_style_sheets_use_every_measure() -> None:
    """One that no style sheet uses would be changed in vain."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(PRINT.glob("*.css")))
    assert [name for name in NAMES if f"var(--{name})" not in text] == []


def test_measures_are_read_in_points_and_in_millimetres(tmp_path: Path) -> None:
    """What stands in a comment is none."""
    sheet = changed(tmp_path, "column-gap", "10mm") / "print"
    text = (sheet / "style.css").read_text(encoding="utf-8")
    (sheet / "style.css").write_text(
        f"{text}\n:root {{ /* --indent: 9em; */ }}\n", encoding="utf-8"
    )
    found = read_measures(sheet)
    assert found.column_gap == pytest.approx(28.35, abs=0.01)
    assert found.column == 227
    assert found.indent == 2


@pytest.mark.parametrize("name", ["column-gap", "note-width"])
def test_a_measure_that_is_missing_is_told(name: str, tmp_path: Path) -> None:
    """In the issue's PDF and in what is made on demand."""
    made = job(tmp_path, notice(1), layouts=changed(tmp_path, name, ""))
    for found in (make_issue_pdf(made), make_edition(replace(made, wanted=frozenset({PROOF})))):
        (problem,) = found.problems
        assert (problem.rule, problem.place.file) == ("layout-broken", "layouts/print/style.css")
        assert f"--{name}" in str(problem.what)


def test_a_table_of_larger_type_is_set_across_the_page(tmp_path: Path) -> None:
    """At 9 pt it stands in a column; at 13 pt no number in it is torn."""
    for at, (size, across) in enumerate([("9pt", False), ("13pt", True)]):
        found = printed(tmp_path / str(at), "table-size", size, table("n3", ROWS))
        cells = [one for one in found if one.size == float(size[:-2]) and one.base > 90]
        assert (max(one.left for one in cells) > MIDDLE) is across
        number = [one for one in cells if one.text in "0123456789,."]
        assert "".join(one.text for one in number) == "".join(NUMBERS)
        assert len({one.base for one in number}) == 1


def test_a_larger_title_breaks_earlier(tmp_path: Path) -> None:
    """Its lines are of as many characters as then have room, and its sense breaks them."""
    for at, (size, count) in enumerate([("15pt", 2), ("21pt", 3)]):
        folder = tmp_path / str(at)
        folder.mkdir()
        one = notice(1, paragraph("n3", "正文。"))
        blocks = (Title((LONG,), id="title"), *one.blocks[1:])
        source = job(
            folder, replace(one, blocks=blocks), layouts=changed(folder, "title-size", size)
        )
        found = letters((made := make_issue_pdf(source)).pdf, made.page_map.front)
        title = [letter for letter in found if letter.size == float(size[:-2])]
        assert "".join(letter.text for letter in title) == LONG
        rows = [letter.base for letter in title]
        assert len(set(rows)) == count
        assert min(map(rows.count, rows)) >= 5


def test_a_wider_margin_makes_columns_and_tables_narrower(tmp_path: Path) -> None:
    """The text begins at the margin, and a table that has no room in a column leaves it."""
    for at, (margin, across) in enumerate([("56.1pt", False), ("120pt", True)]):
        found = printed(tmp_path / str(at), "margin-side", margin, table("n3", ROWS))
        assert min(one.left for one in found) == pytest.approx(float(margin[:-2]), abs=6)
        cells = [one.left for one in found if one.size == 9 and one.base > 90]
        assert (max(cells) > MIDDLE) is across


def test_a_smaller_scale_moves_page_and_marks_of_a_proof_alike(tmp_path: Path) -> None:
    """A line's number stands beside its line."""
    one = notice(1, paragraph("n3", "正文一行。" * 40))
    made = job(tmp_path, one, layouts=changed(tmp_path, "proof-scale", "0.7"))
    pdf = make_edition(replace(made, wanted=frozenset({PROOF}))).files["proof"].pdf
    found = letters(pdf, 2)
    text = [letter for letter in found if letter.size == round(0.7 * 10.5, 1)]
    bases = sorted({round(letter.base) for letter in text if letter.text in "正文一行。"})
    numbers = sorted({round(letter.base) for letter in found if letter.size == 5.5})
    assert min(letter.left for letter in text) == pytest.approx(18 + 0.7 * 56.1, abs=1)
    assert len(bases) > 5
    assert all(min(abs(base - number) for number in numbers) <= 2 for base in bases)
