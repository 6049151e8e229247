"""Parts of a print, each at the place where it turns: contents, furniture, heads, signatures.

In: single functions of gazette/importers/structure, lines that stand one below the other.
Out: tests.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_importers_rules import lines

from gazette.importers.document import Category, Gap
from gazette.importers.lexicon import notice_labels, numbering
from gazette.importers.structure import (
    annexes,
    chronicles,
    contents,
    front_and_back_matter,
    instruments,
    masthead,
    orders,
    page_furniture,
    records,
    segment,
    signature,
)
from gazette.importers.structure.contents_entries import Entry, made

if TYPE_CHECKING:
    from gazette.importers.document import Assignment

NAME = "示例县人民政府公报"
ORGAN = "示例县人民政府"
DAY = "2026年3月5日"


def counted(assignments: tuple[Assignment, ...], category: Category) -> int:
    """Count the characters that go to a category."""
    return sum(one.span[1] - one.span[0] for one in assignments if one.category is category)


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (("抄送：县委办公室，", "县政协办公室。"), 2),
        (("抄送：县委办公室，", "县人大办公室，县政协各部门", "县法院。"), 3),
        (("抄送：县委办公室。", "县政协办公室。"), 1),
        (("抄送：县委办公室，", "2026年3月5日印发"), 1),
        (("抄送：县委办公室，", "各位代表", "县政协办公室。"), 1),
        (("抄送：县委办公室，", "县政协办公室"), 2),
        (("主题词：养犬 管理", "县政协办公室。"), 1),
    ],
)
def test_copies_go_on_up_to_their_full_stop(rows: tuple[str, ...], count: int) -> None:
    """A line of organs belongs to them if it ends, or if the next could be an addressee."""
    label = numbering.CC if rows[0].startswith("抄送") else notice_labels.TOPIC
    found = records.read(lines(*rows), 0, label)
    assert found
    assert len(found.lines) == count
    said = "\n".join(rows)
    pieces = [said[begin:end] for begin, end in found.spans]
    assert "".join(pieces) == "".join(rows[:count])[
        len(rows[0][: rows[0].index("：") + 1]) :
    ].rstrip("。")


def test_a_line_that_falls_short_ends_the_copies() -> None:
    """Where the source knows that a line is not full, the list ends with it."""
    first, second = lines("抄送：县委办公室，", "县政协办公室。")
    found = records.read((replace(first, full=False), second), 0, numbering.CC)
    assert found
    assert len(found.lines) == 1


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (("示例县人民政府办公室 2026年3月5日印发", "（共印50份）"), 2),
        (("示例县人民政府办公室 2026年3月5日印发", "主题词：养犬", "抄送：县委办公室。"), 1),
        (("示例县人民政府办公室 2026年3月5日印发", "各单位要抓好落实。"), 0),
        (("各单位要抓好落实。", "（共印50份）"), 0),
    ],
)
def test_who_printed_a_notice_stands_at_its_end(rows: tuple[str, ...], count: int) -> None:
    """Only records may follow; else it is text."""
    assert records.imprint(lines(*rows), 0) == count


@pytest.mark.parametrize(
    ("rows", "order", "end"),
    [
        (("示例县人民政府令（第 3 号）", "第5号"), "第3号", 1),
        (("示例县人民政府令", "第 12 号", "正文"), "第12号", 2),
        (("示例县人民政府令", "第十二号"), "第十二号", 2),
        (("示例县人民政府令", "正文"), "", 0),
        (("示例县人民政府令",), "", 0),
        (("示例县人民政府", "第12号"), "", 0),
    ],
)
def test_an_order_has_its_number_on_its_line_or_below(
    rows: tuple[str, ...], order: str, end: int
) -> None:
    """The head ends behind the number; a line in 令 without one heads nothing."""
    above = ("上一件的末尾。", *rows)
    assert orders.head(lines(*above), 1) == (order, end + 1)


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (("县大事记", "（2026年4月）", "要闻"), 2),
        (("县大事记", "4月", "要闻"), 1),
        (("县大事记", "1日，召开会议。"), 1),
        (("县大事记", "要闻"), 0),
        (("县大事记",), 0),
        (("2026年4月—6月", "4月"), 1),
        (("2026年4月—6月", "（2026年7月）"), 0),
        (("2026年4月—6月",), 0),
    ],
)
def test_a_chronicle_is_known_by_its_time_or_its_first_day(
    rows: tuple[str, ...], count: int
) -> None:
    """大事记 or a span of time alone may stand in any text."""
    assert chronicles.heading(lines("上一件的末尾。", *rows), 1) == count


def entries(*titles: str) -> tuple[Entry, ...]:
    """Return the entries of such titles."""
    return tuple(Entry(title, None, 0, "", lines(title)[0]) for title in titles)


@pytest.mark.parametrize(
    ("text", "used", "index"),
    [
        ("大事记（2026年6月）", (), 2),
        ("大事记（2026年4月）", (), 1),
        ("大事记（2026年9月）", (), 1),
        ("大事记（2026年9月）", (1,), 2),
        ("大事记（2026年4月）", (1, 2), -1),
    ],
)
def test_a_chronicle_belongs_to_the_entry_of_its_time(
    text: str, used: tuple[int, ...], index: int
) -> None:
    """Else to the first that is free, else to none."""
    listed = entries("关于甲事的通知", "大事记2026年4月", "2026年6月")
    assert chronicles.entry(text, listed, set(used)) == index


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("关于印发《示例县养犬管理办法》的通知", ("示例县养犬管理办法",)),
        ("关于印发示例县养犬管理办法的通知", ("示例县养犬管理办法",)),
        ("关于印发养犬办法和收费标准的通知", ("养犬办法", "收费标准")),
        ("关于印发养犬和收费标准的通知", ("养犬和收费标准",)),
        ("关于转发县财政局关于甲事意见的通知", ("关于甲事意见",)),
        ("关于转发我县关于甲事意见的通知", ("我县关于甲事意见",)),
        ("关于学习《示例县养犬管理办法》的意见", ()),
        ("关于印发《章程》的通知", ()),
        ("关于印发《县章程》的通知", ("县章程",)),
        ("关于甲事的通知", ()),
    ],
)
def test_a_title_says_what_it_promulgates(title: str, names: tuple[str, ...]) -> None:
    """In title marks or without; a name of two characters would be found everywhere."""
    assert instruments.promulgated(title) == names


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (("示例县养犬", "管理办法", "第一条 甲"), 2),
        (("示例县养犬管理办法", "（试行）", "第一条 甲"), 2),
        (("养犬管理办法", "第一条 甲"), 1),
        (("养犬管理力法", "第一条 甲"), 0),
        (("示例县养犬管理力法", "第一条 甲"), 1),
        (("2026年3月印发的《示例县养犬管理办法》", "第一条 甲"), 0),
        (("《示例县养犬管理办法》", "第一条 甲"), 1),
        (("示例县养犬管理办法，", "第一条 甲"), 0),
        (("示例县养犬管理办法",), 1),
    ],
)
def test_the_title_of_what_is_promulgated_is_found(rows: tuple[str, ...], count: int) -> None:
    """Over several lines, with the remark below it, one misread character among eight."""
    names = ("示例县养犬管理办法",)
    assert instruments.title_at(lines("上文。", *rows), 1, names) == count


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (("附件1", "养犬登记表", "姓名"), 2),
        (("附件1", "养犬登记", "情况汇总表", "（2026年版）", "姓名"), 4),
        (("附件1：养犬登记表", "姓名"), 1),
        (("养犬登记", "情况汇总表", "（2026年版）", "姓名"), 3),
        (("养犬登记情况", "附件2", "收费表"), 1),
        (("附件1", "养" * 39 + "a"), 2),
        (("附件1", "养" * 40), 1),
        (("养犬登记，",), 0),
    ],
)
def test_a_text_behind_the_signature_has_a_title(rows: tuple[str, ...], count: int) -> None:
    """附件1 and the lines up to the one that ends as a table's or a text's title does."""
    assert instruments.title_lines(lines("上文。", *rows), 1, ()) == count


SIGNING = signature.Signing(ORGAN, ("养犬管理办法",))


@pytest.mark.parametrize(
    ("rows", "signed", "end"),
    [
        ((ORGAN, DAY), 1, 2),
        (("示例县公安局", "示例县民政局", DAY), 2, 3),
        ((f"{ORGAN} {DAY}",), 1, 1),
        (("示例县公安局", f"{ORGAN}{DAY}", "附件"), 2, 2),
        ((DAY,), 0, 1),
        ((DAY, "养犬管理办法", "第一条 甲"), 0, 1),
        ((DAY, "附件1", "登记表"), 0, 1),
        ((ORGAN,), 1, 1),
        ((ORGAN, "养犬管理办法", "第一条 甲"), 1, 1),
    ],
)
def test_a_signature_ends_a_letter(rows: tuple[str, ...], signed: int, end: int) -> None:
    """Signers and a day, both on one line, a day alone or the issuer alone."""
    given = lines("请认真贯彻执行。", *rows)
    found = signature.read(given, 1, SIGNING, given[0])
    assert found
    assert (len(found.who), found.end) == (signed, end + 1)
    assert (found.when is None) == (DAY not in "".join(rows))


@pytest.mark.parametrize(
    "rows",
    [
        (DAY, "又召开会议"),
        ("各单位要抓好落实", DAY, "又"),
        (ORGAN, "又召开会议"),
        ("示例县公安局",),
        (ORGAN, "2026年2月30日"),
        (f"各单位要抓好落实 {DAY}",),
        (ORGAN, "养犬管理办法", "第一条 甲", ORGAN, DAY),
    ],
)
def test_what_is_no_signature_is_text(rows: tuple[str, ...]) -> None:
    """A day in the text, a stranger without a day, a day that no calendar has."""
    given = lines("请认真贯彻执行。", *rows)
    assert signature.read(given, 1, SIGNING, given[0]) is None


def test_a_day_behind_an_open_sentence_closes_no_letter() -> None:
    """What follows is a text of its own, but the sentence before has not ended."""
    given = lines("截至", DAY, "养犬管理办法", "第一条 甲")
    assert signature.read(given, 1, SIGNING, given[0]) is None


@pytest.mark.parametrize(
    ("rows", "who", "end"),
    [
        (("县长　王小川", f"（{DAY}）", "各位代表："), 1, 2),
        ((f"（{DAY}）", "王小川", "各位代表："), 1, 2),
        ((f"（{DAY}）", "各位代表："), 0, 1),
        ((f"——{DAY}在县人民代表大会会议上", "县长 王小川", "各位代表："), 1, 2),
        (("王小川", "李乙", f"（{DAY}）"), 0, 0),
        (("王小川", "各位代表：", f"（{DAY}）"), 0, 0),
        (("各位代表：",), 0, 0),
    ],
)
def test_who_speaks_stands_below_the_title(rows: tuple[str, ...], who: int, end: int) -> None:
    """A person and a day, in either order; without a day nobody is known to speak."""
    found = signature.byline(lines(*rows))
    assert (len(found.who), found.end) == (who, end) if found else end == 0


@pytest.mark.parametrize(
    ("rows", "names", "omitted"),
    [
        (("附件：1.养犬清单", "2.收费清单"), ["养犬清单", "收费清单"], [False, False]),
        (("附件：1.养犬清单", "3.收费清单"), ["养犬清单"], [False]),
        (("附件：养犬清单（略）",), ["养犬清单"], [True]),
        (("附件：养犬清单", "（略）"), ["养犬清单"], [True]),
        (("附件：示例县养犬管理和收费清单", "汇总表"), ["示例县养犬管理和收费清单汇总表"], [False]),
        (("附件：养犬管理收费清单", "汇总表"), ["养犬管理收费清单"], [False]),
        (("附件：养犬清单；", "收费清单。"), ["养犬清单"], [False]),
        (("附件：示例县养犬管理和收费清单", "（一）甲"), ["示例县养犬管理和收费清单"], [False]),
        (("附件：示例县养犬管理和收费清单", DAY), ["示例县养犬管理和收费清单"], [False]),
        (("附件：", "养犬清单"), ["养犬清单"], [False]),
        (("附件：养犬清单", "收费表（略）"), ["养犬清单收费表"], [True]),
        (("附件：养犬清单", "收费，定价（略）"), ["养犬清单"], [False]),
        (("附件1：养犬清单", "附件2：收费清单"), ["养犬清单", "收费清单"], [False, False]),
    ],
)
def test_a_list_of_annexes_ends_where_no_name_goes_on(
    rows: tuple[str, ...], names: list[str], omitted: list[bool]
) -> None:
    """Items are counted; a name goes on below a broad line; （略） is a state of its annex."""
    found = annexes.read(lines(*rows), 0, signed=False)
    assert found
    said = "\n".join(rows)
    assert ["".join(said[slice(*span)] for span in one.spans) for one in found.items] == names
    assert [one.omitted for one in found.items] == omitted


@pytest.mark.parametrize(("narrow", "count"), [(6, 1), (7, 2)])
def test_a_name_goes_on_below_a_line_of_twelve_characters(narrow: int, count: int) -> None:
    """A narrower line has ended by itself; its indent counts with it."""
    given = lines("附件：" + "养" * narrow, "清单")
    found = annexes.read((replace(given[0], indent=2), given[1]), 0, signed=False)
    assert found
    assert len(found.lines) == count


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
        (("2  关于甲事的通知", "5  关于乙事的通告", "65  关于丙事的函"), [2, 5, 65], 4),
        (("2  关于甲事的通知", "5  关于乙事的通告", "66  关于丙事的函"), [0, 0, 0], 4),
        (("2  关于甲事的通知", "5  关于乙事的通告", "3  关于丙事的函"), [0, 0, 0], 4),
        ((*["特载"] * 5, *COUNTED), [0, 0, 0], 9),
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


@pytest.mark.parametrize(
    ("rows", "kept", "pages"),
    [
        (("正文", "— 5 —", "正文"), 2, [5]),
        (("正文", "第5页", "正文"), 2, [5]),
        (("正文", "iv", "正文"), 2, []),
        (("正文", "5", "正文"), 3, []),
        (("正文", "-", "正文"), 3, []),
    ],
)
def test_a_marked_number_alone_on_its_line_is_a_page(
    rows: tuple[str, ...], kept: int, pages: list[int]
) -> None:
    """Roman figures number the pages before the first; a bare figure may be anything."""
    found = page_furniture.clear(lines(*rows))
    assert len(found.lines) == kept
    assert [page for _, page in found.folios] == pages
    gaps = [Gap.NONE, Gap.PAGE if kept == 2 else Gap.NONE]
    assert [line.gap for line in found.lines][:2] == gaps


PROSE = "各单位要抓好落实，确保实效。"


@pytest.mark.parametrize(
    ("figures", "gap", "pages"),
    [
        ((5, 6, 7), 3, [5, 6, 7]),
        ((5, 7, 8), 3, [5, 7, 8]),
        ((5, 8, 9), 3, []),
        ((5, 6), 3, [5, 6]),
        ((399,), 3, [399]),
        ((400,), 3, []),
        ((5, 6, 7), 2, []),
        ((5, 90, 6, 7), 3, [5, 6, 7]),
        ((5, 90, 6), 3, []),
    ],
)
def test_bare_figures_that_rise_through_the_text_are_pages(
    figures: tuple[int, ...], gap: int, pages: list[int]
) -> None:
    """By one or two, apart from one another; three of them, or all that there are."""
    rows = [row for figure in figures for row in (*[PROSE] * gap, str(figure))]
    found = page_furniture.clear(lines(*rows, PROSE), bare=True)
    assert [page for _, page in found.folios] == pages


@pytest.mark.parametrize(
    ("cell", "between", "pages"),
    [
        ("东山镇", 1, []),
        ("东山镇", 6, [1, 2]),
        ("东" * 9, 1, []),
        ("东" * 10, 1, [1, 2]),
        ("一、东山", 1, [1, 2]),
        ("示例县人民政府", 1, [1, 2]),
        ("东山镇。", 1, [1, 2]),
    ],
)
def test_figures_between_the_cells_of_a_table_are_its_counts(
    cell: str, between: int, pages: list[int]
) -> None:
    """Words of nine characters at most stand beside them, and the next comes soon."""
    row = [cell, "{}", *[cell] * (2 * between)]
    rows = [text.format(figure) for figure in (1, 2) for text in row]
    found = page_furniture.clear(lines(*rows), bare=True)
    assert [page for _, page in found.folios] == pages


@pytest.mark.parametrize(
    ("head", "runs"),
    [
        (NAME, True),
        (f"{NAME} 2026年第3期", True),
        (f"{NAME} 2026年第3期 县政府文件", True),
        (f"{NAME} 政府文件", True),
        (f"{NAME}刊登的文件", False),
        ("2026年第3期", True),
        ("2026年第3期的文件", False),
        ("县政府文件", True),
        ("县文件", False),
    ],
)
def test_a_running_head_names_the_gazette_its_issue_or_a_section(head: str, *, runs: bool) -> None:
    """And nothing besides; of two sections the longer one is meant."""
    found = page_furniture.clear(lines(PROSE, head, PROSE), NAME, ("政府文件", "县政府文件"))
    assert (len(found.lines) == 2) is runs


@pytest.mark.parametrize(
    ("head", "pages", "runs"),
    [
        ("政务之窗", 3, True),
        ("政务之窗", 2, False),
        ("政务之窗，", 3, False),
        ("示例县财政局", 3, False),
        ("一、总则", 3, False),
    ],
)
def test_what_stands_beside_three_pages_is_a_running_head(
    head: str, pages: int, *, runs: bool
) -> None:
    """Unless it is a sentence, an organ, a mark."""
    rows = [row for page in range(1, pages + 1) for row in (PROSE, f"— {page} —", head)]
    found = page_furniture.clear(lines(*rows, PROSE))
    assert (head not in [line.text for line in found.lines]) is runs


def test_a_head_beside_few_of_many_pages_is_text() -> None:
    """Half of the pages at least have it."""
    rows = [
        row for page in range(1, 8) for row in (PROSE, f"— {page} —", "窗" if page < 4 else PROSE)
    ]
    assert [line.text for line in page_furniture.clear(lines(*rows)).lines].count("窗") == 3


@pytest.mark.parametrize(
    ("head", "below", "runs"),
    [
        ("示例县人民政府文件", ("示政发〔2026〕3号",), True),
        ("示例县人民政府文件", ("签发人：王小川", "示政发〔2026〕3号"), True),
        ("示例县人民政府文件", ("正文", "正文", "示政发〔2026〕3号"), False),
        ("甲县人民政府文件", ("甲政发〔2026〕3号",), True),
        ("县人民政府文件", ("甲政发〔2026〕3号",), False),
        ("示例县人民政府文件汇编", ("示政发〔2026〕3号",), False),
        ("示例县人民政府", ("示政发〔2026〕3号",), False),
    ],
)
def test_the_red_head_of_a_document_stands_above_its_number(
    head: str, below: tuple[str, ...], *, runs: bool
) -> None:
    """It names the issuer again, which no section of the contents does."""
    found = page_furniture.clear(lines(head, *below))
    assert (counted(found.assignments, Category.RUNNING) == len(head)) is runs


@pytest.mark.parametrize(
    ("text", "kept"),
    [("- 甲事", "甲事"), ("•甲事", "甲事"), ("- （一）甲事", "（一）甲事"), ("-甲事", "-甲事")],
)
def test_the_dash_of_a_list_is_layout(text: str, kept: str) -> None:
    """What it stands before is text, at its own place."""
    (line,) = page_furniture.clear(lines(text)).lines
    assert (line.text, line.start) == (kept, len(text) - len(kept))


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


def found_heads(rows: tuple[str, ...], listed: tuple[str, ...]) -> list[tuple[int, int, int, str]]:
    """Return of each head its first line, the line behind it, its entry and its number."""
    contents_ = tuple(made(title, 1, "", lines(title)[0]) for title in listed)
    heads = segment.find(lines(*rows), contents_)
    return [(one.start, one.end, one.entry, str(one.number or one.order)) for one in heads]


TITLE = "关于甲事的通知"
NUMBER = "示政发〔2026〕3号"


@pytest.mark.parametrize(
    ("rows", "listed", "heads"),
    [
        ((ORGAN, TITLE, NUMBER, PROSE), (TITLE,), [(0, 3, 0, NUMBER)]),
        ((NUMBER, ORGAN, TITLE, PROSE), (TITLE,), [(0, 3, 0, NUMBER)]),
        ((NUMBER, "签发人：王小川", ORGAN, TITLE, PROSE), (TITLE,), [(0, 4, 0, NUMBER)]),
        ((TITLE, PROSE), (TITLE,), [(0, 1, 0, "")]),
        ((f"{TITLE}（{NUMBER}）", PROSE), (TITLE,), [(0, 1, 0, NUMBER)]),
        (("关于甲事", "的通知", PROSE), (TITLE,), [(0, 2, 0, "")]),
        (("关于甲亊的通知", PROSE), (TITLE,), [(0, 1, 0, "")]),
        (("关于丙丁的公告", PROSE), (TITLE,), [(0, 1, -1, "")]),
        ((PROSE, TITLE, PROSE), (), []),
        ((ORGAN, TITLE, PROSE), (), [(0, 2, -1, "")]),
        ((PROSE, ORGAN, TITLE, NUMBER, PROSE), (), [(1, 4, -1, NUMBER)]),
        ((PROSE, "关于甲事", "工作的通知", NUMBER, PROSE), (), [(1, 4, -1, NUMBER)]),
        ((PROSE, NUMBER, "关于甲事", "工作的通知", PROSE), (), [(1, 4, -1, NUMBER)]),
        ((PROSE, NUMBER, PROSE), (), []),
        ((PROSE, "甲事", "工作通知", NUMBER, PROSE), (), [(2, 4, -1, NUMBER)]),
        ((PROSE, "甲事", "工作", NUMBER, PROSE), (), []),
        (
            (PROSE, "甲乙通知", NUMBER, PROSE),
            ("关于甲事的通知（示政发〔2026〕3号）",),
            [(1, 3, 0, NUMBER)],
        ),
        ((PROSE, "甲乙丙丁戊", NUMBER, PROSE), ("关于甲事的通知（示政发〔2026〕3号）",), []),
        # Of two places the one beside the entry's number is meant.
        (
            (TITLE, PROSE, TITLE, NUMBER, PROSE),
            (f"{TITLE}（{NUMBER}）",),
            [(2, 4, 0, NUMBER)],
        ),
        # A number that another entry has is not that of a title alike.
        (
            (TITLE, "示政发〔2026〕4号", PROSE),
            (f"{TITLE}（{NUMBER}）", "关于乙事的决定（示政发〔2026〕4号）"),
            [(0, 2, 1, "示政发〔2026〕4号")],
        ),
        (("示例县人民政府令", "第3号", PROSE), (), [(0, 2, -1, "第3号")]),
        (
            ("示例县人民政府令", "第3号", PROSE),
            ("示例县人民政府令（第3号）",),
            [(0, 2, 0, "第3号")],
        ),
        (
            ("县大事记", "（2026年4月）", "1日，召开会议。", "（2026年5月）", "2日，召开会议。"),
            (),
            [(0, 2, -1, ""), (3, 4, -1, "")],
        ),
        (("（2026年5月）", "2日，召开会议。"), (), []),
        (
            ("示例县公安局", "示例县民政局", TITLE, NUMBER, PROSE),
            (TITLE,),
            [(0, 4, 0, NUMBER)],
        ),
    ],
)
def test_a_notice_begins_at_its_title_and_its_number(
    rows: tuple[str, ...], listed: tuple[str, ...], heads: list[tuple[int, int, int, str]]
) -> None:
    """The contents name it, or a number beside it gives it away; its issuer stands above."""
    assert found_heads(rows, listed) == heads
