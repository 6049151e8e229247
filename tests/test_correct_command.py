"""The command correct: the draft of a correction, written whole or not at all.

In: the gazette of tests/sites/correction, its second issue an empty draft.
Out: facts about gazette.drafting.correction, write.correction_entry and cli.correct.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gazette import cli
from gazette.build import build_site, examine
from gazette.build.context import Run
from gazette.model import Grade
from gazette.model.correction import Correction, PrintedPlace
from gazette.write.correction_entry import with_entry

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "tests/sites/correction/content"
NUMBER = "示政发〔2026〕1号"
DRAFT = "2026-02/01-gz-2026-1.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy the gazette; its second issue is a draft without notices."""
    made = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    for path in made.glob("2026-02/*.md"):
        path.unlink()
    issue = made / "2026-02/issue.yaml"
    issue.write_text(issue.read_text(encoding="utf-8").replace("已出版", "draft"), encoding="utf-8")
    return made


def run_of(content: Path) -> Run:
    """Return the run of a build or a check."""
    folders = (ROOT / "layouts", ROOT / "static")
    return Run(content, content.parent / "output", *folders, searched=False)


@pytest.fixture
def correct(
    content: Path, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Return what runs the command: its exit status, what it said, what it complained of."""

    def run(*given: str) -> tuple[int, str, str]:
        capfd.readouterr()
        output = content.parent / "output"
        folders = ["--content", str(content), "--output", str(output)]
        status = cli.main(["correct", *given, *folders])
        return status, *capfd.readouterr()

    return run


def files(content: Path) -> dict[str, bytes]:
    """Return every file of a gazette."""
    found = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in found}


def test_the_draft_has_no_problem(
    content: Path, correct: Callable[..., tuple[int, str, str]]
) -> None:
    """It says what it wrote; a build before it gives page, column and line."""
    assert build_site(run_of(content), lambda *_: None).published
    before = files(content)
    status, said, wrong = correct(NUMBER, "--was", "合法权宜", "--now", "合法权益")
    assert (status, wrong) == (0, "")
    made = {name: data for name, data in files(content).items() if before.get(name) != data}
    assert [*made] == [DRAFT]
    text = made[DRAFT].decode()
    assert text in said
    assert "    页: 1\n    栏: 左栏\n    行: 11\n    原文: 合法权宜\n" in text
    problems = examine(run_of(content), lambda *_: None)
    assert {one.rule for one in problems} <= {"published-unlocked"}


def test_without_print_it_says_that_no_page_is_known(
    content: Path, correct: Callable[..., tuple[int, str, str]]
) -> None:
    status, said, wrong = correct(NUMBER, "--was", "合法权宜", "--now", "合法权益")
    assert status == 0
    assert "页: " not in said
    assert "还不知道印在第几页" in wrong
    assert "    页:" not in (content / DRAFT).read_text(encoding="utf-8")


def test_a_further_place_is_added_to_the_same_correction(
    content: Path, correct: Callable[..., tuple[int, str, str]]
) -> None:
    """What the editor wrote meanwhile stays, to the byte; the same place is not written twice."""
    correct(NUMBER, "--was", "合法权宜", "--now", "合法权益")
    path = content / DRAFT
    text = path.read_text(encoding="utf-8").replace("---\n\n", "# 校对一遍\n备注\n---\n\n", 1)
    text = text.replace("备注\n", "摘要: 更正\n").replace("\n", "\r\n")
    path.write_text(text, encoding="utf-8", newline="")
    status, said, _ = correct(NUMBER, "--was", "120", "--now", "210", "--nth", "2")
    assert status == 0
    entry = f"  - 文件: {NUMBER}\n    原文: 120\n    改为: 210\n    第几处: 2\n"
    assert entry in said
    made = path.read_bytes().decode()
    assert made == text.replace("# 校对", entry.replace("\n", "\r\n") + "# 校对")
    status, _, wrong = correct(NUMBER, "--was", "120", "--now", "210", "--nth", "2")
    assert (status, path.read_bytes().decode()) == (1, made)
    assert "已经有这一处更正" in wrong
    other = "示政发〔2026〕2号"
    assert correct(other, "--was", "全段", "--now", "全河")[0] == 0
    assert (content / "2026-02/02-gz-2026-2.md").is_file()
    worst = [one for one in examine(run_of(content), lambda *_: None) if one.grade is Grade.MEND]
    assert worst == []


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ((NUMBER, "--was", "120", "--now", "210"), 1, "1. table-1 …[120]…；2. table-1 …[120]…"),
        ((NUMBER, "--was", "120", "--now", "210", "--nth", "3"), 1, "没有第3处"),
        ((NUMBER, "--was", "每周", "--now", "每月", "--unit", "art-9"), 1, "--unit 写成 art-2-2"),
        ((NUMBER, "--was", "权谊", "--now", "权益"), 1, "对方文件里没有“权谊”"),
        (("示政发〔2026〕8号", "--was", "甲", "--now", "乙"), 1, "本库没有"),
        (("示政发[2026]1号", "--was", "甲", "--now", "乙"), 1, "写成 示政发〔2026〕1号"),
        ((NUMBER, "--was", "甲", "--now", "甲"), 2, "而且不同"),
        ((NUMBER, "--was", " ", "--now", "甲"), 2, "两样都要写"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    content: Path,
    correct: Callable[..., tuple[int, str, str]],
    given: tuple[str, ...],
    status: int,
    said: str,
) -> None:
    before = files(content)
    found, _, wrong = correct(*given)
    assert found == status
    assert said in wrong
    assert files(content) == before


def test_without_a_draft_issue_the_way_out_is_said(
    content: Path, correct: Callable[..., tuple[int, str, str]]
) -> None:
    shutil.rmtree(content / "2026-02")
    status, _, wrong = correct(NUMBER, "--was", "合法权宜", "--now", "合法权益")
    assert status == 1
    assert "new issue 新建下一期" in wrong


def test_what_is_not_published_needs_no_correction(
    content: Path, correct: Callable[..., tuple[int, str, str]]
) -> None:
    (content / "2026-01/issue.yaml").write_text(
        (content / "2026-02/issue.yaml").read_text(encoding="utf-8").replace("期号: 2", "期号: 1"),
        encoding="utf-8",
    )
    status, _, wrong = correct(NUMBER, "--was", "合法权宜", "--now", "合法权益")
    assert status == 1
    assert "直接改这个文件" in wrong


def test_a_title_and_an_id_name_a_notice_too(
    content: Path, correct: Callable[..., tuple[int, str, str]]
) -> None:
    """One without a number is called by its id, and its title stands in the sentence before."""
    path = content / "2026-01/02-zf-2026-2.md"
    text = path.read_text(encoding="utf-8").replace(
        "文号: 示政发〔2026〕2号", "网址代号: tg-2026-2"
    )
    path.write_text(text, encoding="utf-8")
    title = "《示例县人民政府关于划定禁渔区的通告》"
    assert correct(title, "--was", "全段", "--now", "全河")[0] == 0
    made = (content / DRAFT).read_text(encoding="utf-8")
    assert "文件: tg-2026-2\n" in made
    assert f"刊登的{title}有误" in made
    assert correct("tg-2026-2", "--was", "禁渔区。", "--now", "禁渔区域。")[0] == 0
    assert made != (content / DRAFT).read_text(encoding="utf-8")


HAND = """\
---
title: 甲
corrections:
- target: 示政发〔2026〕1号
  was: 乙
  now: 丙

# 完
dated: 2026-01-01
---

corrections:
"""
ONE = Correction("tg-2026-1", "丁", "戊", printed=PrintedPlace(2, "right", 3))
ADDED = "- target: tg-2026-1\n  page: 2\n  column: right\n  line: 3\n  was: 丁\n  now: 戊"


def test_an_entry_is_written_as_the_others_are() -> None:
    """With their indent, behind the last of them, before what is written for the editor."""
    made, added = with_entry(HAND, ONE) or ("", "")
    assert added == ADDED
    assert made == HAND.replace("  now: 丙\n", f"  now: 丙\n{ADDED}\n", 1)
    assert with_entry(f"\ufeff{HAND}", ONE) == (f"\ufeff{made}", ADDED)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 甲\n---\n\ncorrections:\n",
        "---\ncorrections: [{target: 甲, was: 乙, now: 丙}]\n---\n",
        "---\ncorrections:\n  target: 甲\n---\n",
        "corrections:\n",
    ],
)
def test_a_list_of_another_form_is_left_to_the_editor(text: str) -> None:
    assert with_entry(text, ONE) is None


def test_an_entry_that_cannot_be_added_is_shown(
    content: Path, correct: Callable[..., tuple[int, str, str]]
) -> None:
    """So that it can be written by hand."""
    correct(NUMBER, "--was", "合法权宜", "--now", "合法权益")
    path = content / DRAFT
    text = path.read_text(encoding="utf-8")
    entry = text[text.index("更正:\n") : text.index("---\n\n")]
    inline = f"更正: [{{文件: {NUMBER}, 原文: 合法权宜, 改为: 合法权益}}]\n"
    path.write_text(text.replace(entry, inline), encoding="utf-8")
    before = files(content)
    status, _, wrong = correct(NUMBER, "--was", "每周", "--now", "每月")
    assert status == 1
    assert f"  - 文件: {NUMBER}\n" in wrong
    assert "    原文: 每周\n    改为: 每月\n" in wrong
    assert files(content) == before
