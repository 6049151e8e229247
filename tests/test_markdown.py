"""The subset of Markdown: nothing that an editor writes vanishes.

In: gazette.read.body, gazette.read.markdown_subset.
Out: facts about what each trap of Markdown comes to.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import level_of

from gazette.language.lines import solid
from gazette.model import Grade
from gazette.read import markdown_subset
from gazette.read.body import Body, read_body
from gazette.read.sources import Source
from gazette.write.html import write


def read(text: str) -> Body:
    """Read a body that begins in line 10 of its file."""
    return read_body(Source("2026-01/01-x.md", text, 10))


def texts(text: str) -> list[str]:
    """Give what the Blocks of a body say."""
    return [block.text for block in read(text).blocks]


def rules(text: str) -> list[str]:
    """Give the rules of a body's Problems."""
    return [problem.rule for problem in read(text).problems]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[某市公安局]: 联系人：张三", ["[某市公安局]: 联系人：张三"]),
        ("    缩进四格", ["缩进四格"]),
        ("1986. 这一年", ["1986. 这一年"]),
        ("1. 甲\n2. 乙", ["1. 甲", "2. 乙"]),
        ("> 60% 的", ["> 60% 的"]),
        (">" * 25 + " 深", [">" * 25 + " 深"]),
        ("&nbsp;&lt;", ["&nbsp;&lt;"]),
        ("签名：______", ["签名：______"]),
        ("甲\n---\n乙", ["甲---乙"]),
        ("张*明、李*红 138****1234 139****5678", ["张*明、李*红 138****1234 139****5678"]),
        ("张**、李**", ["张**、李**"]),
        ("**《办法》**自公布", ["《办法》自公布"]),
        ("甲**（乙）**丙", ["甲（乙）丙"]),
        ("**甲（** 乙**丙", ["甲（** 乙丙"]),
        ("`代码` ~~删~~ $x$", ["`代码` ~~删~~ $x$"]),
        ("```\n甲\n```", ["```甲```"]),
        ("# C# 语言 #", ["C# 语言 #"]),
        ("标题\n===", ["标题==="]),
        ("PM_{2.5}、PM₂.₅、m²", ["PM_{2.5}、PM₂.₅、m²"]),
        ("　　一段\n　　二段", ["一段", "二段"]),
        ("甲\n　\n乙", ["甲", "乙"]),
        ("甲乙\n丙丁", ["甲乙丙丁"]),
        ("word\nword", ["word word"]),
        ("甲  \n乙", ["甲\n乙"]),
        ("\\*\\*甲\\*\\* \\- \\#", ["**甲** - #"]),
        ("\\[甲\\]\\<乙\\|\\\\丙\\{p20}", ["[甲]<乙|\\丙{p20}"]),
        ("1\\.甲 C:\\.git 2\\。", ["1.甲 C:\\.git 2\\。"]),
        (
            "\\\"甲\\' \\` \\_ \\~ \\> \\$ \\& \\( \\) \\+ \\-1 \\! \\{甲}",
            ["\\\"甲\\' \\` \\_ \\~ \\> \\$ \\& \\( \\) \\+ \\-1 \\! \\{甲}"],
        ),
        ("甲\\\n乙\\", ["甲\\乙\\"]),
        ("甲\\\n\\乙", ["甲\\\\乙"]),
        ("甲*\n*乙**丙", ["甲**乙**丙"]),
        ("word**bold\nword**word", ["wordbold wordword"]),
        ("- # 甲\n- ## 乙", ["# 甲\n## 乙"]),
        ("甲![章](a.png)乙", ["甲（章）乙"]),
        ("| 甲 |\n| --- |\n| ![章](a.png) |", ["甲\n（章）"]),
        ("- 甲\n- 乙\n  - 丙", ["甲\n乙\n丙"]),
        ("| 甲 | 乙 |\n| --- | --- |\n| 1\\|2 | |", ["甲\t乙\n1|2\t"]),
        ("见[网](https://a.example/路?a=1&b=2)", ["见网 https://a.example/路?a=1&b=2"]),
        ("见<https://a.example/b_c>。", ["见https://a.example/b_c。"]),
        ("[甲](javascript:alert)", ["[甲](javascript:alert)"]),
    ],
)
def test_what_is_written_is_said(written: str, said: list[str]) -> None:
    """A trap of Markdown comes out as the text that the editor wrote."""
    assert texts(written) == said
    assert not [problem for problem in read(written).problems if problem.grade is Grade.MEND]


