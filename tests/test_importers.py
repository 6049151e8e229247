"""Importing: an old number comes back as content, with not a character lost.

In: gazette.importers, old_numbers, old_press.
Out: the property over random numbers, and facts about the recogniser's rooms.
"""

from __future__ import annotations

import random
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from old_numbers import specimen
from old_press import Press, style

from gazette import read
from gazette.importers.import_ import import_issue
from gazette.importers.lexicon import numbering, terms
from gazette.importers.paragraphs import join, levels
from gazette.importers.paragraphs.measure import Measure, measure
from gazette.importers.recognise import recognise
from gazette.importers.sources import text
from gazette.importers.sources.load import load
from gazette.importers.structure import contents, masthead, page_furniture
from gazette.importers.writing.codes import initials, series
from gazette.language.lines import solid
from gazette.model.issue_number import single

if TYPE_CHECKING:
    from old_numbers import Document

    from gazette.importers.document import Line
    from gazette.importers.import_ import Imported
    from gazette.importers.recognise import Recognised
    from gazette.model import Block, Notice

BODY = {"paragraph", "heading", "list", "table", "instrument"}


def bring_text(source: str, folder: Path) -> Imported:
    """Import a text into an empty content folder."""
    (folder / "source.txt").write_text(source, encoding="utf-8")
    return import_issue([folder / "source.txt"], folder / "content")


def recognised(source: str, folder: Path) -> Recognised:
    """Recognise a text without writing anything."""
    (folder / "source.txt").write_text(source, encoding="utf-8")
    loaded = load([folder / "source.txt"], ())
    assert not isinstance(loaded, tuple)
    return recognise(loaded.given)


def lines(source: str, folder: Path) -> tuple[Line, ...]:
    """Give the lines of a text as the recogniser gets them."""
    (folder / "source.txt").write_text(source, encoding="utf-8")
    loaded = load([folder / "source.txt"], ())
    assert not isinstance(loaded, tuple)
    return loaded.given.lines


def rows(blocks: tuple[Block, ...]) -> list[tuple[str, int]]:
    """Give what a notice's body says, a paragraph a row, and the level of each heading."""
    return [
        (solid(part), getattr(block, "level", int(block.kind == "instrument")))
        for block in blocks
        if block.kind in BODY
        for part in block.text.split("\n")
    ]


def meant(document: Document, press: Press) -> list[tuple[str, int]]:
    """Give what an imported document should say, in the same form."""
    found = [(each.text, 0) for each in document.letter]
    if document.instrument:
        found.append((document.instrument, 1))
        found += [(each.text, each.level) for each in document.text]
    for title, printed in document.printed:
        found += [(title, 1), *((each.text, 0) for each in printed)]
    return [
        (solid(press.half(text)) if level != 1 else solid(text), level) for text, level in found
    ]


def seams(said: list[tuple[str, int]]) -> dict[int, int]:
    """Give the places where paragraphs begin, counted in characters, and their levels."""
    starts = accumulate((len(text) for text, _ in said), initial=0)
    return {start: level for start, (_, level) in zip(starts, said, strict=False)}


def undoubted(notice: Notice, document: Document, press: Press, doubts: list[str]) -> list[str]:
    """Give the places where an imported notice differs though the report has no doubt of them."""
    said, wanted = rows(notice.blocks), meant(document, press)
    whole = "".join(text for text, _ in wanted)
    assert "".join(text for text, _ in said) == whole
    mine, theirs = seams(said), seams(wanted)
    wrong = [at for at in sorted(mine.keys() | theirs.keys()) if mine.get(at) != theirs.get(at)]
    # A heading in doubt is named by its own end, which only the import may have.
    every = (*mine, *theirs, len(whole))
    ends = {at: min(other for other in every if other > at) for at in wrong}

    def doubted(at: int) -> bool:
        near = (whole[max(0, at - 6) : at], whole[at : at + 6], whole[ends[at] - 6 : ends[at]])
        return any(part and part in doubt for part in near for doubt in doubts)

    return [
        f"{whole[max(0, at - 12) : at]}｜{whole[at : at + 12]}" for at in wrong if not doubted(at)
    ]


def fields(notice: Notice) -> dict[str, object]:
    """Give the fields of a notice that the print says."""
    card = notice.card
    return {
        "title": card.title,
        "number": "".join(map(str, card.numbers)),
        "issuer": " ".join(card.issuers),
        "kind": card.kind,
        "section": card.section,
        "page": card.printed_page,
        "dated": card.dated,
        "addressees": notice.addressees,
        "signed": "".join(notice.signed_by),
        "annexes": [(annex.name, annex.omitted) for annex in notice.annexes],
        "cc": notice.cc,
    }


