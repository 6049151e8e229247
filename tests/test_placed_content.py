"""What stands where on a laid-out page: lines as they are counted, an account of every character.

In: pages of some lines, laid out by WeasyPrint.
Out: facts about gazette.print.line_numbers and gazette.print.pagemap.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from jobs import notice, paragraph, table
from weasyprint import HTML

from gazette.model import Break, Place
from gazette.model.blocks import Figure
from gazette.model.inlines import Image
from gazette.print.line_numbers import LineNumber, PrintedLine, line_numbers, printed_lines
from gazette.print.pagemap import front_matter_problems, page_map
from gazette.print.placed_content import placed_content

if TYPE_CHECKING:
    from gazette.model import Block, Notice, Problem

STYLE = """
@page { size: 400px 300px; margin: 50px 50px 50px 40px; @bottom-center { content: "页脚" } }
body, p, div, table { margin: 0; font: 10px/20px "Noto Serif CJK SC"; border-spacing: 0 }
td, th { padding: 0; text-align: left }
.columns { columns: 2; column-gap: 30px }
p::before { content: attr(title) }
"""


def pages(body: str, style: str = "") -> Any:
    """Lay a document out on pages of 400 by 300 pixels."""
    html = f"<!DOCTYPE html><html lang=zh><style>{STYLE}{style}</style><body>{body}"
    return HTML(string=html).render().pages


def lines(body: str, ids: str = "abc", style: str = "") -> list[str]:
    """Return the lines of the first page: side, left edge, base in whole pixels, block, text."""
    return [
        f"{one.side} {one.left:g} {one.base:.0f} {one.block} {one.text}"
        for one in printed_lines(pages(body, style)[0], frozenset(ids))
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p id=a>甲 <b>乙</b></p><p id=b><br>丙</p>", ["0 60 64 a 甲乙", "0 60 104 b 丙"]),
        (
            "<div class=columns id=a><p>甲<br>乙<p id=x>丙<br>丁</div>",
            ["0 40 64 a 甲", "0 40 84 a 乙", "1 210 64 a 丙", "1 210 84 a 丁"],
        ),
        (
            "<table id=a><tr><td>甲<td id=b>乙</table>",
            ["0 60 64 a 甲", "0 60 64 b 乙"],
        ),
        (
            "<p id=a>甲<span style='display: inline-block'>乙<br>丙</span></p>",
            ["0 60 64 a 乙", "0 60 84 a 丙"],
        ),
    ],
)
def test_a_line_of_text_has_its_side_its_place_and_its_block(body: str, found: list[str]) -> None:
    """What stands in the margins is none; a page without columns is its left one."""
    assert lines(body) == found


def test_a_page_without_margins_is_numbered_away_from_its_edge() -> None:
    """Its numbers would not be on the paper."""
    wide = "@page { margin: 80px }"
    assert lines("<p id=a>甲", style=wide)[0].startswith("0 80 ")
    assert lines("<p id=a>甲", style="@page { margin: 0 }")[0].startswith("0 60 ")


def row(side: int, base: float, left: float = 50) -> PrintedLine:
    """Make a line."""
    return PrintedLine(side, left, base, "", "甲")


def test_each_side_counts_its_lines_from_above() -> None:
    """In whatever order they come; two cells of a row are one line."""
    found = line_numbers(
        [row(1, 30, 200), row(0, 40), row(0, 20), row(0, 49), row(0, 49.5), row(1, 20)]
    )
    assert found == [
        LineNumber(1, 0, 50, 20),
        LineNumber(2, 0, 50, 40),
        LineNumber(3, 0, 50, 49.5),
        LineNumber(1, 1, 50, 20),
        LineNumber(2, 1, 200, 30),
    ]
    assert line_numbers([]) == []


def placed(body: str, ids: str = "abc", style: str = "") -> list[str]:
    """Return what stands on the pages: page, block, text, and a mark where it is outside."""
    return [
        f"{one.page} {one.block} {one.text}{'' if one.inside else ' !'}"
        for one in placed_content(pages(body, style), frozenset(ids))
    ]


HIGH = "<div style='height: 180px'></div>"
NEXT = "<div style='break-after: page'></div>"
PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width='{}' height='20' style='display: block'/>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p id=a>甲 <b>乙</b></p><p>丙</p>", ["1 a 甲", "1 a 乙", "1  丙"]),
        (f"<p id=a>甲</p>{HIGH}<p id=b>乙", ["1 a 甲", "2 b 乙"]),
        ("<p id=a title=号>甲</p>", ["1 a 甲"]),
        ("<p id=a><span id=x>甲</span></p>", ["1 a 甲"]),
        (f"<div id=a>{PICTURE.format(310)}</div>", ["1 a "]),
        (f"<div id=a>{PICTURE.format(312)}</div>", ["1 a  !"]),
        ("<p id=a style='margin-left: 300px'>甲</p>", ["1 a 甲"]),
        ("<p id=a style='margin-left: 302px'>甲</p>", ["1 a 甲 !"]),
        ("<p id=a style='margin-left: -0.5px'>甲</p>", ["1 a 甲"]),
        ("<p id=a style='margin-left: -2px'>甲</p>", ["1 a 甲 !"]),
        ("<p id=a style='position: relative; top: -9px'>甲</p>", ["1 a 甲 !"]),
        ("<p id=a style='position: relative; top: 184px'>甲</p>", ["1 a 甲 !"]),
        ("<p id=a style='position: relative; top: 178px'>甲</p>", ["1 a 甲"]),
        (
            "<div class=columns><p id=a>甲<p id=b style='margin-left: 132px'>乙</div>",
            ["1 a 甲", "1 b 乙 !"],
        ),
        (
            "<div class=columns><p id=a>甲<p id=b style='margin-left: 128px'>乙</div>",
            ["1 a 甲", "1 b 乙"],
        ),
        (
            (
                "<table id=a style='table-layout: fixed; width: 100px'><tr>"
                "<td style='white-space: nowrap'>甲甲甲甲甲甲<td>乙</table>"
            ),
            ["1 a 甲甲甲甲甲甲 !", "1 a 乙"],
        ),
        (
            (
                "<table id=a><thead><tr><th>甲<tbody>"
                "<tr><td style='height: 150px'>乙<tr><td style='height: 150px'>丙</table>"
            ),
            ["1 a 甲", "1 a 乙", "2 a 丙"],
        ),
    ],
)  # fmt: skip
def test_what_stands_on_a_page_is_inside_its_frame_or_not(body: str, found: list[str]) -> None:
    """The page's content, a column or a cell; a head printed again and marks are passed by."""
    assert placed(body) == found


