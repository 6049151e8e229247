"""Readings of rare characters (注音) stand above them, and are said behind them.

In: Markdown; a notice whose names have readings, built and printed.
Out: facts about what each edition says of them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import judges
import pymupdf
import pypdfium2
import pytest
from jobs import LAYOUTS, inside, job, notice, placed, poppler, same
from test_markdown import read, rules, texts
from weasyprint import HTML

from gazette.language.words.zh_hans import ZH_HANS
from gazette.model import PageMap
from gazette.model.inlines import Ruby, Strong, Text, running_text
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.shared_glyphs import SHARED
from gazette.read.registered import with_registered
from gazette.search.records import records
from gazette.typeset.chinese import chinese
from gazette.typeset.options import Options
from gazette.typeset.weasyprint.boxes import is_reading, is_text
from gazette.typeset.weasyprint.document import page_box
from gazette.write.html import write
from gazette.write.styling import Styling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gazette.model import Notice
    from gazette.print import IssuePdf

PRINT = Styling(variants=SHARED)


@pytest.mark.parametrize(
    ("written", "content"),
    [
        ("张{㼆|mèng}峰", (Text("张"), Ruby("㼆", "mèng"), Text("峰"))),
        ("{㼆䶮｜mèng yǎn}", (Ruby("㼆䶮", "mèng yǎn"),)),
        ("**{𠮷|jí}**", (Strong((Ruby("𠮷", "jí"),)),)),
        ("{㼆|ㄇㄥˋ}", (Ruby("㼆", "ㄇㄥˋ"),)),
        (r"\{㼆|mèng}", (Text("{㼆|mèng}"),)),
        ("{x|x>0}、{㼆}", (Text("{x|x>0}、{㼆}"),)),
    ],
)
def test_a_reading_is_read_as_others_write_it(written: str, content: tuple[object, ...]) -> None:
    """As markdown-it-ruby has it; a set of mathematics is text, and so is what is escaped."""
    (block,) = read(written).blocks
    assert block.content == content
    assert rules(written) == []


def test_in_a_table_the_bar_is_escaped_or_of_full_width() -> None:
    """As in every cell; without that it parts two cells, which is told."""
    rows = "| 甲 | 乙 |\n| --- | --- |\n| {㼆\\|mèng} | {㼆｜mèng} |"
    assert texts(rows) == ["甲\t乙\n㼆（mèng）\t㼆（mèng）"]
    assert rules(rows) == []
    assert rules("| 甲 |\n| --- |\n| {㼆|mèng} |") == ["table-cells"]


@pytest.mark.parametrize(
    "written",
    [
        "｛㼆｜mèng｝",
        "{ 㼆 | mèng }",
        "{㼆|}",
        "{|mèng}",
        "{㼆|mèng|x}",
        "{㼆|**m**}",
        "{㼆|mèng为",
    ],
)
def test_what_is_no_reading_is_told(written: str) -> None:
    """And its mend, followed, mends: the form of the message is read."""
    (problem,) = read(f"任命张{written}局长").problems
    assert problem.rule == "ruby-unread"
    assert "`{㼆|mèng}`" in str(problem.mend)
    assert rules(r"任命张{㼆|mèng}、\{㼆|}局长") == []


def test_every_edition_says_the_same() -> None:
    """The web has brackets for readers that know no ruby; a name is listed without."""
    (block,) = read("任命**张{㼆|mèng}**峰").blocks
    assert block.text == "任命张㼆（mèng）峰"
    assert running_text(block.content) == "任命张㼆峰"
    shown = re.sub(' id="[^"]*"', "", write(block))
    assert shown == (
        "<p>任命<strong>张<ruby>㼆<rp>（</rp><rt>mèng</rt><rp>）</rp></ruby></strong>峰</p>"
    )
    assert re.sub("<[^>]*>", "", shown) == block.text


NEAR = 0.1
DRAWN = pymupdf.TEXTFLAGS_RAWDICT | pymupdf.TEXT_IGNORE_ACTUALTEXT
WIDE = 1.9
"""A step of more lines than this is one over what stands between."""
NAMES = (
    "任命张{㼆|mèng}峰、李{䶮|yǎn}{翀|chōng}为副主任，"
    "王{㛃|jié}、庄{壵|zhuàng}、赵{祎喆|yī zhé}为局长。"
)
READINGS = ["㼆（mèng）", "䶮（yǎn）", "翀（chōng）", "㛃（jié）", "壵（zhuàng）", "喆（yī zhé）"]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> tuple[IssuePdf, Notice]:
    """Print paragraphs whose readings come to stand everywhere in a line."""
    bodies = [read("甲" * more + NAMES * 2).blocks[0] for more in range(24)]
    blocks = [replace(block, **placed(f"n{at}")) for at, block in enumerate(bodies, 3)]
    given = notice(1, *blocks)
    found = make_issue_pdf(job(tmp_path_factory.mktemp("ruby"), given))
    assert found.problems == ()
    return found, given


def test_paper_says_all_of_it_in_order(book: tuple[IssuePdf, Notice], tmp_path: Path) -> None:
    """To MuPDF and Poppler: a reading in brackets behind its characters."""
    found, given = book
    front = found.page_map.front
    (tmp_path / "x.pdf").write_bytes(found.pdf)
    assert same(inside(found.pdf, front), [given]) == ""
    assert same(poppler(tmp_path / "x.pdf", front), [given]) == ""


def by_mupdf(path: Path, front: int) -> list[str]:
    """Give the pages behind the front matter as MuPDF reads them."""
    return [page.get_text() for page in pymupdf.open(path)][front:]


def by_poppler(path: Path, front: int) -> list[str]:
    """Give them as Poppler does."""
    return judges.pdftotext(path)[front:]


def by_pdfium(path: Path, front: int) -> list[str]:
    """Give them as PDFium does."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf][front:]


