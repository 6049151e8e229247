"""Where a rule's Problem stands, which words of the text it names, and where it begins to speak.

In: one notice with what is wrong in it; issues that were read.
Out: rule, line, column and what is said, of just the rule that is asked for.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from gazette import check
from gazette.model import (
    Gazette,
    Issue,
    IssueNumber,
    Masthead,
    NumberRange,
    Place,
    Problem,
    Series,
    State,
)
from gazette.model.issue_number import single, supplement
from gazette.read import notice_file
from gazette.read.sources import Source

MASTHEAD = Masthead(
    name="示例县人民政府公报",
    pinyin="",
    sponsor="",
    address="",
    series=(
        Series("示政发", "zf", "示例县人民政府"),
        Series("示政办发", "zbf", "示例县人民政府办公室"),
    ),
    sections=("县政府文件",),
)
ISSUE = Issue(
    year=2026,
    number=single(1),
    serial=None,
    published=date(2026, 4, 1),
    state=State.PUBLISHED,
    note="",
    cards=(),
    place=Place("2026-01/issue.yaml"),
)
FRONT = (
    "文号: 示政发〔2026〕3号",
    "标题: 示例县人民政府关于做好春耕工作的通知",
    "发文机关: 示例县人民政府",
    "文种: 通知",
    "栏目: 县政府文件",
    "主送机关: 各乡镇人民政府",
    "落款: 示例县人民政府",
    "成文日期: 2026-03-05",
)


def told(rule: str, body: str, *lines: str) -> list[tuple[int, int, str]]:
    """Return line, column and text of what a rule says of a notice; `lines` replace those of FRONT.

    The body begins in line 11 where FRONT has its eight lines.
    """
    keys = {line.split(":")[0] for line in lines}
    front = [line for line in FRONT if line.split(":")[0] not in keys]
    text = "\n".join(("---", *front, *lines, "---", "", body, ""))
    source = Source("2026-01/01-zf-2026-3.md", text)
    notice, _, _ = notice_file.notice(source, MASTHEAD, Path("2026-01"), frozenset())
    problems = check.check_issue(MASTHEAD, replace(ISSUE, cards=(notice.card,)), (notice,))
    return [(p.place.line, p.place.column, str(p.what)) for p in problems if p.rule == rule]


HALF = "punctuation-halfwidth"
PAIR = "mark-unpaired"
PERSON = "personal-data"


@pytest.mark.parametrize("mark", ",;:?!")
def test_each_halfwidth_mark_is_seen_with_six_characters_on_either_side(mark: str) -> None:
    """At the line of its paragraph, counted; what is quoted is enough to find it."""
    body = f"甲\n\n一二三四五六七八{mark}一二三四五六七八，九{mark}十。"
    (found,) = told(HALF, body)
    near = f"三四五六七八{mark}一二三四五六"
    assert found == (14, 1, f"这一段的汉字之间有2处半角标点，例如“{near}”")


def test_a_halfwidth_mark_near_the_beginning_is_quoted_from_there() -> None:
    """There are fewer than six characters before it."""
    (found,) = told(HALF, "一,二三")
    assert found[2].endswith("例如“一,二三”")


def test_a_halfwidth_mark_of_a_field_stands_at_the_field() -> None:
    """A title has no line of the body."""
    title = "标题: 示例县人民政府关于春耕,夏种的通知"
    ((line, column, _),) = told(HALF, "甲", title)
    assert (line, column) == (9, 5)


@pytest.mark.parametrize("mark", ["》", "〉", "〕", "”"])
def test_a_closing_mark_at_the_very_beginning_has_no_partner(mark: str) -> None:
    """The first character of a text counts."""
    assert told(PAIR, f"{mark}甲") == [(12, 1, f"`{mark}` 没有成对")]


def test_unpaired_marks_are_told_once_with_their_first_five_lines() -> None:
    """Of six the sixth line is not named, of five all are."""
    six = "\n\n".join(["《甲"] * 6)
    lines = "12、14、16、18、20"
    assert told(PAIR, six) == [(12, 1, f"`《` 没有成对（共6处，在第{lines}行等）")]
    five = "\n\n".join(["《甲"] * 5)
    assert told(PAIR, five) == [(12, 1, f"`《` 没有成对（共5处，在第{lines}行）")]


def test_quoted_paragraphs_that_all_begin_with_a_quoting_mark_are_no_fault() -> None:
    """The mark that opens the next paragraph says that the quotation goes on."""
    assert told(PAIR, "他说：“甲。\n\n“乙。”") == []
    assert told(PAIR, "“甲。\n\n乙。") == []
    assert told(PAIR, "甲“乙。\n\n丙。") == [(12, 1, "`“` 没有成对")]


def test_a_mark_of_a_field_stands_at_the_field() -> None:
    """A title has no line of the body, and none is named for it."""
    title = "标题: 示例县人民政府关于印发《办法的通知"
    assert told(PAIR, "《甲", title) == [(9, 5, "`《` 没有成对（共2处，在第12行）")]


PHONE = "张三，电话13800138000"


def test_personal_data_are_told_once_with_their_first_five_lines() -> None:
    """Of six the sixth line is not named, of five all are."""
    lines = "12、14、16、18、20"
    assert told(PERSON, "\n\n".join([PHONE] * 6)) == [
        (12, 1, f"有个人信息：手机号码6处（第{lines}行等）")
    ]
    assert told(PERSON, "\n\n".join([PHONE] * 5)) == [
        (12, 1, f"有个人信息：手机号码5处（第{lines}行）")
    ]


def test_personal_data_of_a_paragraph_with_lines_of_its_own_stand_at_their_line() -> None:
    """A line that ends with two blanks begins another in the same paragraph."""
    assert told(PERSON, f"名单：  \n{PHONE}")[0][:2] == (13, 1)


def test_personal_data_of_a_field_stand_at_the_field() -> None:
    """The addressees have no line of the body."""
    assert told(PERSON, "甲", f"主送机关: {PHONE}")[0][:2] == (9, 7)


@pytest.mark.parametrize(
    ("head", "count"), [("姓名", 1), ("单位", 0)], ids=["of a person", "of an office"]
)
def test_a_number_in_a_table_is_whose_its_row_and_its_head_say(head: str, count: int) -> None:
    """A telephone beside a name is a person's, beside an office's it is not."""
    who = "张三" if head == "姓名" else "值班室"
    body = f"| {head} | 电话 |\n| --- | --- |\n| {who} | 13800138000 |"
    assert [row[0] for row in told(PERSON, body)] == [14] * count


@pytest.mark.parametrize("row", ["| 13800138000 | 值班室 |", "| 值班室 | 13800138000 |"])
def test_the_cells_on_both_sides_say_whose_a_number_is(row: str) -> None:
    """What stands before it counts, and what stands behind it."""
    assert told(PERSON, f"| 甲 | 乙 |\n| --- | --- |\n{row}") == []


def test_a_surplus_of_the_second_name_stands_at_the_second() -> None:
    """Each value of a field has its place."""
    found = told("field-surplus", "甲", "落款: [示例县人民政府, 示例县财政局2026年3月5日]")
    assert found == [(9, 15, "落款带着多余的字或标点“2026年3月5日”")]


def test_a_year_of_the_second_number_stands_at_the_second() -> None:
    """The first is right, and no other is told of."""
    found = told("number-year", "甲", "文号: [示政发〔2026〕3号, 示政办发〔2025〕9号]")
    assert found == [(9, 19, "文号是2025年的，成文日期却是 2026-03-05")]


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("12月31日", True),
        ("13月1日", False),
        ("0月1日", False),
        ("1月0日", False),
        ("2月29日", True),
        ("2026年2月29日", False),
        ("2028年2月29日", True),
        ("2月30日", False),
    ],
)
def test_a_day_is_one_of_a_calendar(day: str, known: bool) -> None:
    """Without a year a leap day may be meant."""
    found = told("day-impossible", f"自{day}起。")
    assert found == ([] if known else [(12, 1, f"没有“{day}”这一天")])


def across(rule: str, *issues: Issue) -> list[Problem]:
    """Return what a rule says of issues beside each other."""
    return [one for one in check.check(Gazette(MASTHEAD, issues)) if one.rule == rule]


def numbered(number: IssueNumber, serial: NumberRange | None = None) -> Issue:
    """Make an issue of 2026."""
    place = Place(f"{number.issue_id(2026)}/issue.yaml")
    return replace(ISSUE, number=number, serial=serial, place=place)


def test_an_issue_may_come_400_days_after_its_newest_document() -> None:
    """One day more, and it is asked about; after a year, where its number is of the year before."""
    source = Source("2026-01/01.md", "\n".join(("---", *FRONT, "---", "", "甲", "")))
    notice, _, _ = notice_file.notice(source, MASTHEAD, Path("2026-01"), frozenset())
    for year, days, count in ((2027, 400, 0), (2027, 401, 1), (2026, 365, 0), (2026, 366, 1)):
        published = date(2026, 3, 5) + timedelta(days=days)
        issue = replace(ISSUE, year=year, cards=(notice.card,), published=published)
        assert len(across("issue-date", issue)) == count


def test_a_supplement_without_a_running_number_is_passed_over() -> None:
    """The issues on either side of it follow each other; one with a number counts."""
    extra = supplement(1)
    first, second = (
        numbered(single(1), NumberRange(8, 8)),
        numbered(single(2), NumberRange(10, 10)),
    )
    assert len(across("serial-order", first, numbered(extra), second)) == 1
    assert across("serial-order", first, numbered(extra, NumberRange(9, 9)), second) == []
    bare = numbered(single(2))
    assert across("serial-order", first, bare, numbered(single(3), NumberRange(20, 20))) == []


@pytest.mark.parametrize(
    ("first", "second", "right"),
    [
        (single(3), IssueNumber(3, 5), "4-5"),
        (IssueNumber(3, 5), single(5), "3-4"),
        (IssueNumber(3, 4), single(4), "3"),
        (single(3), IssueNumber(3, 4), "4"),
    ],
)
def test_a_double_issue_that_overlaps_is_told_what_it_may_be(
    first: IssueNumber, second: IssueNumber, right: str
) -> None:
    """What is left of it when the other's number is taken out."""
    (problem,) = across("issue-overlap", numbered(first), numbered(second))
    assert str(problem.mend).endswith(f"期号写 {right}")
