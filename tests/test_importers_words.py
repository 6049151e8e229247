"""What a line of an official document says: numbers, days, organs, kinds, titles, sections.

In: short texts.
Out: tests of gazette/importers/lexicon and of the paragraphs that it decides.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from test_importers_rules import lines

from gazette.importers.document import Category, Gap, Hint, Line
from gazette.importers.lexicon import numbering, sections, terms, titles
from gazette.importers.paragraphs import blocks, footnotes, levels
from gazette.importers.paragraphs.join import LineGroup
from gazette.importers.paragraphs.measure import Measure, full, measure, within
from gazette.importers.structure import pagination
from gazette.importers.structure.pagination import Pagination
from gazette.importers.writing import codes
from gazette.model.blocks import ItemList, Table


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026年3月5日", date(2026, 3, 5)),
        ("二〇二六年三月五日", date(2026, 3, 5)),
        ("2026年1O月l5日", date(2026, 10, 15)),
        ("２０２６年３月５日", date(2026, 3, 5)),
        ("2026年2月30日", None),
    ],
)
def test_a_day_is_read_in_whatever_figures_it_is_written(said: str, day: date | None) -> None:
    """Letters that stand for figures are read as such; a day that is none is None."""
    match = terms.day_line(said)
    assert match
    assert terms.day(match) == day


def test_a_day_without_a_year_takes_that_of_its_issue() -> None:
    """3月5日出版 of a number of 2026; a day that names its year keeps it."""
    match = terms.day_line("2026年3月5日")
    assert match
    assert terms.day(match, 2020) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("（2026年3月5日）", True),
        ("(2026年3月5日)", True),
        ("2026年3月5日", False),
        ("（2026年3月5日", False),
        ("（施行）", False),
    ],
)
def test_a_day_in_brackets_is_one(said: str, *, found: bool) -> None:
    """Both brackets, and nothing but a day between them."""
    assert bool(terms.bracketed_day(said)) is found


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("关于甲事的通知示政发〔2026〕3号", "示政发〔2026〕3号"),
        ("甲事 示政发〔2026〕3号", "示政发〔2026〕3号"),
        ("示 政 发〔2026〕3号", "示政发〔2026〕3号"),
        ("示政发〔2026〕 第 0 3 号", "示政发〔2026〕3号"),
    ],
)
def test_a_title_that_runs_into_a_number_is_cut_off(said: str, number: str) -> None:
    """At its kind of document, or at a space before a word."""
    (match,) = terms.NUMBER.found_in(said)
    assert str(terms.number(match)) == number


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("（示政发〔2026〕3号）", True),
        ("(示政发〔2026〕3号)", True),
        ("示政发〔2026〕3号", True),
        ("示政发〔2026〕3号）", False),
        ("（示政发〔2026〕3号", False),
        ("见示政发〔2026〕3号。", False),
    ],
)
def test_a_number_stands_alone_in_both_brackets_or_in_none(said: str, *, found: bool) -> None:
    """A bracket that is left over is part of another text."""
    assert (terms.number_line(said) is not None) is found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("各乡镇人民政府：", True),
        ("县直各单位，有关企业（单位）:", True),
        ("各乡镇人民政府", False),
        ("现将有关事项通知各单位：", False),
        ("各乡镇。各单位：", False),
        ("“各单位”：", False),
    ],
)
def test_addressees_end_with_an_organ_and_a_colon(said: str, *, found: bool) -> None:
    """No sentence, no word of what is to be done."""
    assert terms.addressees(said) is found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("示例县人民政府", True),
        ("县财政局（代章）", True),
        ("关于甲事的办公室", False),
        ("县长王小川", False),
        ("局", False),
    ],
)
def test_an_organ_is_known_by_its_end(said: str, *, found: bool) -> None:
    """It signs; so does a person with an office."""
    assert terms.organ(said) is found
    assert terms.signer(said) is (found or said == "县长王小川")


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("甲（乙。）", True),
        ("甲（乙丙丁）", False),
        ("（乙丙丁戊己庚辛）", True),
        ("（乙丙丁戊己庚）", False),
        ("甲。（乙）", True),
        ("甲（乙（丙））", False),
        ("甲（乙（丙局负责））", True),
        ("（甲）（乙）", False),
        ("甲）", False),
        ("甲……", True),
        ("甲…", False),
        ("甲。”’", True),
        ("", False),
    ],
)
def test_a_sentence_may_end_in_brackets_and_quotes(said: str, *, ends: bool) -> None:
    """A remark of more than six characters that stands alone, or behind a sentence."""
    assert numbering.ends_sentence(said) is ends


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("甲（乙", "（"),
        ("甲（乙）", ""),
        ("甲（《乙", "《"),
        ("甲（乙）《", "《"),
        ("甲(乙）", ""),
        ("甲（乙》", "（"),
        ("甲）", ""),
        ("甲“乙〔2026〕", "“"),
    ],
)
def test_the_innermost_bracket_is_open(said: str, left: str) -> None:
    """Full and half-width ones close each other."""
    assert numbering.open_bracket(said) == left


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("【县政府文件】", "县政府文件"),
        ("◆ 县政府文件", "县政府文件"),
        ("县政府文件", "县政府文件"),
        ("政" * 10 + "府文件", "政" * 10 + "府文件"),
        ("政" * 12 + "策解读", ""),
        ("政" * 11 + "策解读", "政" * 11 + "策解读"),
        ("2026年文件", ""),
        ("关于甲事的决定", ""),
        ("各级认真学习深入贯彻坚决落实公文", ""),
    ],
)
def test_a_section_is_short_and_ends_as_one_does(said: str, name: str) -> None:
    """Fourteen characters at most, unless organs stand before 文件."""
    assert sections.section(said) == name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("特　载", "特载"),
        ("县的工作", ""),
        ("公安局", ""),
        ("通知", ""),
        ("县政府令", ""),
        ("载", ""),
    ],
)
def test_a_short_name_could_be_that_of_a_section(said: str, name: str) -> None:
    """It is no organ and no kind of document."""
    assert sections.brief(said) == name


def test_the_name_of_a_section_is_moved_and_its_marks_are_layout() -> None:
    """Where it comes again all of it is layout."""
    (line,) = lines("【特 载】")
    once = sections.assignment(line, "特载", repeated=False)
    kinds = [one.category for one in once]
    assert kinds == [
        Category.LEADER,
        Category.SECTION,
        Category.LEADER,
        Category.SECTION,
        Category.LEADER,
    ]
    assert [one.span for one in once] == [(at, at + 1) for at in range(5)]
    (again,) = sections.assignment(line, "特载", repeated=True)
    assert (again.span, again.category) == ((0, 5), Category.RUNNING)


def spans(*parts: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text of lines, and where each stands in it."""
    given = lines(*parts)
    return "\n".join(parts), tuple(line.span for line in given)


