"""Contents of a number, and what stands around them: entries, sections, masthead, colophon.

In: lines that stand one below the other.
Out: tests of gazette/importers/structure/{contents*,masthead,front_and_back_matter}.py.
"""

from __future__ import annotations

import pytest
from test_importers_rules import lines

from gazette.importers.document import Assignment, Category
from gazette.importers.structure import contents, front_and_back_matter, masthead
from gazette.importers.structure.contents_entries import made

NAME = "示例县人民政府公报"


def counted(assignments: tuple[Assignment, ...], category: Category) -> int:
    """Count the characters that go to a category."""
    return sum(one.span[1] - one.span[0] for one in assignments if one.category is category)


@pytest.mark.parametrize(
    ("rows", "before", "after", "count"),
    [
        (("目录", "关于甲事的通知……1", "关于乙事的通告……3", "正文。"), 0, 3, 2),
        (("关于甲事的通知……1", "关于乙事的通告……3", "关于丙事的函……5", "正文。"), 0, 3, 3),
        (("关于甲事的通知……1", "关于乙事的通告……3", "正文。"), 0, 0, 0),
        (("关于甲事的通知 1", "关于乙事的通告 3", "关于丙事的函 5", "正文。"), 0, 0, 0),
        (("目录", "关于甲事的通知……1", "目录", "关于乙事的通告……3", "正文。"), 0, 4, 2),
        (("目录", "关于甲事的通知……7", "关于乙事的通告……9", "关于甲事的通知……8"), 0, 3, 2),
        (("目录", "关于甲事的通知……7", "关于甲事的通知……8", "正文。"), 0, 3, 2),
        (("目录", "（3）", "正文。"), 0, 1, 0),
        (("目录", "关于甲事的通知", "3", "正文。"), 0, 3, 1),
        (("正文。",), 0, 0, 0),
    ],
)
def test_contents_end_where_no_entry_follows(
    rows: tuple[str, ...], before: int, after: int, count: int
) -> None:
    """Without a head there are three entries at least, one with a leader; a title comes once."""
    found = contents.read(lines(*rows))
    assert (found.before, found.after, len(found.entries)) == (before, after, count)


def test_what_stands_above_the_contents_is_none_of_them() -> None:
    """A counted line there does not count on below."""
    found = contents.read(lines("1.编者的话", "目录", *COUNTED, "正文。"))
    titles = [entry.title for entry in found.entries]
    assert titles == ["关于甲事的通知", "关于乙事的通告", "关于丙事的函"]
    assert (found.before, found.after) == (1, 5)


@pytest.mark.parametrize(("above", "begin"), [(29, 29), (30, -1)])
def test_contents_without_a_head_stand_near_the_beginning(above: int, begin: int) -> None:
    """Among the first thirty lines: what looks like three entries further on is a table."""
    listed = ("关于甲事的通知……1", "关于乙事的通告……3", "关于丙事的函……5", "正文。")
    assert contents.begin(lines(*["要。"] * above, *listed)) == begin


@pytest.mark.parametrize(("lead", "parted"), [(198, True), (199, False)])
def test_two_columns_are_looked_for_in_the_contents(lead: int, *, parted: bool) -> None:
    """Two hundred lines from 目录 on: further on a leader and a gap are those of a table."""
    given = lines("公报", "目录", *["要"] * lead, "关于甲事的通知……1   关于乙事的通告……3", "完")
    found = contents.parted(given)
    assert len(found) == len(given) + parted
    assert [line.text for line in found][-1] == "完"
    if parted:
        assert found[-2].start == found[-3].start + len("关于甲事的通知……1   ")


@pytest.mark.parametrize(
    ("rows", "sections"),
    [
        (("【政府文件】", "关于甲事的通知……1", "【政府文件】", "关于乙事的通告……3"), ("政府文件",)),
        (("特载", "关于甲事的通知……1"), ("特载",)),
        (("特载", "政策解读", "关于甲事的通知……1"), ("特载", "政策解读")),
        (("特载", "正文。", "关于甲事的通知……1"), ()),
        (("关于甲事的通知……1", "【政府文件】", "正文。"), ("政府文件",)),
        (("政策解读", "人事任免", "关于甲事的通知……1"), ("政策解读", "人事任免")),
    ],
)
def test_a_section_stands_above_an_entry(rows: tuple[str, ...], sections: tuple[str, ...]) -> None:
    """Its brackets say so, else an entry or another section follows it."""
    assert contents.read(lines("目录", *rows)).sections == sections


@pytest.mark.parametrize(
    ("said", "title", "number", "order"),
    [
        ("关于甲事的通知（示政发〔2026〕3号）", "关于甲事的通知", "示政发〔2026〕3号", ""),
        ("示政发〔2026〕3号 关于甲事的通知", "关于甲事的通知", "示政发〔2026〕3号", ""),
        ("关于甲事的通知示政发〔2026〕3号", "关于甲事的通知", "示政发〔2026〕3号", ""),
        ("•关于甲事的通知……", "关于甲事的通知", "None", ""),
        ("3.在会上的讲话 王小川", "在会上的讲话", "None", ""),
        (
            "关于废止示政发〔2020〕1号的通知（示政发〔2026〕3号）",
            "关于废止示政发〔2020〕1号的通知",
            "示政发〔2026〕3号",
            "",
        ),
        ("示例县人民政府令（第 3 号）", "示例县人民政府令（第3号）", "None", "第3号"),
    ],
)
def test_an_entry_is_a_title_and_perhaps_a_number(
    said: str, title: str, number: str, order: str
) -> None:
    """The last number is its own; bullets, leaders and empty brackets are none of it."""
    found = made(said, 3, "", lines(said)[0])
    assert (found.title, str(found.number), found.order) == (title, number, order)


