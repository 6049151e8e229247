"""What the importer says of a print: its account, its doubts, its report; what it writes of it.

In: lines and short invented numbers.
Out: tests of gazette/importers/{review,writing}.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from test_importers import bring_text, recognised
from test_importers_kinds import NOTICE, TOP
from test_importers_rules import lines

from gazette.importers.document import Assignment, Category, Position, Print, Uncertainty
from gazette.importers.import_ import Choices, import_issue
from gazette.importers.paragraphs import join
from gazette.importers.paragraphs.boundary import REFLOWED
from gazette.importers.recognise import Recognised
from gazette.importers.recognise.notice import RecognisedNotice
from gazette.importers.review import compare, fitness, names, ocr_errors, proposals
from gazette.importers.review.account import account
from gazette.importers.sources.load import Loaded, load
from gazette.importers.structure.contents_entries import Contents
from gazette.importers.structure.masthead import Head
from gazette.importers.writing.verify import moved
from gazette.model import Card, Notice, Place, message

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.importers.review.account import Account
    from gazette.importers.review.report import Report

ENTRY = "江北市人民政府关于甲事的通知……1\n"


def counted(*spans: tuple[int, int, Category], text: str = "甲乙\n丙 丁") -> Account:
    """Account for a text of two lines, of which some spans are claimed."""
    given = Print(text, lines(*text.split("\n")))
    loaded = Loaded(given, (), 4, (), (0,))
    return account(loaded, tuple(Assignment((a, b), category) for a, b, category in spans))


def test_an_account_is_exact_where_every_character_goes_to_one_place() -> None:
    """White space is nobody's; the classes sum up what stays, what is moved, what is dropped."""
    found = counted((0, 1, Category.BODY), (1, 3, Category.TITLE), (3, 6, Category.FOLIO))
    assert (found.exact, found.fault, found.at) == (True, None, None)
    assert (found.out, found.front, found.layout) == (1, 1, 2)
    assert dict(found.classes) == {Category.BODY: 1, Category.TITLE: 1, Category.FOLIO: 2}


@pytest.mark.parametrize(
    ("spans", "fault", "line"),
    [
        (((0, 2, Category.BODY),), "这里的字没有去处：“丙 丁”", 2),
        (((1, 6, Category.BODY),), "这里的字没有去处：“甲乙\n丙 丁”", 1),
        (
            ((0, 6, Category.BODY), (3, 4, Category.TITLE)),
            "同一个字算作“正文”又算作“标题”：“丙 丁”",
            2,
        ),
        (
            ((1, 6, Category.BODY), (3, 4, Category.TITLE)),
            "这里的字没有去处：“甲乙\n丙 丁”",
            1,
        ),
        (
            ((0, 5, Category.BODY), (3, 4, Category.TITLE), (1, 2, Category.NOTE)),
            "同一个字算作“正文”又算作“卷首与版权说明”：“乙\n丙 丁”",
            1,
        ),
    ],
)
def test_an_account_names_the_first_place_that_is_wrong(
    spans: tuple[tuple[int, int, Category], ...], fault: str, line: int
) -> None:
    """A character without a place, or with two, whichever comes first, and its line."""
    found = counted(*spans)
    assert not found.exact
    assert str(found.fault) == fault
    assert found.at
    assert found.at.line == line


def test_an_account_shows_twelve_characters() -> None:
    """Enough to find the place."""
    assert str(counted(text="甲" * 13).fault) == f"这里的字没有去处：“{'甲' * 12}”"


def test_an_account_that_does_not_sum_up_is_a_fault() -> None:
    """What the source counted is held against all that was made of it."""
    whole = (0, 6, Category.BODY)
    given = Print("甲乙\n丙 丁", lines("甲乙", "丙 丁"))
    claimed = (Assignment(whole[:2], Category.BODY),)
    found = account(Loaded(given, (), 5, (), (0,)), claimed)
    assert str(found.fault) == "总数不符"
    assert found.at == given.lines[0].position
    dropped = ((Category.MARKUP, 1),)
    assert account(Loaded(given, (), 5, dropped, (0,)), claimed).exact


