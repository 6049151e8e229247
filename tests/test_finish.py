"""What a typesetter looks over a page for: heads of tables, their figures, what ends a column.

In: texts and tables made here, laid out or printed.
Out: facts about the pages of gazette.print, read by PyMuPDF.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
from jobs import heading, job, notice, paragraph, table
from test_landscape import MONEY
from test_landscape import rows as quarters
from test_table_widths import measured
from test_typeset import COLUMN, flow, printed

from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.keep_with_next import keeps_with_next
from gazette.write.styling import PLAIN

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.model import Block

UNITS = [
    "PM2.5（μg/m³）",
    "SO2（μg/m³）",
    "CO（mg/m³）",
    "O3（μg/m³）",
    "NO2（μg/m³）",
    "PM10（μg/m³）",
]
AIR = [
    ["序号", "单位", "优良天数比率（%）", *UNITS, "综合指数"],
    *([f"{at}", "南渡口镇", "84.5", *["34"] * 6, "3.61"] for at in range(1, 4)),
]
ADDRESS = (
    "https://www.gazette.example/zwgk/yishenqinggongkai/shenqing/biaodan/index.html?"
    "channel=disclosure&form=application&applicant=citizen&delivery=electronic&lang=zh-CN"
)


def rows(pdf: bytes) -> list[list[Any]]:
    """Give the characters of each line of each page, as PyMuPDF reads them."""
    opened: Any = pymupdf.open(stream=pdf)
    return [
        [char for span in line["spans"] for char in span["chars"]]
        for page in opened
        for block in page.get_text("rawdict", flags=0)["blocks"]
        for line in block["lines"]
    ]


def text(row: list[Any]) -> str:
    """Give a line's text."""
    return "".join(char["c"] for char in row)


def test_an_address_in_a_paragraph_of_its_own_parts_at_its_joints() -> None:
    """Each of its lines but the last ends with a mark that joins two words."""
    lines = [text(row) for row in rows(printed(flow([ADDRESS])))]
    assert "".join(lines) == ADDRESS
    assert [line for line in lines[:-1] if line[-1] not in "/?&=.-"] == []


def test_a_unit_in_the_head_of_a_crowded_table_is_whole(tmp_path: Path) -> None:
    """On a line of its own it loses the outer halves of its brackets, and leaves no cell."""
    book = make_issue_pdf(job(tmp_path, notice(1, table("n3", AIR))))
    assert book.problems == ()
    lines = [text(row) for row in rows(book.pdf)]
    assert [line for line in lines if line.startswith("（") and "g/m" in line and "³" in line]
    assert [line for line in lines if "g/" in line and not line.endswith("）")] == []


def test_names_in_a_list_stand_whole_where_there_is_room(tmp_path: Path) -> None:
    """A column is as wide as the longest of its names."""
    both = "县发展和改革局、县城市管理局"
    matter = "制定示例县国民经济和社会发展第十五个五年规划纲要配套专项规划"
    steps = "公众参与、专家论证、风险评估、合法性审查、集体讨论决定"
    names = [
        ["序号", "决策事项", "承办单位", "法定程序", "计划完成时间"],
        *([f"{at}", matter, both, steps, "2026年11月"] for at in range(1, 5)),
    ]
    book = make_issue_pdf(job(tmp_path, notice(1, table("n3", names))))
    lines = [text(row) for row in rows(book.pdf)]
    assert lines.count("县发展和改革局、") == 4
    assert lines.count("县城市管理局") == 4


def test_figures_with_much_room_stand_in_the_middle_below_their_head(tmp_path: Path) -> None:
    """Those of a full column stand at its edge; the points are one below another in both."""
    trees = [["编号", "估测的树龄（按年计）"], *([f"甲{at}", f"{at * 57}.5"] for at in range(1, 9))]
    book = make_issue_pdf(job(tmp_path, notice(1, table("n3", trees))))
    found = rows(book.pdf)
    (head,) = (row for row in found if text(row) == trees[0][1])
    figures = [row for row in found if text(row).endswith(".5")]
    middle = (head[0]["bbox"][0] + head[-1]["bbox"][2]) / 2
    longest = max(figures, key=len)
    assert (longest[0]["bbox"][0] + longest[-1]["bbox"][2]) / 2 == pytest.approx(middle, abs=2)
    assert len({round(row[-2]["origin"][0], 1) for row in figures}) == 1
    full = measured(["单位", "数"], ["示例县人民医院的分院", MONEY])
    assert full.styled(PLAIN, across=False).insets[1] > 0
    full = measured(*quarters(7))
    assert full.styled(PLAIN, across=True).insets[1:] == (0.0,) * 7


