r"""A page of an earlier print begins where {p20} stands, and {p20} is no text.

In: bodies with page breaks; a notice's file.
Out: facts about what the Blocks say and where the pages begin.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.language.lines import solid
from gazette.model import Masthead, Notice, Problem, Series
from gazette.read import markdown_subset, notice_file
from gazette.read.body import Body, read_body
from gazette.read.sources import Source
from gazette.write.html import write

FOLDER = Path("2023-04")
HEAD = Masthead(
    "示例县人民政府公报",
    "SHILI",
    "示例县人民政府办公室",
    "https://gazette.example",
    (Series("示政发", "zf", "示例县人民政府"),),
    ("县政府文件",),
)
FRONT = """---
number: 示政发〔2023〕1号
title: 示例县人民政府关于一件事的通知
issuer: 示例县人民政府
kind: 通知
section: 县政府文件
signed_by: 示例县人民政府
dated: 2023-12-01
printed_page: 19
---

"""
TABLE = "| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n"


def body(text: str) -> Body:
    """Read a body that begins in line 10 of its file."""
    return read_body(Source("2023-04/01-x.md", text, 10))


def begun(text: str) -> list[tuple[int, int, int, int]]:
    """Give block, offset, page and line of each page break."""
    return [(at, offset, page.page, page.line) for at, offset, page in body(text).breaks]


def notice(text: str) -> tuple[Notice, tuple[Problem, ...]]:
    """Take in a notice with this body."""
    return notice_file.notice(Source("2023-04/01-x.md", FRONT + text), HEAD, FOLDER, frozenset())[
        :2
    ]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("甲{p20}乙", [(0, 1, 20, 10)]),
        ("{p20} 甲", [(0, 0, 20, 10)]),
        ("甲\n{p20}\n乙", [(0, 1, 20, 11)]),
        ("甲\n{p20}乙", [(0, 1, 20, 11)]),
        ("甲\n\n{p20}\n\n乙", [(1, 0, 20, 12)]),
        ("甲\n\n{p20}\n## 一、乙", [(1, 0, 20, 12)]),
        ("{p20}## 一、乙", [(0, 0, 20, 10)]),
        ("## {p20}一、乙", [(0, 0, 20, 10)]),
        ("甲\n{p20}1. 乙", [(0, 1, 20, 11)]),
        ("甲\n{p20}\n1. 乙", [(0, 1, 20, 11)]),
        ("- 甲\n{p20}- 乙", [(0, 1, 20, 11)]),
        ("{p20}\n\n" + TABLE, [(0, 0, 20, 10)]),
        (TABLE + "{p20}| 戊 | 己 |", [(0, 4, 20, 13)]),
        (TABLE + "| 戊 | {p20}己 |", [(0, 5, 20, 13)]),
        ("**{p20}甲**", [(0, 0, 20, 10)]),
        ("甲  \n{p20}乙", [(0, 1, 20, 11)]),
        ("甲\\\n{p20}乙", [(0, 1, 20, 11)]),
        ("word\n{p20}\nword", [(0, 4, 20, 11)]),
        ("{p20}\n{p22}\n\n甲", [(0, 0, 20, 10), (0, 0, 22, 11)]),
        ("甲\n\n{p20}", [(1, 0, 20, 12)]),
        ("{p20}\n\n![图](tu.png)", [(0, 0, 20, 10)]),
        (r"甲\{p20}乙\\{p21}丙", [(0, 8, 21, 10)]),
    ],
)
def test_a_page_begins_before_its_character(
    written: str, found: list[tuple[int, int, int, int]]
) -> None:
    """Inside a line or on a line of its own, whatever else that line is."""
    assert begun(written) == found
    assert [problem.rule for problem in body(written).problems] == []


@pytest.mark.parametrize(
    "written",
    [
        "甲{p9}乙",
        "甲\n{p9}\n乙",
        "word\n{p9}\nword",
        "甲\n\n{p9}\n\n乙",
        "{p9}## 一、甲",
        "## {p9} 甲 {p10}",
        "- 甲\n{p9}- 乙",
        "甲\n{p9}1. 乙",
        "{p9}　　甲",
        f"{{p9}}{TABLE}",
        "{p9}![图](tu.png)",
        "甲[{p9}乙](https://a.test)",
    ],
)
def test_a_page_break_changes_nothing_else(written: str) -> None:
    """The Blocks are those of the text without it, to the last tag."""
    bare = written.replace("\n{p9}\n", "\n").replace("{p9}", "").replace("{p10}", "")
    with_, without = body(written), body(bare)
    assert with_.blocks == without.blocks


def test_the_lines_behind_a_page_break_keep_their_numbers() -> None:
    """A Problem of the next paragraph names the line of the file."""
    assert [block.line for block in body("甲\n{p2}\n乙\n\n丙\n\n{p3}\n\n丁").blocks] == [10, 14, 18]


def test_an_escaped_page_break_is_its_letters() -> None:
    r"""\{p20} is published as {p20}, and what the importer escapes reads back."""
    assert [block.text for block in body(r"写\{p20}字").blocks] == ["写{p20}字"]
    assert body(markdown_subset.escape("写{p20}字")).blocks == body(r"写\{p20}字").blocks


def test_the_letter_ends_on_the_page_of_its_last_page_break() -> None:
    """What ends the letter's text is said of the signature, what stands before # of it."""
    found, problems = notice("甲。{p20}\n\n{p21}\n\n# 办法\n\n乙{p22}丙")
    assert problems == ()
    kinds = {block.id: block.kind for block in found.blocks}
    places = [(mark.page, kinds[mark.anchor], mark.offset) for mark in found.breaks]
    assert places == [(20, "signature", 0), (21, "instrument", 0), (22, "paragraph", 1)]
    assert found.card.page_breaks == (20, 21, 22)


