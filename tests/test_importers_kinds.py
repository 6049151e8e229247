"""Importing other kinds: numbers of other years and places, in each another manner of print.

In: gazette.importers.
Out: facts about what the recogniser finds in short invented numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from test_importers import bring_text, lines, recognised

from gazette import read
from gazette.importers.lexicon import numbering, sections, terms, titles
from gazette.importers.paragraphs import join
from gazette.importers.paragraphs.measure import measure
from gazette.importers.sources.load import load
from gazette.importers.structure import contents, masthead
from gazette.model.blocks import Instrument

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from gazette.importers.document import Line
    from gazette.importers.paragraphs.blocks import SourceBlock
    from gazette.importers.recognise.notice import RecognisedNotice
    from gazette.model import Annex, Number

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


class Seen(NamedTuple):
    """What was recognised of a notice: its fields, its blocks with the lines of each."""

    title: str
    number: Number | None
    section: str
    page: int
    issuer: str
    signed_by: str
    dated: date | None
    remark: str
    topic: Any
    cc: str
    annexes: tuple[Annex, ...]
    blocks: tuple[SourceBlock, ...]


def seen(each: RecognisedNotice) -> Seen:
    """Give what was recognised of a notice."""
    notice, card = each.notice, each.card
    fields = (card.title, each.number, card.section, card.printed_page, each.issuer)
    signed = "".join(notice.signed_by)
    more = (notice.remark, notice.further.get("topic"), notice.cc, notice.annexes)
    return Seen(*fields, signed, card.dated, *more, each.blocks)


def found(source: str, folder: Path) -> tuple[Seen, ...]:
    """Import a number, which must be exact, and give what was recognised."""
    done = bring_text(source, folder)
    assert done.problems == ()
    return tuple(map(seen, recognised(source, folder).found))


def said(each: Seen) -> list[list[str]]:
    """Give the texts of a notice: the title of each (none for the letter), its paragraphs."""
    texts = [[""]]
    for one in each.blocks:
        if isinstance(one.block, Instrument):
            texts.append([])
        texts[-1] += [group.text for group in one.groups]
    return texts


def hints(each: Seen) -> list[str]:
    """Give what each group of lines of a notice is: heading, item, row, or a paragraph."""
    return [group.hint.value for one in each.blocks for group in one.groups]


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
    assert len(said(notice)) == 1
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
    assert (head.issue, str(head.serial), str(head.published)) == ("2012-03", "89", "2012-12-28")


def test_a_sponsor_may_stand_before_the_day_of_publication(tmp_path: Path) -> None:
    """江北市人民政府办公室主办 is read also where its line goes on."""
    source = "江北市人民政府公报\n2012年第3期\n江北市人民政府办公室主办  2012年6月25日出版\n"
    head, _ = masthead.read(lines(source, tmp_path))
    assert (head.sponsor, str(head.published)) == ("江北市人民政府办公室", "2012-06-25")
    assert head.note == ""


@pytest.mark.parametrize(
    ("said", "issue", "serial", "note"),
    [
        ("2012年第1—2期合刊（总第89—90期）", "2012-01-02", "89-90", ""),
        ("2012年第1—2期（合刊） 总第89期", "2012-01-02", "89", ""),
        ("二〇一二年第三、四期\n合　刊", "2012-03-04", "None", ""),
        ("第3期、第4期合刊（2012年）", "2012-03-04", "None", ""),
        ("2012年第1、2、3期合刊", "2012-01-03", "None", ""),
        ("2012年第10-12期", "2012-10-12", "None", ""),
        ("2012年第1、3期合刊", "2012-01", "None", "2012年第1、3期 合刊"),
        ("2012年第4—3期", "2012-04", "None", "2012年第4—3期"),
        ("2012年增刊", "2012-z1", "None", ""),
        ("2012年增刊第2期", "2012-z2", "None", ""),
        ("2012年增刊（二）（总第90期）", "2012-z2", "90", ""),
        ("2012年第2期（增刊）", "2012-z2", "None", ""),
        ("2012年第4期\n增刊", "2012-04", "None", "增刊"),
        ("2012年第4期\n合刊", "2012-04", "None", "合刊"),
    ],
)
def test_a_masthead_says_a_double_issue_or_a_supplement(
    said: str, issue: str, serial: str, note: str, tmp_path: Path
) -> None:
    """What is no row of numbers stays in the issue's note, so that the editor sees it."""
    head, _ = masthead.read(lines(f"江北市人民政府公报\n{said}\n2012年2月28日出版\n", tmp_path))
    assert (head.issue, str(head.serial), str(head.published)) == (issue, serial, "2012-02-28")
    assert head.note == note