@pytest.mark.parametrize(
    ("written", "rule", "line"),
    [
        ("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 | 3 |", "table-cells", 12),
        ("| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n注：一", "table-cells", 13),
        ("| 甲 | 乙 |\n| 1 | 2 |", "table-broken", 10),
        ("甲[^1]", "note-unread", 10),
        ("<b>粗</b> <!-- 注 -->", "html-tag", 10),
        ("甲\t1\n乙\t2", "table-tabs", 10),
        ("｜甲｜乙｜\n｜1｜2｜", "table-broken", 10),
        ("![图](a 1.png)", "picture-unread", 10),
        ("！[图](a.png)", "picture-unread", 10),
        ("标题: 甲\n文号: 乙", "front-matter-twice", 10),
        ('[甲](https://a.example "题")', "link-title", 10),
        ("![图](a.png '题')", "link-title", 10),
        ("\n".join(" " * depth * 2 + "- 甲" for depth in range(60)), "text-lost", 10),
    ],
)
def test_what_would_be_lost_stops_publishing(written: str, rule: str, line: int) -> None:
    """A Problem to mend names the rule and the line where text would vanish."""
    found = [problem for problem in read(written).problems if problem.grade is Grade.MEND]
    assert rule in {problem.rule for problem in found}
    assert min(problem.place.line for problem in found) >= line


@pytest.mark.parametrize(
    "text",
    [
        "若a<b 且c>d，则x<p，y>3。",
        "R&D经费、AT&T公司。",
        "每台$100至$200，合计$1,000+$500。",
        "张*明、李*红，138****1234，王**，5*3*2。",
        "请注意！[办事指南](https://gazette.example/)。",
        "＃1机组。",
        "落款: 甲",
        "写作\\<b>、\\[^1]。",
        "第一栏\t第二栏",
    ],
)
def test_what_only_resembles_markup_is_not_reported(text: str) -> None:
    """Inequalities, sums of money, masked names, a link behind an exclamation: all lawful."""
    assert rules(text) == []


def test_what_looks_like_markup_is_reported() -> None:
    """A # without a space and asterisks without a partner are to look at."""
    assert rules("#标题") == ["heading-space"]
    assert rules("**没关") == ["bold-unclosed"]


def test_a_deep_list_is_read_whole() -> None:
    """Ten levels of a list, which CommonMark's preset cuts off, are all there."""
    body = "\n".join(" " * depth * 2 + f"- 第{depth}层" for depth in range(12))
    assert texts(body) == ["\n".join(f"第{depth}层" for depth in range(12))]


def test_headings_keep_their_level_and_html_skips_none() -> None:
    """The class keeps the level that the editor meant; the element is one below the last."""
    html = [write(block) for block in read("# 办法\n\n### （一）甲\n\n## 一、乙").blocks]
    assert html == [
        '<h2 class="level-1">办法</h2>',
        '<h3 class="level-3">（一）甲</h3>',
        '<h3 class="level-2">一、乙</h3>',
    ]


def test_a_picture_alone_is_a_figure_with_its_caption() -> None:
    """The caption is the alternative text, so that paper and screen readers say the same."""
    (block,) = read("![流程图](liu.png)").blocks
    assert (block.kind, block.text) == ("figure", "流程图")
    assert 'src="../files/liu.png" alt="流程图"' in write(block)
    assert read("![流程图](liu.png)").files == (("liu.png", 10, "picture"),)