def meant_fields(document: Document, press: Press) -> dict[str, object]:
    """Give the fields that an imported document should have."""
    return {
        "title": document.title,
        "number": document.number,
        "issuer": document.issuer,
        "kind": document.kind,
        "section": document.section,
        "page": document.page,
        "dated": document.dated,
        "addressees": press.half(document.addressees),
        "signed": document.signed_by,
        "annexes": [(press.half(name), True) for name in document.annexes],
        "cc": press.half(document.cc),
    }


@settings(max_examples=5 * settings.default.max_examples)
@given(st.integers(0, 2**32 - 1))
@example(30974)  # a sentence ended with its line in a print whose paragraphs blank lines part
@example(609)  # 第四条 and what follows it looked like a person with an office
@example(2720)  # a few titles, three characters too wide, were taken for the edge of the column
def test_an_old_number_comes_back_whole(seed: int) -> None:
    """Printed, broken and imported, every notice is what it was, up to the report's doubts."""
    rng = random.Random(seed)
    given_ = specimen(rng)
    press = Press(given_, style(rng), rng)
    source = press.run()
    with TemporaryDirectory() as folder:
        done = bring_text(source, Path(folder))
        assert done.problems == ()
        assert done.folder is not None
        assert done.report is not None
        assert done.report.account.exact
        assert done.report.account.counted == len(solid(source))
        head, _ = read.masthead(Path(folder) / "content")
        assert head is not None
        reading = read.issue(done.folder, head)
    assert (head.name, head.pinyin, head.sponsor) == (given_.name, given_.pinyin, given_.sponsor)
    assert head.frequency == given_.frequency
    issue = reading.issue
    assert issue is not None
    assert (issue.year, issue.number) == (given_.year, single(given_.number))
    assert str(issue.serial or 0) == str(given_.serial)
    assert issue.published == given_.published
    assert solid(issue.note) == solid("".join(given_.colophon))
    doubts = [solid(doubt.excerpt) for doubt in done.report.doubts]
    for notice, document in zip(reading.notices, given_.documents, strict=True):
        assert fields(notice) == meant_fields(document, press)
        assert undoubted(notice, document, press, doubts) == []


def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two imports of one source differ in nothing."""
    rng = random.Random(7)
    source = Press(specimen(rng), style(rng), rng).run()
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        done = bring_text(source, tmp_path / name)
        assert done.folder is not None
        found.append({path.name: path.read_bytes() for path in done.folder.iterdir()})
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("江政发〔2024〕3号", "江政发〔2024〕3号"),
        ("（江政办发[2024] 第03号）", "江政办发〔2024〕3号"),
        ("江政函 【 2 0 2 4 】 1 2 号", "江政函〔2024〕12号"),
        ("江政规（２０２４）１号", "江政规〔2024〕1号"),
    ],
)
def test_a_number_is_read_in_whatever_brackets_it_is_printed(written: str, number: str) -> None:
    """Brackets, spaces, 第 and leading zeros differ from print to print; the number does not."""
    assert str(terms.number_line(written)) == number


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("一、总体要求", 2),
        ("（十二）压实责任", 3),
        ("1.稳定保供。", 4),
        ("12、加强管理", 4),
        ("（1）范围", 5),
        ("第十条 本办法自公布之日起施行。", 6),
        ("第二章 规划", 2),
        ("第三节 验收", 3),
        ("一、一级保护区", 2),
        ("3.26万亩", 0),
        ("二、三产业融合", 0),
        ("第六条之规定", 0),
        ("（一）项规定的", 0),
        ("2023年全县", 0),
    ],
)
def test_a_mark_tells_its_level(written: str, level: int) -> None:
    """A mark of a level is told from a figure or a reference that begins a broken line."""
    assert numbering.marker(written) == level


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("抓好落实。", True),
        ("（责任单位：县财政局）", True),
        ("各乡（镇）", False),
        ("（2026年江北市人民政府第三次常务会议通过）", True),
        ("（试行）", False),
        ("他说：“好。”", True),
        ("推进“放管服”", False),
        ("县财政局、", False),
    ],
)
def test_a_remark_in_brackets_ends_a_paragraph_and_a_word_in_brackets_does_not(
    written: str, ends: bool
) -> None:
    """A closing bracket ends a paragraph only where it closes a remark."""
    assert numbering.ends_sentence(written) is ends


CONTENTS = """\
目　录
【市政府文件】
江北市人民政府令（第12号）
江北市城市绿化管理办法 ……………… 1
关于印发江北市数字经济发展三年行动
计划的通知 ……………………………… 7
关于王某等同志任免的通知 (江政任〔2024〕3号)\t12
【规范性文件】
关于加强
养犬管理的通告
15
【政策解读】
《江北市城市绿化管理办法》政策解读 ………… 〔21〕
【大事记】
2024年3月大事记／24
江北市人民政府令
第12号
"""


def test_contents_are_read_whatever_leads_to_the_page(tmp_path: Path) -> None:
    """Dots, a tab, a stroke or a line of its own lead to the page; an entry may take two lines."""
    found = contents.read(lines(CONTENTS, tmp_path))
    assert [entry.page for entry in found.entries] == [1, 7, 12, 15, 21, 24]
    assert found.sections == ("市政府文件", "规范性文件", "政策解读", "大事记")
    assert found.entries[3].title == "关于加强养犬管理的通告"
    assert str(found.entries[2].number) == "江政任〔2024〕3号"
    assert found.entries[0].order == "第12号"


def test_a_section_of_orders_needs_no_brackets(tmp_path: Path) -> None:
    """市政府令 above an order is a section; 江北市人民政府令 begins the order's own entry."""
    source = "目录\n市政府令\n江北市人民政府令\n（第12号） …… 1\n市政府文件\n关于甲事的通知 …… 7\n"
    found = contents.read(lines(source, tmp_path))
    assert found.sections == ("市政府令", "市政府文件")
    assert [entry.title for entry in found.entries] == [
        "江北市人民政府令（第12号）",
        "关于甲事的通知",
    ]