SHORT = "甲{㼆|m}乙{祎喆|y e}丙{䶮|m}{翀|chōng}{祎喆|y e}{㼆|m}，"
"""Readings that are narrower than their characters, and some that stand side by side."""


@pytest.mark.parametrize("reader", [by_mupdf, by_poppler, by_pdfium])
def test_a_reading_stands_on_the_line_of_its_characters(
    reader: Callable[[Path, int], list[str]], tmp_path: Path
) -> None:
    """To each reader: no line of its own, no blank where it is narrow or another one follows."""
    texts = [read("丁" * more + (NAMES + SHORT) * 2).blocks[0] for more in range(12)]
    blocks = [replace(block, **placed(f"n{at}")) for at, block in enumerate(texts, 3)]
    given = notice(1, *blocks)
    found = make_issue_pdf(job(tmp_path, given))
    (tmp_path / "x.pdf").write_bytes(found.pdf)
    pages = reader(tmp_path / "x.pdf", found.page_map.front)
    lines = [line.strip() for page in pages for line in page.splitlines()]
    body = "".join(block.text for block in blocks)
    read_aloud = [line for line in lines if re.search("[（）]", line)]
    assert 24 < len(read_aloud) < body.count("（") / 3
    assert [line for line in read_aloud if line not in body or line[0] in "（）"] == []


def test_judges_find_no_fault_in_readings(book: tuple[IssuePdf, Notice], tmp_path: Path) -> None:
    """Though the blanks behind them are no part of what is said."""
    (tmp_path / "x.pdf").write_bytes(book[0].pdf)
    assert judges.verapdf(tmp_path / "x.pdf", "ua1") == []
    assert judges.verapdf(tmp_path / "x.pdf", "2a") == []
    assert judges.outloud(tmp_path / "x.pdf") == []