@pytest.mark.parametrize(("length", "shown"), [(30, 30), (31, 30)])
def test_a_doubt_shows_the_beginning_of_its_line(length: int, shown: int) -> None:
    """Thirty characters at most."""
    (line,) = lines("要" * length)
    found = Uncertainty.at(line, message("一"), message("二"))
    assert found.excerpt == "要" * shown
    assert found.position == line.position


def test_a_doubt_of_joining_shows_both_sides() -> None:
    """Sixteen characters before and behind the seam."""
    given = lines("1." + "甲" * 17 + "。", "乙" * 17 + "。")
    (found,) = join.join(given, "\n".join(line.text for line in given), REFLOWED).doubts
    assert found.excerpt == f"{'甲' * 15}。｜{'乙' * 16}"


@pytest.mark.parametrize(
    ("position", "said"),
    [(Position("a.txt", 3), "a.txt 第3行"), (Position("a.pdf", 3, 2), "a.pdf 第2页第3行")],
)
def test_a_place_has_its_page_where_the_source_has_pages(position: Position, said: str) -> None:
    """The file first."""
    assert str(position.told) == said


def report(source: str, folder: Path) -> Report:
    """Import a number; give its report."""
    done = bring_text(source, folder)
    assert done.report is not None, done.problems
    return done.report


def errors(text: str, folder: Path) -> list[str]:
    """Give what is suspected in the letter of a notice, without what is said of the whole."""
    source = f"{TOP}{ENTRY}{NOTICE}".replace("现就有关事项通知如下。", text)
    return [str(one.what) for one in report(source, folder).errors]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("一、甲事。\n二、乙事。\n三、丙事。", []),
        ("一、甲事。\n三、乙事。", ["序号不连续：1 之后是 3"]),
        ("一、甲事。\n二、乙事。\n一、丙事。", ["序号不连续：2 之后是 1"]),
        ("二、甲事。\n三、乙事。", []),
        ("（一）甲事。\n（二）乙事。\n（一）丙事。", []),
        ("（一）甲事。\n（三）乙事。", ["序号不连续：1 之后是 3"]),
        ("1.甲事。\n2.乙事。\n1.丙事。", []),
        ("第一条 甲事。\n第二条 乙事。\n第一条 丙事。", ["序号不连续：2 之后是 1"]),
        ("第一条 甲事。\n第二条 乙事。\n第三条 丙事。", []),
        ("一、甲事。\n一、乙事。", ["序号不连续：1 之后是 1"]),
    ],
)
def test_numbers_that_do_not_follow_each_other_are_told(
    rows: str, said: list[str], tmp_path: Path
) -> None:
    """（一） and 1. may begin anew, 一、 and 第一条 may not."""
    assert errors(rows, tmp_path) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("各单位要落实,抓好甲事。", ["汉字之间的半角标点“,”"]),
        ("抓好PM_{2.5}防治。", ["公式记号“PM_{2.5}”"]),
        ("在镇 of 村抓好甲事。", ["夹在汉字中的外文词“of”"]),
        ("各单位（县财政局要落实。", ["“（”没有另一半"]),
        ("各學校要落实。", ["繁体字“學”"]),
        ("各单位要落实。", []),
    ],
)
def test_characters_that_look_misread_are_told(text: str, said: list[str], tmp_path: Path) -> None:
    """Each kind with the character or the words."""
    assert errors(text, tmp_path) == said


def test_a_kind_of_error_is_told_once_and_counted(tmp_path: Path) -> None:
    """With the first place, and the characters around it."""
    text = f"{'甲' * 12}落实,抓好{'乙' * 12}。\n再落实,抓好丙事。"
    source = f"{TOP}{ENTRY}{NOTICE}".replace("现就有关事项通知如下。", text)
    found = report(source, tmp_path)
    (error,) = found.errors
    assert error.count == 2
    assert error.excerpt == f"{'甲' * 8}落实,抓好{'乙' * 9}"
    (row,) = found.kinds()[2][1]
    assert str(row[-1]) == "2 处"


