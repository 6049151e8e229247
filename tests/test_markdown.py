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
from gazette.model.blocks import Figure, ItemList, Paragraph, Table
from gazette.model.inlines import Image, Inline, LineBreak, Link, Strong, Text
from gazette.read import markdown_subset
from gazette.read.body import Body, read_body
from gazette.read.sources import Source
from gazette.write.html import write

SITE = "https://gazette.example"
WORD = Strong((Text("word"),))


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
        ("甲[^甲]", "note-unread", 10),
        ("甲[^1]", "note-missing", 10),
        ("甲\n\n[^1]: 乙", "note-unused", 12),
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


def test_a_picture_that_is_kept_in_its_place_loses_no_text() -> None:
    """What says so is a mark, and is read as one."""
    made = read('甲。\n\n![流程图](liu.png "原位")\n\n乙。')
    figure = made.blocks[1]
    assert isinstance(figure, Figure)
    assert figure.image.in_place
    assert made.problems == ()


@pytest.mark.parametrize(
    ("title", "marks"),
    [("通栏", (False, True)), ("通栏 原位", (True, True)), ("原位　通栏", (True, True))],
)
def test_a_picture_is_printed_as_its_title_says(title: str, marks: tuple[bool, bool]) -> None:
    """In its place, across the page, or both."""
    text = f'![流程图](liu.png "{title}")'
    made = read(text)
    (figure,) = made.blocks
    assert isinstance(figure, Figure)
    assert (figure.image.in_place, figure.image.across) == marks
    assert made.problems == ()


@pytest.mark.parametrize(
    "text",
    ['![流程图](liu.png "通栏图")', '![流程图](liu.png "通栏 好看")', '见![图](liu.png "通栏")。'],
)
def test_a_title_that_print_does_not_know_is_told(text: str) -> None:
    """So is one of a picture within a text, which is never set so."""
    assert rules(text) == ["link-title"]


