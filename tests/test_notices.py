"""One file becomes one notice: its card, its blocks in printed order, what is wrong with it.

In: the text of a notice's file, and the names of the files beside it.
Out: facts about gazette.read.notice_file and gazette.read.compose.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_rule_places import FRONT, MASTHEAD

from gazette.model import Annex, Notice, Number, Place, Relation
from gazette.model.blocks import Title
from gazette.read import notice_file
from gazette.read.compose import title_units
from gazette.read.sources import Source

if TYPE_CHECKING:
    from gazette.model import Problem

FOLDER = Path("/nowhere/2026-01")
FILE = "2026-01/03-Xin_Fa.md"


def read(text: str, *names: str, folder: Path = FOLDER) -> tuple[Notice, tuple[Problem, ...]]:
    """Read a file of any text, with files of these names beside it."""
    return notice_file.notice(Source(FILE, text), MASTHEAD, folder, frozenset(names))[:2]


def notice(*lines: str, body: str = "甲乙。") -> tuple[Notice, list[str]]:
    """Read a notice; `lines` replace those of FRONT with their keys, or come in line 10."""
    keys = {line.split(":")[0] for line in lines}
    front = [line for line in FRONT if line.split(":")[0] not in keys]
    made, problems = read("\n".join(("---", *front, *lines, "---", body)))
    return made, told(problems)


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Return each Problem: line, column, width, rule, what."""
    return [
        f"{one.place.line}:{one.place.column}+{one.width} {one.rule} {one.what}" for one in problems
    ]


def test_a_notice_is_what_its_file_says() -> None:
    """The card has what an index shows, the notice the rest."""
    made, problems = notice(
        *("施行日期: 2026-04-01", "失效日期: 2027-04-01", "原刊页码: 7", "主题分类: 农业"),
        *("附注: 此件公开发布", "抄送: 县委", "附件: [{name: 名单, omitted: true}]"),
    )
    card = made.card
    assert problems == []
    assert (card.id, card.issue, card.numbers) == ("zf-2026-3", "2026-01", (number(),))
    assert (card.title, card.kind) == ("示例县人民政府关于做好春耕工作的通知", "通知")
    assert (card.section, card.issuers) == ("县政府文件", ("示例县人民政府",))
    assert (card.dated, card.expires) == (date(2026, 3, 5), date(2027, 4, 1))
    assert (card.printed_page, card.place) == (7, Place(FILE, 2, 5))
    assert card.places == {"section": Place(FILE, 6, 5), "issuer": Place(FILE, 4, 7)}
    assert (made.addressees, made.signed_by) == ("各乡镇人民政府", ("示例县人民政府",))
    assert (card.effective, made.remark) == (date(2026, 4, 1), "此件公开发布")
    assert (made.cc, made.annexes) == ("县委", (Annex("名单", "", omitted=True),))
    assert made.further == {"topic": "农业"}
    assert made.places["addressees"] == Place(FILE, 7, 7)


def number(prefix: str = "示政发", year: int = 2026, sequence: int = 3) -> Number:
    """Make a number."""
    return Number(prefix, year, sequence)


def test_a_file_without_fences_is_a_body_and_one_problem() -> None:
    """All of it is read; the file's name must do for an address."""
    made, problems = read("标题: 甲\n\n乙。")
    assert told(problems) == [
        "1:1+1 front-matter-missing 没有文件头（两行 --- 之间的部分）",
    ]
    assert (made.card.printed_page, made.card.dated, made.card.expires) == (0, None, None)
    assert [(block.text, block.line) for block in made.blocks] == [("标题: 甲", 1), ("乙。", 3)]
    assert (made.card.id, made.card.place) == ("03-xin-fa", Place(FILE))


@pytest.mark.parametrize(
    ("file", "id_"),
    [("2026-01/03-Xin_Fa.md", "03-xin-fa"), ("2026-01/通知.md", "notice"), ("a.md", "a")],
)
def test_a_notice_without_number_and_id_has_its_file_s_name(file: str, id_: str) -> None:
    """What of it can stand in an address."""
    made, _, _ = notice_file.notice(Source(file, "甲"), MASTHEAD, FOLDER, frozenset())
    assert made.card.id == id_