def test_contents_without_pages_end_where_the_first_title_comes_again(tmp_path: Path) -> None:
    """Where no entry has a page, an entry ends with its kind of document."""
    source = "目录\n关于甲事的通知\n关于乙事\n的通告\n江北市人民政府\n关于甲事的通知\n正文。\n"
    found = contents.read(lines(source, tmp_path))
    assert [entry.title for entry in found.entries] == ["关于甲事的通知", "关于乙事的通告"]


def test_a_masthead_keeps_what_it_does_not_know(tmp_path: Path) -> None:
    """What is no part of a masthead becomes the note of the issue."""
    source = (
        "江 北 市 人 民 政 府 公 报\n二〇二四年第三期\n（总第一百二十三期）\n主管：江北市人民政府\n"
        "主办：江北市人民政府办公室\n出版日期：二〇二四年三月三十一日\n月刊\n内部资料 免费交流\n"
    )
    head, assignments = masthead.read(lines(source, tmp_path))
    assert head.name == "江北市人民政府公报"
    assert (head.issue, str(head.serial), head.frequency) == ("2024-03", "123", "月刊")
    assert str(head.published) == "2024-03-31"
    assert head.sponsor == "江北市人民政府办公室"
    assert "内部资料 免费交流" in head.note
    assert sum(assignment.span[1] - assignment.span[0] for assignment in assignments) == len(
        solid(source)
    )


def test_page_numbers_and_running_heads_leave_the_text(tmp_path: Path) -> None:
    """A sentence goes on over a page's number and the next page's head."""
    source = "各单位要加强\n— 5 —\n江北市人民政府公报 2024年第3期\n日常监管。\n"
    cleared = page_furniture.clear(lines(source, tmp_path), "江北市人民政府公报")
    assert [line.text for line in cleared.lines] == ["各单位要加强", "日常监管。"]
    assert [page for _, page in cleared.folios] == [5]


def test_a_signature_at_the_end_of_every_page_is_no_running_head(tmp_path: Path) -> None:
    """What stands beside each page's number is kept where it is a signature or an addressee."""
    page = "江北市人民政府\n— {} —\n2024年3月{}日\n各县（区）人民政府：\n"
    source = "".join(page.format(n, n) for n in range(1, 6))
    kept = page_furniture.clear(lines(source, tmp_path)).lines
    assert [line.text for line in kept].count("江北市人民政府") == 5


def test_figures_of_a_table_are_no_page_numbers(tmp_path: Path) -> None:
    """Bare numbers that do not count up through the text stay in it."""
    source = "指标\n12\n7\n30\n说明。\n"
    assert len(page_furniture.clear(lines(source, tmp_path), bare=True).lines) == 5


def joined(source: str, folder: Path, measured: Measure | None = None) -> list[str]:
    """Join the lines of a text."""
    given_ = lines(source, folder)
    whole = "\n".join(line.text for line in text.lines(source, "x"))
    found = join.join(given_, whole, measured or measure(given_)).groups
    return [paragraph.text for paragraph in found]


FLOWING = Measure(width=20, ruled=False, blank=True, indented=False)
RULED = Measure(width=20, ruled=True, blank=False, indented=True)