@pytest.mark.parametrize(
    ("parts", "title"),
    [
        (("示例县人民政府", "关于甲事", "的通知"), "示例县人民政府关于甲事的通知"),
        (("县公安局", "县民政局", "关于甲事的通知"), "县公安局 县民政局关于甲事的通知"),
        (("县公安局 县民政局关于甲事的通知",), "县公安局 县民政局关于甲事的通知"),
        (("关于 open", "source 的通知"), "关于open source的通知"),
        (("（大事记）",), "大事记"),
        (("关 于 甲 事",), "关于甲事"),
    ],
)
def test_the_lines_of_a_title_become_one(parts: tuple[str, ...], title: str) -> None:
    """A space stays between joint issuers and between Latin words."""
    assert titles.title(*spans(*parts)) == title


@pytest.mark.parametrize(
    ("parts", "heading"),
    [
        (("附件1", "养犬", "登记表"), "附件1 养犬登记表"),
        (("附件1：", "养犬登记表"), "附件1：养犬登记表"),
        (("附件1 养犬 登记表",), "附件1 养犬登记表"),
        (("养犬 登记表",), "养犬登记表"),
        (("附件A B",), "附件A B"),
    ],
)
def test_the_lines_of_an_instruments_title_become_one(parts: tuple[str, ...], heading: str) -> None:
    """附件1 stays apart from what it heads."""
    assert titles.heading(*spans(*parts)) == heading


