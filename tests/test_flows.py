"""What stands in two columns and what spans the page; how each block is to look there.

In: notices made by hand, and a ruler of squares.
Out: facts about gazette.print.flows.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from jobs import figure, heading, notice, paragraph, table
from sample import COUNTY, MASTHEAD
from test_table_widths import MEASURES, Squares

from gazette.language.words import words
from gazette.model.blocks import (
    AnnexEntry,
    Annexes,
    Copies,
    Day,
    Instrument,
    Item,
    ItemList,
    NumberLine,
    Signature,
    Title,
)
from gazette.model.inlines import Image, Text
from gazette.print.flows import Flow, flows
from gazette.print.notice_links import Leads
from gazette.print.tables import MeasuredTables

if TYPE_CHECKING:
    from gazette.model import Block, Notice

WIDE = table("n6", [["甲"] * 6, ["乙"] * 6])
NARROW = table("n6", [["甲", "乙"], ["丙", "丁"]])
CODE = "codes/a.svg"


def flowing(*notices: Notice, codes: dict[str, str] | None = None) -> list[Flow]:
    """Split notices into flows."""
    tables = MeasuredTables(Squares(), MEASURES)  # type: ignore[arg-type]
    led = {id_: Leads(code) for id_, code in (codes or {}).items()}
    return flows(words(MASTHEAD), notices, led, tables)


def bare(*blocks: Block) -> Notice:
    """Make a notice of these blocks alone."""
    return replace(notice(1), blocks=blocks)


def looks(*blocks: Block, code: str = "") -> list[str]:
    """Return the HTML of the blocks of one notice, a box a line."""
    found = flowing(bare(*blocks), codes={"zf-2026-1": code} if code else {})
    return [str(box) for flow in found for part in flow.parts for box in part.html]


def stretches(*blocks: Block) -> str:
    """Return the ids of a notice's blocks, those of each flow that spans the page in brackets."""
    said = []
    for flow in flowing(bare(*blocks)):
        (part,) = flow.parts
        ids = re.findall(r'id="zf-2026-1\.(n\d+)"', "".join(part.html))
        said.append(f"[{' '.join(ids)}]" if flow.wide else " ".join(ids))
    return " ".join(said)


def test_a_notice_that_a_wide_table_parts_has_a_part_before_and_one_after() -> None:
    """Its title is in the first alone; a section is told where it begins."""
    one = notice(1, paragraph("n3", "甲。"), WIDE, paragraph("n7", "乙。"))
    found = flowing(one, notice(2), notice(3, section="人事任免"))
    assert [
        (flow.wide, [(part.id, part.section, part.begins) for part in flow.parts]) for flow in found
    ] == [
        (False, [("zf-2026-1", "县政府文件", True)]),
        (True, [("zf-2026-1", "", False)]),
        (
            False,
            [
                ("zf-2026-1", "", False),
                ("zf-2026-2", "", True),
                ("zf-2026-3", "人事任免", True),
            ],
        ),
    ]
    assert {part.title for part in found[0].parts} == {f"{COUNTY}关于第1件事的通知"}
    assert [len(flow.parts[0].html) for flow in found] == [3, 1, 2]


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ([paragraph("n3", "甲。"), WIDE], "n3 [n6]"),
        ([paragraph("n3", "甲。"), NARROW], "n3 n6"),
        ([heading("n3", "甲"), WIDE], "[n3 n6]"),
        ([Instrument((Text("甲"),), id="n3"), heading("n4", "甲"), WIDE], "[n3 n4 n6]"),
        ([paragraph("n3", "表1"), WIDE, paragraph("n7", "乙。")], "[n3 n6] n7"),
        (
            [heading("n2", "甲"), paragraph("n3", "表1"), paragraph("n4", "单位：元"), WIDE],
            "[n2 n3 n4 n6]",
        ),
        ([paragraph("n3", "表1　" + "甲" * 36), WIDE], "[n3 n6]"),
        ([paragraph("n3", "表1　" + "甲" * 37), WIDE], "n3 [n6]"),
        ([paragraph("n3", "表1"), paragraph("n4", "甲"), WIDE], "n3 n4 [n6]"),
        ([heading("n3", "甲"), paragraph("n4", "乙")], "n3 n4"),
        ([WIDE], "[n6]"),
    ],
)
def test_what_names_a_table_spans_the_page_with_it(blocks: list[Block], said: str) -> None:
    """Headings, and paragraphs such as 表1 and 单位：万元 that stand right above it."""
    assert stretches(*blocks) == said


def test_a_table_and_its_names_are_one_box() -> None:
    """The baseline grid gives whole lines to all of it."""
    one, two = looks(
        paragraph("n3", "甲。"), paragraph("n4", "续表 2"), paragraph("n5", "单位:元"), NARROW
    )
    assert one == '<p id="zf-2026-1.n3">甲。</p>'
    assert two.startswith('<div class="captioned"><div class="captioned"><p class="caption"')
    assert re.findall('class="([^"]*)" id="zf-2026-1.(n.)', two) == [
        ("caption", "n4"),
        ("before-table measure", "n5"),
    ]
    assert two.endswith("</table></div>")


def test_signature_and_day_are_one_box() -> None:
    """Each alone is one, too; of two signatures the second has the day."""
    name, day = Signature((COUNTY,), id="n1"), Day("2026年3月5日", id="n2")
    (both,) = looks(name, day)
    assert both.startswith('<div class="signed"><div><p class="signature"')
    assert both.count("<div") == 2
    assert len(looks(name, name, day)) == 2
    assert [one.startswith('<div class="signed"><div><p') for one in looks(day, name)] == [True] * 2


