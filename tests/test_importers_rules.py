"""Each rule that joins or parts two lines decides its own example, and turns where it says.

In: the tables of rules.
Out: tests.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gazette.importers.document import Gap, Hint, Line, Position
from gazette.importers.paragraphs import common_rules, features, fixed_width, join, reflowed
from gazette.importers.paragraphs.boundary import INDENTED, PRINTED, REFLOWED, between
from gazette.importers.paragraphs.measure import Measure

if TYPE_CHECKING:
    from gazette.importers.paragraphs.boundary import Boundary, Rule
    from gazette.importers.paragraphs.features import Siblings

EVERY = (*common_rules.RULES, *fixed_width.RULES, *reflowed.RULES)
NARROW = Measure(20, blank=False)
"""Of reflowed text in which blank lines stand between all lines."""


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.name)
def test_a_rule_decides_its_example(rule: Rule) -> None:
    """The first rule that holds at a rule's example is that rule."""
    assert join.decide(rule.example).name == rule.name
    assert join.decide(rule.example) is rule


@pytest.mark.parametrize("table", [fixed_width.RULES, reflowed.RULES])
def test_every_boundary_is_decided(table: tuple[Rule, ...]) -> None:
    """The last rule of a table holds where no other does; names are not given twice."""
    assert all(table[-1].holds(rule.example) for rule in EVERY)
    assert len({rule.name for rule in table}) == len(table)


FULL = "一、坚持改革创新引领推动县域经济社会"
"""A heading that fills a line of twenty, its indent with it."""

LINE = "要认真落实主体责任建立工作台账加强日常监"
"""Twenty characters without a mark."""


@pytest.mark.parametrize(
    ("boundary", "name"),
    [
        # A line of twenty is full from 18.4 on; a paragraph's first line has lost two.
        (between(LINE[:16] + "a", "管。", PRINTED), "句中排满一行"),
        (between(LINE[:16], "管。", PRINTED), "上一行没有排满，也没有句末标点"),
        (between(LINE[:18] + "a", "管。", INDENTED), "顶格接在没有完的宽行之下"),
        # The rest of a heading is short, has no mark, and what follows stands apart from it.
        (between(FULL, LINE[:13], PRINTED), "满行的标题之后是没有标点的短行"),
        (between(FULL, LINE[:14], PRINTED), "标题恰好排满一行"),
        (between(FULL, "发展，", PRINTED), "标题恰好排满一行"),
        (between(FULL, "发展", INDENTED, indents=(2, 0.9)), "标题满行，下一行顶格"),
        (between(FULL, LINE, INDENTED, indents=(2, 1)), "标题恰好排满一行"),
        # A sentence that ends one or two characters before the edge may have ended its line.
        (between(LINE[:16] + "。", "各县。", PRINTED), "句末恰好排满一行"),
        (between(LINE[:15] + "。", "各县。", PRINTED), "句末没有排满一行"),
        (replace(between(LINE[:16] + "。", "各县。", PRINTED), count=2), "句末差一两个字排满一行"),
        (replace(between(LINE[:15] + "。", "各县。", PRINTED), count=2), "句末没有排满一行"),
        # An indent of two is measured as 1.4 at least.
        (between(LINE[:9], "监管。", INDENTED, indents=(0, 1.4)), "句中缩进"),
        (
            between(LINE[:9], "监管。", INDENTED, indents=(0, 1.3)),
            "上一行没有排满，也没有句末标点",
        ),
        # A line is broad from three quarters of the column on, flush below 0.6.
        (between(LINE[:15] + "a", "监管。", INDENTED), "顶格接在没有完的宽行之下"),
        (between(LINE[:15], "监管。", INDENTED), "上一行没有排满，也没有句末标点"),
        (between(LINE[:16], "监管。", INDENTED, indents=(0, 0.5)), "顶格接在没有完的宽行之下"),
        (
            between(LINE[:16], "监管。", INDENTED, indents=(0, 0.6)),
            "上一行没有排满，也没有句末标点",
        ),
        # Below a centred line nothing goes on, however flush it is.
        (between(LINE[:16], "监管。", INDENTED, indents=(2.9, 0)), "顶格接在没有完的宽行之下"),
        (between(LINE[:16], "监管。", INDENTED, indents=(3, 0)), "句中排满一行"),
        # Items of a list end with their lines, a long sentence with semicolons does not.
        (between("（一）" + LINE[:13] + "；", "各县。", PRINTED), "一项的末尾排满一行"),
        (between(LINE[:8] + "；" + LINE[:8] + "；", "各县。", PRINTED), "句末恰好排满一行"),
    ],
)
def test_printed_lines_turn_at_their_limits(boundary: Boundary, name: str) -> None:
    """On either side of a limit another rule decides."""
    assert join.decide(boundary).name == name


