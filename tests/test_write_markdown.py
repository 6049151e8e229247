"""Markdown that the press writes is read again as the same notice.

In: notices read from bodies and fields made by hypothesis, and the specimen.
Out: tests.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from test_markdown import BODIES

from gazette import read
from gazette.model import Masthead, Notice, Series
from gazette.read import notice_file
from gazette.read.sources import Source
from gazette.write import markdown

ROOT = Path(__file__).resolve().parent.parent
HEAD = Masthead(
    name="示例县人民政府公报",
    pinyin="",
    sponsor="",
    address="",
    series=(Series("示政发", "zf", "示例县人民政府"),),
    sections=(),
)


def taken(text: str) -> Notice:
    """Read a notice's file."""
    return notice_file.notice(Source("2026-01/01-x.md", text), HEAD, Path("2026-01"), frozenset())[
        0
    ]


def same(notice: Notice) -> None:
    """Hold that a notice, written and read again, is what it was: line numbers are not compared."""
    text = markdown.write(notice)
    again = taken(text)
    assert again.blocks == notice.blocks, text
    assert [(one.page, one.anchor, one.offset) for one in again.breaks] == [
        (one.page, one.anchor, one.offset) for one in notice.breaks
    ], text
    for key in ("numbers", "title", "kind", "section", "issuers", "dated", "effective", "expires"):
        assert getattr(again.card, key) == getattr(notice.card, key)
    assert [replace(one, place=None) for one in again.card.relations] == [
        replace(one, place=None) for one in notice.card.relations
    ]
    for key in ("addressees", "signed_by", "further", "annexes", "remark", "cc"):
        assert getattr(again, key) == getattr(notice, key)


FRONT = """---
number: 示政发〔2026〕3号
title: 示例县人民政府关于印发《办法》的通知
issuer: 示例县人民政府
annexes:
  - name: 甲表
    file: a.png
  - name: 丙表
    file: b.pdf
    print: true
  - name: 乙表
    omitted: true
dated: 2026-03-05
cc: 乙局
relations:
  - repeals: 《关于某事的通知》
    voids: 示政发〔2019〕8号
    title: 旧通知
---
"""


@settings(max_examples=2 * settings.default.max_examples)
@given(BODIES)
@example("甲  \n1\\. 乙")
@example("- 甲\n\n  - 乙\n- 丙")
@example("- 甲\n  1. 乙\n- - 丙\n    | 甲 | 乙 |\n    | --- | --: |")
@example("| 甲 | 乙\\|丙 |\n| :-: | ---: |\n| \\\\\\| | [甲](<a b.doc>) |")
@example(
    "| 甲 | << | \\^^ |\n| ^^ | << | 乙 |\n| --- | --: | --- |\n| \\<< | ^\\^ | ^ |\n| ^^ | 丙 | |"
)
@example("甲\\^^\\\\^^^\n\n| \\^^ |\n| --- |\n| **^^** |")
@example("![图\\]](a(1\\).png)甲 ![](b.png)\n\n![图](<c d&amp;\\&amp;.png>)")
@example('![图](a.png "通栏 原位")\n\n![图](a.png "通栏")\n\n![图](a.png "原位")')
@example("| {㼆\\|mèng} | \\{㼆\\|a} |\n| --- | --- |\n| {㼆｜mèng} | **{㼆\\|a b}** |")
@example("{㼆䶮|mèng yǎn}、\\{㼆|mèng}、\\\\{㼆|m}、{㼆|**m**}、{㼆|}")
@example("**《办法》**自<https://a.example/>起")
def test_a_body_reads_back_as_it_was_written(text: str) -> None:
    """read(write(notice)) == notice, whatever marks an editor put into the body.

    Items that say nothing are left aside: blank lines behind one begin another list.
    """
    assume(not re.search(r"^[\s-]*-[\s*]*$", text, re.MULTILINE))
    same(taken(FRONT + text))


@given(
    st.lists(
        st.sampled_from(
            (
                "甲乙",
                "**丙**",
                "{㼆䶮|mèng}",
                "{",
                "㼆",
                "｜",
                "\\|",
                "}",
                "[丁](a.doc)",
                "![图](a.png)",
                "\n\n",
                "# ",
                "@",
                "@",
                "  \n",
                "- ",
                " ",
            )
        ),
        max_size=24,
    )
)
@example(["甲乙", "@", "\n\n", "# ", "@", "丙"])
@example(["\\{", "㼆", "@", "｜", "甲乙", "}", "{㼆", "@", "|m", "@", "}"])
@example(["- ", "\n\n", "\n\n", "- "])
@example(["- 甲", "\n- ", "\n\n\n", "- ", "@", "乙"])
@example(["@", "![图](a.png)", "\n\n", "- ", "@", "甲", "\n\n", "@"])
def test_page_breaks_stand_where_they_stood(pieces: list[str]) -> None:
    """Each page of an earlier print begins before the same character as before."""
    pages = iter(range(5, 99))
    same(taken(FRONT + "".join(f"{{p{next(pages)}}}" if one == "@" else one for one in pieces)))


@given(
    st.lists(
        st.text("甲 a:#'\"\\-[]{}：《》\n|>!&", min_size=1, max_size=12), min_size=6, max_size=6
    )
)
def test_fields_read_back_as_they_were(said: list[str]) -> None:
    """What a field says is quoted wherever front matter would see a mark in it."""
    notice = taken(FRONT + "甲")
    keys = ("addressees", "remark", "cc", "topic", "index_number")
    values = dict(zip(keys, (" ".join(one.split()) for one in said), strict=False))
    signed = tuple(dict.fromkeys(filter(None, (" ".join(one.split()) for one in said[5:]))))
    own = {key: values[key] for key in keys[:3]}
    card = replace(notice.card, index_number=values["index_number"])
    further = {"topic": values["topic"]}
    notice = replace(notice, **own, card=card, further=further, signed_by=signed)
    again = taken(markdown.write(notice))
    for key in keys:
        assert (again.value(key) or "") == values[key]
    assert again.signed_by == signed


@pytest.mark.parametrize(
    "title", ["[示例县人民政府, 关于某事的通知]", "[Notice of, the County]", "甲的通知"]
)
def test_a_title_keeps_its_lines(title: str) -> None:
    """A title is written in lines where reading would part it otherwise."""
    same(taken(FRONT.replace("示例县人民政府关于印发《办法》的通知", title) + "甲"))


def test_the_specimen_reads_back() -> None:
    """Every notice of content/ is what it was."""
    head, _ = read.masthead(ROOT / "content")
    assert head is not None
    for name in read.folders(ROOT / "content"):
        for notice in read.issue(ROOT / "content" / name, head).notices:
            text = markdown.write(notice)
            source = Source(notice.card.place.file, text)
            names = frozenset(notice.files)
            again = notice_file.notice(source, head, ROOT / "content" / name, names)[0]
            assert again.blocks == notice.blocks