def test_a_paragraph_cut_by_a_column_is_joined(tmp_path: Path) -> None:
    """A line that ends in the middle of a sentence goes on after a blank line."""
    source = "各单位要加强统筹协调，全面提高工作\n\n水平，确保落实。\n\n第二段。\n"
    first = "各单位要加强统筹协调，全面提高工作水平，确保落实。"
    assert joined(source, tmp_path, FLOWING) == [first, "第二段。"]


def test_a_heading_broken_in_two_is_joined_and_its_text_is_not(tmp_path: Path) -> None:
    """A short piece without a mark belongs to the full heading above it."""
    source = "（三）加强乡村体系建设和疾病预防控制\n\n能力\n\n15.创新机制。\n"
    assert joined(source, tmp_path, FLOWING)[0] == "（三）加强乡村体系建设和疾病预防控制能力"


def test_an_indent_begins_a_paragraph_of_printed_lines(tmp_path: Path) -> None:
    """Where paragraphs are indented, a full line with a sentence's end does not end its own."""
    source = (
        "　　各单位要认真学习贯彻会议的精神。\n各乡镇要抓好落实，各部门要加强指导，务求\n实效。\n"
        "　　特此通知。\n"
    )
    assert len(joined(source, tmp_path, RULED)) == 2


def test_a_first_line_that_a_column_cut_is_no_heading(tmp_path: Path) -> None:
    """Where 58. and 60. are sentences, 59. is the beginning of one."""
    source = "58.抓好甲事。\n\n59.各部门要结合实际，以绩效为\n\n重点，抓好乙事。\n\n60.抓好丙事。\n"
    assert joined(source, tmp_path, FLOWING)[1] == "59.各部门要结合实际，以绩效为重点，抓好乙事。"


def test_words_of_latin_letters_keep_their_space(tmp_path: Path) -> None:
    """Lines are joined without a space, but for two Latin words."""
    source = "引入 open\nsource 模式，在20\n23年完成。\n"
    assert joined(source, tmp_path, FLOWING) == ["引入 open source 模式，在2023年完成。"]


def shaped(source: str, folder: Path) -> list[tuple[str, int]]:
    """Give what each paragraph of a text is, empty for a plain one, and its level."""
    given_ = lines(source, folder)
    whole = "\n".join(line.text for line in text.lines(source, "x"))
    found = join.join(given_, whole, FLOWING).groups
    return [(each.hint.value, each.level) for each in levels.level(found)]


def test_a_number_that_heads_text_is_a_heading_and_one_that_begins_it_is_not(
    tmp_path: Path,
) -> None:
    """1. alone on its line is a heading of level 4; 1. before a sentence begins a paragraph."""
    source = "1.组织领导\n\n加强领导。\n\n2.抓好落实。各单位要落实责任。\n"
    assert shaped(source, tmp_path) == [("heading", 4), ("", 0), ("", 0)]


def test_a_row_of_short_items_is_no_row_of_headings(tmp_path: Path) -> None:
    """Items without text between them are items."""
    source = "需要下列材料：\n\n1.申请书\n\n2.身份证\n\n3.户口簿\n"
    assert [form for form, _ in shaped(source, tmp_path)] == [""] * 4


def test_chapters_are_one_deeper_where_there_are_volumes(tmp_path: Path) -> None:
    """第一编 is level 2, and 第一章 then 3."""
    source = "第一编 总则\n\n第一章 范围\n\n第一条 本办法适用于本市。\n"
    assert shaped(source, tmp_path) == [("heading", 2), ("heading", 3), ("", 0)]


def test_a_leading_group_reads_as_a_list(tmp_path: Path) -> None:
    """组长：… and the names below it are a list; the label's spacing is closed up."""
    source = "组　长：张甲　副县长\n\n成　员：李乙　县财政局局长\n\n王丙　县民政局局长\n"
    assert [form for form, _ in shaped(source, tmp_path)] == ["item"] * 3


NOTICE = """\
江北市人民政府公报
2024年第3期（总第45期）
江北市人民政府办公室 主办
2024年3月31日出版
目录
【市政府文件】
江北市人民政府关于甲事的通知（江政发〔2024〕3号）……1
【大事记】
2024年3月大事记……3

江北市人民政府
关于甲事的通知
江政发〔2024〕3号

各县（区）人民政府：

为做好甲事，现就有关事项通知如下。原通知（江政发〔2020〕9号）同时废止。

本通知自印发之日起施行，有效期五年。

{middle}
江北市人民政府
2024年3月1日

抄送：市委办公室，市政协办公室。

2024年3月大事记

1日，市政府召开常务会议。
"""