@pytest.mark.parametrize(
    ("boundary", "name"),
    [
        # A heading that had room for another word is not broken off.
        (between(f"一、{LINE[:13]}a", "新台阶", NARROW), "满行的标题之后是没有标点的短行"),
        (between(f"一、{LINE[:13]}", "新台阶", NARROW), "标题独行"),
        # From eighteen characters on a heading may be the first line of a paragraph.
        (between(f"一、{LINE[:16]}", "各县。"), "标题较长，也可能是被截断的段落"),
        (between(f"一、{LINE[:15]}a", "各县。"), "标题独行"),
        # A short line without a mark stands alone, but not in the middle of a Latin word.
        (between(LINE[:13], "要建账。"), "短行没有句末标点"),
        (between(LINE[:14], "要建账。"), "句中"),
        (between("引入open", "source模式。"), "句中"),
        (between("引入open", "模式。"), "短行没有句末标点"),
        (replace(between(LINE[:13], "要建账。"), count=2), "句中"),
        # What was printed twice has more than four characters.
        (
            between(LINE, LINE[-5:], gap=Gap.PAGE),
            "这一行与上一段的末尾相同，疑为重复",
        ),
        (between(LINE, LINE[-4:], gap=Gap.PAGE), "句中"),
        (between(LINE, LINE[-5:]), "句中"),
        # Behind a numbered paragraph a broad line without a number is one of its own.
        (
            between("1.要加强监管。", LINE[:14] + "a。", gap=Gap.BLANK),
            "有序号的段落之后是没有序号的段落",
        ),
        (between("1.要加强监管。", LINE[:13] + "。", gap=Gap.BLANK), "句末"),
        (between("1.要加强监管。", LINE + "。"), "各段之间有空行，这两行之间没有"),
        # Rows of a list are no broader than two short lines, and have gaps.
        (between("东山镇 12户", "西山镇 3户", NARROW), "短行没有句末标点"),
        (
            between(f"{LINE[:18]} {LINE[:8]}a", "西山镇 3户", NARROW),
            "名单、表格一类的行没有句末标点",
        ),
        (between(f"{LINE[:18]} {LINE[:9]}a", "西山镇 3户", NARROW), "句中"),
        (between(LINE, "西山镇 3户", NARROW), "句中"),
    ],
)
def test_reflowed_lines_turn_at_their_limits(boundary: Boundary, name: str) -> None:
    """On either side of a limit another rule decides."""
    assert join.decide(boundary).name == name


OPEN = "各乡（镇"
FAR = "要" * 119
"""So much text may stand before the other half of a bracket."""


@pytest.mark.parametrize(
    ("said", "line", "gap", "joins"),
    [
        (OPEN, f"{FAR}）", Gap.NONE, True),
        (OPEN, f"{FAR}要）", Gap.NONE, False),
        (OPEN, f"一、{FAR[:57]}）", Gap.NONE, True),
        (OPEN, f"一、{FAR[:58]}）", Gap.NONE, False),
        # A title's bracket goes on through a mark.
        ("关于印发《县", f"一、{FAR[:100]}》", Gap.NONE, True),
        # A sentence that has ended inside a bracket does not go on behind a blank line.
        ("各县（要抓好落实。", "有关规定）", Gap.NONE, True),
        ("各县（要抓好落实。", "有关规定）", Gap.BLANK, False),
        ("各县（要抓好落实", "有关规定）", Gap.BLANK, True),
    ],
)
def test_an_open_bracket_is_closed_soon(said: str, line: str, gap: Gap, *, joins: bool) -> None:
    """Within 120 characters, and within 60 where the line begins with a mark."""
    rule = join.decide(between(said, line, REFLOWED, gap=gap))
    assert (rule.name == "括号或引号没有闭合") is joins


