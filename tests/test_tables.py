"""Tables are set as a budget office sets them: no number torn, no smaller than they must be.

In: tables made here; the tables of the specimen and of the real number.
Out: facts about the cells on paper.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import judges
import pymupdf
import pytest
from conftest import ROOT
from jobs import inside, job, notice, paragraph, same, table
from test_setting import body_lines
from test_typeset import NOT_FIRST, NOT_LAST

from gazette import read
from gazette.language.lines import solid
from gazette.model import Grade
from gazette.print.issue_pdf import make_issue_pdf
from gazette.typeset.ruler import unbreakable_runs

BUDGETS = [
    [
        ["项目", "上年决算数（万元）", "本年预算数（万元）", "增长（%）"],
        ["一般公共预算收入", "123,456,789.12", "134,567,890.34", "9.00"],
        ["转移支付", "1,234,567.80", "90.00", "（%）"],
    ],
    [
        ["单位", "统一社会信用代码", "联系电话", "备注"],
        ["示例县人民医院", "12330000MB0000001X", "0000-0000000", "周一至周五办理，节假日除外"],
    ],
    [["序号", *"甲乙丙丁戊己庚辛"], ["1", *["1,234,567.89"] * 8]],
    [["文号", "日期", "范围"], ["示政办发〔2026〕14号", "2026年12月18日", "50～80，61.5～62.5"]],
]
WHOLE = ["50～80，", "61.5～62.5", "示政办发〔2026〕14号", "（万元）"]
"""What stands on one line, besides every cell of digits and Latin."""


def lines_of(pdf: bytes | Path) -> list[tuple[int, list[Any]]]:
    """Read the lines of the printed pages."""
    opened: Any = pymupdf.open
    return body_lines(opened(pdf) if isinstance(pdf, Path) else opened(stream=pdf))


def test_no_number_is_torn_in_a_cell(tmp_path: Path) -> None:
    """A column is as wide as its longest number; a table spans the page, or is set smaller."""
    parts = [table(f"n{at}", rows) for at, rows in enumerate(BUDGETS, 3)]
    book = make_issue_pdf(job(tmp_path, notice(1, *parts, paragraph("n9", "完。" * 40))))
    assert book.problems == ()
    (tmp_path / "x.pdf").write_bytes(book.pdf)
    lines = "\n".join(judges.pdftotext(tmp_path / "x.pdf"))
    cells = {cell for rows in BUDGETS for row in rows for cell in row if cell.isascii()}
    assert [cell for cell in (*cells, *WHOLE) if cell not in lines] == []
    sizes = {round(char[4], 1) for _, line in lines_of(book.pdf) for char in line if char[0] == ","}
    assert sizes == {9.0, 8.5}


def test_a_table_that_does_not_fit_is_a_problem(tmp_path: Path) -> None:
    """It names the column and what is torn in it; all of it is on the paper."""
    rows = [["序号", *(f"第{at}季度" for at in range(16))], ["合计", *["123,456,789.12"] * 16]]
    made = job(tmp_path, notice(1, table("n3", rows)))
    book = make_issue_pdf(made)
    (problem,) = book.problems
    assert (problem.rule, problem.grade, problem.place.line) == ("print-table", Grade.LOOK, 13)
    assert "第0季度" in str(problem.what)
    assert "123,456,789.12" in str(problem.what)
    assert same(inside(book.pdf, book.page_map.front), made.notices) == ""


def test_a_column_of_words_is_not_starved_by_numbers(tmp_path: Path) -> None:
    """Four characters of a cell stand on one line; where they cannot, the table spans the page."""
    rows = [["单位名称", "代码", "电话"], ["示例县人民医院", "12330000MB0000001X", "0000-00000000"]]
    book = make_issue_pdf(job(tmp_path, notice(1, table("n3", rows))))
    (tmp_path / "x.pdf").write_bytes(book.pdf)
    assert "示例县人" in "\n".join(judges.pdftotext(tmp_path / "x.pdf"))


@pytest.mark.parametrize("issue", ["2026-01", "2026-02", "2023-04"])
def test_lines_of_cells_keep_the_rules_of_lines(
    issue: str, specimen: Path, request: pytest.FixtureRequest
) -> None:
    """Nothing is torn in the tables of an issue, and no mark stands at the wrong end."""
    site, content = specimen, ROOT / "content"
    if issue == "2023-04":
        content = request.getfixturevalue("seeds_content")
        site = request.getfixturevalue("seeds")
    masthead, _ = read.masthead(content)
    assert masthead
    notices = read.issue(content / issue, masthead).notices
    rows = [row for _, row in lines_of(site / issue / f"{issue}.pdf")]
    lines = ["".join(char[0] for char in row) for row in rows]
    text = "\n".join(lines)
    tables = [block for one in notices for block in one.blocks if block.kind == "table"]
    parts = {
        solid(run)
        for block in tables
        for cell in block.text.replace("\n", "\t").split("\t")
        for run in unbreakable_runs(cell, seams=True)
    }
    assert [part for part in parts if part not in text] == []
    small = [line for line, row in zip(lines, rows, strict=True) if row[0][4] < 9.2]
    assert [line for line in small if line[0] in NOT_FIRST or line[-1] in NOT_LAST] == []