_PIECES = st.sampled_from(
    [
        *("甲乙", "《办法》", "word", "1. ", "（一）", "　　", "第一条 ", "，", "。", "PM_{2.5}"),
        *("#", "# ", "## ", "- ", "-", "+ ", "* ", "*", "**", "***", "|", "| --- |", "---", ">"),
        *("[", "]", "(", ")", "[甲](乙)", "![图](a.png)", "<", "<https://a.example/>", "\\", "\\|"),
        *("\n", "\n\n", "  \n", "\\\n", "    ", "\t", "　\n"),
        *("`", "~", "&amp;", "!", "𠮷", "：", ":", "<<", "^^", "^", "| << |", "| ^^ |\n"),
        *("[^1]", "[^2]", "\n[^1]: 注", "\n\n[^2]:", "{㼆|mèng}", "{", "｜", "}"),
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
    blocks = (*body.blocks, *body.notes)
    shown = "".join(unescape(re.sub(r"<[^>]*>", "", write(block))) for block in blocks)
    said = "".join(block.text for block in blocks)
    assert solid(shown) == solid(said)
    sources = re.sub(r"!\[([^\[\]]*)\]\(a\.png\)", r"\1", text)
    if "![" not in text:
        bare = said.replace("㼆（mèng）", "㼆mèng")
        there, here = kept.findall(sources), kept.findall(bare)
        assert here == there or (body.notes and sorted(here) == sorted(there))


@given(BODIES)
def test_a_mark_vanishes_only_where_it_is_markup(text: str) -> None:
    """Without links, pictures, tables and notes, what is gone of marks stands in the HTML."""
    body = read(text)
    html = "".join(map(write, body.blocks))
    if body.notes or body.problems or "<img" in html or "<a " in html or "<table" in html:
        return
    said = "".join(block.text for block in body.blocks)
    gone = {mark: text.count(mark) - said.count(mark) for mark in "*#-|[]()!<>:\\"}
    assert gone.pop("*") == 4 * html.count("<strong>")
    assert gone.pop("#") == sum(map(level_of, body.blocks))
    assert gone.pop("-") == html.count("<li>")
    assert gone.pop("|") <= html.count("<ruby>")
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


def test_a_paragraph_of_too_many_brackets_is_text() -> None:
    """Each would be sought its end as far as the paragraph goes: it is told, and read as it is."""
    for count, bold in ((1410, True), (1420, False)):
        body = read("[" * count + "**甲**")
        (block,) = body.blocks
        assert isinstance(block, Paragraph)
        assert (block.content[-1] == Strong((Text("甲"),))) is bold
        assert [one.rule for one in body.problems] == ["text-lost"] * (not bold)


def test_marks_are_read_however_many_are_escaped_before_them() -> None:
    """An escaped mark opens nothing that would have to close."""
    (block,) = read("\\#" * 120 + "**甲**").blocks
    assert isinstance(block, Paragraph)
    assert block.content == (Text("#" * 120), Strong((Text("甲"),)))


TABLE = "| 甲 | 乙 |\n| --- | --- |\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TABLE + "| 丙 |", "12:1+5 table-cells 表格这一行有1格，表头有2格"),
        (TABLE + "| 丙 | 丁 | 戊 |", "12:1+13 table-cells 表格这一行有3格，表头有2格"),
        (TABLE + "| 丙 | 丁 |\n丙", "13:1+1 table-cells 表格这一行有1格，表头有2格"),
        (TABLE + "丙 | 丁\n| 戊 |  |\n|  | 己 |", ""),
        (TABLE.replace("\n", " 丙 |\n", 1), "10:1+13 table-broken {table}（共2处，在第10、11行）"),
        ("甲\n|乙|\n丙\n|丁| ", "11:1+3 table-broken {table}（共2处，在第11、13行）"),
        ("|甲\n乙|", ""),
        ("甲\t乙\n\n丙\t丁", ""),
        ("甲\t乙\n丙\t丁", "10:1+3 table-tabs {tabs}（共2处，在第10、11行）"),
        ("甲，\t\n乙\t丙", ""),
        ("甲\n#乙\n\n######丙", "11:1+2 heading-space {space}（共2处，在第11、13行）"),
        ("#1号\n\n#######甲", ""),
        ("- 甲。\n  乙。\n- 丙", "11:1+4 paragraph-break {line}"),
        ("- 甲\n  - 乙。\n    丙。", "12:1+6 paragraph-break {line}"),
        ("甲\n\n**乙", "12:1+1 bold-unclosed {bold}"),
        ("- 甲\n- **乙", "11:1+1 bold-unclosed {bold}"),
        (TABLE + "| 丙 | **丁 |", "12:1+1 bold-unclosed {bold}"),
        ("张** 李***", ""),
        ('[甲](a.pdf "题")', "10:1+1 link-title {title}"),
        ("甲\n\n![**甲**](a.png)", "12:1+1 link-title {title}"),
        ("![甲\\*](a.png)", ""),
        ("![甲](https://gazette.example/a.png)", "10:1+1 picture-remote {remote}"),
        ("甲\n乙<br>丙&lt;", "11:2+4 html-tag {html}\n11:7+4 html-entity {entity}"),
        ("<b>甲</b>", "10:1+3 html-tag {html}（共2处，在第10行）"),
        ("<b>\n<b>\n<b>", "10:1+3 html-tag {html}（共3处，在第10、11、12行）"),
        ("<b>\n<b>\n<b>\n<b>", "10:1+3 html-tag {html}（共4处，在第10、11、12行等处）"),
        ("甲[^a]", "10:2+4 note-unread {note}"),
        ("title: 甲", ""),
        ("title: 甲，\nnumber: 乙", "10:1+7 front-matter-twice {twice}（共2处，在第10、11行）"),
    ],
)
def test_a_problem_of_a_body_stands_where_it_begins(text: str, said: str) -> None:
    """Line, column and width; once a rule, with a count and the first three lines."""
    found = [
        f"{one.place.line}:{one.place.column}+{one.width} {one.rule} {one.what}"
        for one in read(text).problems
    ]
    assert "\n".join(found) == said.format_map(SAID)


SAID = {
    "table": "以竖线开头的一行没有成为表格，会照原样印出",
    "tabs": "从电子表格粘贴的几行会连成一段",
    "space": "`#` 后没有空格，会照原样印出",
    "line": "这里只换了行，没有空行：上一行写完一句的，已另起一段；没有写完的，接成了一段",
    "bold": "`**` 没有成对，会照原样印出",
    "title": "链接或图片带有印不出来的标题，或者图片的说明里有粗体、链接",
    "remote": "图片在别的网站上：读者会被那里看见，印刷版也取不到",
    "html": "HTML 标记会照原样印出",
    "entity": "HTML 实体会照原样印出",
    "note": "注的记号没有成为注，会照原样印出",
    "twice": "正文里又写了一遍文件头",
}


@pytest.mark.parametrize(
    ("row", "grade"),
    [("| 丙 |", Grade.MEND), ("丙", Grade.MEND), ("| 1 | 2 | 3 | 4 |", Grade.MEND)],
)
def test_a_cell_that_would_be_lost_stops_publishing(row: str, grade: Grade) -> None:
    """One too many, or a paragraph that a table has taken in."""
    head = "| 甲 | 乙 | 丙 |\n| --- | --- | --- |\n"
    assert [one.grade for one in read(head + row).problems] == [grade]