def mapped(body: str, *blocks: Block, line: int = 0) -> tuple[Any, list[str]]:
    """Map a document to a notice of these blocks; return the map, and what is told."""
    one = notice(1)
    card = replace(one.card, id="z", place=Place("a.md", 2))
    made: Notice = replace(one, card=card, blocks=blocks)
    found, problems = page_map(pages(body), [made])
    return found, said(problems)


@pytest.mark.parametrize(
    ("cells", "offsets"),
    [
        (["甲" * 400, "乙" * 360, "丙"], [90, 190, 290, 380]),
        (["甲" * 40, "乙" * 400, "丙"], [130, 230, 330, 420]),
    ],
)
def test_a_row_that_is_parted_says_what_its_cells_say_one_after_the_other(
    cells: list[str], offsets: list[int]
) -> None:
    """A page that begins within one of its cells begins there in the text, too."""
    row = "".join(f"<td style='width: 100px; vertical-align: top'>{cell}" for cell in cells)
    fixed = "table-layout: fixed; width: 300px"
    body = f"<p id='z.n1'>前<table id='z.n2' style='{fixed}'><tr>{row}</table>"
    found, problems = mapped(body, paragraph("n1", "前"), table("n2", [cells]))
    assert problems == []
    assert found.spans == {"z": (1, 5)}
    assert [(one.page, one.anchor, one.offset, one.at) for one in found.breaks] == [
        (1, "n1", 0, 0),
        *((page, "n2", at, at + 1) for page, at in enumerate(offsets, 2)),
    ]