COUNTED = ("1.关于甲事的通知", "2.关于乙事的通告", "3.关于丙事的函（示政函〔2026〕3号）")
NUMBERED = ("1.关于甲事的通知", "2.关于乙事的通告", "3.关于丙事", "（示政函〔2026〕3号）")


@pytest.mark.parametrize(
    ("rows", "pages", "after"),
    [
        ((*COUNTED, "正文。"), [0, 0, 0], 4),
        ((*NUMBERED, "正文。"), [0, 0, 0], 5),
        ((*COUNTED[:2], "3.关于丙事的函", "（示政函〔2026〕3号）", "正文。"), [0, 0, 0], 5),
        (("2  关于甲事的通知", "5  关于乙事的通告", "65  关于丙事的函"), [2, 5, 65], 4),
        (("2  关于甲事的通知", "5  关于乙事的通告", "66  关于丙事的函"), [0, 0, 0], 4),
        (("2  关于甲事的通知", "5  关于乙事的通告", "3  关于丙事的函"), [0, 0, 0], 4),
        ((*["特载"] * 5, *COUNTED), [0, 0, 0], 9),
        (("2  关于甲事的通知", "5  关于乙事的通告", "正文。"), [0, 0], 3),
        (
            (*["特载"] * 5, "2  关于甲事的通知", "5  关于乙事的通告", "9  关于丙事的函"),
            [2, 5, 9],
            9,
        ),
        (
            (*["特载"] * 6, "2  关于甲事的通知", "5  关于乙事的通告", "9  关于丙事的函"),
            [0, 0, 0],
            10,
        ),
        (
            ("2  关于甲事的", *"甲乙丙丁戊己庚", "通知", "5  关于乙事的通告", "9  关于丙事的函"),
            [2, 5, 9],
            12,
        ),
        (("1.关于甲事的通知", "政府文件", "2.关于乙事的通告", "3.关于丙事的函"), [0, 0, 0], 5),
    ],
)
def test_entries_may_begin_with_their_page_or_their_count(
    rows: tuple[str, ...], pages: list[int], after: int
) -> None:
    """Three at least, which rise: pages by sixty at most, counts by one."""
    found = contents.read(lines("目录", *rows))
    assert [entry.page for entry in found.entries] == pages
    assert found.after == after


def test_an_entry_takes_eight_lines_at_most() -> None:
    """In a narrow column; what takes more is none."""
    for count, found in ((8, 1), (9, 0)):
        rows = ("目录", "关于", *"甲乙丙丁戊己庚"[: count - 2], "事的决议草案……3")
        assert len(contents.read(lines(*rows)).entries) == found


@pytest.mark.parametrize(
    ("tail", "count"),
    [
        (("编辑：示例县人民政府办公室", "地址：人民路1号"), 2),
        (("地址：人民路1号", "电话：0000-1234567"), 2),
        (("编辑：示例县人民政府办公室",), 1),
        (("电话：0000-1234567",), 0),
        ((NAME, "电话：0000-1234567"), 2),
        (("编辑：示例县人民政府办公室", "正文。"), 0),
    ],
)
def test_the_colophon_stands_at_the_end(tail: tuple[str, ...], count: int) -> None:
    """One line of it only where it says who edits or prints."""
    given = lines("正文。", *tail)
    body, found = front_and_back_matter.colophon(given, NAME)
    assert body + found == given
    assert len(found) == count


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ((NAME, "2026年第3期", "正文要抓好落实"), 2),
        (("2026年第3期", NAME, "正文"), 2),
        (("2026年第3期", "正文"), 0),
        (("正文", NAME), 0),
    ],
)
def test_a_masthead_without_contents_ends_with_its_last_part(
    rows: tuple[str, ...], count: int
) -> None:
    """It names the gazette, else there is none."""
    assert len(front_and_back_matter.opening(lines(*rows))) == count


@pytest.mark.parametrize(
    ("rows", "issue"),
    [
        (("2026年第3期",), "2026-03"),
        (("2026", "第3期"), "2026-03"),
        (("第3期", "2025年12月31日出版"), "2025-03"),
        (("第3期", "2026"), "2026-03"),
        (("第3期",), ""),
        (("2026年第0期",), ""),
        (("2026年第3期", "2026年第4期"), "2026-03"),
    ],
)
def test_an_issue_has_its_year_from_wherever_it_stands(rows: tuple[str, ...], issue: str) -> None:
    """On its line, on one of its own, else in the day of publication; the first is believed."""
    assert masthead.read(lines(NAME, *rows))[0].issue == issue


@pytest.mark.parametrize(
    ("row", "category", "note"),
    [
        (NAME, Category.AGAIN, ""),
        ("2026年第3期", Category.AGAIN, ""),
        ("03", Category.AGAIN, ""),
        ("季刊", Category.PUBLISHED, ""),
        ("内部资料", Category.NOTE, "内部资料"),
        ("2026年第4期", Category.NOTE, "2026年第4期"),
        ("本刊免费赠阅。", Category.NOTE, "本刊免费赠阅。"),
    ],
)
def test_what_a_masthead_says_twice_is_a_repetition(
    row: str, category: Category, note: str
) -> None:
    """What it does not know, or says otherwise, is the note of the issue."""
    head, assignments = masthead.read(lines(NAME, "2026年第3期", row))
    assert head.note == note
    assert counted(assignments, category) == len(row)