@pytest.mark.parametrize(
    ("after", "gap", "indent", "apart"),
    [
        ("坚持统筹推进", Gap.NONE, 0, False),
        ("坚持统筹推进", Gap.NONE, 1, False),
        ("坚持统筹推进", Gap.NONE, 1.1, True),
        ("坚持统筹推进", Gap.BLANK, 0, True),
        ("坚持统筹推进", Gap.PAGE, 0, True),
        ("（一）坚持统筹", Gap.NONE, 0, True),
    ],
)
def test_the_rest_of_a_heading_stands_apart_from_what_follows(
    after: str, gap: Gap, indent: float, *, apart: bool
) -> None:
    """Else the short line is the beginning of the text below the heading."""
    below = Line(after, Position("", 3), gap, indent, start=99)
    boundary = replace(between(FULL, "发展", PRINTED), after=below)
    assert fixed_width.rest_of_heading(boundary) is apart


@pytest.mark.parametrize(
    ("said", "line", "parts"),
    [
        ("王小川　示例县人民政府副主任兼", "信访局局长", True),
        ("王小川　示例县人民政府副主任兼a", "信访局局长", False),
        ("王小川（副县长）", "李乙（财政局局长）", True),
        ("王小川（副县长）", "负责日常工作", True),
        ("组　长：王小川（副县长）", "负责日常工作", True),
        ("王小川（示例县人民政府办公室副主任兼县）", "负责日常工作", True),
        ("王小川　示例县人民政府办公室副主任兼县", "信访局局长", False),
        ("王小川　示例县副县长", "负责日常工作", True),
        ("王小川　示例县人民政府办公室副主任兼县", "李乙　财政局局长", True),
    ],
)
def test_a_person_of_a_list_ends_with_his_office(said: str, line: str, *, parts: bool) -> None:
    """A bracket closes it, or another person follows, or the line had room; else it goes on."""
    assert (join.decide(between(said, line)).name == "名单中的一人") is parts


@pytest.mark.parametrize(
    ("said", "line", "measured", "parts"),
    [
        ("现通知如下。", "一、总体要求", REFLOWED, True),
        ("按照第", "一、二级医院的标准", REFLOWED, False),
        ("要加强监管，", "1.5万户要落实", REFLOWED, False),
        ("要加强监管，", "（一）落实责任", REFLOWED, False),
        ("要加强监管，", "责任单位：财政局", REFLOWED, True),
        ("要加强监管", "（一）落实责任", REFLOWED, True),
        # In a full printed line 第五条 may be cited, and 1. be a figure; （一） begins an item.
        (LINE, "第五条 的规定", PRINTED, False),
        (LINE, "（一）落实责任", PRINTED, True),
        (LINE[:9], "第五条 的规定", PRINTED, True),
        (LINE, "第五条 的规定", REFLOWED, True),
    ],
)
def test_a_mark_begins_a_paragraph_unless_a_sentence_goes_on(
    said: str, line: str, measured: Measure, *, parts: bool
) -> None:
    """A comma, a word broken off, a full line: what looks like a mark is then cited."""
    assert (join.decide(between(said, line, measured)).name == "行首有序号、标签或附件") is parts


def lines(*texts: str) -> tuple[Line, ...]:
    """Return lines that stand one below the other."""
    starts = [sum(len(text) + 1 for text in texts[:at]) for at in range(len(texts))]
    rows = enumerate(zip(starts, texts, strict=True), 1)
    return tuple(Line(text, Position("", at), start=start) for at, (start, text) in rows)


def siblings(*texts: str) -> Siblings:
    """Return what the lines of a reflowed run say of each other."""
    return features.siblings(lines(*texts), REFLOWED)