@pytest.mark.parametrize(
    ("said", "name", "written"),
    [
        ("2015年第3—4期合刊（总第27—28期）", "2015-03-04", ["number: 3-4", "serial: 27-28"]),
        ("2015年增刊第2期", "2015-z2", ["number: 增刊2"]),
    ],
)
def test_a_double_issue_or_a_supplement_is_imported_under_its_own_name(
    said: str, name: str, written: list[str], tmp_path: Path
) -> None:
    """What is written reads back as the same number, without a Problem of the folder's name."""
    top = TOP.replace("2015年第2期（总第18期）", f"{said}\n2015年4月10日出版")
    done = bring_text(f"{top}【市政府文件】\n江北市人民政府关于甲事的通知……1\n{NOTICE}", tmp_path)
    assert done.folder is not None
    assert done.folder.name == name
    rows = (done.folder / "issue.yaml").read_text(encoding="utf-8").splitlines()
    assert [row for row in rows if row.startswith(("number", "serial"))] == written
    head, _ = read.masthead(done.folder.parent)
    assert head is not None
    found = read.issue(done.folder, head)
    assert found.issue.id == name
    assert [one for one in found.problems if one.rule in {"issue-name", "value-unreadable"}] == []


PRINTED_OFF = f"""\
{TOP}【市政府文件】
江北市人民政府关于甲事的通知……1
江北市人民政府文件
江政发〔2015〕3号
签发人：周明
江北市人民政府
关于甲事的通知
各县（区）人民政府：
现就有关事项通知如下。
二O一五年四月l日
主题词：甲事 管理 通知
抄送：市委各部门，市政协办公室。
江北市人民政府办公室　2015年4月2日印发
（共印120份）
"""


def test_the_records_of_a_document_printed_off_are_told_apart(tmp_path: Path) -> None:
    """主题词 and 抄送 are fields, 签发人 and 印发 text; the red head repeats the issuer."""
    (notice,) = found(PRINTED_OFF, tmp_path)
    assert (str(notice.number), notice.topic) == ("江政发〔2015〕3号", "甲事 管理 通知")
    assert notice.cc == "市委各部门，市政协办公室"
    printed = ["江北市人民政府办公室　2015年4月2日印发", "（共印120份）"]
    assert said(notice) == [["", "签发人：周明", "现就有关事项通知如下。", *printed]]


def doubted(source: str, folder: Path) -> dict[str, str]:
    """Give what the report has in doubt: the rule, and the end of what was done."""
    return {str(doubt.rule): str(doubt.done) for doubt in recognised(source, folder).doubts}


def test_a_letter_read_as_a_figure_of_a_day_is_in_doubt(tmp_path: Path) -> None:
    """二O一五年四月l日 is read, and the report says how."""
    (notice,) = found(PRINTED_OFF, tmp_path)
    assert str(notice.dated) == "2015-04-01"
    assert doubted(PRINTED_OFF, tmp_path)["成文日期里的字母"] == "读作 2015-04-01"
    (doubt,) = [
        one
        for one in recognised(PRINTED_OFF, tmp_path).doubts
        if str(one.rule) == "成文日期里的字母"
    ]
    assert doubt.position.line == PRINTED_OFF.splitlines().index("江政发〔2015〕3号") + 1


@pytest.mark.parametrize(
    "remark", ["（此件公开发布）", "（联系人：刘波，联系电话：0000-1234567）", "公开方式：主动公开"]
)
def test_a_remark_stands_behind_the_day(remark: str, tmp_path: Path) -> None:
    """It is a field of its own, as it was printed."""
    source = f"{TOP}关于甲事的通知……1\n关于乙事的通告……2\n{NOTICE}{remark}\n"
    source += NOTICE.replace("甲事的通知", "乙事的通告").replace("3号", "4号")
    notice = found(source, tmp_path)[0]
    assert said(notice) == [["", "现就有关事项通知如下。"]]
    assert notice.remark == remark
    assert "落款之后的附注" not in doubted(source, tmp_path)