def test_an_error_that_stands_once_is_not_counted(tmp_path: Path) -> None:
    """The last cell of its row is empty."""
    source = f"{TOP}{ENTRY}{NOTICE}".replace("现就有关事项通知如下。", "要落实,抓好甲事。")
    (row,) = report(source, tmp_path).kinds()[2][1]
    assert row[-1] == ""


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("要落实各项工作责任并抓好甲事", "要落实各项工作责任并抓好甲事", ["这一段印了两次"]),
        ("要落实各项工作责任并抓好", "要落实各项工作责任并抓好", ["这一段与上一段的末尾相同"]),
        ("要落实各项工作抓好甲事", "抓好甲事", []),
        ("要落实各项工作再抓好甲事", "再抓好甲事", ["这一段与上一段的末尾相同"]),
        ("要落实各项工作责任并抓好甲事", "要落实各项工作责任并抓好乙事", []),
    ],
)
def test_paragraphs_that_repeat_each_other_are_told(
    first: str, second: str, said: list[str], tmp_path: Path
) -> None:
    """The whole of more than twelve characters, the end of more than four."""
    assert errors(f"{first}。\n{second}。", tmp_path) == said


def notices(*rows: tuple[int, int, int]) -> str:
    """Return a number of notices, each with its place in the series, its month and its day."""
    body = "".join(
        NOTICE.replace("3号", f"{number}号")
        .replace("4月1日", f"{month}月{day}日")
        .replace("甲", "甲乙丙"[at])
        for at, (number, month, day) in enumerate(rows)
    )
    listed = "".join(f"关于{'甲乙丙'[at]}事的通知……{at + 1}\n" for at in range(len(rows)))
    return f"{TOP}{listed}{body}"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (((3, 4, 1), (4, 4, 2)), []),
        (((3, 4, 1), (4, 4, 1)), []),
        (((3, 4, 2), (4, 4, 1)), ["文号与成文日期的先后不合"]),
        (((4, 4, 2), (3, 4, 1)), []),
        (((3, 4, 1), (3, 4, 2)), ["文号重复"]),
    ],
)
def test_numbers_and_days_of_a_series_run_the_same_way(
    rows: tuple[tuple[int, int, int], ...], said: list[str], tmp_path: Path
) -> None:
    """In whatever order the notices stand; a number stands once."""
    found = recognised(notices(*rows), tmp_path).found
    assert [str(one.what) for one in ocr_errors.suspected(found)] == said


@pytest.mark.parametrize(
    ("cut", "put", "said"),
    [
        ("江北市人民政府\n2015年", "江北市财政局\n2015年", ["发文机关与落款不同"]),
        ("江北市人民政府\n2015年4月1日\n", "江北市人民政府\n", ["没有成文日期"]),
        ("江北市人民政府\n2015年4月1日\n", "2015年4月1日\n", ["没有落款"]),
        ("江北市人民政府\n2015年4月1日\n", "", ["没有落款", "没有成文日期"]),
    ],
)
def test_a_signature_that_lacks_or_differs_is_told(
    cut: str, put: str, said: list[str], tmp_path: Path
) -> None:
    """Of an official document; what the editors wrote needs none."""
    source = f"{TOP}{ENTRY}{NOTICE}".replace(cut, put)
    assert [str(one.what) for one in report(source, tmp_path).errors] == said


def cut_off(text: str, folder: Path) -> str:
    """Give the rule that refuses a notice which ends so; empty where it is taken."""
    source = f"{TOP}{ENTRY}{NOTICE.partition('现就')[0]}{text}\n"
    done = bring_text(source, folder)
    return done.problems[0].rule if done.problems else ""


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("现就有关事项通知如下，请各单位认真贯彻落实好", True),
        ("现就有关事项通知如下，请各单位认真贯彻落", False),
        ("现就有关事项通知如下请各单位认真贯彻落实好甲", False),
        ("现就有关事项通知如下，请各单位认真贯彻落实。", False),
        ("现就有关事项通知如下，请各单位认真贯彻落实；", False),
        ("责任单位：县财政局，县教育局，县民政局，县公安局", False),
        ("现就有关事项通知如下，请各单位认真贯彻落实好\n江北市人民政府\n2015年4月1日", False),
        ("现就有关事项通知如下，请各单位认真贯彻落实好\n抄送：市委办公室。", False),
    ],
)
def test_a_print_that_ends_in_mid_sentence_was_cut(text: str, cut: bool, tmp_path: Path) -> None:
    """More than twenty characters of prose without an end, a signature or a record below it."""
    assert cut_off(text, tmp_path) == ("import-truncated" if cut else "")