@pytest.mark.parametrize(
    ("shapes", "cut"),
    [
        ("shs", {1}),
        ("hhs", set()),
        ("shh", set()),
        ("hshsh", {0, 2, 4}),
        ("sshhss", set()),
        ("h", set()),
    ],
)
def test_a_heading_between_sentences_was_cut(shapes: str, cut: set[int]) -> None:
    """Of a row of marks the one before and the one behind tell (h a heading, s a sentence)."""
    texts = [
        f"{at}.抓好甲事" + ("。" if shape == "s" else "") for at, shape in enumerate(shapes, 1)
    ]
    given = lines(*texts)
    found = features.siblings(given, REFLOWED).cut
    heads = {at for at, shape in enumerate(shapes) if shape == "h"}
    assert {at for at in heads if given[at].start in found} == cut


def test_marks_of_one_level_are_mixed_where_some_are_headings() -> None:
    """1. of both shapes; （一） is a heading each time."""
    found = siblings("（一）甲事", "1.甲事", "2.抓好乙事。", "（二）丙事")
    assert found.mixed == {4}


REMARKED = "{}.抓好甲事。（责任单位：县财政局）"
ALONE = "（责任单位：县财政局）"


@pytest.mark.parametrize(
    ("inside", "alone", "remarked"),
    [(2, 0, True), (1, 0, False), (3, 1, True), (2, 1, False), (5, 2, True), (4, 2, False)],
)
def test_remarks_end_paragraphs_where_most_stand_inside(
    inside: int, alone: int, *, remarked: bool
) -> None:
    """At least two, and more than twice as many as stand on lines of their own."""
    rows = [REMARKED.format(at) for at in range(1, inside + 1)] + [ALONE] * alone
    assert siblings(*rows).remarked is remarked


@pytest.mark.parametrize(
    ("rows", "daily"),
    [
        (("1日，召开会议。", "9日，召开会议。"), True),
        (("1日，召开会议", "9日，召开会议。"), False),
        (("4月", "1日，召开会议", "9日，召开会议。"), False),
        (("要抓好落实。", "1日，召开会议。", "要抓好落实"), False),
        (("要抓好落实", "1日，召开会议。", "9日，召开会议。"), False),
    ],
)
def test_days_begin_paragraphs_where_two_do(rows: tuple[str, ...], *, daily: bool) -> None:
    """Each at the beginning, behind a sentence or behind its month."""
    assert siblings(*rows).daily is daily


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (f"一、{'要' * 43}", True),
        (f"一、{'要' * 43}a", False),
        ("一、抓统筹，抓落实，抓监管，抓实效", True),
        ("一、抓统筹，抓落实，抓监管，抓实效，抓好", False),
        ("一、落实《示例县“三年行动；计划”》", True),
        ("一、落实，", False),
        ("一、抓统筹；抓落实", False),
        ("第一章 总则", True),
        ("第一条 总则", False),
        ("（1）总则", False),
        ("1.总则", True),
        ("总则", False),
    ],
)
def test_a_heading_is_short_and_no_sentence(text: str, *, heads: bool) -> None:
    """Up to 45 characters, three commas at most, no mark of a sentence outside a title."""
    assert features.heading(text) is heads


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (f"{'镇' * 26} a", True),
        (f"{'镇' * 27} a", False),
        ("东山镇 12户", True),
        ("东山镇12户", False),
        ("东山镇 12户。", False),
        ("东山镇， 12户", False),
    ],
)
def test_a_row_is_short_with_gaps_and_without_marks(text: str, *, row: bool) -> None:
    """Narrower than 28 characters."""
    assert features.row(text) is row


@pytest.mark.parametrize("hint", [Hint.WHOLE, Hint.ROW])
def test_a_source_that_knows_its_lines_is_believed(hint: Hint) -> None:
    """Neither a line that it marks nor the one below goes on, whatever the text looks like."""
    boundary = between(LINE, "监管。", PRINTED)
    for marked in (
        replace(boundary, last=replace(boundary.last, hint=hint)),
        replace(boundary, line=replace(boundary.line, hint=hint)),
    ):
        assert join.decide(marked).name == "来源自己分了段"