def test_an_annex_behind_the_day_is_printed_there(tmp_path: Path) -> None:
    """附：…表 behind the day heads a text; its cells that came apart are not run together."""
    source = f"{TOP}关于甲事的通知……1\n{NOTICE}附：2015年任务表\n乡镇\n任务数\n东溪乡\n5000\n"
    (notice,) = found(source, tmp_path)
    assert notice.annexes == ()
    assert said(notice)[1] == ["附：2015年任务表", "乡镇", "任务数", "东溪乡", "5000"]


def test_a_number_above_its_title_begins_a_notice_that_no_contents_name(tmp_path: Path) -> None:
    """The title ends with the kind of document, and the name of the issuer with it."""
    rows = NOTICE.splitlines()
    above = "\n".join([rows[2].replace("3号", "4号"), "签发人：周明", *rows[:2], *rows[3:]])
    first, second = found(
        f"{TOP}关于乙事的通知……1\n{NOTICE.replace('甲', '乙')}{above}\n", tmp_path
    )
    assert (str(first.number), str(second.number)) == ("江政发〔2015〕3号", "江政发〔2015〕4号")
    assert (first.page, second.page) == (1, 0)
    assert second.title == "江北市人民政府关于甲事的通知"


def test_a_lone_notice_needs_neither_number_nor_contents(tmp_path: Path) -> None:
    """Its first lines are its title, up to the kind of document."""
    source = (
        "江北市人民政府\n关于甲事的公告\n现就有关事项公告如下。\n江北市人民政府\n2015年4月1日\n"
    )
    (notice,) = found(source, tmp_path)
    assert (notice.title, str(notice.dated)) == ("江北市人民政府关于甲事的公告", "2015-04-01")


@pytest.mark.parametrize("swapped", [False, True])
def test_an_order_that_differs_from_the_contents_is_told(*, swapped: bool, tmp_path: Path) -> None:
    """The body's order is kept; pages of the contents that fall are told too."""
    one, other = NOTICE, NOTICE.replace("甲事", "乙事").replace("3号", "4号")
    pages = (1, 2) if swapped else (2, 1)
    listed = "关于甲事的通知……{}\n关于乙事的通知……{}\n".format(*pages)
    done = bring_text(f"{TOP}{listed}{other + one if swapped else one + other}", tmp_path)
    assert done.report is not None
    told = [str(each.what) for each in done.report.differences]
    assert told == ["正文的先后与目录不同" if swapped else "目录的页码倒退"]


def test_rows_of_a_lost_table_are_not_run_together(tmp_path: Path) -> None:
    """A row that is broader than a heading ends with no mark, and the next begins with none."""
    rows = ["东山镇第一村村民委员会主任 12户", "西山镇第二村村民委员会主任 3户"]
    source = f"{TOP}关于甲事的通知……1\n\n" + "\n\n".join(NOTICE.splitlines())
    source = source.replace("通知如下。", "\n\n".join(["通知如下：", *rows]))
    assert said(found(source, tmp_path)[0]) == [["", "现就有关事项通知如下：", *rows]]


SPEECH = f"""\
{TOP}【领导讲话】
在全市工作会议上的讲话　陈国……5
在全市工作会议上的讲话
市　长　　陈　国
（2015年4月6日）
同志们：
今天的会议很重要。
"""


def test_a_speech_has_its_speaker_and_its_day(tmp_path: Path) -> None:
    """Who speaks, and the day in brackets, stand below the title."""
    (speech,) = found(SPEECH, tmp_path)
    assert (speech.title, speech.page) == ("在全市工作会议上的讲话", 5)
    assert (speech.signed_by, str(speech.dated)) == ("市长 陈国", "2015-04-06")
    assert said(speech) == [["", "同志们：", "今天的会议很重要。"]]
    assert doubted(SPEECH, tmp_path)["题下的署名和日期"] == "写入落款和成文日期"


def test_a_running_head_may_name_the_section(tmp_path: Path) -> None:
    """Name, number and section at the head of a page are layout; a sentence goes on below."""
    head = "江北市人民政府公报　2015年第2期　　　市政府文件\n"
    source = f"{TOP}【市政府文件】\n关于甲事的通知……1\n{head}{NOTICE}".replace(
        "通知如下。", f"通知如下，请各有关单位\n·2·\n{head}遵照执行。"
    )
    assert said(found(source, tmp_path)[0]) == [
        ["", "现就有关事项通知如下，请各有关单位遵照执行。"]
    ]


