"""In a column of figures the decimal points stand one below another, in print and on the web.

In: tables made here.
Out: facts about gazette.write.figures, about the paper and about what Chromium draws.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import judges
import pymupdf
import pytest
from conftest import ROOT
from jobs import job, notice, paragraph
from jobs import table as plain_table

from gazette.model.blocks import Table
from gazette.model.cells import LEFT, Cell
from gazette.model.inlines import Text
from gazette.print.issue_pdf import make_issue_pdf
from gazette.write import html
from gazette.write.figures import Figure, figures

if TYPE_CHECKING:
    from pathlib import Path


def column(*texts: str, align: str = "right", name: str = "数") -> Table:
    """Make a table of a column of names, and one of texts behind it."""
    head = (Cell((Text("项"),)), Cell((Text(name),), align))
    rows = tuple((Cell((Text("甲"),)), Cell((Text(text),), align)) for text in texts)
    return Table((head,), rows)


def unseen(*texts: str, align: str = "right") -> list[tuple[str, str]]:
    """Give what stands unseen before and behind each figure of a column."""
    found = figures(column(*texts, align=align))
    return [(one.before, one.behind) for one in found.values()]


@pytest.mark.parametrize(
    ("texts", "behind"),
    [
        (["1", "2.5", "30.25"], [".00", "0", ""]),
        (["1,234.50", "-7", "—", "", "……"], ["", ".00"]),
        (["1.5[1]", "2", "3.5"], [".0", ""]),
        (["12%", "3.5%"], [".0", ""]),
        (["12", "3%"], ["%", ""]),
        (["(1.5)", "2"], ["", ").0"]),
        (["12", "345"], ["", ""]),
        (["12", "甲"], []),
        (["12.5", "约3"], []),
        (["12.5"], []),
        (["1,23.5", "2"], []),
        (["12.5万", "3"], []),
    ],
)
def test_a_figure_has_unseen_what_others_have_behind_their_whole_part(
    texts: list[str], behind: list[str]
) -> None:
    """Where all cells of the column are figures, or have a dash or nothing."""
    found = unseen(*texts)
    assert [("", "".join(sorted(one))) for one in behind] == found


def test_centred_figures_have_something_unseen_before_them_too() -> None:
    """So that all are as wide, and still stand in the middle."""
    assert unseen("1,234", "5.5", align="center") == [("", ".0"), (",000", "")]


def test_amounts_stand_right_where_nothing_is_said() -> None:
    """Behind the first column; numbers that are no amounts stay where they are."""
    assert unseen("1,234", "5", align="") == [("", ""), ("", "")]
    assert {one.align for one in figures(column("1,234", "5", align="")).values()} == {"right"}
    assert unseen("1", "2", align="") == []
    first = plain_table("n3", [["编号", "项"], ["1.1", "甲"], ["1.10", "乙"]])
    assert figures(first) == {}


def test_a_cell_that_spans_columns_is_no_figure_of_theirs() -> None:
    """It neither stands in line with them nor keeps them from it."""
    table = column("1", "2.5")
    total = (Cell((Text("合计"),)), Cell((Text("约3"),)), Cell((), merged=LEFT))
    wide = Table(
        ((*table.head[0], Cell((Text("又"),))),),
        (*((*row, Cell(())) for row in table.rows), total),
    )
    assert figures(wide) == {(0, 1): Figure("right", "", ".0"), (1, 1): Figure("right", "", "")}


def test_what_is_unseen_is_no_text() -> None:
    """It is an attribute, which the style draws."""
    made = html.write(column("1", "2.5"))
    assert '<td class="right decimal" data-behind=".0">1</td>' in made
    assert '<td class="right decimal">2.5</td>' in made


FIGURES = ["1,234", "5.5", "67.25", "890.125", "-3"]
"""The points of these stand behind 1,234, 5, 67, 890 and -3."""


def lines_of(pdf: Path) -> list[list[tuple[str, float]]]:
    """Read the lines of a PDF: each character, and where it ends."""
    opened: Any = pymupdf.open
    return [
        [(char["c"], char["bbox"][2]) for span in line["spans"] for char in span["chars"]]
        for page in opened(pdf)
        for block in page.get_text("rawdict", flags=0)["blocks"]
        for line in block["lines"]
    ]


@pytest.mark.parametrize("align", ["right", "center", ""])
def test_points_are_one_below_another_on_paper(align: str, tmp_path: Path) -> None:
    """Nothing of what is unseen can be read from the PDF, and its tags are as standards ask."""
    blocks = [
        replace(column(*FIGURES, align=align), id="n3"),
        paragraph("n9", "完。" * 60),
    ]
    book = make_issue_pdf(job(tmp_path, notice(1, *blocks)))
    assert book.problems == ()
    pdf = tmp_path / "x.pdf"
    pdf.write_bytes(book.pdf)
    lines = {"".join(char for char, _ in line).strip(): line for line in lines_of(pdf)}
    ends = [lines[figure][len(figure.partition(".")[0]) - 1][1] for figure in FIGURES]
    assert max(ends) - min(ends) < 0.1
    assert judges.verapdf(pdf, "ua1") == []
    assert judges.verapdf(pdf, "2a") == []


ENDS = """() => [...document.querySelectorAll("td:nth-child(2)")].map(cell => {
  const text = cell.firstChild, range = document.createRange();
  const whole = text.data.split(".")[0].length;
  range.setStart(text, 0);
  range.setEnd(text, whole);
  return range.getBoundingClientRect().right;
})"""


@pytest.mark.parametrize("width", [390, 1280])
def test_points_are_one_below_another_in_a_browser(width: int, browser: Any) -> None:
    """In whatever face it has; what is unseen is neither copied nor found."""
    style = (ROOT / "layouts" / "style.css").read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(f"<style>{style}</style><main>{html.write(column(*FIGURES))}</main>")
    ends = page.evaluate(ENDS)
    assert max(ends) - min(ends) < 0.5
    assert page.evaluate("() => document.querySelectorAll('[data-behind]').length") == 4
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('table'))")
    copied = page.evaluate("() => getSelection().toString()").split()
    assert copied == ["项", "数", *(part for figure in FIGURES for part in ("甲", figure))]
    page.close()
