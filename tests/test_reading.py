"""The folders of content/ become a masthead and issues; what is in them is read or told.

In: folders made here, from the base of the rules' fixtures.
Out: facts about gazette.read.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gazette import read
from gazette.model import Masthead, Picture, Place, State
from gazette.model.issue_number import single

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model import Problem

BASE = Path(__file__).parent / "rules" / "base" / "content"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy the smallest gazette."""
    shutil.copytree(BASE, tmp_path / "content")
    return tmp_path / "content"


def told(problems: Iterable[Problem]) -> list[str]:
    """Return each Problem: file, line, column, width, rule, what."""
    return [
        f"{one.place.file}:{one.place.line}:{one.place.column}+{one.width} {one.rule} {one.what}"
        for one in problems
    ]


def write(content: Path, file: str, text: str | bytes = "x") -> None:
    """Write a file below content/."""
    path = content / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def masthead(content: Path, more: str = "") -> tuple[Masthead, list[str]]:
    """Read the masthead with lines added."""
    path = content / "gazette.yaml"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    head, problems = read.masthead(content)
    assert head
    return head, told(problems)


def test_what_a_masthead_does_not_say_is_off(content: Path) -> None:
    """No faces, no cover, no spaces between scripts, no QR codes; Chinese."""
    head, problems = masthead(content)
    assert problems == []
    assert head == Masthead(
        name="示例县人民政府公报",
        pinyin="SHILI XIAN RENMIN ZHENGFU GONGBAO",
        sponsor="示例县人民政府办公室",
        address="https://gazette.example",
        series=head.series,
        sections=("县政府文件", "人事任免"),
        places={"sections": Place("gazette.yaml", 7, 1)},
    )
    assert [(one.prefix, one.code, one.form) for one in head.series] == [("示政发", "zf", "")]


def test_what_a_masthead_says_is_in_it(content: Path) -> None:
    """Each of its fields; the files that it names are its own, and no strays."""
    write(content, "feng.png", PNG)
    write(content, "song.ttf", b"\0\1\0\0")
    head, problems = masthead(
        content,
        "language: zh-Hant\nautospace: true\nqr_codes: true\ncontact: 电话\n"
        "cover: {file: feng.png, text: 远山}\nfaces:\n  - {title: song.ttf, body: 宋体}\n"
        "colophon:\n  印数: 500册\n",
    )
    assert problems == []
    assert (head.language, head.autospace, head.qr_codes) == ("zh-Hant", True, True)
    assert head.cover == Picture("feng.png", "远山", Place("gazette.yaml", 12, 15))
    assert [(one.role, one.name, one.place.line) for one in head.faces] == [
        ("title", "song.ttf", 14),
        ("body", "宋体", 14),
    ]
    assert head.colophon == (("印数", "500册"),)
    assert head.places == {
        "contact": Place("gazette.yaml", 11, 10),
        "colophon": Place("gazette.yaml", 15, 1),
        "sections": Place("gazette.yaml", 7, 1),
    }


def test_a_file_that_the_masthead_names_is_there_and_of_use(content: Path) -> None:
    """Each is told at its name; a face that cannot be read is none."""
    write(content, "feng.png", b"GIF89a")
    head, problems = masthead(
        content, "cover: {file: feng.png, text: 远山}\nfaces: [{title: song.ttf}]\n"
    )
    assert (head.cover, head.faces) == (None, ())
    assert problems == [
        "feng.png:1:1+1 folder-unreadable `feng.png` 不是一期公报的文件夹，不会发布",
        "gazette.yaml:9:17+8 file-missing 找不到 `song.ttf`：这个文件应当在 content/ 里",
        "gazette.yaml:8:15+8 file-kind `feng.png` 的内容不是 PNG，是 GIF",
    ]


def test_a_gazette_in_characters_has_its_name_in_letters_too(content: Path) -> None:
    """One in English has its name in letters already."""
    path = content / "gazette.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("pinyin", "# pinyin"), encoding="utf-8")
    assert masthead(content)[1] == ["gazette.yaml:1:1+1 field-missing 缺少 `pinyin`（拼音）"]
    assert masthead(content, "language: en\n")[1] == []