def test_a_page_break_behind_everything_is_a_problem() -> None:
    """The page begins in the next notice, whose front matter says so."""
    found, problems = notice("甲。\n\n# 办法\n\n乙。\n\n{p20}")
    places = [(one.rule, one.place.line, one.place.column) for one in problems]
    assert places == [("page-break", 18, 1)]
    assert found.breaks == ()


def test_a_page_break_in_a_description_or_an_address_is_no_part_of_them() -> None:
    """A page begins in what is printed of them; picture and link lead where they led."""
    assert begun("甲![{p20}图](tu.png)乙") == [(0, 2, 20, 10)]
    assert begun("![{p20}图](tu.png)") == [(0, 0, 20, 10)]
    for written in ("甲![{p20}图](tu{p21}.png)乙", "[甲](https://a.test/{p20}b)"):
        with_, without = body(written), body(written.replace("{p20}", "").replace("{p21}", ""))
        assert with_.blocks == without.blocks
        assert with_.files == without.files


def test_a_page_break_that_no_text_holds_is_a_problem() -> None:
    """A link's title is printed nowhere, so nothing tells where in the text the page begins."""
    found = [problem.rule for problem in body('[甲](https://a.test "{p20}题")').problems]
    assert "page-break" in found


pieces = st.sampled_from(
    ["甲", "，", "A", " ", "\n", "\n\n", "**", "- ", "## ", "| ", "1. ", "\\", "{", "　"]
)
marks = st.sampled_from(["{p2}", "{p3}", "{p4}", "\n{p5}\n", "\n\n{p6}\n\n", r"\{p7}", "{p0}"])


@given(st.lists(st.one_of(pieces, marks), max_size=12))
def test_no_character_is_lost_for_a_page_break(parts: list[str]) -> None:
    """Whatever stands around page breaks, none is text, and every other character is kept."""
    read = body("".join(parts))
    said = solid("".join(block.text for block in read.blocks))
    assert "\ufdd0" not in said + "".join(map(write, read.blocks))
    assert said.count("甲") == "".join(parts).count("甲")
    assert [page.page for _, _, page in read.breaks] == sorted({p.page for *_, p in read.breaks})
    for at, offset, _ in read.breaks:
        assert at == len(read.blocks) or offset <= len(solid(read.blocks[at].text))