@pytest.mark.parametrize(
    ("title", "signed", "issuer"),
    [
        ("示例县人民政府关于甲事的通知", "", "示例县人民政府"),
        ("示例县人民政府办公室转发县财政局关于甲事意见的通知", "", "示例县人民政府办公室"),
        ("示例县人民政府令（第3号）", "", "示例县人民政府"),
        ("公告", "示例县人民政府", "示例县人民政府"),
        ("关于甲事的通知", "示例县人民政府", "示例县人民政府"),
        ("政府工作报告", "示例县人民政府县长 王小川", "示例县人民政府"),
        ("政府工作报告", "县长 王小川", ""),
        ("政府工作报告", "", ""),
    ],
)
def test_the_issuer_stands_in_the_title_or_signs(title: str, signed: str, issuer: str) -> None:
    """Before 关于 or 令; else who signed, or the organ of whose office he has."""
    assert titles.issuer(title, signed) == issuer


@pytest.mark.parametrize(
    ("written", "signed"),
    [
        ("示 例 县 人 民 政 府", "示例县人民政府"),
        ("县公安局 县民政局", "县公安局 县民政局"),
        ("县 长　王 小 川", "县长 王小川"),
        ("县长王小川", "县长王小川"),
    ],
)
def test_a_signature_is_closed_up(written: str, signed: str) -> None:
    """A space stays between two organs, and between an office and a person."""
    assert titles.signed(written) == signed


@pytest.mark.parametrize(
    ("said", "could"),
    [
        ("甲" * 100, True),
        ("甲" * 100 + "a", False),
        ("关于甲事的通知", True),
        ("特此通知", False),
        ("关于甲事的通知。", False),
        ("一、甲事", False),
        ("2026年3月5日", False),
        ("责任单位：县财政局", False),
        ("——", False),
    ],
)
def test_a_line_of_a_title_is_no_sentence(said: str, *, could: bool) -> None:
    """Neither is it a mark, a day or a label; it has a hundred characters at most."""
    assert titles.titleish(said) is could


@pytest.mark.parametrize(
    ("title", "readings"),
    [
        ("示例县关于甲乙丙事", ("示例县关于甲乙丙事",)),
        ("示例县关于甲乙丙丁事", ("示例县关于甲乙丙丁事", "关于甲乙丙丁事")),
        ("关于甲乙丙丁事的通知", ("关于甲乙丙丁事的通知",)),
        ("公告", ("公告",)),
    ],
)
def test_a_title_may_stand_without_its_issuer(title: str, readings: tuple[str, ...]) -> None:
    """What is left has more than six characters: shorter ones would be found everywhere."""
    assert titles.readings(title) == readings


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("关于甲事的通知（示政发〔2026〕3号）", "关于甲事的通知"),
        ("（示政发〔2026〕3号）", "（示政发〔2026〕3号）"),
        ("关于甲事的通知（试行）", "关于甲事的通知（试行）"),
    ],
)
def test_a_number_in_brackets_is_none_of_the_title(said: str, bare: str) -> None:
    """Unless nothing else stands on the line."""
    assert titles.bare(said) == bare


def test_where_the_issuer_of_a_title_ends() -> None:
    """Counted in the letters by which titles are compared; 0 where none stands before 关于."""
    assert titles.about("示例县 人民政府关于甲事") == 7
    assert titles.about("甲关于乙事") == 0
    assert titles.about("示例县人民政府") == 0


def groups(*texts: str, hint: Hint = Hint.NONE, level: int = 0) -> tuple[LineGroup, ...]:
    """Return a group of lines for each text."""
    heads = levels.features.heading
    return tuple(
        LineGroup(((0, 1),), text, line.position, heads(text), hint, level)
        for text, line in zip(texts, lines(*texts), strict=True)
    )


