"""Merged cells (合并单元格) are written with << and ^^, and every edition has them.

In: tables of Markdown.
Out: facts about the document, and about what is written of it.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import judges
import pikepdf
import pymupdf
import pytest
from jobs import job, notice
from test_markdown import read
from test_write_markdown import same, taken

from gazette.importers.document import Hint, Position
from gazette.importers.paragraphs.blocks import blocks
from gazette.importers.paragraphs.join import LineGroup
from gazette.language.lines import solid
from gazette.model import Grade
from gazette.model.blocks import Table
from gazette.model.cells import ABOVE, LEFT, Cell, filled_down, spans
from gazette.model.inlines import Text
from gazette.print.issue_pdf import make_issue_pdf
from gazette.read.registered import with_registered
from gazette.record.said import acts_of
from gazette.write import html, markdown
from gazette.write.akoma_ntoso.blocks import BlockXml
from gazette.write.styling import PLAIN

if TYPE_CHECKING:
    from pathlib import Path

BUDGET = """| 科目 | 资金 | << | 备注 |
| ^^ | 预算 | 决算 | ^^ |
| --- | ---: | :---: | --- |
| 教育 | 1 | 2 | 甲 |
| 卫生 | 3 | << | ^^ |
| 合计 | << | << | << |"""


def table_of(text: str) -> Table:
    """Read a table that stands alone."""
    (block,) = read(text).blocks
    assert isinstance(block, Table)
    return block


def test_a_head_has_the_rows_above_its_rule() -> None:
    """As many as there are; a line that only begins with a bar is none."""
    table = table_of(BUDGET)
    assert (len(table.head), len(table.rows), table.line) == (2, 3, 10)
    assert [cell.align for cell in table.head[0]] == ["", "right", "center", ""]
    lines = ["| 甲 |"] * 3 + ["| --- |", "| 乙 |"]
    assert [len(table_of("\n".join(lines[at:])).head) for at in (0, 1, 2)] == [3, 2, 1]
    kinds = [block.kind for block in read("甲\n乙 | 丙\n" + "\n".join(lines)).blocks]
    assert kinds == ["paragraph", "table"]
    assert read("\n".join(["| 甲 |"] * 9 + lines[3:])).problems


def test_a_cell_of_only_the_sign_is_merged() -> None:
    """Into the cell on its left or above; with a backslash, or with more beside it, it is text."""
    table = table_of(BUDGET)
    assert [cell.merged for row in table.head for cell in row] == [
        *("", "", LEFT, ""),
        *(ABOVE, "", "", ABOVE),
    ]
    assert table.text.split("\n")[:2] == ["科目\t资金\t\t备注", "\t预算\t决算\t"]
    text = r"| \<< | \^^ | << 甲 | ^^^ | ^ |" + "\n| --- " * 1 + "| --- " * 4 + "|"
    assert [cell.merged for row in table_of(text).head for cell in row] == [""] * 5
    assert table_of(text).text == "<<\t^^\t<< 甲\t^^^\t^"


def test_merged_cells_take_a_rectangle() -> None:
    """Each cell that is not merged says how far it reaches."""
    reach = spans(table_of(BUDGET).rows)
    assert [(slot, span.columns, span.rows) for slot, span in reach.items()] == [
        *(((0, 0), 1, 1), ((0, 1), 1, 1), ((0, 2), 1, 1), ((0, 3), 1, 2)),
        *(((1, 0), 1, 1), ((1, 1), 2, 1), ((2, 0), 4, 1)),
    ]
    square = table_of("| 甲 | << |\n| ^^ | << |\n| --- | --- |").head
    assert [(one.columns, one.rows, one.is_rectangle) for one in spans(square).values()] == [
        (2, 2, True)
    ]


@pytest.mark.parametrize(
    ("rows", "line", "what"),
    [
        ("| << | 1 |", 12, "`<<` 的左边没有格可以并入"),
        ("| ^^ | 1 |", 12, "`^^` 的上面没有格可以并入"),
        ("| 1 | << |\n| ^^ | 2 |", 12, "合并的格不成长方形"),
        ("| 1 | 2 |\n| 3 | ^^ |\n| << | << |", 14, "`<<` 的左边没有格可以并入"),
        (
            "| 0 | 1 |\n| 2 | ^^ |\n| 3 | 4 |\n| ^^ | ^^ |\n| << | << |",
            16,
            "`<<` 的左边没有格可以并入",
        ),
    ],
)
def test_cells_that_make_no_rectangle_stop_publishing(rows: str, line: int, what: str) -> None:
    """The sign is then text, so that nothing of the table is lost."""
    body = read("| 甲 | 乙 |\n| --- | --- |\n" + rows)
    problem = body.problems[0]
    assert (problem.rule, problem.grade, problem.place.line) == ("table-merged", Grade.MEND, line)
    assert str(problem.what) == what
    (block,) = body.blocks
    assert isinstance(block, Table)
    reach = spans(block.rows)
    assert all(span.is_rectangle for span in reach.values())
    assert "<<" in block.text or "^^" in block.text


def test_a_page_may_begin_in_a_merged_cell() -> None:
    """It begins before the next character that is printed."""
    rows = "| 甲 | {p6}<< |\n| --- | --- |\n| 乙 | {p7}丙 |\n| 丁 | ^^{p8} |"
    same(taken("---\ntitle: 甲\nprinted_page: 5\n---\n" + rows))
    assert [offset for _, offset, _ in read(rows).breaks] == [1, 2, 4]


def test_the_web_has_spans_and_each_text_once() -> None:
    """A head is one of all its columns; what is merged has no element."""
    made = html.write(table_of(BUDGET))
    assert '<th scope="col" rowspan="2">科目</th>' in made
    assert '<th scope="col" class="right" colspan="2">资金</th>' in made
    assert '<td rowspan="2">甲</td></tr><tr><td>卫生</td>' in made
    assert '<td colspan="4">合计</td>' in made
    assert made.count("<td") + made.count("<th ") == 5 + 7
    assert "<<" not in made


def test_akoma_ntoso_has_spans() -> None:
    """As HTML has them."""
    made = BlockXml(PLAIN).write(table_of(BUDGET))
    assert '<th rowspan="2"><p>科目</p></th>' in made
    assert '<td colspan="4"><p>合计</p></td>' in made
    assert made.count("<tr>") == 5


def test_what_is_merged_downwards_is_said_in_each_row() -> None:
    """Where a row is read as one: who has two posts, which documents one word ends."""
    rows = table_of(
        "| 姓名 | 职务 |\n| --- | --- |\n| 沈砚青 | 甲 |\n| ^^ | 乙 |\n| 丙 | << |"
    ).rows
    said = [[cell.content for cell in row] for row in filled_down(rows)]
    assert said == [
        [(Text("沈砚青"),), (Text("甲"),)],
        [(Text("沈砚青"),), (Text("乙"),)],
        [(Text("丙"),), ()],
    ]
    assert filled_down((rows[0], (Cell((), merged=ABOVE),) * 3))[1][2].content == ()


def test_a_person_named_once_has_each_post() -> None:
    """The register of appointments has a row for each."""
    front = "---\ntitle: 示例县人民政府关于任职的通知\nsection: 人事任免\n---\n决定任命：\n\n"
    rows = "| 姓名 | 职务 |\n| --- | --- |\n| 沈砚青 | 县水利局局长 |\n| ^^ | 县防汛办主任 |"
    found = with_registered(taken(front + rows)).card.appointments
    assert [(one.person, one.post) for one in found] == [
        ("沈砚青", "县水利局局长"),
        ("沈砚青", "县防汛办主任"),
    ]


def test_one_verdict_holds_for_all_rows_that_it_is_merged_over() -> None:
    """废止 beside three documents ends them all."""
    front = "---\ntitle: 示例县人民政府关于公布文件清理结果的决定\n---\n"
    rows = (
        "| 文号 | 名称 | 处理 |\n| ^^ | ^^ | 意见 |\n| --- | --- | --- |\n"
        "| 示政发〔2019〕8号 | 甲办法 | 废止 |\n| 示政发〔2019〕9号 | 乙办法 | ^^ |"
    )
    assert [saying.what.verb for saying in acts_of(taken(front + rows))] == ["repeals"] * 2


def test_a_document_that_a_table_lists_once_is_one_relation() -> None:
    """Its number may be merged over rows that say more of it."""
    front = "---\ntitle: 甲\nrelations:\n  - lapses: 表1\n---\n表1　文件\n\n"
    rows = (
        "| 文号 | 名称 |\n| --- | --- |\n| 示政发〔2019〕8号 | 甲办法 |\n| ^^ | 甲办法的附件 |\n"
        "| 示政发〔2019〕9号 | 乙办法 |"
    )
    relations = taken(front + rows).card.relations
    assert [str(one.target) for one in relations] == ["示政发〔2019〕8号", "示政发〔2019〕9号"]


def test_merged_cells_are_printed_as_one(tmp_path: Path) -> None:
    """Their text stands once on the paper, in a cell as wide as all of them, and is tagged so."""
    table = replace(table_of(BUDGET), id="n3")
    book = make_issue_pdf(job(tmp_path, notice(1, table)))
    assert book.problems == ()
    (tmp_path / "x.pdf").write_bytes(book.pdf)
    text = solid("".join(judges.pdftotext(tmp_path / "x.pdf")))
    assert text.count("甲") == text.count("合计") == 1
    document = pymupdf.open(tmp_path / "x.pdf")
    tagged = "".join(document.xref_object(at) for at in range(1, document.xref_length()))
    assert "/ColSpan 4" in tagged
    assert "/RowSpan 2" in tagged


def structure(element: Any, kind: str) -> list[Any]:
    """Give the elements of a kind in a PDF's tags, in order."""
    found = [element] if element.get("/S") == kind else []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            found += structure(kid, kind)
    return found