@pytest.mark.parametrize(
    ("lines", "id_", "problems"),
    [
        (["文号:", "网址代号: tg-2026-1"], "tg-2026-1", []),
        (
            ["文号:", "网址代号: Tg"],
            "03-xin-fa",
            ["10:7+2 value-unreadable `id: Tg` 不能用在网址里"],
        ),
        (
            ["文号:", "网址代号: files"],
            "03-xin-fa",
            ["10:7+5 value-unreadable `id: files` 不能用在网址里"],
        ),
        (["文号:"], "03-xin-fa", ["2:5+18 field-missing 缺少 `number`（文号）"]),
        (
            ["网址代号: tg-2026-1"],
            "zf-2026-3",
            ["10:7+9 value-unreadable 有文号的文件，网址由文号得出，`tg-2026-1` 用不上"],
        ),
        (
            ["文号: 甲发〔2026〕3号"],
            "03-xin-fa",
            ["9:5+10 series-unknown gazette.yaml 的文号系列里没有 `甲发`"],
        ),
        (
            ["文号: 示政发2026-3号"],
            "03-xin-fa",
            ["9:5+10 number-unreadable 文号 `示政发2026-3号` 的写法不对"],
        ),
    ],
)
def test_a_notice_has_its_address_from_its_number_or_its_id(
    lines: list[str], id_: str, problems: list[str]
) -> None:
    """Never from both; what can be none is told at its place."""
    made, said = notice(*lines)
    assert (made.card.id, said) == (id_, problems)


def test_a_notice_without_anything_lacks_its_number_at_its_beginning() -> None:
    """There is no title to point at."""
    said = told(read("---\n主题分类: 农业\n---\n甲。")[1])
    assert said[-1] == "1:1+1 field-missing 缺少 `number`（文号）"
    assert "缺少 `number`" not in "".join(told(read("---\n---\n甲。")[1]))


def test_a_joint_document_has_a_number_and_an_address_for_each_office() -> None:
    """The first number gives the address; each has its own place and its own fault."""
    made, problems = notice(
        "文号: [示政发〔2026〕3号, 示政办发〔2026〕4号, 甲发〔2026〕5号, 乙发6号]"
    )
    assert (made.card.id, made.card.other_ids) == ("zf-2026-3", ("zbf-2026-4",))
    assert made.card.numbers == (
        number(),
        number("示政办发", sequence=4),
        number("甲发", sequence=5),
    )
    assert problems == [
        "9:45+4 number-unreadable 文号 `乙发6号` 的写法不对",
        "9:33+10 series-unknown gazette.yaml 的文号系列里没有 `甲发`",
    ]
    assert made.blocks[1].text.split("\n")[-1] == "乙发6号"


@pytest.mark.parametrize(
    ("row", "relation", "problem"),
    [
        ("repeals: 示政发〔2019〕8号", ("repeals", number(year=2019, sequence=8), ""), ""),
        ("voids: tg-2026-1", ("voids", "tg-2026-1", ""), ""),
        ("voids: 2026-01/tg-1", ("voids", "2026-01/tg-1", ""), ""),
        (
            "amends: 《示例县防汛抗旱办法》",
            ("amends", "示例县防汛抗旱办法", "示例县防汛抗旱办法"),
            "",
        ),
        (
            "amends: 《防汛办法》和《抗旱办法》",
            ("amends", "《防汛办法》和《抗旱办法》", "《防汛办法》和《抗旱办法》"),
            "",
        ),
        ("repeals: 示政发8号, title: 办法", ("repeals", "示政发8号", "办法"), ""),
        (
            "repeals: 示政发8号",
            ("repeals", "示政发8号", "示政发8号"),
            "10:16+5 number-unreadable 文号 `示政发8号` 的写法不对",
        ),
        ("title: 办法", None, "10:14+2 field-missing 这一项关联没有写对方文件"),
    ],
)
def test_a_relation_names_a_number_an_id_or_a_title(
    row: str, relation: tuple[str, Number | str, str] | None, problem: str
) -> None:
    """What is meant as a number must be one, unless its title stands beside it."""
    made, problems = notice(f"关联: [{{{row}}}]")
    assert problems == ([problem] if problem else [])
    assert [(one.verb, one.target, one.title) for one in made.card.relations] == (
        [relation] if relation else []
    )