_PIECES = st.sampled_from(
    [
        *("甲乙", "《办法》", "word", "1. ", "（一）", "　　", "第一条 ", "，", "。", "PM_{2.5}"),
        *("#", "# ", "## ", "- ", "-", "+ ", "* ", "*", "**", "***", "|", "| --- |", "---", ">"),
        *("[", "]", "(", ")", "[甲](乙)", "![图](a.png)", "<", "<https://a.example/>", "\\", "\\|"),
        *("\n", "\n\n", "  \n", "\\\n", "    ", "\t", "　\n"),
        *("`", "~", "&amp;", "!", "𠮷", "：", ":"),
    ]
)
BODIES = st.lists(_PIECES, max_size=40).map("".join)


@given(BODIES)
def test_plain_bodies_are_read_as_the_parser_reads_them(text: str) -> None:
    """The short way for bodies without lists and tables gives just what markdown-it gives."""
    plain = markdown_subset.plain(text)
    if plain is None:
        return
    tokens = markdown_subset.blocks(text)
    parsed = []
    for opening, inline in pairwise(tokens):
        if inline.type == "inline" and opening.map:
            level = int(opening.tag[1]) if opening.type == "heading_open" else 0
            parsed.append((opening.map[0], level, inline.content))
    assert plain == parsed


@given(BODIES)
def test_no_character_vanishes_without_a_problem(text: str) -> None:
    """Letters, digits and Chinese marks come out in order, or a Problem to mend says where."""
    body = read(text)
    if any(problem.grade is Grade.MEND for problem in body.problems):
        return
    kept = re.compile(r"[\w，。《》（）：𠮷]")
    shown = "".join(unescape(re.sub(r"<[^>]*>", "", write(block))) for block in body.blocks)
    said = "".join(block.text for block in body.blocks)
    assert solid(shown) == solid(said)
    sources = re.sub(r"!\[([^\[\]]*)\]\(a\.png\)", r"\1", text)
    if "![" not in text:
        assert kept.findall(said) == kept.findall(sources)


@given(BODIES)
def test_a_mark_vanishes_only_where_it_is_markup(text: str) -> None:
    """Without links, pictures and tables every mark that is gone is one that stands in the HTML."""
    body = read(text)
    html = "".join(map(write, body.blocks))
    if body.problems or "<img" in html or "<a " in html or "<table" in html:
        return
    said = "".join(block.text for block in body.blocks)
    gone = {mark: text.count(mark) - said.count(mark) for mark in "*#-|[]()!<>:\\"}
    assert gone.pop("*") == 4 * html.count("<strong>")
    assert gone.pop("#") == sum(map(level_of, body.blocks))
    assert gone.pop("-") == html.count("<li>")
    assert gone.pop("\\") <= len(re.findall(r"\\[\\*\[\]<|#{.-]", text))
    assert not any(gone.values())


@given(st.text("甲乙*#-|[]()<>\\!：1. 　", min_size=1, max_size=30))
def test_an_escaped_paragraph_reads_back_to_the_letter(text: str) -> None:
    """What an importer escapes comes back as it was, white space at its ends and marks apart."""
    (line, *_) = re.sub(r"\s+", " ", text).strip().split("\n")
    if line:
        assert " ".join(texts(markdown_subset.escape(line))) == line


def test_a_file_with_any_name_is_linked() -> None:
    """A space, a # or a Chinese name makes no broken link."""
    (block,) = read("![图](<a #1 图.png>)").blocks
    assert 'src="../files/a%20%231%20%E5%9B%BE.png"' in write(block)
    assert read("![图](<a #1 图.png>)").files == (("a #1 图.png", 10, "picture"),)


@pytest.mark.parametrize("text", ["甲乙\u3000\n    1. ", "甲\n    # 乙", "甲\n\t1. 乙", "    # 甲"])
def test_an_indented_line_goes_on_with_its_paragraph(text: str) -> None:
    """Both ways of reading agree on lines that stand four spaces in."""
    test_plain_bodies_are_read_as_the_parser_reads_them.hypothesis.inner_test(text)