def test_a_footnote_does_not_cut_a_sentence(tmp_path: Path) -> None:
    """A note at the foot of a page stands behind the paragraph that it interrupts, in doubt."""
    source = f"{TOP}关于甲事的通知……1\n{NOTICE}".replace(
        "通知如下。", "通知①如下，请各有关单位\n① 指本市的通知。\n— 2 —\n遵照执行。"
    )
    texts = [["", "现就有关事项通知①如下，请各有关单位遵照执行。", "① 指本市的通知。"]]
    assert said(found(source, tmp_path)[0]) == texts
    assert "页末注释隔断了一段" in doubted(source, tmp_path)


def test_a_text_set_apart_is_closed_up(tmp_path: Path) -> None:
    """Where a space stands between all characters it is none of the text's."""
    source = TOP + "江北市人民政府关于甲事的通知……1\n" + NOTICE
    apart = "\n".join(" ".join(line) for line in source.split("\n"))
    notice, plain = found(apart, tmp_path)[0], seen(recognised(source, tmp_path).found[0])
    assert said(notice) == said(plain)
    assert (notice.title, notice.signed_by) == (plain.title, plain.signed_by)
    assert notice.dated == plain.dated


def test_each_whom_a_list_names_is_an_item(tmp_path: Path) -> None:
    """王平（副市长） below 副组长：… is an item of its own, and what follows the list is text."""
    source = f"{TOP}关于甲事的通知……1\n{NOTICE}".replace(
        "现就有关事项通知如下。",
        "组成人员如下：\n组　长：周明（市长）\n副组长：李平（副市长）\n王平（副市长）\n"
        "成　员：赵丽（市财政局局长）\n郑义（市总工会主席）\n办公室设在市财政局。",
    )
    (notice,) = found(source, tmp_path)
    assert hints(notice) == ["", *["item"] * 5, ""]


def test_joint_issuers_may_stand_on_lines_of_their_own(tmp_path: Path) -> None:
    """Two organs above 关于… are the issuers, also where the contents do not know the title."""
    source = f"{TOP}关于丙事的通知……1\n" + NOTICE.replace(
        "江北市人民政府\n关于", "江北市公安局\n江北市民政局\n关于", 1
    )
    assert found(source, tmp_path)[0].issuer == "江北市公安局 江北市民政局"


@pytest.mark.parametrize(
    ("title", "kind"),
    [("江北市人民政府公告2020年第3号", "公告"), ("江北市人民政府令第１２号", "令")],
)
def test_the_count_of_a_document_is_no_part_of_its_kind(title: str, kind: str) -> None:
    """公告2020年第3号 is a 公告."""
    assert terms.kind(title) == kind


def test_who_passes_a_document_on_is_its_issuer() -> None:
    """Before 转发 stands the issuer, behind it whose document it is."""
    title = "江北市人民政府办公室转发市财政局关于甲事意见的通知"
    assert titles.issuer(title, "") == "江北市人民政府办公室"


def test_a_count_may_stand_before_a_day() -> None:
    """1.6月20日起 counts, 1.6万亩 does not."""
    assert (numbering.marker("1.6月20日起，禁止施工。"), numbering.marker("1.6万亩")) == (4, 0)


REPORT = f"""\
{TOP}特载
政府工作报告……县长　沈明（1）
市政府文件
关于甲事的通知（2）
江政发〔2015〕3号
· 人事任免 ·
关于乙事的通告……3
政府工作报告
——2015年1月6日在江北市人民代表大会会议上
江北市人民政府市长　沈明
各位代表：
现在，我代表市人民政府报告工作。
{NOTICE}"""


def test_a_report_to_the_congress_has_its_speaker_and_keeps_its_occasion(tmp_path: Path) -> None:
    """——…在…会议上 says the day and stays in the text; the speaker's office is the issuer."""
    report = found(REPORT + NOTICE.replace("甲事的通知", "乙事的通告"), tmp_path)[0]
    assert (report.issuer, report.signed_by) == ("江北市人民政府", "江北市人民政府市长 沈明")
    assert str(report.dated) == "2015-01-06"
    assert said(report)[0][1:3] == ["——2015年1月6日在江北市人民代表大会会议上", "各位代表："]


def test_a_section_needs_no_certain_word(tmp_path: Path) -> None:
    """特载 above an entry and · 人事任免 · are sections; a number behind a page is its entry's."""
    given = contents.read(lines(REPORT, tmp_path))
    assert given.sections == ("特载", "市政府文件", "人事任免")
    assert [entry.title for entry in given.entries][:2] == ["政府工作报告", "关于甲事的通知"]
    assert str(given.entries[1].number) == "江政发〔2015〕3号"