def test_one_row_may_act_in_two_ways() -> None:
    """Each act has its own place."""
    made, _ = notice("关联: [{amends: 示政发〔2019〕8号, closes: tg-1}]")
    target = number(year=2019, sequence=8)
    assert made.card.relations == (
        Relation("amends", target, "", Place(FILE, 10, 15)),
        Relation("closes", "tg-1", "", Place(FILE, 10, 36)),
    )


def annexed(*rows: str) -> list[str]:
    """Return what follows the letter of a notice with annexes, each with its kind and id."""
    made, _ = notice("附件: [" + ", ".join(f"{{{row}}}" for row in rows) + "]", "抄送: 县委")
    kinds = ("annexes", "annex-pages", "figure", "cc")
    return [f"{one.kind} {one.id} {one.text}" for one in made.blocks if one.kind in kinds]


def test_annexes_are_listed_and_those_that_are_pictures_shown() -> None:
    """One has no number; an omitted one says so; what is in print stands behind the letter."""
    assert annexed("name: 名单, omitted: true") == [
        "annexes annexes 附件：名单（略）",
        "cc copies 抄送：县委",
    ]
    assert annexed("name: 名单, file: a.PDF, print: true")[1] == "annex-pages annex-1 附件：名单"
    assert annexed("name: 地图, file: A.PNG")[1] == "figure annex-1 附件：地图"
    assert annexed("name: 名单, file: a.pdf", "name: 地图, file: a.png") == [
        "annexes annexes 附件：1.名单\n2.地图",
        "figure annex-2 附件2：地图",
        "cc copies 抄送：县委",
    ]


def test_a_notice_stands_in_the_order_of_the_standard() -> None:
    """The letter ends before its instrument; what is not written is no block."""
    made, _ = notice("附注: 此件公开发布", body="甲。\n\n# 办法\n\n乙。")
    assert [one.kind for one in made.blocks] == [
        *("title", "number", "addressees", "paragraph", "signature", "dated", "remark"),
        *("instrument", "paragraph"),
    ]
    assert made.blocks[2].text == "各乡镇人民政府："
    assert made.blocks[5].text == "2026年3月5日"
    empty, _ = read("---\n主题分类: 农业\n---\n甲。")
    assert [one.kind for one in empty.blocks] == ["paragraph"]


@pytest.mark.parametrize("written", ["各乡镇人民政府：", "各乡镇人民政府:", "各乡镇人民政府"])
def test_the_addressees_end_with_one_colon(written: str) -> None:
    """However many the editor has written."""
    assert notice(f"主送机关: {written}")[0].blocks[2].text == "各乡镇人民政府："


@pytest.mark.parametrize(
    ("title", "issuers", "units"),
    [
        ("甲关于乙的通知", ("甲",), ["甲", "关于乙的通知"]),
        ("甲、丙关于乙的通知", ("丙", "甲"), ["甲、", "丙", "关于乙的通知"]),
        ("甲 丙关于乙的通知", ("甲", "丙"), ["甲", "丙", "关于乙的通知"]),
        ("甲甲关于乙的通知", ("甲",), ["甲", "甲关于乙的通知"]),
        ("关于乙的通知", ("甲",), ["关于乙的通知"]),
        ("关于甲的通知", ("甲",), ["关于甲的通知"]),
    ],
)
def test_a_title_parts_behind_the_issuers_that_it_begins_with(
    title: str, issuers: tuple[str, ...], units: list[str]
) -> None:
    """Each once, with the mark that joins it to the next."""
    assert list(title_units(title, issuers)) == units


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("示例县人民政府关于甲的通知", ("示例县人民政府", "关于甲的通知")),
        ("[示例县人民政府关于, 甲的通知]", ("示例县人民政府关于", "甲的通知")),
        ("[Notice, on A]", ("Notice ", "on A")),
        ("关于甲的通知", ("关于甲的通知",)),
    ],
)
def test_a_title_may_break_only_where_its_parts_end(written: str, lines: tuple[str, ...]) -> None:
    """Those that the editor wrote, else issuer and rest; the space between words is kept."""
    title = notice(f"标题: {written}")[0].blocks[0]
    assert isinstance(title, Title)
    assert title.units == lines