@pytest.mark.parametrize(
    ("missing", "closed", "cut"), [(2, True, True), (1, True, False), (1, False, True)]
)
def test_entries_without_a_body_at_the_end_were_cut_off(
    missing: int, closed: bool, cut: bool, tmp_path: Path
) -> None:
    """Two at least, or one where the last notice is not closed."""
    listed = ENTRY + "".join(f"关于{'乙丙'[at]}事的通告……{at + 2}\n" for at in range(missing))
    body = (
        NOTICE
        if closed
        else NOTICE.partition("现就")[0] + "现就有关事项，请各单位认真贯彻落实好甲乙事\n"
    )
    done = bring_text(f"{TOP}{listed}{body}", tmp_path)
    assert [one.rule for one in done.problems] == (["import-truncated"] if cut else [])


def test_two_numbers_are_not_imported_as_one(tmp_path: Path) -> None:
    """Two sources, each with a masthead of its own."""
    for name, number in (("a.txt", 2), ("b.txt", 3)):
        source = f"{TOP}{ENTRY}{NOTICE}".replace("第2期", f"第{number}期")
        (tmp_path / name).write_text(source, encoding="utf-8")
    done = import_issue([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "content")
    assert [one.rule for one in done.problems] == ["import-many-issues"]
    assert "2 期：2015-02、2015-03" in str(done.problems[0].what)


def test_two_sources_of_one_number_are_one(tmp_path: Path) -> None:
    """The second begins on a new page, and its lines keep their own places."""
    source = f"{TOP}{ENTRY}{NOTICE}"
    first, mark, second = source.partition("现就")
    (tmp_path / "a.txt").write_text(first, encoding="utf-8")
    (tmp_path / "b.txt").write_text(mark + second, encoding="utf-8")
    done = import_issue([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "content")
    assert done.problems == ()
    loaded = load([tmp_path / "a.txt", tmp_path / "b.txt"], ())
    assert isinstance(loaded, Loaded)
    assert loaded.firsts == (0, len(first.splitlines()))
    gaps = [int(line.gap) for line in loaded.given.lines]
    assert [at for at, gap in enumerate(gaps) if gap == 2] == [loaded.firsts[1]]
    assert loaded.given.lines[loaded.firsts[1]].position == Position("b.txt", 1)


@pytest.mark.parametrize(
    ("letter", "rows"),
    [
        ("本通知自印发之日起施行。", ["effective: 2015-04-01（据正文：自印发之日起施行）"]),
        ("本通知自2015年5月1日起施行。", ["effective: 2015-05-01（据正文：自2015年5月1日起施行）"]),
        (
            "本通知自印发之日起30日后施行。",
            ["effective: 待定（据正文：自印发之日起30日后施行）"],
        ),
        ("本通知有效期五年。", ["expires: 待定（据正文：有效期五年）"]),
        ("本通知的有效期，另行规定。", []),
        (
            "《江北市甲办法》（江政发〔2010〕1号）同时废止。",
            ["relations:", "  - repeals: 江政发〔2010〕1号", "    # 据正文："],
        ),
        (
            "《江北市甲类办法》同时废止。",
            ["relations:", "  - repeals: 江北市甲类办法", "    # 据正文："],
        ),
        (
            "废止《江北市甲类办法》。",
            ["relations:", "  - repeals: 江北市甲类办法", "    # 据正文："],
        ),
        ("本通知（江政发〔2015〕3号）予以更正。", []),
        (
            "现在决定废止《江北市甲类办法》。",
            ["relations:", "  - repeals: 江北市甲类办法", "    # 据正文："],
        ),
        ("我们现决定废止《江北市甲类办法》。", []),
    ],
)
def test_what_a_text_states_is_proposed(letter: str, rows: list[str], tmp_path: Path) -> None:
    """Days and relations, with the words that state them; what it says of itself is none."""
    source = f"{TOP}{ENTRY}{NOTICE}".replace("现就有关事项通知如下。", letter)
    (found,) = proposals.propose(recognised(source, tmp_path).found)
    said = [str(one) for one in found]
    assert len(said) == len(rows)
    assert all(one.startswith(row) for one, row in zip(said, rows, strict=True))


@pytest.mark.parametrize(
    ("firm", "closes"), [("甲市甲县甲乡甲厂", True), ("甲市甲县甲乡甲", False)]
)
def test_what_closes_a_hazard_names_whom_it_concerned(
    firm: str, closes: bool, tmp_path: Path
) -> None:
    """Eight characters that both titles share: a place and a firm."""
    opened = f"关于{firm}甲楼存在重大隐患挂牌督办的通知"
    closed = f"关于{firm}乙楼销案的通知"
    body = NOTICE.replace("关于甲事的通知", opened) + NOTICE.replace(
        "关于甲事的通知", closed
    ).replace("3号", "4号")
    found = recognised(f"{TOP}{opened}……1\n{closed}……2\n{body}", tmp_path).found
    rows = [[str(one) for one in each] for each in proposals.propose(found)]
    assert rows[0] == []
    assert ("  - closes: 江政发〔2015〕3号" in rows[1]) is closes


def differences(source: str, folder: Path) -> list[tuple[str, str, str]]:
    """Give what contents and body say differently."""
    found = recognised(source, folder)
    starts = tuple(min(one.span[0] for one in each.assignments) for each in found.found)
    rows = compare.compare(found, starts)
    return [(str(one.what), str(one.here), str(one.there)) for one in rows]


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("江北市人民政府关于甲事的通知", []),
        ("关于甲事的通知", []),
        ("关于甲 事的通知（江政发〔2015〕3号）", []),
        (
            "关于甲事的通知（江政发〔2015〕4号）",
            [("文号不同", "江政发〔2015〕4号", "江政发〔2015〕3号")],
        ),
        ("关于甲亊的通知", [("标题不同", "关于甲亊的通知", "江北市人民政府关于甲事的通知")]),
    ],
)
def test_contents_and_body_say_the_same_or_it_is_told(
    listed: str, said: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    """White space and the issuer may differ."""
    assert differences(f"{TOP}{listed}……1\n{NOTICE}", tmp_path) == said


def test_what_only_contents_or_only_the_body_has_is_told(tmp_path: Path) -> None:
    """Each with its title."""
    source = f"{TOP}关于乙事的决定……1\n关于甲事的通知……2\n{NOTICE}"
    assert differences(source, tmp_path) == [
        ("目录有而正文没有", "关于乙事的决定", "（无）"),
    ]
    source = f"{TOP}关于甲事的通知……2\n{NOTICE}" + NOTICE.replace("甲", "乙").replace("3号", "4号")
    assert differences(source, tmp_path) == [
        ("正文有而目录没有", "（无）", "江北市人民政府关于乙事的通知"),
    ]


@pytest.mark.parametrize(("pages", "told"), [(3, True), (2, False)])
def test_pages_of_the_contents_are_held_against_three_numbers(
    pages: int, told: bool, tmp_path: Path
) -> None:
    """What fewer numbers say of foot or head is chance."""
    rows = notices(*((3 + at, 4, 1 + at) for at in range(3))).replace("……1", "……9")
    for at in range(pages):
        rows = rows.replace(f"4月{at + 1}日\n", f"4月{at + 1}日\n— {at + 1} —\n")
    found = [one for one in differences(rows, tmp_path) if one[0] == "原刊页码不同"]
    assert found == ([("原刊页码不同", "第9页", "第1页（页脚或书眉）")] if told else [])


@pytest.mark.parametrize(("count", "more"), [(8, ""), (9, "其余 1 处见 import-report.html")])
def test_the_screen_shows_eight_places_of_a_kind(count: int, more: str, tmp_path: Path) -> None:
    """All of them stand in the file."""
    rows = "\n".join(f"{'一' if at % 2 else '三'}、第{at}事要抓好。" for at in range(count + 1))
    source = f"{TOP}{ENTRY}{NOTICE}".replace("现就有关事项通知如下。", rows)
    found = report(source, tmp_path)
    assert len(found.errors) == count
    shown = [line for line in found.lines if "序号不连续" in line]
    assert len(shown) == 8
    assert [line.strip() for line in found.lines if "其余" in line] == ([more] if more else [])


def test_the_report_says_what_was_mended(tmp_path: Path) -> None:
    """Before and after are part of the sum; each rule has its count and its reason."""
    (tmp_path / "rules.yaml").write_text(
        "- {pattern: 甲事, replacement: 乙, reason: 误识}\n", encoding="utf-8"
    )
    (tmp_path / "a.txt").write_text(f"{TOP}{ENTRY}{NOTICE}", encoding="utf-8")
    done = import_issue(
        [tmp_path / "a.txt"], tmp_path / "content", Choices(tmp_path / "rules.yaml")
    )
    assert done.report is not None
    assert "− 改去 4 + 改成 2 = " in str(done.report.sum)
    assert "  甲事 → 乙：2 次（误识）" in done.report.lines
    assert done.folder is not None
    page = (done.folder / "import-report.html").read_text(encoding="utf-8")
    assert "<td>甲事</td>" in page
    assert "按规则改正" in page


def test_the_page_of_the_report_says_where_each_class_went(tmp_path: Path) -> None:
    """Into the text, into a field, or nowhere; each part of it has its heading."""
    source = f"{TOP}{ENTRY}{NOTICE}".replace("现就有关事项通知如下。", "一、甲事。\n三、乙事。")
    done = bring_text(source, tmp_path)
    assert done.folder is not None
    page = (done.folder / "import-report.html").read_text(encoding="utf-8")
    plain = re.sub(r"</?(?:td|th)[^>]*>", "|", re.sub(r"\s*\n\s*", "", page))
    for row in ("正文||正文||", "标题||字段||", "目录的引线和括号||略去||"):
        assert f"|{row}" in plain
    heads = [re.sub("<[^>]*>", "", one) for one in re.findall(r"<h[12].*?</h[12]>", page)]
    assert page.count("<h1") == 1
    assert heads == [
        "2015-02 导入报告",
        "字数核算",
        "刊名页",
        "文件",
        "目录与正文不同（0）",
        "段落存疑（0）",
        "疑似识别或印刷错误（1）",
        "段落的连接与分段（1）",
        "待确认的关联与有效期（1）",
    ]


def test_what_was_moved_is_held_against_what_was_claimed(tmp_path: Path) -> None:
    """A body, a title, addressees or a signature with another character is an error of ours."""
    source = f"{TOP}{ENTRY}{NOTICE}"
    (found,) = recognised(source, tmp_path).found
    loaded = load([tmp_path / "source.txt"], ())
    assert isinstance(loaded, Loaded)
    text = loaded.given.text
    assert moved(text, found) is None
    card = found.with_card(replace(found.card, title="关于丁事的通知"))
    assert str(moved(text, card)) == "标题"
    addressed = replace(found, notice=replace(found.notice, addressees="各县"))
    assert str(moved(text, addressed)) == "主送机关"
    signed = replace(found, notice=replace(found.notice, signed_by=("丁",)))
    assert str(moved(text, signed)) == "落款"
    assert str(moved(text, replace(found, blocks=()))) == "正文"


def places(*issuers: str) -> list[str]:
    """Give the places that are doubted among such issuers."""
    made = []
    for issuer in issuers:
        card = Card("", "", (), "", "", "", (issuer,), None, Place(""))
        made.append(RecognisedNotice(Notice(card), Position("", 1), -1, "", (), ()))
    found = Recognised(Head(), Contents(), tuple(made), (), (), ())
    return [one.excerpt for one in names.doubted(Print("甲", lines("甲")), found)]


@pytest.mark.parametrize(
    ("other", "most", "doubted"),
    [
        ("江化市", 3, ["江化市"]),
        ("江化市", 2, []),
        ("河化市", 3, []),
        ("江北县", 3, []),
        ("江北新市", 3, []),
    ],
)
def test_a_place_is_doubted_where_three_name_another(
    other: str, most: int, doubted: list[str]
) -> None:
    """It differs by one character, and is a place of the same kind."""
    issuers = [f"{other}人民政府", *["江北市人民政府"] * most]
    assert places(*issuers) == doubted
    assert places(*issuers, *["河西县政府"] * (most - 1)) == doubted


def advice(source: str, folder: Path) -> list[str]:
    """Import one more number into the same content/; give what gazette.yaml lacks."""
    return [row for row in map(str, report(source, folder).advice) if "gazette.yaml" in row]


def test_the_register_is_never_changed_and_what_it_lacks_is_told(tmp_path: Path) -> None:
    """Series and sections that are new, a name that differs; nothing where all is known."""
    section = "【市政府文件】\n"
    first = f"{TOP}{section}{ENTRY}{NOTICE}"
    assert advice(first, tmp_path) == ["写了新的 gazette.yaml：请改正网址，核对文号系列和栏目"]
    register = tmp_path / "content" / "gazette.yaml"
    written = register.read_bytes()
    assert advice(first.replace("第2期", "第3期"), tmp_path) == []
    other = first.replace("第2期", "第4期").replace("市政府文件", "部门文件")
    other = other.replace("江政发", "江财发").replace("江北市人民政府公报", "江北市公报")
    assert advice(other, tmp_path) == [
        "gazette.yaml 的 series 里要加：- {prefix: 江财发, code: cf, issuer: 江北市人民政府}",
        "gazette.yaml 的 sections 里要加：部门文件",
        "刊名不同：gazette.yaml 是“江北市人民政府公报”，来源是“江北市公报”",
    ]
    assert register.read_bytes() == written
    register.unlink()
    register.mkdir()
    assert advice(first.replace("第2期", "第5期"), tmp_path) == ["gazette.yaml 读不出，请先改正"]


@pytest.mark.parametrize(
    ("issuer", "section"),
    [
        ("江北市人民政府", "政府文件"),
        ("江北市人民政府办公室", "政府办公室文件"),
        ("江北市财政局", "部门文件"),
    ],
)
def test_a_notice_without_a_section_goes_by_its_issuer(
    issuer: str, section: str, tmp_path: Path
) -> None:
    """And its file says so."""
    done = bring_text(f"{TOP}{ENTRY}{NOTICE}".replace("江北市人民政府\n", f"{issuer}\n"), tmp_path)
    assert done.folder is not None
    (file,) = done.folder.glob("*.md")
    written = file.read_text(encoding="utf-8")
    assert f"section: {section}\n" in written
    assert f"# 原刊没有栏目，按发文机关归入“{section}”" in written


def test_what_the_print_does_not_say_is_a_comment_for_the_editor(tmp_path: Path) -> None:
    """Running number, day of publication, masthead: one line each where it is missing."""
    done = bring_text(f"{TOP}{ENTRY}{NOTICE}".replace("（总第18期）", ""), tmp_path)
    assert done.folder is not None
    written = (done.folder / "issue.yaml").read_text(encoding="utf-8")
    assert [line for line in written.splitlines() if line.startswith("# ")][1:] == [
        "# serial: 原刊没有总期号",
        "# published: 原刊没有出版日期",
    ]
    (tmp_path / "two").mkdir()
    done = bring_text(NOTICE, tmp_path / "two")
    assert done.folder is not None
    written = (done.folder / "issue.yaml").read_text(encoding="utf-8")
    assert "# 来源没有刊名页：年份、期号是暂定的，请核对" in written


def test_nothing_is_unfit_that_has_a_notice(tmp_path: Path) -> None:
    """The fitness of a whole number is None."""
    source = f"{TOP}{ENTRY}{NOTICE}"
    given = recognised(source, tmp_path)
    loaded = load([tmp_path / "source.txt"], ())
    assert isinstance(loaded, Loaded)
    assert fitness.unfit(loaded, given) is None