def test_the_number_that_the_body_begins_with_is_not_the_contents(tmp_path: Path) -> None:
    """Where the last entry has none, a number above the first title is the first notice's."""
    title, number = "江北市人民政府\n关于甲事的通知\n", "江政发〔2015〕3号\n"
    source = f"{TOP}关于甲事的通知……1\n{number}{title}" + NOTICE.partition(number)[2]
    assert str(found(source, tmp_path)[0].number) == "江政发〔2015〕3号"
    twice = source.replace(number, number * 2)
    assert str(contents.read(lines(twice, tmp_path)).entries[0].number) == "江政发〔2015〕3号"
    assert contents.read(lines(source, tmp_path)).entries[0].number is None


def test_contents_may_have_a_frame_around_their_head(tmp_path: Path) -> None:
    """· 目录 · begins the contents."""
    source = TOP.replace("目录", "· 目 录 ·") + "关于甲事的通知 (3)\n关于乙事的通告 (5)\n"
    assert [entry.page for entry in contents.read(lines(source, tmp_path)).entries] == [3, 5]


def test_text_that_no_head_claims_is_in_doubt(tmp_path: Path) -> None:
    """Sentences before the first notice go into the issue's note, and the report says so."""
    source = f"{TOP}关于甲事的通知……1\n改版的话\n本刊今年改版，敬请留意。\n{NOTICE}"
    assert len(found(source, tmp_path)) == 1
    assert "写进了卷首语" in doubted(source, tmp_path)["第一个文件之前的正文"]


def test_a_text_passed_on_keeps_its_own_signature(tmp_path: Path) -> None:
    """The day without a signer closes the letter; the report behind it has who signed that."""
    source = (
        f"{TOP}江北市人民政府转发市财政局关于做好甲事工作报告的通知……1\n"
        "江北市人民政府转发市财政局\n关于做好甲事工作报告的通知\n江政发〔2015〕3号\n各县人民政府：\n"
        "现转发给你们，请遵照执行。\n2015年4月1日\n关于做好甲事工作的报告\n市人民政府：\n"
        "现将有关工作报告如下。\n江北市财政局\n2015年3月1日\n"
    )
    (notice,) = found(source, tmp_path)
    assert (notice.signed_by, str(notice.dated)) == ("", "2015-04-01")
    own = ["关于做好甲事工作的报告", "市人民政府：", "现将有关工作报告如下。"]
    assert said(notice)[1] == [*own, "江北市财政局", "2015年3月1日"]


def test_the_last_of_a_row_of_items_is_no_heading(tmp_path: Path) -> None:
    """Items stay items also where text follows the last of them."""
    source = f"{TOP}关于甲事的通知……1\n{NOTICE}".replace(
        "现就有关事项通知如下。", "名单如下：\n1.甲公司\n2.乙公司\n公示期自2015年3月1日起。"
    )
    assert set(hints(found(source, tmp_path)[0])) == {""}


def test_without_a_sponsor_the_gazettes_name_tells_the_issuer(tmp_path: Path) -> None:
    """江北市人民政府公报 is the gazette of 江北市人民政府."""
    source = SPEECH.replace("主办：江北市人民政府办公室\n", "")
    found(source, tmp_path)
    written = (tmp_path / "content/2015-02/01-jh-2015-1.md").read_text(encoding="utf-8")
    assert "issuer: 江北市人民政府\n" in written


TABLE = ["序号", "重点任务", "责任单位", "1", "制定方案", "市农业局", "2", "开展检查", "市环保局"]


def test_figures_between_cells_are_no_page_numbers(tmp_path: Path) -> None:
    """A table that came apart keeps its counts; the annex's title ends where the list says."""
    source = f"{TOP}关于甲事的通知……1\n{NOTICE}附件\n重点任务进度安排表\n" + "\n".join(TABLE)
    (notice,) = found(source, tmp_path)
    assert said(notice)[1] == ["附件 重点任务进度安排表", *TABLE]


