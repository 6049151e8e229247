"""Heads of notices: where each begins, as its contents, its number or its issuer says.

In: lines that stand one below the other.
Out: tests of gazette/importers/structure/{segment,title_lines}.py.
"""

from __future__ import annotations

import pytest
from test_importers_rules import lines

from gazette.importers.structure import segment
from gazette.importers.structure.contents_entries import made

ORGAN = "示例县人民政府"
PROSE = "各单位要抓好落实，确保实效。"
TITLE = "关于甲事的通知"
NUMBER = "示政发〔2026〕3号"


def found_heads(rows: tuple[str, ...], listed: tuple[str, ...]) -> list[tuple[int, int, int, str]]:
    """Return of each head its first line, the line behind it, its entry and its number."""
    contents_ = tuple(made(title, 1, "", lines(title)[0]) for title in listed)
    heads = segment.find(lines(*rows), contents_)
    return [(one.start, one.end, one.entry, str(one.number or one.order)) for one in heads]


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
        # An order is no chronicle, though the contents name one.
        (
            ("示例县人民政府令", "第3号", PROSE, "县大事记", "（2026年4月）", "1日，召开会议。"),
            ("大事记",),
            [(0, 2, -1, "第3号"), (3, 5, 0, "")],
        ),
        (("甲事", "乙事"), (), []),
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


LONG_TITLE = (
    "关于甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往的决定"
)


def test_the_issuer_of_the_page_is_left_out_where_the_contents_leave_it_out() -> None:
    """Else a misread title would be too unlike its entry."""
    office, title, listed = "示例县人民政府办公室", "关于甲事类项目的通知", "关于甲亊类项目的通知"
    below = (PROSE, "关于别事的通知", NUMBER, PROSE)
    for page, entry in ((office + title, listed), (title, office + listed)):
        assert [one[2] for one in found_heads((page, *below), (entry,))] == [0, -1]


def test_a_title_takes_eight_lines_at_most() -> None:
    """What takes more is no title of the contents."""
    for count, entry in ((8, [0, -1]), (9, [-1])):
        rows = ("关于示例县若干甲类事项的", *"乙丙丁戊己庚辛"[: count - 2], "等事项若干问题的决议")
        listed = "".join(rows)
        heads = found_heads((*rows, PROSE, "关于别事的通知", NUMBER, PROSE), (listed,))
        assert [one[2] for one in heads] == entry


@pytest.mark.parametrize(("kept", "entry"), [(39, 0), (38, -1)])
def test_a_title_of_the_page_may_differ_from_the_contents(kept: int, entry: int) -> None:
    """More than eight tenths of its characters are the same."""
    whole = len(LONG_TITLE)
    said = LONG_TITLE[:kept] + "误" * (whole - kept)
    assert (2 * kept / (2 * whole) > 0.82) is (entry == 0)
    rows = (said, PROSE, "关于别事的通知", NUMBER, PROSE)
    assert [one[2] for one in found_heads(rows, (LONG_TITLE,))] == ([0, -1] if entry == 0 else [-1])