def test_a_row_that_only_lacks_cells_is_looked_at() -> None:
    """It may have been meant so."""
    found = read("| 甲 | 乙 | 丙 |\n| --- | --- | --- |\n| 1 | 2 |").problems
    assert [(one.rule, one.grade) for one in found] == [("table-cells", Grade.LOOK)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("甲\n\n乙", "paragraph 10 甲, paragraph 12 乙"),
        ("甲。\n一、乙\n丙", "paragraph 10 甲。, paragraph 11 一、乙丙"),
        ("# 甲\n乙\n## 丙", "instrument 10 甲, paragraph 11 乙, heading 12 丙"),
        ("甲\n\n- 乙\n- 丙\n\n丁", "paragraph 10 甲, list 12 乙\n丙, paragraph 15 丁"),
        ("甲\n\n" + TABLE + "\n丙", "paragraph 10 甲, table 12 甲\t乙, paragraph 15 丙"),
        ("甲\n\n![图](a.png)", "paragraph 10 甲, figure 12 图"),
        (TABLE + "\n![图](a.png)", "table 10 甲\t乙, figure 13 图"),
        (TABLE + "\n## 丙", "table 10 甲\t乙, heading 13 丙"),
        ("![图](a.png)![图](a.png)", "paragraph 10 （图）（图）"),
        ("-\n\n\n- 甲\n\n- 乙", "paragraph 10 -, list 13 甲\n乙"),
        ("- 甲\n- \n\n\n- 乙", "list 10 甲\n乙"),
    ],
)
def test_a_block_knows_the_line_on_which_it_begins(text: str, blocks: str) -> None:
    """Counted in the file, whichever way the body is read."""
    found = read(text).blocks
    assert ", ".join(f"{one.kind} {one.line} {one.text}" for one in found) == blocks


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("甲\n\n[乙](a.pdf)", [("a.pdf", 12, "annex")]),
        ("- 甲\n- ![乙](a.png)", [("a.png", 11, "picture")]),
        (
            TABLE + "| [丙](a.pdf) | ![丁](b.png) |",
            [("a.pdf", 12, "annex"), ("b.png", 12, "picture")],
        ),
        ("[甲](http://gazette.example)[乙](mailto:a@b)[丙](tel:0000)", []),
        ("[甲](httpx.pdf)", [("httpx.pdf", 10, "annex")]),
    ],
)
def test_a_file_of_the_issue_is_named_with_its_line_and_use(
    text: str, files: list[tuple[str, int, str]]
) -> None:
    """What lies elsewhere is no file of the issue."""
    assert list(read(text).files) == files


@pytest.mark.parametrize(
    ("text", "tight"),
    [
        ("- 甲\n- 乙", "11"),
        ("- 甲\n\n- 乙", "00"),
        ("- 甲\n\n  乙\n- 丙", "00"),
        ("- 甲\n- \n- 乙", "111"),
    ],
)
def test_an_item_between_empty_lines_is_paragraphs(text: str, tight: str) -> None:
    """One without is a line."""
    (block,) = read(text).blocks
    assert isinstance(block, ItemList)
    assert "".join(str(int(item.tight)) for item in block.items) == tight


def test_the_cells_of_a_table_stand_as_their_column_says() -> None:
    """At the left where nothing is said."""
    (block,) = read("| 甲 | 乙 | 丙 |\n| :-- | :-: | --: |\n| 1 | 2 | 3 |").blocks
    assert isinstance(block, Table)
    for row in (*block.head, *block.rows):
        assert [cell.align for cell in row] == ["", "center", "right"]


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("甲**乙**丙", (Text("甲"), Strong((Text("乙"),)), Text("丙"))),
        ("甲\\*乙\\[丙", (Text("甲*乙[丙"),)),
        ("**甲[乙](a.pdf)**", (Strong((Text("甲"), Link("a.pdf", (Text("乙"),)))),)),
        ("<https://gazette.example>", (Link(SITE, (Text(SITE),), bare=True),)),
        ("[甲](https://gazette.example)", (Link(SITE, (Text("甲"),)),)),
        ("甲  \n乙", (Text("甲"), LineBreak(), Text("乙"))),
        (
            "甲 \n **乙\n丙**\nword\n**word**",
            (Text("甲"), Strong((Text("乙丙"),)), Text("word "), Strong((Text("word"),))),
        ),
        ("![甲\n乙](a.png)丙", (Image("a.png", "甲乙"), Text("丙"))),
        ("****甲", (Text("****甲"),)),
        ("**word** word  \n word", (WORD, Text(" word"), LineBreak(), Text("word"))),
        ("word **word**", (Text("word "), WORD)),
        ("**甲**乙**丙**", (Strong((Text("甲"),)), Text("乙"), Strong((Text("丙"),)))),
        ("**甲***乙**", (Strong((Text("甲***乙"),)),)),
        ("**甲", (Text("**甲"),)),
        ("**\u3000**", (Text("**\u3000**"),)),
    ],
)
def test_a_paragraph_is_made_of_its_inlines(text: str, inlines: tuple[Inline, ...]) -> None:
    """Marks and the text between them; texts that only a mark parted are one."""
    (block,) = read(text).blocks
    assert isinstance(block, Paragraph)
    assert block.content == inlines