def test_rows_of_names_set_in_columns_stay_rows(tmp_path: Path) -> None:
    """Rows whose words stand far apart are not run together."""
    source = f"{TOP}关于甲事的通知……1\n{NOTICE}".replace(
        "现就有关事项通知如下。",
        "现对下列单位予以表扬：\n东城区人民政府　　西城区人民政府\n市公安局　　　　　市民政局\n"
        "希望再接再厉。",
    )
    rows = ["东城区人民政府　　西城区人民政府", "市公安局　　　　　市民政局"]
    assert said(found(source, tmp_path)[0])[0][2:4] == rows


def test_paragraphs_are_parted_by_indents_where_most_are_short(tmp_path: Path) -> None:
    """Full lines below an indent go on flush, so an indent begins a paragraph everywhere."""
    line = "　　各级各部门要统一思想提高认识抓好\n落实工作。\n"
    full_ = "　　各级各部门要统一思想，真抓实干。\n　　各单位要抓好落实。\n"
    source = (line + "　　第二段话不长。\n") * 4 + full_
    given = lines(source, tmp_path)
    assert measure(given).indented
    assert len(join.join(given, text_of(given, tmp_path), measure(given)).groups) == 10


def text_of(given: tuple[Line, ...], folder: Path) -> str:
    """Give the text that the lines of a source point into."""
    loaded = load([folder / "source.txt"], ())
    assert not isinstance(loaded, tuple)
    assert loaded.given.lines == given
    return loaded.given.text


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("江北市人民政府、江北市人民检察院文件", "江北市人民政府、江北市人民检察院文件"),
        ("各级各部门要认真学习、深入贯彻、坚决落实文件", ""),
        ("政策解读", "政策解读"),
        ("关于甲事的文件", ""),
    ],
)
def test_a_section_may_name_two_organs(written: str, name: str) -> None:
    """It is then longer than any other section's name, and organs alone stand before 文件."""
    assert sections.section(written) == name


def test_the_marks_around_a_section_are_not_its_name(tmp_path: Path) -> None:
    """★特载★ is 特载."""
    source = TOP + "★特　载★\n关于甲事的通知……1\n"
    assert contents.read(lines(source, tmp_path)).sections == ("特载",)


def test_headings_counted_by_decimals_are_headings(tmp_path: Path) -> None:
    """1 总则 is level 2 and 1.1 编制目的 level 3 where several stand below others."""
    plan = (
        "1 总则\n1.1 编制目的\n制定本预案。\n1.2 适用范围\n适用于本市。\n2 附则\n自发布起实施。\n"
    )
    source = f"{TOP}关于印发甲事预案的通知……1\n" + NOTICE.replace("甲事的", "印发甲事预案的")
    (notice,) = found(f"{source}甲事预案\n{plan}", tmp_path)
    levels = [group.level for each in notice.blocks for group in each.groups]
    assert levels[-7:] == [2, 3, 0, 3, 0, 2, 0]


def test_contents_of_two_columns_run_together_are_parted(tmp_path: Path) -> None:
    """A page and a wide gap in the middle of a line end an entry."""
    source = TOP + "关于甲事的通知………1    关于乙事的通告………3\n关于丙事的决定………5   政策解读\n"
    source += "《甲事》解读………6\n"
    given = contents.read(contents.parted(lines(source, tmp_path)))
    assert [entry.page for entry in given.entries] == [1, 3, 5, 6]
    assert given.sections == ("政策解读",)


def test_what_a_text_states_over_two_paragraphs_stays_one_comment(tmp_path: Path) -> None:
    """A proposal is one line of the front matter, wherever the print broke its sentence."""
    source = f"{TOP}关于甲事的通知……1\n{NOTICE}".replace(
        "现就有关事项通知如下。", "本通知自2015年5月1日\n\n（一）起施行，有效期\n\n一、五年。"
    )
    source = source.replace("1日\n\n（一）起", "\n\n1日起")
    assert len(found(source, tmp_path)) == 1


def test_lines_above_contents_without_a_head_are_accounted_for(tmp_path: Path) -> None:
    """Contents that nothing heads are found wherever they begin, and what is above is kept."""
    listed = "关于甲事的通知………1    关于乙事的通知………3\n关于丙事的通知………5\n"
    bodies = (
        NOTICE.replace("甲", name).replace("3号", f"{at}号") for at, name in enumerate("甲乙丙", 1)
    )
    source = TOP.replace("目录\n", "目\n") + listed + "".join(bodies)
    assert len(found(source, tmp_path)) == 3