def test_without_a_masthead_everything_is_still_named(content: Path) -> None:
    """What is not there, and what lies about."""
    (content / "gazette.yaml").unlink()
    write(content, "old/x")
    head, problems = read.masthead(content)
    assert head is None
    assert told(problems) == [
        "old:1:1+1 folder-unreadable `old` 不是一期公报的文件夹，不会发布",
        "gazette.yaml:1:1+1 file-missing 没有 gazette.yaml",
    ]
    assert (
        str(problems[1].mend)
        == "换到公报的文件夹里运行；还没有公报的，用 python build.py init 文件夹 新建"
    )
    (content / "gazette.yaml").mkdir()
    head, problems = read.masthead(content)
    assert "file-unreadable" in {one.rule for one in problems}


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("2026-2", "把文件夹改名为 2026-02"),
        ("2026-002", "把文件夹改名为 2026-02"),
        ("2026-2-3", "把文件夹改名为 2026-02-03"),
        ("2026-03-02", "把文件夹改名为 2026-02-03"),
        ("2026-02-02", "把文件夹改名为 2026-02"),
        ("2026-Z1", "把文件夹改名为 2026-z1"),
        ("2026-1", "一期一个文件夹，名为 年份-期号，例如 2026-01；不用的文件移出去"),
        ("2026-0", "一期一个文件夹，名为 年份-期号，例如 2026-01；不用的文件移出去"),
        ("一月", "一期一个文件夹，名为 年份-期号，例如 2026-01；不用的文件移出去"),
    ],
)
def test_a_folder_that_is_almost_an_issue_is_told_its_name(
    content: Path, name: str, mend: str
) -> None:
    """Unless there is an issue of that name already; a file is never told so."""
    write(content, f"{name}/x")
    _, (problem,) = read.masthead(content)
    assert (problem.rule, problem.place) == ("folder-unreadable", Place(name))
    assert str(problem.mend) == mend
    shutil.rmtree(content / name)
    write(content, name)
    _, (problem,) = read.masthead(content)
    assert str(problem.mend).startswith("一期一个文件夹")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("2026-2", "的期号写法不对"),
        ("2026-2-3", "的期号写法不对"),
        ("2026-02-02", "的两个期号相同，只是一期"),
        ("2026-03-02", "的期号前面的比后面的大"),
    ],
)
def test_what_is_wrong_with_a_folder_is_said(content: Path, name: str, wrong: str) -> None:
    """Which of its two numbers, and why."""
    write(content, f"{name}/x")
    _, (problem,) = read.masthead(content)
    assert str(problem.what) == f"文件夹 `{name}` {wrong}，不会发布"


def test_what_belongs_to_the_press_or_to_nobody_is_no_stray(content: Path) -> None:
    """A README, and whatever a name with _ keeps out."""
    for file in ("README.md", "_drafts/x", "_a.txt"):
        write(content, file)
    assert told(read.masthead(content)[1]) == []


def test_issues_stand_by_year_and_number_with_supplements_last(content: Path) -> None:
    """Not by the letters of their names."""
    for name in ("2026-100", "2026-z1", "2026-02", "2025-04", "2026-03-04", "2026-03", "2026-5"):
        write(content, f"{name}/x")
    assert read.folders(content) == (
        *("2025-04", "2026-01", "2026-02", "2026-03", "2026-03-04", "2026-100", "2026-z1"),
    )


def issue(content: Path) -> tuple[read.Reading, list[str]]:
    """Read the issue of the base."""
    head, _ = read.masthead(content)
    assert head
    found = read.issue(content / "2026-01", head)
    return found, told(found.problems)


def test_an_issue_is_what_its_folder_says(content: Path) -> None:
    """Its notices by the numbers of their files, however those are written."""
    text = (content / "2026-01/01-zf-2026-1.md").read_text(encoding="utf-8")
    for name in ("10-a.md", "2-b.md", "c.md", "a.md"):
        write(content, f"2026-01/{name}", text)
    found, problems = issue(content)
    assert problems == []
    names = [one.card.place.file.split("/")[1] for one in found.notices]
    assert names == ["01-zf-2026-1.md", "2-b.md", "10-a.md", "a.md", "c.md"]
    assert found.issue.cards == tuple(one.card for one in found.notices)
    assert (found.issue.year, found.issue.number) == (2026, single(1))
    assert (found.issue.state, found.issue.note) == (State.PUBLISHED, "")
    assert found.issue.place == Place("2026-01/issue.yaml")
    assert found.issue.places["serial"] == Place("2026-01/issue.yaml", 3, 9)


