"""What is written of an import reads back as what was meant, or nothing is written.

In: short invented numbers.
Out: tests of gazette/importers/writing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_importers import recognised
from test_importers_kinds import NOTICE
from test_importers_pages import PAGES, TOP

from gazette.importers.sources.load import Loaded, load
from gazette.importers.writing import codes, files, install, verify
from gazette.model import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.importers.writing.files import File

NUMBER = TOP + "".join(f"{text}— {number} —\n" for number, text in enumerate(PAGES, 1))


def made(folder: Path, source: str = NUMBER) -> tuple[File, ...]:
    """Return the files of a number as they are to be written."""
    given = recognised(source, folder)
    return files.notices(given.found, given.head, {}, ((),) * len(given.found))


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    """Every file is the document that was meant."""
    given = made(tmp_path)
    for file in given:
        (tmp_path / file.name).write_text(file.text, encoding="utf-8")
    assert verify.differs(tmp_path, given) is None


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("title: 江北", "title: 江化", "字段 title 读回来不同"),
        ("section: 政府文件", "section: 部门文件", "字段 section 读回来不同"),
        ("各县（区）人民政府", "各县人民政府", "字段 addressees 读回来不同"),
        ("为了甲事", "为了乙事", "应为“甲事，制定本办法。”，读回来是“乙事，制定本办法。”"),
        ("制定本办法。", "制定本办法", "应为“。”，读回来是“”"),
        ("第一条　为了", "## 第一条　为了", "“第一条　为了甲事，制定本”的层次或格式读回来不同"),
        ("第二条　本办法自公布之日起施行。", "", "应为“第二条　本办法自公布之日”，读回来是“”"),
        ("抓好贯{p2}彻", "抓好{p2}贯彻", "原刊页码的标记读回来不同"),
    ],
)
def test_a_file_that_reads_back_otherwise_is_named(
    before: str, after: str, said: str, tmp_path: Path
) -> None:
    """With the field, or with the first characters that differ; a page has its character."""
    given = made(tmp_path)
    for at, file in enumerate(given):
        text = file.text if at else file.text.replace(before, after)
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    assert before in given[0].text
    found = verify.differs(tmp_path, given)
    assert found
    assert (found[0], str(found[1])) == (given[0].name, said)


def test_an_issue_that_would_read_back_otherwise_is_not_written(tmp_path: Path) -> None:
    """Nothing is left behind; the Problem names the file."""
    given = made(tmp_path)
    texts = {file.name: file.text.replace("甲事", "乙事") for file in given}
    found = install.install(tmp_path / "content", "2024-01", texts, given, "name: 甲\n")
    assert isinstance(found, Problem)
    assert found.rule == "import-not-exact"
    assert list((tmp_path / "content").iterdir()) == []


def test_an_older_issue_is_kept_under_the_next_hidden_name(tmp_path: Path) -> None:
    """The first is .old-1, the second .old-2, and what is told names it."""
    given = made(tmp_path)
    texts = {file.name: file.text for file in given}
    content = tmp_path / "content"
    told = []
    for _ in range(3):
        found = install.install(content, "2024-01", texts, given, "")
        assert not isinstance(found, Problem)
        told.append([str(one) for one in found[1]])
    assert told == [
        [],
        ["原来的 2024-01 保留为 .2024-01.old-1"],
        ["原来的 2024-01 保留为 .2024-01.old-2"],
    ]
    names = sorted(path.name for path in content.iterdir())
    assert names == [".2024-01.old-1", ".2024-01.old-2", "2024-01"]


def test_a_folder_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    """Where a file stands in its place."""
    (tmp_path / "content").write_text("", encoding="utf-8")
    found = install.install(tmp_path / "content", "2024-01", {}, (), "")
    assert isinstance(found, Problem)
    assert found.rule == "import-unwritable"


@pytest.mark.parametrize(
    ("title", "number", "names"),
    [
        ("关于甲事的通知", "江政发〔2015〕3号\n", ["01-zf-2015-3.md"]),
        ("关于甲事的通告", "", ["01-tg-2015-1.md"]),
        ("关于甲事的公告", "", ["01-gg-2015-1.md"]),
    ],
)
def test_a_file_is_named_after_its_number_or_its_kind(
    title: str, number: str, names: list[str], tmp_path: Path
) -> None:
    """A kind is counted in its issue."""
    source = NOTICE.replace("关于甲事的通知", title).replace("江政发〔2015〕3号\n", number)
    assert [file.name for file in made(tmp_path, source)] == names


def test_orders_are_named_after_their_own_number(tmp_path: Path) -> None:
    """第12号 of the year in which it was signed."""
    source = "江北市人民政府令\n第12号\n现予公布。\n江北市人民政府\n2015年4月1日\n"
    assert [file.name for file in made(tmp_path, source)] == ["01-l-2015-12.md"]


def test_two_of_a_kind_without_a_number_are_counted(tmp_path: Path) -> None:
    """In the order of the print; one without a day is of the year of its issue."""
    body = NOTICE.replace("江政发〔2015〕3号\n", "").replace("通知", "通告")
    second = body.replace("甲", "乙").replace("2015年4月1日\n", "")
    listed = "目录\n关于甲事的通告……1\n关于乙事的通告……2\n"
    source = f"江北市人民政府公报\n2016年第2期\n{listed}{body}{second}"
    assert [file.name for file in made(tmp_path, source)] == ["01-tg-2015-1.md", "02-tg-2016-2.md"]


@pytest.mark.parametrize(
    ("title", "section", "kind"),
    [
        ("关于甲事的通知", "人事任免", "通知"),
        ("政府工作要闻", "政策解读", "解读"),
        ("政府工作要闻", "市政府通知", "文件"),
        ("政府工作要闻", "", "文件"),
    ],
)
def test_the_kind_of_a_document_is_that_of_its_title_or_its_section(
    title: str, section: str, kind: str, tmp_path: Path
) -> None:
    """A section of official documents says nothing of what is none."""
    (found,) = recognised(NOTICE, tmp_path).found
    loaded = load([tmp_path / "source.txt"], ())
    assert isinstance(loaded, Loaded)
    card = type(found.card)("", "", (), title, "", section, (), None, found.card.place)
    assert files.kind(found.with_card(card)) == kind


def test_a_code_of_a_kind_is_its_initials() -> None:
    """As in addresses: 通告 is tg, 政策解读 zcjd."""
    assert [codes.initials(kind) for kind in ("通告", "政策解读", "大事记")] == [
        "tg",
        "zcjd",
        "dsj",
    ]