def test_a_screen_reader_says_the_heads_above_each_cell(tmp_path: Path) -> None:
    """Those of all columns that the cell takes, and no others."""
    book = make_issue_pdf(job(tmp_path, notice(1, replace(table_of(BUDGET), id="n3"))))
    with pikepdf.open(io.BytesIO(book.pdf)) as pdf:
        root = pdf.Root.StructTreeRoot
        (table,) = [one for one in structure(root, "/Table") if len(structure(one, "/TH")) == 5]
        names = ("科目", "资金", "备注", "预算", "决算")
        heads = {
            str(one["/ID"]): name for one, name in zip(structure(table, "/TH"), names, strict=True)
        }
        said = [
            "".join(heads[str(head)] for head in one["/A"]["/Headers"])
            for one in structure(table, "/TD")
        ]
    assert said == [
        *("科目", "资金预算", "资金决算", "备注"),
        *("科目", "资金预算决算", "科目资金预算决算备注"),
    ]
    (tmp_path / "x.pdf").write_bytes(book.pdf)
    assert judges.verapdf(tmp_path / "x.pdf", "ua1") == []
    assert judges.verapdf(tmp_path / "x.pdf", "2a") == []


def test_judges_find_the_grid_of_a_table_whole(tmp_path: Path) -> None:
    """Outloud counts a cell that is merged down the last column a row short, so here is none."""
    head = "| 科目 | 资金 | << |\n| ^^ | 预算 | 决算 |\n| --- | --: | --: |\n"
    rows = head + "| 教育 | 1 | 2 |\n| ^^ | 3 | << |"
    book = make_issue_pdf(job(tmp_path, notice(1, replace(table_of(rows), id="n3"))))
    (tmp_path / "x.pdf").write_bytes(book.pdf)
    assert judges.outloud(tmp_path / "x.pdf") == []


