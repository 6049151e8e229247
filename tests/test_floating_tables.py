"""Floating tables: text behind a table fills the page that it would leave white.

In: notices made here, with tables that are mentioned and tables that are not.
Out: facts about what goes before a table, on paper, in the page map, on the web.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import judges
import pymupdf
import pytest
from jobs import heading, inside, job, notice, paragraph, table
from test_landscape import rows

from gazette.language.lines import solid
from gazette.language.words.zh_hans import ZH_HANS
from gazette.pages.breaks import Paged, body
from gazette.print.floating_tables import going_before, may_float
from gazette.print.issue_pdf import make_issue_pdf
from gazette.publication.printed_text import printed_text

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.model import Block
    from gazette.print import IssuePdf, Job

TEXT = "各乡镇、各部门要认真贯彻执行，逐项落实。" * 12
BEHIND = "按照县政府部署，逐项抓好落实，确保年底前完成。" * 6


def printed(
    folder: Path, mention: str, count: int = 5, *, quarters: int = 9
) -> tuple[Job, IssuePdf]:
    """Print a notice with a table of so many rows and columns, on a landscape page or not."""
    before = [paragraph(f"n{at}", TEXT) for at in range(3, 11)]
    named = [paragraph("n40", mention), paragraph("n41", "表1　各医院完成情况")]
    after = [paragraph(f"n{at}", f"第{at}段，{BEHIND}") for at in range(43, 63)]
    made = job(folder, notice(1, *before, *named, table("n42", rows(quarters, count)), *after))
    book = make_issue_pdf(made)
    assert book.problems == ()
    return made, book


def test_text_fills_the_page_before_a_landscape_table(tmp_path: Path) -> None:
    """The page before it is full, one page is saved, and the page map tells where the table is."""
    made, book = printed(tmp_path, "各医院完成情况见表1。")
    page_map = book.page_map
    assert (page_map.count, page_map.turned) == (4, (3,))
    assert [(one.page, one.anchor, one.offset) for one in page_map.floats] == [
        (3, "n41", 0),
        (3, "n42", 0),
    ]
    pages = inside(book.pdf, page_map.front)
    assert len(pages[1]) > 0.9 * len(pages[0])
    said = {at: solid(text) for at, text in printed_text(made.notices, page_map).items()}
    assert [said[at] for at in (1, 2, 4)] == [pages[at - 1] for at in (1, 2, 4)]
    assert said[3] in solid(pymupdf.open(stream=book.pdf)[page_map.front + 2].get_text())
    path = tmp_path / "x.pdf"
    path.write_bytes(book.pdf)
    assert [judges.verapdf(path, flavour) for flavour in ("2a", "ua1")] == [[], []]


def test_a_table_of_several_pages_has_each_in_the_page_map(tmp_path: Path) -> None:
    """What a page says is what stands on it, behind the head that is repeated."""
    made, book = printed(tmp_path, "各医院完成情况见表1。", 60)
    assert book.page_map.turned == (3, 4, 5)
    marks = [one for one in book.page_map.floats if one.anchor == "n42"]
    assert [(one.page, bool(one.offset)) for one in marks] == [(3, False), (4, True), (5, True)]
    said = printed_text(made.notices, book.page_map)
    sheets = list(pymupdf.open(stream=book.pdf))[book.page_map.front :]
    for at, sheet in enumerate(sheets, 1):
        assert solid(said[at])
        assert solid(said[at]) in re.sub(r"（续表）", "", solid(sheet.get_text(sort=False))), at
    whole = "".join(map(solid, said.values()))
    assert sorted(whole) == sorted("".join(solid(b.text) for b in made.notices[0].blocks))


def test_each_page_of_such_a_table_has_its_place_on_the_web(tmp_path: Path) -> None:
    """Every printed page has its id once, those of the table within it."""
    made, book = printed(tmp_path, "各医院完成情况见表1。", 60)
    shown = body(
        ZH_HANS, made.notices[0], Paged(1, book.page_map.breaks, floats=book.page_map.floats)
    )
    found = re.findall(r'id="p(\d+)"', shown)
    assert sorted(found) == ["1", "2", "3", "4", "5", "6"]
    assert shown.index('id="p3"') < shown.index('id="p4"') < shown.index("第43段")


@pytest.mark.parametrize(
    "mention", ["各医院完成情况良好。", "各医院完成情况如下：", "各医院完成情况见表12。"]
)
def test_what_is_not_mentioned_or_is_led_into_stays(tmp_path: Path, mention: str) -> None:
    """No text goes before it; a colon is how an editor keeps it in its place."""
    _, book = printed(tmp_path, mention)
    assert (book.page_map.count, book.page_map.floats) == (5, ())


def test_a_table_that_has_room_stays(tmp_path: Path) -> None:
    """One across the page goes on from page to page, and nothing is white."""
    _, book = printed(tmp_path, "各医院完成情况见表1。", 30, quarters=7)
    assert book.page_map.floats == ()


def test_text_fills_the_column_before_a_table(tmp_path: Path) -> None:
    """One that stands in a column, of which no three rows have room at its foot."""
    lines = ["县政府研究决定，各乡镇、各部门要认真贯彻执行，逐项落实到位。" * 2] * 12
    before = [paragraph(f"n{at}", text) for at, text in enumerate(lines, 3)]
    small = table("n42", [["乡镇", "数量"], *([f"第{at}乡", str(at)] for at in range(9))])
    after = [paragraph(f"n{at}", f"第{at}段。{BEHIND}") for at in range(43, 53)]
    ends = {}
    for mention in ("见下表。", "如下："):
        texts = [paragraph("n40", f"各乡镇的数量{mention}{'确保完成。' * 42}{mention}")]
        made = job(tmp_path, notice(1, *before, *texts, small, *after))
        book = make_issue_pdf(made)
        assert book.problems == ()
        ends[mention] = "".join(inside(book.pdf, book.page_map.front)).index("第0乡")
    assert ends["见下表。"] > ends["如下："]


# --- what may go before it ---


def boxes(*blocks: Block) -> list[tuple[int, int]]:
    """Give each block a box of its own."""
    return [(at, at) for at in range(len(blocks))]


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (["甲。", "乙。"], 2),
        (["注：不含代管乡镇。", "乙。"], 0),
        (["甲。", "上表数据由县统计局提供。"], 1),
        (["甲。", "资料来源：县统计局。"], 1),
    ],
)
def test_what_speaks_of_a_table_stays_below_it(texts: list[str], count: int) -> None:
    """A note of it, a source, a sentence that points back; and all that follows these."""
    blocks = [paragraph(f"n{at}", text) for at, text in enumerate(texts, 3)]
    assert len(going_before(blocks, boxes(*blocks))) == count


def test_a_heading_goes_with_its_text_and_a_signature_with_its_letter() -> None:
    """Neither is left alone."""
    one = notice(1, paragraph("n3", "甲。"), heading("n4", "（二）乙"))
    blocks = one.blocks[2:4]
    assert len(going_before(blocks, boxes(*blocks))) == 1
    blocks = (paragraph("n3", "甲。"), paragraph("n4", "乙。"), *one.blocks[-2:])
    assert len(going_before(blocks, [(0, 0), (1, 1), (2, 3)])) == 1


def test_a_heading_above_a_table_keeps_it(tmp_path: Path) -> None:
    """What stands under a heading of its own is not moved behind the next one."""
    del tmp_path
    blocks = [paragraph("n3", "见下表。"), heading("n4", "一、任务"), table("n5", rows(2))]
    assert not may_float(blocks, (2, 2))