def shapes(*texts: str) -> list[int]:
    """Return the level of each heading, 0 for what is none, -1 for an item."""
    found = levels.level(groups(*texts))
    return [-1 if one.hint is Hint.ITEM else one.level for one in found]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("一、甲", "正文。", "二、乙", "正文。"), [2, 0, 2, 0]),
        (("一、甲", "（一）乙", "正文。"), [2, 3, 0]),
        (("（一）甲", "（二）乙", "正文。"), [0, 0, 0]),
        (
            ("（一）甲", "正文。", "（二）乙", "正文。", "（三）丙", "（四）丁", "正文。"),
            [3, 0, 3, 0, 0, 3, 0],
        ),
        (
            ("一、甲", "正文。", "二、乙", "正文。", "三、丙", "四、丁", "正文。"),
            [2, 0, 2, 0, 2, 2, 0],
        ),
        (("一、甲", "二、乙", "三、丙", "正文。"), [0, 0, 0, 0]),
        (("正文。", "一、甲"), [0, 0]),
        (("第一章 甲", "第二章 乙"), [2, 2]),
        (("第一编 甲", "第一章 乙", "第一节 丙", "正文。"), [2, 3, 4, 0]),
        (("第一章 甲", "第一节 乙", "正文。"), [2, 3, 0]),
        (("1 甲甲", "1.1 乙乙", "正文。", "1.2 丙丙", "正文。"), [2, 3, 0, 3, 0]),
        (("1 甲甲", "1.1 乙乙", "正文。", "2 丙丙", "正文。"), [0, 0, 0, 0, 0]),
        (("1 甲甲", "1.1 乙乙", "1.1.1 丙丙", "正文。"), [2, 3, 4, 0]),
    ],
)
def test_a_mark_heads_what_stands_below_it(texts: tuple[str, ...], found: list[int]) -> None:
    """Text, or a deeper mark; the last of a row only where most of its kind head some."""
    assert shapes(*texts) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("组长：王小川", "李乙　副县长", "正文"), [-1, -1, 0]),
        (("组长：王小川", "正文。", "李乙　副县长"), [-1, 0, 0]),
        (("组长：" + "甲" * 37,), [-1]),
        (("组长：" + "甲" * 37 + "a",), [0]),
        (("组长：王小川。",), [0]),
        (("组长：王小川", "李乙　" + "县" * 37), [-1, -1]),
        (("组长：王小川", "李乙　" + "县" * 38), [-1, 0]),
        (("李乙　副县长",), [0]),
    ],
)
def test_a_list_of_names_has_short_lines(texts: tuple[str, ...], found: list[int]) -> None:
    """Forty characters at most, no sentence; a name alone only below another."""
    assert shapes(*texts) == found


@pytest.mark.parametrize(
    ("hint", "given", "found"),
    [
        (Hint.ROW, 7, (Hint.ROW, 0)),
        (Hint.HEADING, 1, (Hint.HEADING, 2)),
        (Hint.HEADING, 7, (Hint.HEADING, 6)),
        (Hint.HEADING, 4, (Hint.HEADING, 4)),
        (Hint.ITEM, 2, (Hint.ITEM, 2)),
        (Hint.WHOLE, 0, (Hint.NONE, 0)),
    ],
)
def test_what_the_source_says_of_a_paragraph_is_kept(
    hint: Hint, given: int, found: tuple[Hint, int]
) -> None:
    """A heading is of level 2 to 6: 1 is the title of a text."""
    (one,) = levels.level(groups("甲", hint=hint, level=given))
    assert (one.hint, one.level) == found


def test_an_item_with_a_mark_of_its_own_is_a_paragraph() -> None:
    """Its mark counts it; the label of a list of names is closed up."""
    (one,) = levels.level(groups("（一）甲", hint=Hint.ITEM))
    assert one.hint is Hint.NONE
    (two,) = levels.level(groups("组　长：　王小川"))
    assert two.text == "组长：王小川"


