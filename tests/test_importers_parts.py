"""Parts of a notice, each at the line where it ends: records, orders, signatures, annexes.

In: lines that stand one below the other.
Out: tests of the files of gazette/importers/structure that read one part each.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_importers_rules import lines

from gazette.importers.lexicon import notice_labels, numbering
from gazette.importers.structure import annexes, chronicles, instruments, orders, records, signature
from gazette.importers.structure.contents_entries import Entry

ORGAN = "示例县人民政府"
DAY = "2026年3月5日"


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
        ((*"示例县养犬", "管理办法", "第一条 甲"), 6),
        ((*"示例县养犬管", "理办法", "第一条 甲"), 0),
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
        (("附件： 养犬清单",), ["养犬清单"], [False]),
        (("附件： 1. 养犬清单",), ["养犬清单"], [False]),
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