def test_rows_of_a_landscape_table_stand_closer_where_a_page_then_holds_them(
    tmp_path: Path,
) -> None:
    """Not those of one that is shorter, nor of one that is much higher than a page."""
    for count, pages in [(20, 1), (24, 1), (40, 2)]:
        folder = tmp_path / str(count)
        folder.mkdir()
        blocks = heading("n3", "各医院分季度安排表", 1), table("n4", quarters(9, count))
        book = make_issue_pdf(job(folder, notice(1, *blocks)))
        opened: Any = pymupdf.open(stream=book.pdf)
        landscape = [page for page in opened if page.rect.width > page.rect.height]
        assert len(landscape) == pages
        first = [line[1] for line in landscape[0].get_text("blocks") if MONEY in line[4]]
        step = sorted(set(map(round, first)))
        assert (step[1] - step[0] < 16) is (count == 24)


@pytest.mark.parametrize("before", range(22, 40, 3))
def test_a_small_table_is_not_parted(before: int, tmp_path: Path) -> None:
    """One of less than a third of a column stands whole in this column or in the next."""
    short = [["乡镇", "水库（座）"], *([f"第{at}镇", f"{at}1"] for at in range(1, 12))]
    blocks = (
        *(paragraph(f"n{at}", f"第{at}段的文字。") for at in range(3, 3 + before)),
        table("n70", short),
        *(paragraph(f"n{at}", f"第{at}段的文字。") for at in range(71, 89)),
    )
    book = make_issue_pdf(job(tmp_path, notice(1, *blocks)))
    cells = [row for row in rows(book.pdf) if text(row)[:-1] in {f"第{at}" for at in range(1, 12)}]
    assert len(cells) == 11
    assert len({row[0]["bbox"][0] < 56 + COLUMN for row in cells}) == 1
    assert "续表" not in "".join(map(text, rows(book.pdf)))


KEPT = [
    (paragraph("n3", "免去："), paragraph("n4", "张三同志的局长职务。"), True),
    (paragraph("n3", "三、主要任务"), paragraph("n4", "（一）推进还田。"), True),
    (paragraph("n3", "三、主要任务"), paragraph("n4", "推进还田。"), True),
    (paragraph("n3", "1.张三"), paragraph("n4", "2.李四"), False),
    (paragraph("n3", "三、报送进展情况。"), paragraph("n4", "（一）按季度。"), False),
    (paragraph("n3", "免去下列人员的职务：" * 4), paragraph("n4", "张三"), False),
    (paragraph("n3", "免去："), table("n4", AIR), False),
]


@pytest.mark.parametrize(("block", "after", "kept"), KEPT)
def test_what_leads_on_stays_with_what_it_leads_to(
    block: Block, after: Block, *, kept: bool
) -> None:
    """A line that ends in a colon, and a numbered title that its editor did not mark as one."""
    assert keeps_with_next(block, after, 22) is kept


@pytest.mark.parametrize("before", range(30, 42))
def test_no_column_ends_with_what_leads_on(before: int, tmp_path: Path) -> None:
    """免去： stands above a name."""
    texts = ["甲乙丙丁。"] * before + ["免去：", *["张三同志的局长职务。"] * 12]
    blocks = [paragraph(f"n{at}", one) for at, one in enumerate(texts, 3)]
    book = make_issue_pdf(job(tmp_path, notice(1, *blocks)))
    found = [row for row in rows(book.pdf) if "同志" in text(row) or text(row) == "免去："]
    first, second = found[:2]
    assert text(first) == "免去："
    assert second[0]["origin"][1] == pytest.approx(first[0]["origin"][1] + 16.8, abs=0.5)