def test_items_that_stand_deeper_are_a_list_in_the_one_above() -> None:
    """Two levels down and up again."""
    rows = [replace(groups("甲")[0], text=name, hint=Hint.ITEM, level=at) for name, at in
            (("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0))]  # fmt: skip
    (made,) = blocks.blocks([(None, tuple(rows))])
    assert isinstance(made.block, ItemList)
    first, last = made.block.items
    assert (first.blocks[0].text, last.blocks[0].text) == ("a", "e")
    inner = first.blocks[1]
    assert isinstance(inner, ItemList)
    assert [item.blocks[0].text for item in inner.items] == ["b", "d"]
    assert len(last.blocks) == 1
    assert len(inner.items[0].blocks) == 2


def test_rows_are_one_table_as_broad_as_the_broadest() -> None:
    """Shorter rows have empty cells at their end."""
    rows = groups("甲\t乙", "丙", "丁\t戊\t己", hint=Hint.ROW)
    (made, after) = blocks.blocks([(None, (*rows, *groups("文")))])
    assert isinstance(made.block, Table)
    assert [len(row) for row in (*made.block.head, *made.block.rows)] == [3, 3, 3]
    assert after.block.text == "文"
    assert made.spans == ((0, 1),) * 3


def column(broad: int, *others: float, count: int = 20, **more: float) -> tuple[Line, ...]:
    """Return lines of one width, and others of theirs."""
    wide = [float(broad)] * count + list(others)
    texts = ["甲" * int(width) + ("a" if width % 1 else "") for width in wide]
    return tuple(replace(line, **more) for line in lines(*texts))


@pytest.mark.parametrize(
    ("given", "width", "ruled"),
    [
        (column(20), 20, True),
        (column(20, 24), 20, True),
        (column(20, 24, 24), 24, False),
        (column(20, 23), 20, True),
        (column(20, count=3), 0, False),
        (column(20, count=4), 20, True),
        (column(11), 0, False),
        (column(12), 12, True),
        ((), 0, False),
    ],
)
def test_a_column_is_as_wide_as_many_lines_and_hardly_more(
    given: tuple[Line, ...], width: float, *, ruled: bool
) -> None:
    """Four lines at least reach its edge, six of a hundred may pass it by more than the slack."""
    found = measure(given)
    assert (found.ruled, found.width if ruled else width) == (ruled, width)


@pytest.mark.parametrize(("few", "width"), [(4, 15), (3, 0)])
def test_a_reflowed_print_has_a_width_where_four_lines_share_one(few: int, width: int) -> None:
    """What fewer say is chance."""
    found = measure(column(15, 40, 40, count=few))
    assert (found.ruled, found.width) == (False, width)


def test_a_narrower_edge_that_more_lines_reach_is_the_columns() -> None:
    """Four titles that pass it by three characters are no edge."""
    assert measure(column(20, 23, 23, 23, 23, count=60)).width == 20


@pytest.mark.parametrize(("few", "ruled"), [(4, True), (3, False)])
def test_few_lines_reach_the_edge_where_paragraphs_are_short(few: int, *, ruled: bool) -> None:
    """One in twenty, and four at least."""
    assert (measure(column(30, *[12.0] * 76, count=few)).width == 30) is ruled


@pytest.mark.parametrize(
    ("indents", "flush", "indented"),
    [(1, 23, True), (1, 25, False), (12, 4, True), (12, 3, False)],
)
def test_indents_begin_paragraphs_where_some_lines_have_them(
    indents: int, flush: int, *, indented: bool
) -> None:
    """One in twenty-five at least, and a quarter of the lines is flush."""
    given = [replace(one, indent=2.0) for one in column(20, count=indents)]
    assert measure((*given, *column(20, count=flush))).indented is indented


@pytest.mark.parametrize(
    ("indent", "counts"), [(1.4, True), (1.3, False), (4.5, True), (4.6, False)]
)
def test_an_indent_is_about_two_characters(indent: float, *, counts: bool) -> None:
    """More is a centred line, less a fault of the scan."""
    given = (replace(column(20)[0], indent=indent), *column(20))
    assert measure(given).indented is counts
    assert within(given, Measure(20, indented=True)).indented is counts


@pytest.mark.parametrize(
    ("gaps", "of", "blank"), [(1, 34, False), (1, 33, True), (3, 4, True), (4, 5, False)]
)
def test_blank_lines_part_paragraphs_where_some_lines_have_them(
    gaps: int, of: int, *, blank: bool
) -> None:
    """From three in a hundred to three in four: more, and every line has one."""
    given = [replace(one, gap=Gap.BLANK) for one in column(20, count=gaps)]
    assert measure((*given, *column(20, count=of - gaps))).blank is blank


@pytest.mark.parametrize(
    ("said", "indent", "first", "indented", "reaches"),
    [
        ("甲" * 18 + "a", 0, False, True, True),
        ("甲" * 18, 0, False, True, False),
        ("甲" * 16 + "a", 0, True, False, True),
        ("甲" * 16 + "a", 0, True, True, False),
        ("甲" * 16 + "a", 2, True, True, True),
        ("甲" * 16 + "a", 1, True, False, False),
        ("甲" * 16 + "a", 0.9, True, False, True),
    ],
)
def test_a_line_is_full_up_to_its_slack(
    said: str, indent: float, *, first: bool, indented: bool, reaches: bool
) -> None:
    """1.6 characters; a first line whose indent the text has lost had two more."""
    (line,) = lines(said)
    given = Measure(20, ruled=True, indented=indented)
    assert full(replace(line, indent=indent), given, first=first) is reaches
    for known in (True, False):
        assert full(replace(line, full=known), given) is known


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (("要抓好①", "① 指甲事。", "\f落实。"), ["要抓好①", "落实。"]),
        (("要抓好。", "① 指甲事。", "\f落实。"), ["要抓好。", "① 指甲事。", "落实。"]),
        (("要抓好①", "① 指甲事", "\f落实。"), ["要抓好①", "① 指甲事", "落实。"]),
        (("要抓好①", "① 指甲事。", "落实。"), ["要抓好①", "① 指甲事。", "落实。"]),
        (("要抓好①", "① 指甲事。", "\f一、落实。"), ["要抓好①", "① 指甲事。", "一、落实。"]),
        (("要抓好①", "① 指", *"甲乙丙丁", "戊。", "\f落实。"), ["要抓好①", "落实。"]),
        (
            ("要抓好①", "① 指", *"甲乙丙丁戊", "己。", "\f落实。"),
            ["要抓好①", "① 指", *"甲乙丙丁戊", "己。", "落实。"],
        ),
    ],
)
def test_a_footnote_stands_at_the_foot_of_a_page(rows: tuple[str, ...], kept: list[str]) -> None:
    """Six lines at most, in the middle of a sentence that goes on over the page."""
    given = [
        replace(line, text=line.text.lstrip("\f"), gap=Gap.PAGE if row[0] == "\f" else Gap.NONE)
        for line, row in zip(lines(*rows), rows, strict=True)
    ]
    found, notes = footnotes.take(tuple(given))
    assert [line.text for line in found] == kept
    assert [before.text for before, _ in notes] == (["要抓好①"] if len(kept) == 2 else [])


FOLIOS = ((10, 1), (20, 2), (30, 3))


@pytest.mark.parametrize(
    ("at", "foot", "head"),
    [(5, 1, 0), (10, 2, 1), (15, 2, 1), (29, 3, 2), (30, 4, 3), (35, 4, 3)],
)
def test_a_place_is_on_the_page_whose_number_is_below_or_above(
    at: int, foot: int, head: int
) -> None:
    """Before the first number at the head, and behind the last at the foot, is one page more."""
    assert Pagination(FOLIOS).page(at) == foot
    assert Pagination(FOLIOS, above=True).page(at) == head


@pytest.mark.parametrize(
    ("wanted", "above", "sure"),
    [
        (((5, 1), (15, 2)), False, True),
        (((15, 1), (25, 2)), True, True),
        (((5, 1), (15, 1)), False, False),
        (((5, 1), (15, 2), (25, 9)), False, True),
        (((5, 1), (15, 9)), False, False),
        ((), False, False),
    ],
)
def test_the_contents_say_whether_numbers_stand_at_the_foot(
    wanted: tuple[tuple[int, int], ...], *, above: bool, sure: bool
) -> None:
    """As most of their pages have it; for certain only where more than half do."""
    found = pagination.read(FOLIOS, wanted)
    assert (found.above, found.sure) == (above, sure)
    begun = FOLIOS if above else ((10, 2), (20, 3))
    assert found.begins() == begun


def test_a_code_that_is_taken_is_counted() -> None:
    """A prefix without a common character has x for its code; a known one keeps its own."""
    assert codes.series(("示䶮", "江䶮"), {}) == {"示䶮": "s", "江䶮": "j"}
    assert codes.series(("䶮䶮", "䶮䶮䶮"), {}) == {"䶮䶮": "x2", "䶮䶮䶮": "x3"}
    assert codes.series(("示政发",), {"示政发": "own"}) == {"示政发": "own"}
    assert codes.series(("示政发",), {"江政发": "zf"}) == {"江政发": "zf", "示政发": "szf"}
