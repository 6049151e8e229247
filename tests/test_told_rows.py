"""What rules of mistyped and copied text tell, and what like it they leave alone, row by row.

In: bodies of a notice; lines.
Out: the rules that speak; the rows of tables that were typed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gazette import check
from gazette.model import Issue, Masthead, Place, Series, State, issue_number
from gazette.read import notice_file
from gazette.read.sources import Source
from gazette.read.typed_tables import typed_tables

MASTHEAD = Masthead(
    name="示例县人民政府公报",
    pinyin="SHILI",
    sponsor="示例县人民政府办公室",
    address="https://gazette.example",
    series=(Series("示政发", "zf", "示例县人民政府"),),
    sections=("县政府文件",),
)
HEAD = """\
---
文号: 示政发〔2026〕1号
标题: 示例县人民政府关于一件事的通知
发文机关: 示例县人民政府
文种: 通知
栏目: 县政府文件
落款: 示例县人民政府
成文日期: 2026-01-12
---

"""
ISSUE = Issue(
    year=2026,
    number=issue_number.single(1),
    serial=None,
    published=date(2026, 1, 30),
    state=State.PUBLISHED,
    note="",
    cards=(),
    place=Place("2026-01/issue.yaml"),
)


def told(body: str, masthead: Masthead = MASTHEAD, head: str = HEAD) -> set[str]:
    """Return the rules that speak of a notice with this body."""
    source = Source("2026-01/01-zf-2026-1.md", f"{head}{body}\n")
    notice, problems, _ = notice_file.notice(source, masthead, Path("2026-01"), frozenset())
    found = check.check_issue(masthead, ISSUE, (notice,))
    return {problem.rule for problem in (*problems, *found)}


def test_what_an_earlier_print_has_in_full_width_stays_so() -> None:
    """It was set so; a letter in a number is told of it, too."""
    printed = HEAD.replace("文种:", "原刊页码: 3\n文种:")
    assert "numeral-mistyped" not in told("１９８６年下达。", head=printed)
    assert "numeral-mistyped" in told("１９８６年下达，2O26年汇总。", head=printed)


@pytest.mark.parametrize(
    ("rule", "wrong", "lawful"),
    [
        ("numeral-mistyped", "二0二六年。", "二〇二六年、二○二六年、二零二六年。"),
        ("numeral-mistyped", "2O26年。", "O2O模式、CO2、A0纸、5O。"),
        ("numeral-mistyped", "２０２６年。", "２类、Ａ股、ＸＸ县、ＸＸＸＸ年、1．2026。"),
        ("numeral-mistyped", "ＧＤＰ增长。", "GDP增长2.5％。"),
        ("numeral-mistyped", "符合GB３０９５要求。", "GB 3095：　ｘ。"),
        ("numeral-mistyped", "3月l0日。", "3月10日、l0型。"),
        ("weekday-wrong", "2026年3月10日（星期五）。", "2026年3月10日（星期二）。"),
        ("weekday-wrong", "3月10日（周五）。", "3月10日（周三）、3月10日（周二）、每周五。"),
        ("weekday-wrong", "2026年3月15日（星期六）。", "2026年3月15日（星期天）。"),
        ("period-reversed", "2026年5月1日至2026年3月1日。", "2026年5月1日至2026年5月1日。"),
        ("period-reversed", "2026年5月8日至1日。", "2026年5月1日至8日。"),
        (
            "number-incomplete",
            "示政发〔2025〕3执行。",
            "示政发〔2025〕3、4号，示政发〔2025〕5至7号。",
        ),
        ("address-local", "http://localhost/a 。", "https://10.example/a 。"),
        ("address-local", r"D:\公报\a.docx 。", r"文件夹写作 D:\档案\2025\规范 。"),
        (
            "text-unfinished",
            "2026年X月X日前报送。",
            "表样：　　年　月　日，签发日期：2026年　月　日。",
        ),
        ("text-unfinished", "（待核实）。", "（待遇）、（核实办法另定）。"),
        ("page-number", "— 3 —", "—3—5组。"),
        ("page-number", "第3页 共8页", "见第3页。"),
        ("heading-bold", "**一、总体要求**", "**一、总体要求。**各乡镇要植树。"),
        ("imprint-pasted", "抄送：县委办公室。", "各乡镇要抄送县委办公室。"),
        ("character-traditional", "加强縣林业局巡查。", "沈後乾的餘款，新城壹號。"),
        ("markup-unread", "●甲。\n\n●乙。", "▲甲。\n\n▲乙。"),
        ("markup-unread", "[网站]（https://gazette.example）", "[网站]（县政府）"),
        ("table-split", "| 甲 | 乙 |\n| --- | --- |\n\n| 丙 | 丁 |", "甲|乙|丙"),
    ],
)
def test_a_rule_tells_of_a_mistake_and_of_nothing_like_it(
    rule: str, wrong: str, lawful: str
) -> None:
    """What an office may have meant is left alone."""
    assert rule in told(wrong)
    assert rule not in told(lawful)


@pytest.mark.parametrize(
    ("levels", "lawful"),
    [
        (["## 一、甲", "### （一）乙", "#### 1. 丙", "## 二、丁"], True),
        (["## 第一章　甲", "### 第一节　乙", "### 第二节　丙", "## 第二章　丁"], True),
        (["## 一、甲", "## 附则", "### 一、乙", "### 二、丙"], True),
        (["# 示例县办法", "## 一、甲", "# 示例县方案", "## 一、乙"], True),
        (["## 一、甲", "### 要点", "二、这是一句完整的话。"], True),
        (["## 一、甲", "#### （一）乙"], False),
        (["### 一、甲", "## 二、乙"], False),
        (["## 一、甲", "## （一）乙"], False),
        (["## 一、甲", "二、乙"], False),
    ],
)
def test_headings_have_the_level_of_their_place_and_number(
    levels: list[str], *, lawful: bool
) -> None:
    """None is left out, what is numbered in a row is of one level, a restart is another list."""
    assert ("heading-levels" not in told("\n\n".join(levels))) == lawful


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("乡镇  面积  株数\n东山  120  9,600\n西河  80  —", [0, 1, 2]),
        ("乡镇　面积　株数\n\n东山　120　96\n\n西河　80　64", [0, 2, 4]),
        ("姓名 单位 职务\n沈砚青 水利局 局长\n顾怀松 林业局 局长", [0, 1, 2]),
        ("甲,乙,丙\n东山,120,9600\n西河,80,6400", [0, 1, 2]),
        ("甲\t乙\n丙\t丁", [0, 1]),
        ("沈砚青　顾怀松　陆　鸣\n\n王实　李毅　赵　简\n\n钱安　孙平　周　正", []),
        ("组　长：沈砚青　县长\n\n副组长：顾怀松　局长\n\n成　员：陆　鸣　科长", []),
        ("甲,乙,丙\n丁,戊,己\n庚,辛,壬", []),
        ("乡镇  面积  株数\n东山  120  9,600", []),
        ("| 甲  1  2 |\n| --- |\n| 乙  3  4 |", []),
    ],
)
def test_tables_that_were_typed_are_found(text: str, found: list[int]) -> None:
    """By a column of numbers, or by the words of a head; names in columns are none."""
    rows = [at for _, rows in typed_tables(text.split("\n")) for at in rows]
    assert rows == found


def test_a_list_that_gazette_yaml_lacks_is_not_told_at_every_notice() -> None:
    """That it is missing is told once, at gazette.yaml."""
    unlisted = replace(MASTHEAD, sections=(), series=())
    assert told("现将一件事的有关事项通知如下。", unlisted).isdisjoint(
        {"section-unknown", "series-unknown"}
    )