def test_relations_and_validity_are_proposed_and_not_asserted(tmp_path: Path) -> None:
    """What the text states stands in the front matter as comments."""
    done = bring_text(NOTICE.format(middle=""), tmp_path)
    assert done.folder is not None
    written = (done.folder / "01-zf-2024-3.md").read_text(encoding="utf-8")
    assert "#   - repeals: 江政发〔2020〕9号" in written
    assert "# effective: 2024-03-01" in written
    assert "# expires: 待定" in written
    head, _ = read.masthead(tmp_path / "content")
    assert head is not None
    notice = read.issue(done.folder, head).notices[0]
    assert notice.card.relations == ()
    assert notice.card.effective is None
    assert notice.cc == "市委办公室，市政协办公室"


@pytest.mark.parametrize(
    ("middle", "names"),
    [
        ("附件：甲事清单（略）\n", ["甲事清单"]),
        ("附件：1.甲事清单。（略）\n2.2024年乙事名单（略）\n", ["甲事清单", "2024年乙事名单"]),
        ("附件：1.甲事工作任务\n分工清单（略）\n2.丙\n（略）\n", ["甲事工作任务分工清单", "丙"]),
        ("- 附件：甲事清单\n（略）\n", ["甲事清单"]),
    ],
)
def test_annexes_that_are_not_printed_are_recorded(
    middle: str, names: list[str], tmp_path: Path
) -> None:
    """（略） is a state of an annex, and no mark follows its name."""
    found = recognised(NOTICE.format(middle=middle), tmp_path).found[0]
    assert [(each.name, each.omitted) for each in found.notice.annexes] == [
        (n, True) for n in names
    ]


def test_a_chronicle_has_the_sponsor_for_its_issuer(tmp_path: Path) -> None:
    """What the gazette's editors wrote is issued by them, and the file says so."""
    done = bring_text(NOTICE.format(middle=""), tmp_path)
    assert done.folder is not None
    written = (done.folder / "02-dsj-2024-1.md").read_text(encoding="utf-8")
    assert "issuer: 江北市人民政府办公室" in written
    assert "# 原刊没有发文机关" in written


def test_differences_are_told_with_both_readings(tmp_path: Path) -> None:
    """A title that contents and page print differently is listed, and the page's is kept."""
    source = NOTICE.format(middle="").replace("关于甲事的通知（江政发", "关于甲类事的通知（江政发")
    done = bring_text(source, tmp_path)
    assert done.report is not None
    found = [(str(each.what), str(each.here), str(each.there)) for each in done.report.differences]
    assert found == [("标题不同", "江北市人民政府关于甲类事的通知", "江北市人民政府关于甲事的通知")]


def test_slips_are_listed_and_not_mended(tmp_path: Path) -> None:
    """A traditional character and half-width marks stay as printed."""
    done = bring_text(NOTICE.format(middle="各學校要落实,抓好PM_{2.5}防治。\n"), tmp_path)
    assert done.folder is not None
    assert done.report is not None
    written = (done.folder / "01-zf-2024-3.md").read_text(encoding="utf-8")
    assert "各學校要落实,抓好PM_{2.5}防治。" in written
    whats = " ".join(str(error.what) for error in done.report.errors)
    assert "繁体字“學”" in whats
    assert "半角标点" in whats
    assert "PM_{2.5}" in whats


@pytest.mark.parametrize(
    ("below", "what"),
    [
        ("各单位要加强日常监管，落实工作责任，确保取得实效。", ["这一段印了两次"]),
        ("确保取得实效。", ["这一段与上一段的末尾相同"]),
        ("实效。", []),
        ("责任单位：县财政局、县教育局、县民政局。", []),
    ],
)
def test_a_paragraph_that_is_printed_twice_is_told(
    below: str, what: list[str], tmp_path: Path
) -> None:
    """The whole or its end; few characters, and a label's line, are rightly said again."""
    own = "各单位要加强日常监管，落实工作责任，确保取得实效。"
    middle = f"责任单位：县财政局、县教育局、县民政局。\n\n{own}\n\n{below}\n"
    done = bring_text(NOTICE.format(middle=middle), tmp_path)
    assert done.report is not None
    told = [str(error.what) for error in done.report.errors]
    assert [each for each in told if "这一段" in each] == what


def test_codes_are_pinyin_initials_without_the_place() -> None:
    """示政办发 is zbf; where two series would share a code, the second keeps its place."""
    assert initials("政办发") == "zbf"
    assert series(("示政发", "江政发"), {}) == {"示政发": "zf", "江政发": "jzf"}