@pytest.mark.parametrize(
    ("block", "after", "lonely"),
    [
        (paragraph("n3", "甲" * 21), Day("乙"), True),
        (paragraph("n3", "甲" * 22), Day("乙"), False),
        (paragraph("n3", "甲"), Signature(("乙",)), True),
        (paragraph("n3", "甲"), paragraph("n4", "乙"), False),
        (Annexes((AnnexEntry("附件：", "甲"),)), Day("乙"), True),
        (ItemList((Item((paragraph("n4", "甲"),)),)), Day("乙"), True),
        (heading("n3", "甲"), Day("乙"), False),
    ],
)
def test_a_last_line_that_is_short_is_kept_with_the_signature(
    block: Block, after: Block, lonely: object
) -> None:
    """A text that is wider than a column has more lines than one."""
    assert ("lonely" in looks(block, after)[0]) is lonely


@pytest.mark.parametrize(
    ("text", "chapter"),
    [("第一章　总则", True), ("第十二编", True), ("第一章总则", False), ("第一节　甲", False)],
)
def test_a_chapter_stands_in_the_middle(text: str, chapter: object) -> None:
    """One that is a heading and says so."""
    assert ('class="chapter' in looks(heading("n3", text))[0]) is chapter
    assert "chapter" not in looks(paragraph("n3", text))[0]


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        (NumberLine(("示政发〔2026〕1号",)), "number"),
        (Annexes((AnnexEntry("附件：", "甲"),)), "annexes"),
        (Copies("抄送：甲"), "cc"),
        (figure("n4", "a.png"), "figure"),
        (Instrument((Text("甲"),)), "instrument"),
        (NARROW, "table"),
        (heading("n4", "甲"), ""),
        (paragraph("n4", "甲"), ""),
    ],
)
def test_what_needs_space_above_it_is_known_to_the_block_before(after: Block, kind: str) -> None:
    """By a class of that one; nothing stands behind the last."""
    first, last = looks(paragraph("n3", "甲。"), after)
    assert re.findall("before-([a-z]+)", first) == ([kind] if kind else [])
    assert "before-" not in last


def test_people_stand_below_one_another() -> None:
    """As a class, and as each line's own indents."""
    people = [paragraph("n3", "组长：沈砚青　县长"), paragraph("n4", "柏志　主任")]
    for html in looks(*people):
        assert 'class="person"' in html
        assert "margin-left:9em" in html
    assert "person" not in looks(paragraph("n3", "甲。"))[0]


TITLE = Title(("示例县人民政府", "关于甲的通知"), id="n1")
SHORT = NumberLine(("示政发〔2026〕123号",), id="n2")
LONG = NumberLine(("示政办发〔2026〕12345号",), id="n2")


def test_a_code_stands_with_the_number_or_with_a_title_that_has_none() -> None:
    """A long number makes room for it; without a code nothing of it is there."""
    title, number = looks(TITLE, SHORT, code=CODE)
    assert title.startswith('<h1 class="before-number lines-1 title"')
    assert number.startswith('<p class="code number"')
    assert number.endswith('<img src="codes/a.svg" alt="本件网页的二维码"></p>')
    assert looks(TITLE, LONG, code=CODE)[1].startswith('<p class="code long number"')
    alone, text = looks(TITLE, paragraph("n3", "甲。"), code=CODE)
    assert alone.startswith('<h1 class="lines-1 before-code title"')
    assert alone.endswith('<div class="code"><img src="codes/a.svg" alt="本件网页的二维码"></div>')
    assert "codes" not in text
    assert "code" not in "".join(looks(TITLE, SHORT))


def test_an_annex_that_is_not_printed_has_a_code() -> None:
    """It leads to the file; a picture is in the text, an omitted one nowhere."""
    entries = (
        AnnexEntry("附件：1.", "名单", "a b.pdf"),
        AnnexEntry("2.", "地图", "a.png"),
        AnnexEntry("3.", "略"),
    )
    (html,) = looks(Annexes(entries, id="n3"))
    assert re.findall('src="([^"]*)" alt="([^"]*)"', html) == [
        ("codes/files/a%20b.pdf.svg", "附件“名单”的网址二维码")
    ]


def test_a_title_breaks_where_its_sense_does() -> None:
    """In a column, and across the page where it spans that; not where it holds more than text."""
    long = "关于印发示例县农村生活污水治理三年行动方案的通知"
    assert "".join(re.findall("<span>([^<]*)</span>", looks(Title((long,), id="n1"))[0])) == long
    name = Instrument((Text("示例县农村生活污水治理三年行动实施方案"),), id="n3")
    assert looks(name)[0].count("<span>") == 2
    assert looks(name, WIDE)[0].count("<span>") < 2
    pictured = Instrument(
        (Text("示例县农村生活污水治理三年行动实施方案"), Image("a.png", "章")), id="n3"
    )
    assert "<span>" not in looks(pictured)[0]


def test_a_table_has_its_own_widths_where_it_stands() -> None:
    """Set smaller where it is dense and spans the page."""
    assert "width:50.000%" in looks(NARROW)[0]
    dense = table("n6", [["1234567"] * 13, ["乙"] * 13])
    assert '<table class="dense" style="font-size:8.5pt"' in looks(dense)[0]
    assert 'class="dense"' not in looks(WIDE)[0]
    assert "font-size" not in looks(WIDE)[0]