def said(problems: list[Problem]) -> list[str]:
    """Return each Problem: rule, file, line, what."""
    return [f"{one.rule} {one.place.file}:{one.place.line} {one.what}" for one in problems]


def test_a_page_begins_before_the_first_character_on_it() -> None:
    """Counted in its block without white space; a notice has its first page and its last."""
    body = f"<p>前</p><p id='z.n1'>甲乙<br>丙</p>{NEXT}<p id='z.n2'>丁</p>"
    found, told = mapped(body, paragraph("n1", "甲乙 丙"), paragraph("n2", "丁"))
    assert told == []
    assert (found.count, found.front, found.spans) == (2, 0, {"z": (1, 2)})
    assert found.breaks == (Break(1, "z", "n1", 0, 0), Break(2, "z", "n2", 0, 3))
    body = f"<div id='z.n1'>甲乙<b>丙</b>{NEXT}丁</div>"
    found, told = mapped(body, paragraph("n1", "甲乙丙丁"))
    assert (told, found.breaks[1]) == ([], Break(2, "z", "n1", 3, 3))


def lost(text: str, meant: int, printed: int) -> str:
    """Return what is told of a text that is not printed as it was written."""
    what = f"从“{text}”起，印出的文字与原文不同：应有{meant}字，印出{printed}字"
    return f"print-lost a.md:11 {what}"


def outside(text: str) -> str:
    """Return what is told of a text that leaves its frame."""
    return f"print-outside a.md:11 “{text}”超出第1页的版心，纸上看不全"


@pytest.mark.parametrize(
    ("body", "text", "told"),
    [
        ("<p id='z.n1'>甲乙", "甲乙", ""),
        ("<p id='z.n1'>甲", "甲乙", lost("乙", 2, 1)),
        ("<p id='z.n1'>甲乙丙", "甲乙", lost("丙", 2, 3)),
        ("<p id='z.n1'>甲丁", "甲" + "乙" * 13, lost("乙" * 12, 14, 2)),
        ("<p>甲", "甲", lost("甲", 1, 0)),
        ("<p id='z.n1' style='margin-left: -9px'>甲乙", "甲", outside("甲乙")),
        (f"<p id='z.n1' style='margin-left: -9px'>{'甲' * 13}", "甲", outside("甲" * 12)),
    ],
)
def test_a_character_that_is_lost_or_outside_is_told_at_its_block(
    body: str, text: str, told: str
) -> None:
    """From which on, how many there should be and are."""
    assert mapped(body, paragraph("n1", text))[1] == ([told] if told else [])


def test_a_block_without_a_line_is_told_at_its_notice() -> None:
    """So is a picture that stands outside, which has no text to name."""
    block = Figure(Image("a.png", "图"), "", id="n1")
    body = f"<div id='z.n1'>{PICTURE.format(400)}</div>"
    assert mapped(body, block)[1] == ["print-outside a.md:2 图片超出第1页的版心，纸上看不全"]


def test_front_matter_says_all_that_is_asked_of_it() -> None:
    """On the paper, and without anything that leaves it."""
    body = "<p>目 录</p><p style='margin-left: -9px'>外面</p>"
    found = front_matter_problems(pages(body), ["目录", "外面", "缺少"], Place("issue.yaml"))
    assert said(found) == [
        "print-lost issue.yaml:1 从“外面”起，印出的文字与原文不同：应有2字，印出0字",
        "print-lost issue.yaml:1 从“缺少”起，印出的文字与原文不同：应有2字，印出0字",
        "print-outside issue.yaml:1 “外面”超出第1页的版心，纸上看不全",
    ]