LIKE = "不是原刊页码的标记，会照原样印出"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("甲{p5}乙{p5}丙", "10:7+4 page-order 原刊第5页的开头标在第5页之后"),
        ("甲\n" + r"乙\\{p5}丙\\{p4}丁", "11:11+4 page-order 原刊第4页的开头标在第5页之后"),
        ("甲{p9999}{p10000}", f"10:9+8 page-break `{{p10000}}` {LIKE}"),
        ("甲{P5}乙", f"10:2+4 page-break `{{P5}}` {LIKE}"),
        ("{p1}甲{p 5}", f"10:6+5 page-break `{{p 5}}` {LIKE}"),
        ("甲\n｛p５｝", f"11:1+4 page-break `｛p５｝` {LIKE}"),
        ("甲{p05}", f"10:2+5 page-break `{{p05}}` {LIKE}"),
        ("甲{p0}", f"10:2+4 page-break `{{p0}}` {LIKE}"),
        (r"甲\{p0}\\\{P5}{p}{q1}", ""),
        ("甲\n\n" + TABLE + "{p5}\n| 丙 | 丁 |", "15:1+1 page-break 表格里的页码标记不能独占一行"),
        (
            "[甲](https://gazette.example '{p5}题')",
            (
                "10:1+1 link-title 链接或图片带有印不出来的标题，或者图片的说明里有粗体、链接\n"
                "10:1+36 page-break 原刊第5页的标记不在文字之间，不知道这一页从哪里开始"
            ),
        ),
    ],
)
def test_a_page_break_that_is_none_is_told_at_its_place(written: str, told: str) -> None:
    """What is printed as it stands is looked at, what contradicts another is mended."""
    problems = body(written).problems
    assert told == "\n".join(
        f"{one.place.line}:{one.place.column}+{one.width} {one.rule} {one.what}" for one in problems
    )


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("{p2}　　甲", "0 0 2"),
        ("甲\n{p2}　　乙", "0 1 2"),
        ("甲\n{p2}\n{p3}\n乙\n\n丁{p4}", "0 1 2, 0 1 3, 1 1 4"),
        ("甲\n\n{p2}{p3}\n\n乙", "1 0 2, 1 0 3"),
        ("甲\n{p2}{p3}\n乙", "0 1 2, 0 1 3"),
        ("甲\n{p2}\n\n乙{p3}丙", "1 0 2, 1 1 3"),
        ("{p2}\n- 甲\n- 乙{p3}丙", "0 0 2, 0 2 3"),
        ("- 甲乙\n{p2}\n- 丙", "0 2 2"),
        ("- 甲\n- 乙\n{p2}\n\n丙", "1 0 2"),
        ("{p1}\n\n- 甲\n\n\n{p2}\n- 乙", "0 0 1, 0 1 2"),
        (TABLE + "\n{p2}" + TABLE, "1 0 2"),
        ("![图{p2}](tu.png)", "0 1 2"),
        ("甲![图{p2}像](tu.png)", "0 3 2"),
        ("甲[乙{p2}丙](a.pdf){p3}丁", "0 2 2, 0 8 3"),
        ("**甲{p2}**\n**乙**", "0 1 2"),
        ("\n\n{p2}\n\n", "0 0 2"),
    ],
)
def test_what_stands_before_a_page_break_is_counted_in_its_block(written: str, found: str) -> None:
    """Characters other than white space; those of a list go on from item to item."""
    assert ", ".join(f"{at} {offset} {page}" for at, offset, page, _ in begun(written)) == found


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("甲\n{p2}\n乙\n丙\n\n丁", [10, 15]),
        ("甲\n{p2}\n{p3}\n乙\n丙\n\n丁\n\n戊", [10, 16, 18]),
        ("{p2}\n\n甲", [12]),
        ("甲\n{p2}\n\n乙", [10, 13]),
        (TABLE + "{p2}\n| 丙 | 丁 |\n\n戊", [10, 16]),
        ("甲\n{p2}\n乙\n\n丙\n{p3}\n丁\n\n戊", [10, 14, 18]),
    ],
)
def test_a_block_behind_page_breaks_has_its_line_of_the_file(
    written: str, lines: list[int]
) -> None:
    """Those that stand on lines of their own are taken out, and counted."""
    assert [block.line for block in body(written).blocks] == lines


def test_the_pages_of_a_notice_begin_in_what_is_printed() -> None:
    """A page that begins at a block's end begins in the next; signature and day stand between."""
    found, _ = notice("甲{p20}乙。{p21}\n\n丙。\n\n# {p22}办法\n\n丁{p23}。{p24}\n\n戊。")
    kinds = {block.id: block.text for block in found.blocks}
    assert [(one.page, kinds[one.anchor], one.offset) for one in found.breaks] == [
        (20, "甲乙。", 1),
        (21, "丙。", 0),
        (22, "办法", 0),
        (23, "丁。", 1),
        (24, "戊。", 0),
    ]
    assert {one.notice for one in found.breaks} == {found.card.id}