def closed(table: Any) -> set[int]:
    """Give the columns that the rows of a table in a PDF's tags occupy, with all that is merged."""
    widths, left = [], dict[int, int]()
    for row in structure(table, "/TR"):
        taken = {at for at, rows in left.items() if rows}
        left = {at: rows - 1 for at, rows in left.items() if rows}
        at = 0
        for cell in row["/K"]:
            given = cell.get("/A", {})
            while at in taken:
                at += 1
            across, down = int(given.get("/ColSpan", 1)), int(given.get("/RowSpan", 1))
            taken |= set(range(at, at + across))
            left |= dict.fromkeys(range(at, at + across), down - 1)
            at += across
        widths.append(len(taken))
    return set(widths)


def test_the_rows_of_a_table_occupy_the_same_columns_in_its_tags(tmp_path: Path) -> None:
    """Merged in the last column too, where outloud counts a row short (TBL-004)."""
    book = make_issue_pdf(job(tmp_path, notice(1, replace(table_of(BUDGET), id="n3"))))
    with pikepdf.open(io.BytesIO(book.pdf)) as pdf:
        tables = structure(pdf.Root.StructTreeRoot, "/Table")
        assert [closed(table) for table in tables] == [{4}]


def imported(*rows: tuple[str, tuple[str, ...]]) -> Table:
    """Make the block of rows as an importer has them."""
    groups = tuple(
        LineGroup((), text, Position("a.docx", 1), hint=Hint.ROW, merged=merged)
        for text, merged in rows
    )
    (found,) = blocks([(None, groups)])
    assert isinstance(found.block, Table)
    return found.block


def test_merged_cells_of_word_are_merged() -> None:
    """The head is as high as its cells; what would make no rectangle is left empty."""
    table = imported(
        ("科目\t资金\t", ("", "", LEFT)),
        ("\t预算\t决算", (ABOVE, "", "")),
        ("教育\t1", ()),
        ("\t2\t3", (ABOVE, "", "")),
    )
    assert (len(table.head), len(table.rows)) == (2, 2)
    text = markdown.body((table,), taken("---\ntitle: 甲\n---\n甲"))
    assert text.split("\n") == [
        *("| 科目 | 资金 | << |", "| ^^ | 预算 | 决算 |", "| --- | --- | --- |"),
        *("| 教育 | 1 |  |", "| ^^ | 2 | 3 |"),
    ]
    assert table_of(text) == replace(table, line=10)
    broken = imported(("甲\t", ("", LEFT)), ("\t乙", (ABOVE, "")), ("丙\t丁", ()))
    assert (len(broken.head), broken.text) == (1, "甲\t\n\t乙\n丙\t丁")
    assert {cell.merged for row in (*broken.head, *broken.rows) for cell in row} == {""}
    through = imported(("甲\t乙", ("", "")), ("\t丙", (ABOVE, "")))
    assert [cell.merged for cell in through.rows[0]] == ["", ""]
