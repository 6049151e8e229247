"""Importing other kinds: numbers of other years and places, in each another manner of print.

In: gazette.importers.
Out: facts about what the recogniser finds in short invented numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_importers import bring_text, lines, recognised

from gazette.importers import contents, masthead

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.importers.recognise import Found

TOP = "江北市人民政府公报\n2015年第2期（总第18期）\n主办：江北市人民政府办公室\n目录\n"
NOTICE = """\
江北市人民政府
关于甲事的通知
江政发〔2015〕3号
各县（区）人民政府：
现就有关事项通知如下。
江北市人民政府
2015年4月1日
"""


def found(source: str, folder: Path) -> tuple[Found, ...]:
    """Import a number, which must be exact, and give what was recognised."""
    done = bring_text(source, folder)
    assert done.problems == ()
    return recognised(source, folder).found


def said(each: Found) -> list[list[str]]:
    """Give the texts of a notice: the title of each (none for the letter), its paragraphs."""
    return [[title, *(paragraph.text for paragraph in row)] for title, row in each.texts]


def test_a_chronicle_is_a_document_and_its_days_are_paragraphs(tmp_path: Path) -> None:
    """大 事 记 with its time below is no running head, whatever the contents call the entry."""
    source = (
        f"{TOP}【市政府文件】\n江北市人民政府关于甲事的通知……1\n【大事记】\n"
        f"2015年4月—5月……3\n2015年6月……4\n{NOTICE}大  事  记\n（2015年4月—5月）\n4月\n"
        "1日，县政府召开会议。\n9日至10日，现场会召开。\n△ 同日，检查组来县。\n"
        "5月\n6日，召开会议。\n"
        "（2015年6月）\n6月8日，召开会议。\n6月9日，召开会议。\n"
    )
    notice, spring, june = found(source, tmp_path)
    assert len(notice.texts) == 1
    assert (spring.title, spring.section, spring.page) == ("大事记（2015年4月—5月）", "大事记", 3)
    assert (june.title, june.page) == ("2015年6月", 4)
    days = ["4月", "1日，县政府召开会议。", "9日至10日，现场会召开。", "△ 同日，检查组来县。"]
    assert said(spring) == [["", *days, "5月", "6日，召开会议。"]]
    june_file = tmp_path / "content/2015-02/03-dsj-2015-2.md"
    assert "kind: 大事记" in june_file.read_text(encoding="utf-8")


PAGE_FIRST = """\
市政府文件
3  关于甲事的
通知（江政发〔2015〕3号）
8  关于乙事的通告
领导讲话
10  在会议上的讲话  李明
"""
PAGE_ABOVE = """\
市政府文件
3
关于甲事的通知（江政发〔2015〕3号）
8
关于乙事的通告
领导讲话
10
在会议上的讲话
"""
COUNTED = """\
市政府文件
1.关于甲事的通知（江政发〔2015〕3号）
2.关于乙事的通告
领导讲话
3.在会议上的讲话
"""
BARE = """\
市政府文件
关于甲事的通知
（江政发〔2015〕3号）
关于乙事的通告
领导讲话
在会议上的讲话  李明
"""


@pytest.mark.parametrize(
    ("listed", "pages"),
    [(PAGE_FIRST, [3, 8, 10]), (PAGE_ABOVE, [3, 8, 10]), (COUNTED, [0, 0, 0]), (BARE, [0, 0, 0])],
)
def test_contents_are_read_where_no_page_ends_an_entry(
    listed: str, pages: list[int], tmp_path: Path
) -> None:
    """A page or a count may stand before the title, or neither; sections need no brackets."""
    given = contents.read(lines(TOP + listed + NOTICE, tmp_path))
    titles = [entry.title for entry in given.entries]
    assert titles == ["关于甲事的通知", "关于乙事的通告", "在会议上的讲话"]
    assert [entry.section for entry in given.entries] == ["市政府文件", "市政府文件", "领导讲话"]
    assert [entry.page for entry in given.entries] == pages
    assert str(given.entries[0].number) == "江政发〔2015〕3号"


def test_a_masthead_in_full_width_figures_is_read(tmp_path: Path) -> None:
    """Full-width figures are figures, also in a day."""
    source = (
        "江北市人民政府公报\n２０１２年第３期（总第８９期）\n出版日期：２０１２年１２月２８日\n"
    )
    head, _ = masthead.read(lines(source, tmp_path))
    assert (head.issue, head.serial, str(head.published)) == ("2012-03", 89, "2012-12-28")


def test_a_sponsor_may_stand_before_the_day_of_publication(tmp_path: Path) -> None:
    """江北市人民政府办公室主办 is read also where its line goes on."""
    source = "江北市人民政府公报\n2012年第3期\n江北市人民政府办公室主办  2012年6月25日出版\n"
    head, _ = masthead.read(lines(source, tmp_path))
    assert (head.sponsor, str(head.published)) == ("江北市人民政府办公室", "2012-06-25")
    assert head.note == ""