def test_an_issue_without_its_yaml_is_a_draft_with_a_mend(content: Path) -> None:
    """The mend has the year and the number that the folder's name says."""
    (content / "2026-01/issue.yaml").unlink()
    found, problems = issue(content)
    assert problems == ["2026-01/issue.yaml:1:1+1 file-missing 没有 issue.yaml"]
    mend = "建立这个文件，写上年份 2026、期号 1，以及总期号、出版日期、状态"
    assert [str(one.mend) for one in found.problems] == [mend]
    assert (found.issue.year, found.issue.state) == (2026, State.DRAFT)
    assert (found.issue.serial, found.issue.published) == (None, None)


def test_a_folder_that_is_no_issue_s_is_of_no_year(content: Path) -> None:
    """It is read all the same: reading never fails."""
    (content / "2026-01").rename(content / "x")
    head, _ = read.masthead(content)
    assert head
    made = read.issue(content / "x", head).issue
    assert (made.year, made.number) == (0, single(0))


def test_the_problems_of_an_issue_come_in_the_order_of_its_files(content: Path) -> None:
    """Characters first, then lines, then fields: one list, and none twice."""
    text = "year: 2026\nnumber: 2\nstate: x\npublished: 2026-04-10\n乱\u200b\n"
    write(content, "2026-01/issue.yaml", text)
    write(content, "2026-01/x.txt")
    _, problems = issue(content)
    assert problems == [
        "2026-01/issue.yaml:5:2+1 character-invisible 看不见的字符 U+200B（ZERO WIDTH SPACE）",
        "2026-01/issue.yaml:5:1+2 front-matter-unreadable `乱\u200b` 不是“字段: 值”",
        "2026-01/issue.yaml:3:8+1 value-unreadable `state: x` 不是 draft 或 published",
        "2026-01/issue.yaml:2:9+1 issue-name 文件夹 2026-01 与 2026年第2期 不符",
        "2026-01/x.txt:1:1+1 file-unused `x.txt` 没有被任何文件用到，不会发布",
    ]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("02-a.MD", "notice-name"),
        ("02-a.md.txt", "notice-name"),
        ("02-a.markdown", "notice-name"),
        ("02-zf-2026-2.txt", "notice-name"),
        ("a.txt", "file-unused"),
        ("a.pdf", "file-unused"),
        ("README.md", ""),
        ("import-report.html", ""),
    ],
)
def test_a_file_that_nobody_reads_is_told(content: Path, name: str, rule: str) -> None:
    """What looks like a notice is told as one: it would be missing from the issue."""
    write(content, f"2026-01/{name}")
    found, _ = issue(content)
    assert [(one.rule, one.place) for one in found.problems] == (
        [(rule, Place(f"2026-01/{name}"))] if rule else []
    )
    assert len(found.notices) == 1


def test_a_file_that_is_not_text_is_told_once(content: Path) -> None:
    """Nothing of it was read, so that nothing else can be said of it."""
    write(content, "2026-01/02-a.md", "示例".encode("gbk"))
    write(content, "2026-01/03-b.md", "示例\u200b")
    (content / "2026-01/04-c.md").symlink_to(content / "2026-01/02-a.md")
    _, problems = issue(content)
    assert [one.split(" ")[1] for one in problems] == [
        *("file-unreadable", "encoding-unreadable", "character-invisible"),
        "front-matter-missing",
    ]


def test_the_cover_of_an_issue_lies_in_its_folder(content: Path) -> None:
    """It is used, so that it is no stray; one that is not there is told with its folder."""
    path = content / "2026-01/issue.yaml"
    path.write_text(path.read_text() + "cover: {file: feng.png, text: 远山}\n")
    _, problems = issue(content)
    what = "找不到 `feng.png`：这个文件应当在 2026-01/ 里"
    assert problems == [f"2026-01/issue.yaml:6:15+8 file-missing {what}"]
    write(content, "2026-01/feng.png", PNG)
    found, problems = issue(content)
    assert (problems, found.issue.cover) == (
        [],
        Picture("feng.png", "远山", Place("2026-01/issue.yaml", 6, 15)),
    )