PDF = b"%PDF-1.7"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make the folder of an issue with an annex and a picture."""
    (tmp_path / "2026-01").mkdir()
    (tmp_path / "2026-01/a.pdf").write_bytes(PDF)
    (tmp_path / "2026-01/B.png").write_bytes(PNG)
    return tmp_path / "2026-01"


def test_a_notice_has_the_files_that_it_may_use(folder: Path) -> None:
    """Each once, in the order of the text; those of the body first."""
    text = "---\n附件:\n  - name: 甲\n    file: a.pdf\n---\n![图](B.png)\n\n见[甲](a.pdf)。\n"
    made, problems = read(text, "a.pdf", "B.png", folder=folder)
    assert made.files == ("B.png", "a.pdf")
    assert not [one for one in problems if one.rule.startswith("file")]


@pytest.mark.parametrize(
    ("link", "problem", "mend"),
    [
        (
            "甲[乙](b.PNG)",
            "6:6+5 file-missing 找不到 `b.PNG`",
            "文件夹里的是 `B.png`：大小写要一致",
        ),
        (
            "[乙](c.pdf)",
            "6:5+5 file-missing 找不到 `c.pdf`",
            "把文件放进本期的文件夹，或改正文件名",
        ),
        (
            "[乙](x/a.pdf)",
            "6:5+7 file-missing `x/a.pdf` 不在本期的文件夹里",
            "把文件放进本期的文件夹，只写文件名；网址要以 https:// 开头",
        ),
        (
            "[乙](<x\\a.pdf>)",
            "6:6+7 file-missing `x\\a.pdf` 不在本期的文件夹里",
            "把文件放进本期的文件夹，只写文件名；网址要以 https:// 开头",
        ),
        (
            "![乙](a.pdf)",
            "6:6+5 file-kind `a.pdf`：不是这里能用的文件",
            "换成以 .jpg、.jpeg、.png、.gif、.webp、.svg 结尾的文件",
        ),
    ],
)
def test_a_file_that_may_not_be_used_is_told_at_its_name(
    folder: Path, link: str, problem: str, mend: str
) -> None:
    """Once for each line and use, however often it stands there."""
    text = f"---\n主题分类: 农业\n---\n\n甲。\n{link}{link}\n"
    made, problems = read(text, "a.pdf", "B.png", folder=folder)
    found = tuple(one for one in problems if one.rule.startswith("file"))
    assert told(found) == [problem]
    assert str(found[0].mend) == mend
    assert made.files == ()


def test_what_a_notice_names_is_known_even_where_it_may_not_have_it(folder: Path) -> None:
    """So that it is not told as a stray, too."""
    source = Source(FILE, "甲[乙](a.exe)和[丙](https://gazette.example)")
    assert notice_file.notice(source, MASTHEAD, folder, frozenset())[2] == {"a.exe"}


def test_a_file_whose_name_is_parted_by_a_line_s_end_is_told_at_the_line(folder: Path) -> None:
    """Where the name is not found in the line, its beginning is shown."""
    text = "---\n---\n甲[乙\n丙](c.pdf)"
    found = [one for one in read(text, folder=folder)[1] if one.rule == "file-missing"]
    assert told(tuple(found)) == ["3:1+5 file-missing 找不到 `c.pdf`"]