MASTHEAD = (
    "{name}人民政府公报\n{pinyin}\n2015年第2期（总第18期）\n主办：{name}人民政府办公室\n目录\n"
)


def slips_of(source: str, folder: Path) -> list[str]:
    """Import a number; give what is suspected in it."""
    done = bring_text(source, folder)
    assert done.report is not None
    return [str(error.what) for error in done.report.errors]


@pytest.mark.parametrize(
    ("name", "pinyin", "wanted"),
    [
        ("江北市", "YUBEISHI RENMIN ZHENGFU GONGBAO", ["江", "YU"]),
        ("江北市", "JIANGBEISHI RENMIN ZHENGFU GONGBAO", []),
        ("江北市", "JIANGBEI RENMIN ZHENGFU GONGBAO", []),
        ("江北市", "JIANGBEISHI RENMIN ZHENGFU GONGBA", []),
        ("江北市", "Jiāngběi Shì Rénmín Zhèngfǔ Gōngbào", []),
        ("单绿县", "SHANLÜXIAN RENMIN ZHENGFU GONGBAO", []),
        ("单绿县", "SHANLVXIAN RENMIN ZHENGFU GONGBAO", []),
        ("江北市", "The Gazette of Jiangbei", []),
        ("江北市", "XBEISHI RENMIN ZHENGFU GONGBAO", []),
        ("西北县", "XINANXIAN RENMIN ZHENGFU GONGBAO", ["北", "NAN"]),
        ("江北市", "YUYUSHI RENMIN ZHENGFU GONGBAO", []),
    ],
)
def test_a_name_is_held_against_its_pinyin(
    name: str, pinyin: str, wanted: list[str], tmp_path: Path
) -> None:
    """A syllable that no reading of its character explains is told; nothing else is."""
    top = MASTHEAD.format(name=name, pinyin=pinyin)
    source = f"{top}江北市人民政府关于甲事的通知……1\n{NOTICE}".replace("江北市", name)
    told = [what for what in slips_of(source, tmp_path) if "读音" in what]
    assert len(told) == (1 if wanted else 0)
    assert all(part in what for what in told for part in wanted)


def test_a_place_that_differs_by_one_character_is_told(tmp_path: Path) -> None:
    """江化市 among three of 江北市 was misread; 石门县 beside them is another place."""
    notices = ["江北市", "江北市", "江化市", "石门县"]
    body = "".join(
        NOTICE.replace("江北市", place).replace("甲", "甲乙丙丁"[at]).replace("3号", f"{at + 3}号")
        for at, place in enumerate(notices)
    )
    told = [what for what in slips_of(TOP + "甲\n" + body, tmp_path) if "地名" in what]
    assert len(told) == 1
    assert "江化市" in told[0]


ACT = """\
江北市人民政府公告
《江北市乙事管理办法》已经常务会议通过，现予公布，自公布之日起施行。
江北市人民政府
2015年4月9日
"""
RULES = "江北市乙事管理办法\n第一条 为了乙事，制定本办法。\n第二条 本办法自公布之日起施行。\n"


@pytest.mark.parametrize("signed", [True, False])
def test_an_act_that_lies_in_the_notice_before_is_told(signed: bool, tmp_path: Path) -> None:
    """Contents that name only what it promulgates hide its head; its day may be the other's."""
    notice = NOTICE if signed else NOTICE.rpartition("江北市人民政府\n")[0]
    source = f"{TOP}江北市人民政府关于甲事的通知……1\n江北市乙事管理办法……2\n{notice}{ACT}{RULES}"
    done = bring_text(source, tmp_path)
    assert done.report is not None
    (doubt,) = [each for each in done.report.doubts if str(each.rule) == "题头与落款不成对"]
    assert doubt.excerpt == "江北市人民政府公告"


@pytest.mark.parametrize(("title", "wanted"), [("甲事", True), ("批转甲事意见", False)])
def test_a_second_signature_in_a_notice_is_told(title: str, wanted: bool, tmp_path: Path) -> None:
    """Of an act whose head cannot be seen; what is passed on has one of its own by right."""
    second = "乙事如下。\n石门县财政局\n2015年4月9日\n"
    source = f"{TOP}江北市人民政府关于甲事的通知……1\n{NOTICE}{second}".replace("甲事", title)
    done = bring_text(source, tmp_path)
    assert done.report is not None
    rules = [str(doubt.rule) for doubt in done.report.doubts]
    assert ("题头与落款不成对" in rules) == wanted
