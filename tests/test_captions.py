"""What names a table stands with it, and a screen reader calls the table by it.

In: blocks made here.
Out: facts about gazette.language.captions, about the web and the paper.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import judges
import pymupdf
import pytest
from conftest import ROOT
from jobs import heading, job, notice, paragraph, table
from sample import GAZETTE, MASTHEAD

from gazette.language.captions import captions, names
from gazette.language.words import words
from gazette.model import Annex
from gazette.pages.breaks import Paged, body
from gazette.print.issue_pdf import make_issue_pdf
from gazette.rules.caption_missing import check_issue

if TYPE_CHECKING:
    from pathlib import Path

ISSUE = GAZETTE.issues[0]
TABLE = table("n9", [["甲", "乙"], ["1", "2"]])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("表1　收支总表", "caption"),
        ("附表二 任务分解", "caption"),
        ("續表3", "caption"),
        ("Table 1. Markets", "caption"),
        ("单位：万元", "measure"),
        ("（金额单位：元）", "measure"),
        ("單位：萬元", "measure"),
        ("Unit: yuan", "measure"),
        ("表彰先进的决定如下：", ""),
        ("单位名称如下：", ""),
        (
            "表1" + "甲" * 38,
            "",
        ),
        ("正文。", ""),
    ],
)
def test_a_short_line_above_a_table_names_it_or_gives_its_unit(text: str, kind: str) -> None:
    """By how it begins."""
    assert captions([paragraph("n3", text), TABLE]) == [kind, ""]
    assert captions([paragraph("n3", text), paragraph("n4", "完。"), TABLE])[0] == ""


CAPTIONED = (paragraph("n8", "表1　收支总表"), TABLE)


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("具体标准见表1和表2。", "表2"),
        ("分工见附表二。", "表2"),
        ("流程如图3所示。", "图3"),
        ("（參見圖三）", "图3"),
        ("各项由表2-1列明", "表2-1"),
        ("根据《甲办法》，各乡镇见表4。", "表4"),
        ("具体标准见附表一、表1-2。", ""),
        ("按照《甲标准》表3执行，原方案见表4", ""),
        ("GB 3095—2012的限值见表2", ""),
        ("任务见附件2表3，填写登记表3，见表3份", ""),
        ("会议代表2人发表3篇文章，画地图2幅", ""),
        ("将“任务见表3”删去", ""),
    ],
)
def test_a_reference_to_a_table_that_is_not_there_is_told(text: str, lacking: str) -> None:
    """What is another document's, an annex's, a form's, or counts something, is none."""
    told = [*check_issue(MASTHEAD, ISSUE, (notice(1, paragraph("n2", text), *CAPTIONED),))]
    assert [str(one.what) for one in told] == [f"正文说到{lacking}，文件里没有"] * bool(lacking)


def test_tables_without_numbers_are_counted() -> None:
    """The first is 表1, where none says its number; what is in an annex nobody can count."""
    text = paragraph("n2", "见表1、表2。")
    assert not [*check_issue(MASTHEAD, ISSUE, (notice(1, text, TABLE, TABLE),))]
    one = notice(1, text, TABLE)
    assert [*check_issue(MASTHEAD, ISSUE, (one,))]
    assert not [*check_issue(MASTHEAD, ISSUE, (replace(one, annexes=(Annex("甲", "a.pdf"),)),))]


def test_a_table_has_the_names_of_all_the_lines_above_it() -> None:
    """A heading is none; each table has its own."""
    blocks = [
        *(heading("n1", "表1 甲"), paragraph("n2", "表1 甲"), paragraph("n3", "单位：元"), TABLE),
        *(paragraph("n4", "单位：元"), table("n5", [["甲"]]), table("n6", [["乙"]])),
    ]
    assert captions(blocks) == ["", "caption", "measure", "", "measure", "", ""]
    assert names(blocks) == {"n9": ("n2", "n3"), "n5": ("n4",)}


def test_a_table_of_the_web_is_called_by_its_caption() -> None:
    """One without a caption is called by nothing."""
    blocks = [paragraph("n2", "表1 甲"), paragraph("n3", "单位：元"), TABLE, table("n5", [["甲"]])]
    made = body(words(MASTHEAD), notice(1, *blocks), Paged())
    assert '<p class="caption" id="n2">表1 甲</p>' in made
    assert '<p class="measure" id="n3">单位：元</p>' in made
    assert '<table id="n9" aria-labelledby="n2 n3">' in made
    assert '<table id="n5"><thead>' in made


def test_on_paper_the_unit_stands_right_close_above_the_table(tmp_path: Path) -> None:
    """And the caption in the middle, on the same page as the head."""
    blocks = [paragraph("n3", "表1 收支"), paragraph("n4", "单位：元"), TABLE]
    book = make_issue_pdf(job(tmp_path, notice(1, *blocks, paragraph("n10", "完。" * 60))))
    assert book.problems == ()
    (tmp_path / "x.pdf").write_bytes(book.pdf)
    opened: Any = pymupdf.open(tmp_path / "x.pdf")
    found = {word[4]: word for page in opened for word in page.get_text("words")}
    caption, unit, head = (found[text] for text in ("收支", "单位：元", "乙"))
    assert unit[2] == pytest.approx(56.1 + 231, abs=2)
    assert caption[3] <= unit[1] + 1
    assert 0 < head[1] - unit[3] < 8
    assert judges.verapdf(tmp_path / "x.pdf", "ua1") == []


@pytest.mark.parametrize("width", [390, 1280])
def test_in_a_browser_they_stand_close_above_the_table(width: int, browser: Any) -> None:
    """The caption in the middle, the unit right, both to be seen."""
    blocks = [paragraph("n3", "表1 甲"), paragraph("n4", "单位：元"), TABLE]
    made = body(words(MASTHEAD), notice(1, *blocks), Paged())
    style = (ROOT / "layouts" / "style.css").read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_content(f'<style>{style}</style><main><article class="notice">{made}</article></main>')
    boxes = [page.locator(f"#{name}").bounding_box() for name in ("n3", "n4", "n9")]
    caption, unit, table_box = boxes
    assert 0 <= unit["y"] - caption["y"] - caption["height"] < 12
    assert 0 <= table_box["y"] - unit["y"] - unit["height"] < 12
    assert unit["width"] == pytest.approx(caption["width"], abs=1)
    assert page.locator("#n4").evaluate("one => getComputedStyle(one).opacity") == "1"
    page.close()
