"""Floating blocks: text behind a table or a picture fills the page that it would leave white.

In: notices made here, with tables that are mentioned and tables that are not, with pictures.
Out: facts about what goes before them, on paper, in the page map, on the web.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import judges
import pymupdf
import pytest
from jobs import BOX, figure, heading, inside, job, notice, paragraph, table
from test_landscape import rows

from gazette.language.lines import solid
from gazette.language.words.zh_hans import ZH_HANS
from gazette.pages.breaks import Paged, body
from gazette.print.floating_blocks import going_before, may_float
from gazette.print.issue_pdf import make_issue_pdf
from gazette.publication.printed_text import printed_text

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.model import Block
    from gazette.model.blocks import Figure
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


# --- pictures across the page ---


def picture_of(folder: Path, high: int, **marks: bool) -> Figure:
    """Draw a picture of 1300 pixels by so many, and make its block."""
    drawn = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 1300, high), False)
    drawn.clear_with(200)
    (folder / "tu.png").write_bytes(drawn.tobytes("png"))
    made = figure("n42", "tu.png", "县城供水管网布置图")
    image = replace(made.image, **marks)
    return replace(made, image=image, caption=image.description)


def with_picture(folder: Path, mention: str, **marks: bool) -> tuple[Job, IssuePdf]:
    """Print a notice with a picture that has no room at the foot of the second page."""
    picture = picture_of(folder, 900, **marks)
    before = [paragraph(f"n{at}", TEXT) for at in range(3, 15)]
    after = [paragraph(f"n{at}", f"第{at}段，{BEHIND}") for at in range(43, 63)]
    made = job(folder, notice(1, *before, paragraph("n40", mention), picture, *after))
    book = make_issue_pdf(made)
    assert book.problems == ()
    return made, book


def feet(book: IssuePdf, page: int) -> list[float]:
    """Give how much of each column of a page is white below its last line, as a part of it."""
    left, top, right, bottom = BOX
    sheet = pymupdf.open(stream=book.pdf)[book.page_map.front + page - 1]
    lines = [
        line["bbox"]
        for block in sheet.get_text("dict")["blocks"]
        for line in block.get("lines", [block])
        if line["bbox"][3] < bottom + 6
    ]
    middle = (left + right) / 2
    halves = ([b for b in lines if b[0] < middle], [b for b in lines if b[2] > middle])
    return [(bottom - max(b[3] for b in half)) / (bottom - top) for half in halves]


def test_text_fills_the_page_before_a_picture_across_it(tmp_path: Path) -> None:
    """It is as wide as the page, at the head of the next, behind what mentions it."""
    made, book = with_picture(tmp_path, "供水管网布置见下图。", across=True)
    assert [(one.page, one.anchor) for one in book.page_map.floats] == [(3, "n42")]
    sheet = pymupdf.open(stream=book.pdf)[book.page_map.front + 2]
    (drawn,) = sheet.get_image_info()
    left, top, right, _ = BOX
    assert drawn["bbox"][2] - drawn["bbox"][0] == pytest.approx(right - left, abs=1)
    assert drawn["bbox"][1] - top < 20
    pages = inside(book.pdf, book.page_map.front)
    assert "供水管网布置见下图" in pages[1]
    assert "第43段" in pages[1]
    assert max(feet(book, 2)) < 1 / 6
    assert solid(printed_text(made.notices, book.page_map)[2]) == pages[1]
    (tmp_path / "x.pdf").write_bytes(book.pdf)
    assert [judges.verapdf(tmp_path / "x.pdf", flavour) for flavour in ("2a", "ua1")] == [[], []]
    assert judges.outloud(tmp_path / "x.pdf") == []


@pytest.mark.parametrize(
    ("mention", "in_place"), [("供水管网布置见下图。", True), ("供水管网布置如下图所示：", False)]
)
def test_a_picture_across_the_page_stays_where_its_editor_keeps_it(
    tmp_path: Path, mention: str, *, in_place: bool
) -> None:
    """No text goes before one that is to stay, nor before one that a colon leads into."""
    _, book = with_picture(tmp_path, mention, across=True, in_place=in_place)
    assert book.page_map.floats == ()
    assert min(feet(book, 2)) > 1 / 6
    assert "第43段" not in inside(book.pdf, book.page_map.front)[1]


def test_a_heading_stands_across_the_page_with_its_picture(tmp_path: Path) -> None:
    """It is not left in a column, above which nothing of it stands."""
    picture = picture_of(tmp_path, 300, across=True)
    blocks = [paragraph("n3", TEXT), heading("n41", "二、布置"), picture, paragraph("n43", TEXT)]
    book = make_issue_pdf(job(tmp_path, notice(1, *blocks)))
    sheet = pymupdf.open(stream=book.pdf)[book.page_map.front]
    (below,) = sheet.search_for("二、布置")
    (drawn,) = sheet.get_image_info()
    assert 0 < drawn["bbox"][1] - below.y1 < 20
    assert below.x0 < BOX[0] + 30
    assert len([one for one in sheet.search_for("各乡镇") if one.y1 > below.y0]) > 1


def test_a_picture_in_a_column_is_left_to_its_column() -> None:
    """Whether text goes before it is decided where the column is laid out."""
    picture = figure("n4", "tu.png", "布置图")
    blocks = [paragraph("n3", "见下图。"), picture]
    assert not may_float(blocks, (1, 1))
    across = replace(picture, image=replace(picture.image, across=True))
    assert may_float([blocks[0], across], (1, 1))


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
    assert len(going_before(blocks, boxes(*blocks), 22)) == count


def test_a_heading_goes_with_its_text() -> None:
    """It is never left alone above what goes on elsewhere."""
    one = notice(1, paragraph("n3", "甲。"), heading("n4", "（二）乙"))
    blocks = one.blocks[2:4]
    assert len(going_before(blocks, boxes(*blocks), 22)) == 1


@pytest.mark.parametrize(("last", "count"), [("乙" * 22, 2), ("请遵照执行。", 1)])
def test_a_letter_keeps_more_than_a_line_with_its_signature(last: str, count: int) -> None:
    """Behind a picture across the page stands no line alone with whom it is signed by."""
    one = notice(1)
    texts = (paragraph("n3", "甲。"), paragraph("n4", "甲。"), paragraph("n5", last))
    found = going_before((*texts, *one.blocks[-2:]), [(0, 0), (1, 1), (2, 2), (3, 4)], 22)
    assert len(found) == count


def test_a_heading_above_a_table_keeps_it(tmp_path: Path) -> None:
    """What stands under a heading of its own is not moved behind the next one."""
    del tmp_path
    blocks = [paragraph("n3", "见下表。"), heading("n4", "一、任务"), table("n5", rows(2))]
    assert not may_float(blocks, (2, 2))