def test_a_reading_moves_no_line(book: tuple[IssuePdf, Notice]) -> None:
    """It stands above its characters, between the lines, and those keep the grid."""
    steps, above = set(), set()
    for page in list(pymupdf.open(stream=book[0].pdf))[book[0].page_map.front :]:
        spans = [
            span
            for block in page.get_text("rawdict", flags=DRAWN)["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
            if "".join(one["c"] for one in span["chars"]).strip()
        ]
        bases = sorted({one["origin"][1] for one in spans if abs(one["size"] - 10.5) < NEAR})
        steps |= {round((two - one) / 16.8, 1) for one, two in pairwise(bases)}
        readings = [one["origin"][1] for one in spans if abs(one["size"] - 5.25) < NEAR]
        above |= {round(min(base - one for base in bases if base > one), 1) for one in readings}
    assert {step for step in steps if 0 < step < WIDE} == {1.0}
    assert above == {9.6}


def test_a_reading_stands_above_the_middle_of_its_characters() -> None:
    """So that it is never parted from them; of two side by side neither touches the other."""
    bodies = (read("甲" * more + NAMES + "{㼆|m}乙" * 40).blocks[0] for more in range(24))
    body = "".join(write(block, PRINT) for block in bodies)
    css = (LAYOUTS / "print/style.css").read_text(encoding="utf-8")
    css += "@page { margin: 56pt; size: 320pt 4000pt } p { text-align: justify }"
    page = f"<html lang=zh-CN><style>{css}</style><body>{body}</body></html>"
    with chinese(Options(autospace=False)):
        document = HTML(string=page).render()
    boxes = [box for one in document.pages for box in page_box(one).descendants() if is_text(box)]
    ends: dict[float, float] = {}
    for base, reading, behind in zip(boxes, boxes[1:], boxes[2:], strict=False):
        if is_reading(reading):
            assert len(base.text.strip()) > 1 or round(base.width, 1) == 14.0  # no gap within
            middles = [box.position_x + box.width / 2 for box in (base, reading)]
            assert abs(middles[0] - middles[1]) < 1
            lines = [box.position_y + box.baseline for box in (base, reading)]
            assert round(lines[0] - lines[1], 1) == 12.8  # pixels
            assert reading.position_x > ends.get(lines[1], 0.0)
            ends[lines[1]] = reading.position_x + reading.width
            if behind.position_y == base.position_y:
                assert behind.position_x - base.position_x - base.width < 8
            elif behind.position_y - base.position_y < 24:  # the paragraph goes on
                assert abs(base.position_x + base.width - 352) < 1
    assert sum(map(is_reading, boxes)) == 24 * (len(READINGS) + 40)


def test_names_are_found_and_listed_without_their_readings(tmp_path: Path) -> None:
    """With them, too: the search has both."""
    block = replace(read("任命张{㼆|mèng}峰为示例县民政局局长。").blocks[0], **placed("n3"))
    given = notice(1, block)
    given = replace(given, card=replace(given.card, title="关于张㼆峰任职的通知"))
    (appointed,) = with_registered(given).card.appointments
    assert appointed.person == "张㼆峰"
    issue = replace(job(tmp_path, given).issue, cards=(given.card,))
    (record,) = records(ZH_HANS, issue, [given], PageMap())
    found = [passage.text for passage in record.passages if "局长" in passage.text]
    assert found == ["任命张㼆（mèng）峰为示例县民政局局长。", "任命张㼆峰为示例县民政局局长。"]


def test_a_sentence_is_found_across_the_mark_of_a_note_and_a_link(tmp_path: Path) -> None:
    """Nobody types [1], or the address behind the words of a link."""
    body = "点位二十六处[^1]，名单见[县网站](https://a.example/b)的**专栏[^1]页**。\n\n[^1]: 见表。"
    given = notice(1, *(replace(one, **placed("n3")) for one in read(body).blocks))
    issue = replace(job(tmp_path, given).issue, cards=(given.card,))
    (record,) = records(ZH_HANS, issue, [given], PageMap())
    assert "点位二十六处，名单见县网站的专栏页。" in [one.text for one in record.passages]
