"""What Word, WPS, Excel and browsers put on the clipboard arrives as what it is.

In: gazette.desk.pasting.
Out: rows of HTML and Markdown; properties over random documents.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.desk.pasting import LONGEST, pasted
from gazette.model import inlines
from gazette.model.blocks import Block, ItemList, Paragraph, Table, contents
from gazette.model.cells import spans
from gazette.read.body import read_body
from gazette.read.sources import Source

WORD_LIST = (
    "<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'>"
    "<![if !supportLists]><span lang=EN-US style='{face}mso-list:Ignore'>{mark}"
    "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>{text}"
    "<o:p></o:p></p>"
)
EXCEL = (
    "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><style>\n"
    "<!--table {{mso-displayed-decimal-separator:'.'}}\n"
    ".xl65 {{mso-style-parent:style0; text-align:center; font-weight:700;}}\n"
    ".xl66 {{text-align:right;}}--></style></head><body>\n"
    "<!--StartFragment--><table border=0 style='border-collapse:collapse'>{rows}</table>"
    "<!--EndFragment-->\n</body></html>"
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>甲</b>乙", "**甲**乙"),
        ("<span>甲\n  乙</span>", "甲乙"),
        ("<p>甲</p><p>乙</p>", "甲\n\n乙"),
        ("<p>　　甲&nbsp; 乙 <o:p>&nbsp;</o:p></p>\n<p>&nbsp;</p>", "甲 乙"),
        ("<p>the\nworld 的\n字</p>", "the world 的字"),
        ("<div>甲<br>乙</div>", "甲  \n乙"),
        ("<p>甲<br></p><p><br>乙</p>", "甲\n\n乙"),
        (
            "<p style='font-weight:bold'>甲<span style='font-weight:normal'>乙</span></p>",
            "**甲**乙",
        ),
        ("<p><b>甲 </b>乙</p>", "**甲** 乙"),
        ("<b><p>甲</p></b>", "**甲**"),
        ("<h1>示例县办法</h1>", "# 示例县办法"),
        (
            "<h1>一、总则</h1><h1>（一）甲</h1><h3>1.乙</h3>",
            "## 一、总则\n\n### （一）甲\n\n#### 1.乙",
        ),
        (
            (
                "<p><span style='font-family:黑体'>一、<b>总体要求</b><o:p></o:p></span></p>"
                "<p style='font-family:\"楷体_GB2312\"'>（一）<span lang=EN>2026</span>年目标</p>"
            ),
            "## 一、总体要求\n\n### （一）2026年目标",
        ),
        (
            (
                "<p><span style='mso-fareast-font-family:simhei'>一、甲</span><span "
                "style='font-family:simsun'>乙</span></p>"
                "<p style='font-family:楷体'>（一）排查隐患。</p><p style='font-family:黑体'>甲</p>"
                "<p>一、丙</p>"
            ),
            "一、甲乙\n\n（一）排查隐患。\n\n甲\n\n一、丙",
        ),
        ("<h2><b>第一章　总则</b></h2><h3>第一条 甲</h3>", "## 第一章　总则\n\n第一条 甲"),
        ("<p># 甲</p><p>- 乙</p><p>3. 丙</p>", "\\# 甲\n\n\\- 乙\n\n3. 丙"),
        ("<ul><li>甲</li><li><p>乙</p></li></ul>", "- 甲\n- 乙"),
        ("<ul><li>甲<ul><li>乙</ul><li>丙</ul>", "- 甲\n  - 乙\n- 丙"),
        ("<ul><li><ul><li>甲</ul><li>乙</ul>", "- 甲\n- 乙"),
        (
            "<ol><li>甲<ol><li>乙<li>丙<ol><li>丁</ol></ol><li>戊</ol>",
            "（一）甲\n\n1.乙\n\n2.丙\n\n（1）丁\n\n（二）戊",
        ),
        ("<ol><li>甲<ol start=3><li>乙</ol></ol>", "1.甲\n\n（3）乙"),
        (
            "<ol style='list-style-type:cjk-ideographic'><li>甲<ol><li>乙</ol><li>丙</ol>",
            "一、甲\n\n（一）乙\n\n二、丙",
        ),
        ("<ol><li>甲<ul><li>乙<ul><li>丙</ul></ul><li>丁</ol>", "1.甲\n\n- 乙\n  - 丙\n\n2.丁"),
        ("<ol start=9><li>甲</li><li>乙</li></ol>", "9.甲\n\n10.乙"),
        (
            WORD_LIST.format(face="font-family:Wingdings;", mark="l", text="甲")
            + WORD_LIST.format(face="", mark="·", text="乙"),
            "- 甲\n- 乙",
        ),
        (
            WORD_LIST.format(face="", mark="（一）", text="甲")
            + WORD_LIST.format(face="", mark="2.", text="乙"),
            "（一）甲\n\n2.乙",
        ),
        (
            WORD_LIST.format(face="", mark="·", text="甲")
            + WORD_LIST.format(face="", mark="o", text="乙").replace("level1", "level2")
            + WORD_LIST.format(face="", mark="§", text="丙").replace("level1", "level3")
            + WORD_LIST.format(face="", mark="·", text="丁"),
            "- 甲\n  - 乙\n    - 丙\n- 丁",
        ),
        ("<p>m<sup>2</sup>，PM<sub>2.5</sub>，10<sup>-3</sup></p>", "m²，PM₂.₅，10⁻³"),
        ("<p>m<span style='vertical-align:super'>2</span></p>", "m²"),
        ("<p><a href='https://a.example/x'>甲</a>", "[甲](https://a.example/x)"),
        ("<p><a href='https://a.example/x'>https://a.example/x</a>", "<https://a.example/x>"),
        ("<p><a href='file:///C:/a.doc'>甲</a><a href='javascript:x()'>乙</a>", "甲乙"),
        ("<p>a<script>x</script><style>y</style><!-- z -->b", "ab"),
        ("<pre>甲\n乙</pre>", "甲  \n乙"),
        ("<table><tr><td>甲</td></tr></table>", "甲"),
        ("", ""),
    ],
)
def test_a_text_arrives_as_ours(html: str, text: str) -> None:
    """Indents, empty paragraphs, line ends of the source and what no reader sees are no text."""
    assert pasted(html).text == text


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (
            (
                "<tr><td class=xl65>项目</td><td class=xl65>数量</td></tr>"
                "<tr><td>救生衣</td><td class=xl66>30</td></tr>"
                "<tr><td>&nbsp;</td><td></td></tr>"
            ),
            "| 项目 | 数量 |\n| --- | ---: |\n| 救生衣 | 30 |",
        ),
        (
            (
                "<tr><td colspan=3 class=xl65>表1　收支</td></tr>"
                "<tr><td rowspan=2>科目</td><td colspan=2>2026年</td></tr>"
                "<tr><td>预算</td><td>决算</td></tr>"
                "<tr><td rowspan=2>教育</td><td>1</td><td>2</td></tr><tr><td>3</td><td>^^</td></tr>"
            ),
            (
                "表1　收支\n\n| 科目 | 2026年 | << |\n| ^^ | 预算 | 决算 |\n| --- | --- | --- |\n"
                "| 教育 | 1 | 2 |\n| ^^ | 3 | \\^^ |"
            ),
        ),
        (
            "<thead><tr><th>甲<tr><th>乙</thead><tbody><tr><td>a|b<tr><td><b>丙</b></tbody>",
            "| 甲 |\n| 乙 |\n| --- |\n| a\\|b |\n| **丙** |",
        ),
        (
            (
                "<tr><td><p align=center style='text-align:center'>甲</p></td><td>乙</td></tr>"
                "<tr><td><p style='text-align:center'>1</p></td><td>2</td></tr>"
            ),
            "| 甲 | 乙 |\n| :---: | --- |\n| 1 | 2 |",
        ),
        (
            (
                "<tr><td>甲</td><td>乙</td></tr><tr style='display:none'><td>x</td><td>y</td></tr>"
                "<tr><td><p>一</p><p>二</p></td><td>A<br>B</td></tr>"
            ),
            "| 甲 | 乙 |\n| --- | --- |\n| 一 二 | A B |",
        ),
    ],
)
def test_a_table_arrives_with_its_merged_cells(rows: str, text: str) -> None:
    """A title over all columns stands above it; empty rows of the sheet are left behind."""
    assert pasted(EXCEL.format(rows=rows)).text == text


def test_a_footnote_of_word_is_one_of_ours() -> None:
    """Its mark leads to it."""
    html = (
        "<p>甲<a style='mso-footnote-id:ftn1' href='#_ftn1'><sup>[1]</sup></a>乙</p>"
        "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1>"
        "<p class=MsoFootnoteText><a href='#_ftnref1'><span>[1]</span></a> 注</p></div></div>"
    )
    made = pasted(html)
    assert made.text == "甲[^1]乙\n\n[^1]: 注"
    assert "脚注" in str(made.told[0])


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>甲<img src='file:///a.png'></p>", "图片"),
        ("<p>甲<del>乙</del><ins>丙</ins></p>", "修订"),
        ("<p>甲<s>乙</s></p>", "删除线"),
        ("<p>甲<span style='text-decoration:line-through'>乙</span></p>", "删除线"),
        ("<p>甲<i>乙</i></p>", "斜体"),
        ("<p>甲<span style='mso-hide:all'>乙</span></p>", "隐藏"),
        ("<p>x<sup>甲</sup></p>", "上标“甲”"),
        ("<p>x<sub>b</sub></p>", "下标“b”"),
        ("<h1>办法</h1>", "“办法”写成了所附文本的标题"),
        ("<ol><li>甲<ol><li>乙</ol></ol>", "照公文的层次"),
        ("<p style='font-family:黑体'>一、甲</p>", "写成了标题"),
        ("<table><tr><td>甲<td><p>一<p>二</table>", "接成了一段"),
        ("<table><tr><td>甲<td><table><tr><td>1<td>2</table></table>", "表格里的表格"),
        ("甲" * (LONGEST + 1), "太长"),
    ],
)
def test_what_is_not_kept_is_said(html: str, told: str) -> None:
    """Once, however often it comes."""
    messages = [str(one) for one in pasted(html + html[:500]).told]
    assert sum(told in one for one in messages) == 1


def test_what_is_kept_is_not_spoken_of() -> None:
    """A plain text of Word, with all that Word writes around it."""
    html = (
        "<html><head><style>p.MsoNormal{text-align:justify}</style></head>"
        "<body lang=ZH-CN><!--StartFragment--><p class=MsoNormal><span style='font-family:仿宋;"
        "color:red'>甲</span><span lang=EN-US><o:p></o:p></span></p><!--EndFragment--></body>"
    )
    made = pasted(html)
    assert (made.text, made.told, made.inline) == ("甲", (), False)
    assert pasted("<meta charset='utf-8'><span>甲</span>").inline


def said(block: Block) -> tuple[object, ...]:
    """Tell what a block says and how, whatever its id."""
    if isinstance(block, Table):
        reach = [(slot, span.slots) for slot, span in spans((*block.head, *block.rows)).items()]
        return "table", len(block.head), reach, [flat(run) for run in contents(block)]
    if isinstance(block, ItemList):
        return "list", [[said(one) for one in item.blocks] for item in block.items]
    level = getattr(block, "level", 0)
    return block.kind, level, [flat(run) for run in contents(block)]


def flat(content: inlines.Inlines) -> list[object]:
    """Tell what a run of inlines is, its neighbouring texts as one."""
    made: list[object] = []
    for one in content:
        if isinstance(one, inlines.Text) and made and isinstance(made[-1], str):
            made[-1] += one.text
        elif isinstance(one, inlines.Text):
            made.append(one.text)
        elif isinstance(one, inlines.Strong):
            made.append(("strong", flat(one.content)))
        else:
            made.append(one)
    return made


_TEXT = st.text(
    st.sampled_from("甲乙丙，。《》（）一二1.2-*_#|^<>&[]\\`~ \n　abc:!{}+=\u00a0"),
    min_size=1,
    max_size=10,
)
_RUN = st.builds(
    lambda text, tag: f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text),
    _TEXT,
    st.sampled_from(["", "", "", "b", "span", "strong"]),
)
_RUNS = st.lists(_RUN, min_size=1, max_size=3).map("".join)
_PARAGRAPH = st.builds(
    lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(["p", "div", "h2", "h3"]), _RUNS
)
_LIST = st.lists(_RUNS, min_size=1, max_size=3).map(
    lambda items: "<ul>" + "".join(f"<li>{one}</li>" for one in items) + "</ul>"
)
_ROWS = st.lists(st.lists(_RUNS, min_size=2, max_size=3), min_size=2, max_size=4)


@st.composite
def _tables(draw: st.DrawFn) -> str:
    rows = ""
    for row in draw(_ROWS):
        cells = [
            f"<td rowspan={draw(st.integers(1, 2))} colspan={draw(st.integers(1, 2))}>{one}</td>"
            for one in row
        ]
        rows += "<tr>" + "".join(cells) + "</tr>"
    return f"<table>{rows}</table>"


@settings(max_examples=10 * settings.default.max_examples)
@given(st.lists(_PARAGRAPH | _LIST | _tables(), min_size=1, max_size=4))
def test_what_is_pasted_reads_back(parts: list[str]) -> None:
    """The reader of the press sees the blocks that were meant, and every character."""
    made = pasted("".join(parts))
    blocks = [one for one in made.blocks if not isinstance(one, ItemList) or one.items]
    read = read_body(Source("a.md", f"\n{made.text}\n"))
    assert [said(one) for one in read.blocks] == [said(one) for one in blocks]
    assert made.text.strip() or not blocks


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<table>",
                "<tr>",
                "<td>",
                "<td rowspan=9>",
                "</table>",
                "<li>",
                "<ul>",
                "</ul>",
                "<b>",
                "</b>",
                "甲",
                "乙",
                "<br>",
                "<h1>",
                "<ol>",
                "</td>",
                "<!--",
                "-->",
                "<![if x]>",
                "&#0;",
            ]
        ),
        max_size=20,
    ).map("".join)
)
def test_whatever_is_pasted_something_comes_of_it(html: str) -> None:
    """What is broken is read as far as it goes, and two paragraphs never run into one."""
    made = pasted(html)
    assert all(isinstance(one, str) for one in map(str, made.told))
    paragraphs = [one for one in made.blocks if isinstance(one, Paragraph)]
    assert all(one.content for one in paragraphs)
    assert not any(a is b for a, b in pairwise(made.blocks))
