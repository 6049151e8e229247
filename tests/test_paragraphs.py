"""Paragraphs: what stands on lines of its own becomes paragraphs, or somebody is asked.

In: gazette.read.body.
Out: facts about text from word processors, and about text that was wrapped by hand.
"""

from __future__ import annotations

import re

import pytest

from gazette.read import paragraphs
from gazette.read.body import read_body
from gazette.read.sources import Source

WRAPPED = (
    "为切实做好春季农业生产工作，确保全年粮食和重要农产品稳定\n"
    "安全供给，经县政府同意，现就有关事项通知如下，请各乡镇人\n"
    "民政府结合实际认真贯彻执行。各乡镇要加强领导，压实责任。\n"
    "有关部门要密切配合，形成合力。"
)
"""Its third line ends a sentence where the others end."""


def read(text: str) -> tuple[list[str], list[int]]:
    """Give what the Blocks of a body say, and the lines at which the editor is asked."""
    body = read_body(Source("2026-01/01-x.md", text, 1))
    asked = [one.place.line for one in body.problems if one.rule == "paragraph-break"]
    assert not [one for one in body.problems if one.rule != "paragraph-break"]
    return [block.text for block in body.blocks], asked


@pytest.mark.parametrize(
    "text",
    [
        "现将有关事项通告如下：¶一、加强领导。¶（一）压实责任。¶1.抓好落实。¶特此通告。",
        "第一条 甲乙。¶第二条 丙丁；¶（1）戊己。",
        "一、总体要求¶（一）指导思想¶（二）基本原则",
        "第一章 总则¶第一条 甲乙。",
        "\u3000\u3000甲乙。¶\u3000\u3000丙丁。",
        "\xa0\xa0\xa0\xa0甲乙。¶\xa0\xa0\xa0\xa0丙丁。",
        "    甲乙。¶    丙丁。",
        "他说：“甲乙。”¶二、丙丁。",
        WRAPPED,
        WRAPPED + "¶一、甲乙。¶二、丙丁。",
        "按照《办法》第七条、\n第八条的规定，",
        "甲乙，\n丙丁。",
        "甲乙丙\n丁。",
        "占比为\n一、二类苗的",
        "甲。¶丙。".replace("¶", "\n\n"),
    ],
)
def test_what_is_plain_is_not_asked(text: str) -> None:
    """A level, an indent, a comma, a full line: nobody needs to be asked. ¶ begins a paragraph."""
    said = [part.replace("\n", "").strip() for part in re.split("¶|\n\n", text)]
    assert read(text.replace("¶", "\n")) == (said, [])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("各乡镇要抓好落实。¶有关部门要密切配合。", 2),
        (WRAPPED + "¶甲。¶乙。", 5),
        ("联系人：甲\n联系电话：乙", 2),
        ("示例县防汛办法\n第一条 甲乙。", 2),
        ("    甲乙丙\n    丁戊", 2),
    ],
)
def test_what_is_not_plain_is_asked_once(text: str, line: int) -> None:
    """What only the editor can tell is told with its line, once a notice."""
    said = [part.replace("\n", "").replace("    ", "") for part in text.split("¶")]
    assert read(text.replace("¶", "\n")) == (said, [line])


def test_an_item_that_goes_on_is_asked_about() -> None:
    """A line below an item belongs to it in Markdown, which an editor may not know."""
    assert read("- 甲。\n乙。") == (["甲。乙。"], [2])
    assert read("- 甲，\n乙。") == (["甲，乙。"], [])


def test_the_mend_mends() -> None:
    """An empty line before it, or the lines put together, and nobody is asked."""
    assert read("甲乙。\n\n丙丁。") == (["甲乙。", "丙丁。"], [])
    assert read("甲乙。丙丁。") == (["甲乙。丙丁。"], [])


@pytest.mark.parametrize(
    ("lines", "width"),
    [
        (["甲" * 15, "乙"], 15.0),
        (["甲" * 14 + "a", "乙"], 0.0),
        (["甲" * 14 + "ab", "乙"], 15.0),
        (["  " + "甲" * 15 + " ", "乙"], 15.0),
        (["甲" * 15, ""], 0.0),
        (["甲" * 15 + "。", "乙"], 0.0),
        (["甲" * 15 + "  ", "乙"], 0.0),
        (["|" + "甲" * 15, "乙"], 0.0),
        (["甲" * 15, "- 乙"], 0.0),
        (["#" + "甲" * 15, "乙"], 0.0),
        (["甲" * 20] * 10 + ["乙" * 16, "丙"], 20.0),
        (["甲" * 20] * 9 + ["乙" * 16] * 2 + ["丙"], 16.0),
        ([], 0.0),
    ],
)
def test_a_body_is_as_wide_as_its_lines_that_go_on(lines: list[str], width: float) -> None:
    """But for the shortest tenth of them; nobody wraps to less than fifteen characters."""
    assert paragraphs.measure(lines) == width


@pytest.mark.parametrize(
    ("text", "wrapped", "parts"),
    [
        ("甲。\n乙", 0.0, "0 甲。 | 1 乙 1"),
        ("甲。\n\u3000\u3000乙", 0.0, "0 甲。 | 1 乙"),
        ("甲\n乙\n丙。\n丁", 0.0, "0 甲\n乙\n丙。 | 3 丁 3"),
        ("甲" * 17 + "。\n乙", 20.0, "0 {甲}。\n乙"),
        ("甲" * 17 + "。\n一、乙", 20.0, "0 {甲}。 | 1 一、乙"),
        ("甲" * 16 + "。\n乙", 20.0, "0 {甲}。 | 1 乙 1"),
        ("甲" * 18 + "\n乙", 20.0, "0 {甲}\n乙"),
        ("甲" * 18 + "\n一、乙", 20.0, "0 {甲}\n一、乙"),
        ("甲" * 17 + "\n乙", 20.0, "0 {甲}\n乙"),
        ("甲" * 17 + "\n一、乙", 20.0, "0 {甲}\n一、乙 1"),
        ("甲\n\u3000乙", 0.0, "0 甲\n\u3000乙 1"),
        ("一、甲\n二、乙", 0.0, "0 一、甲 | 1 二、乙"),
        ("甲：1\n乙：2", 0.0, "0 甲：1\n乙：2 1"),
        ("甲：1\n乙", 0.0, "0 甲：1\n乙"),
        ("甲\n乙：2", 0.0, "0 甲\n乙：2"),
        ("甲，\n一、乙", 0.0, "0 甲，\n一、乙"),
        ("甲。  \n乙", 0.0, "0 甲。  \n乙"),
    ],
)
def test_a_line_s_end_ends_a_paragraph_or_is_doubtful(
    text: str, wrapped: float, parts: str
) -> None:
    """First line, text, and the lines at which only the editor can tell."""
    found = paragraphs.parted(text, wrapped)
    said = (" ".join((str(one.line), one.text, *map(str, one.doubtful))) for one in found)
    assert re.sub("甲{3,}", "{甲}", " | ".join(said)) == parts
