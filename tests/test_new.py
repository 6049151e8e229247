"""The command new: an issue and a notice are begun, with what follows from what is held.

In: the specimen, the English site of tests/sites.
Out: facts about gazette.drafting and cli.new.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from waiting import LIMIT

from gazette import cli
from gazette.build import inspect
from gazette.build.context import Run
from gazette.drafting import Draft, put
from gazette.language.words import LANGUAGES
from gazette.model import Grade
from gazette.site.disk import Refused
from gazette.system.locks import lock_folder, open_folder

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
ENGLISH = ROOT / "tests/sites/english/content"
OFFICE = ("--section", "县政府文件")
TITLE = "示例县人民政府关于做好测试工作的通知"
FORMS = LANGUAGES["zh-Hans"].drafting.forms


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy the specimen, whose third issue is a draft."""
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


@pytest.fixture
def new(content: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Return what runs the command, with nobody at a terminal: status, output, errors."""

    def run(*given: str, of: Path = content) -> tuple[int, str, str]:
        capfd.readouterr()
        folders = ["--content", str(of), "--output", str(of.parent / "output")]
        status = cli.main(["new", *given, *folders])
        return status, *capfd.readouterr()

    return run


def problems(content: Path) -> set[tuple[str, str, Grade]]:
    """Return what a check finds, without print: file, rule and grade."""
    run = Run(content, content.parent / "output", ROOT / "layouts", ROOT / "static")
    found = inspect(run, lambda *_: None)
    return {(one.place.file, one.rule, one.grade) for one in found}


def files(content: Path) -> dict[str, bytes]:
    """Return every file of a gazette."""
    found = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in found}


def test_an_issue_follows_the_last_one(
    content: Path, new: Callable[..., tuple[int, str, str]]
) -> None:
    """Its numbers are the next ones, and the path is all that stands on standard output."""
    before = problems(content)
    status, said, _ = new("issue", "--published", "2026-12-30")
    path = content / "2026-04/issue.yaml"
    assert (status, said) == (0, f"{path}\n")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("年份: 2026\n期号: 4\n总期号: 28\n出版日期: 2026-12-30\n状态: 草稿\n")
    assert problems(content) == before
    path.write_text(re.sub("^# (?!下)", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert problems(content) == before
    status, said, _ = new("issue", "--published", "2027-02-01")
    assert said == f"{content / '2027-01/issue.yaml'}\n"
    assert "总期号: 29\n" in (content / "2027-01/issue.yaml").read_text(encoding="utf-8")
    assert new("issue", "2027-z1", "--published", "2027-02-01")[0] == 0
    assert "期号: 增刊1\n出版" in (content / "2027-z1/issue.yaml").read_text(encoding="utf-8")
    assert new("issue", "2027-02-03", "--published", "2027-07-01")[0] == 0
    assert "期号: 2-3\n总期号: 30\n" in (content / "2027-02-03/issue.yaml").read_text("utf-8")
    assert problems(content) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_fresh_notice_lacks_its_text_alone(
    form: str, content: Path, new: Callable[..., tuple[int, str, str]]
) -> None:
    """Whatever its form; and each example, taken out of its comment, is read."""
    called, kind = FORMS[form]
    shutil.rmtree(content / "2026-03")
    new("issue", "2026-03", "--published", "2026-10-10")
    before = problems(content)
    title = f"示例县人民政府关于测试的{kind}"
    asked = ("--kind", called, "--title", title, "--series", "zf", "--section", "县政府文件")
    status, said, left = new("notice", *asked)
    assert (status, left) == (0, "还要写：正文\n")
    path = Path(said.strip())
    assert path == content / "2026-03/01-zf-2026-13.md"
    found = problems(content) - before
    assert found == {("2026-03/01-zf-2026-13.md", "body-empty", Grade.LOOK)}
    text = path.read_text(encoding="utf-8")
    assert f"文种: {kind}\n栏目: 县政府文件\n落款: 示例县人民政府\n成文日期: 2026-" in text
    whole = re.sub(r"^# (?=\s|[^：，。]+:)", "", text, flags=re.MULTILINE)
    assert whole != text
    path.write_text(f"{whole}现将有关事项通知如下：\n", encoding="utf-8")
    # What it says that it does to others, its text must say, too.
    told = {rule for file, rule, _ in problems(content) - before if file.startswith("2026-03")}
    assert told <= {"relation-not-said"}


def test_what_follows_from_the_gazette_is_not_asked_for(
    content: Path, new: Callable[..., tuple[int, str, str]]
) -> None:
    """The title says the issuer, its notices of the kind the series, all of them the section."""
    shutil.rmtree(content / "2026-03")
    new("issue", "2026-03", "--published", "2026-10-10")
    title = "示例县人民政府办公室关于某事的函"
    status, said, _ = new("notice", "--kind", "函", "--title", title, "--date", "2026-09-01")
    assert status == 0
    text = Path(said.strip()).read_text(encoding="utf-8")
    assert "文号: 示政办函〔2026〕4号\n" in text
    assert "栏目: 县政府办公室文件\n" in text
    assert "成文日期: 2026-09-01\n" in text
    status, said, _ = new("notice", "--kind", "通告", "--title", "示例县人民政府关于某事的通告")
    assert said.endswith("/02-tg-2026-3.md\n")
    text = Path(said.strip()).read_text(encoding="utf-8")
    assert "网址代号: tg-2026-3\n" in text
    assert "# 主送机关" not in text
    short = ("--kind", "通知", "--title", "关于测试的通知", "--series", "示政办发")
    _, said, _ = new("notice", *short)
    text = Path(said.strip()).read_text(encoding="utf-8")
    assert "标题: 示例县人民政府办公室关于测试的通知\n" in text


def test_a_notice_stands_beside_its_section_where_there_is_room(
    content: Path, new: Callable[..., tuple[int, str, str]]
) -> None:
    """Else it stands last, and the command that moves it is told."""
    asked = ("--kind", "通知", "--title", TITLE, "--series", "zf", "--section", "县政府文件")
    status, said, left = new("notice", *asked)
    assert (status, Path(said.strip()).name) == (0, "04-zf-2026-15.md")
    assert "rename --order" in left
    Path(said.strip()).unlink()
    for old in ("03-zf-2026-14.md", "02-zbf-2026-27.md"):
        path = content / "2026-03" / old
        path.rename(path.with_name(f"1{old}"))
    status, said, left = new("notice", *asked)
    assert (status, Path(said.strip()).name) == (0, "02-zf-2026-15.md")
    assert left == "还要写：正文\n"


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        (("issue",), 2, "缺少 --published（出版日期）"),
        (("issue", "2026-4", "--published", "2026-12-01"), 1, "写成 2026-04"),
        (("issue", "第四期", "--published", "2026-12-01"), 1, "不是一期的名字"),
        (("issue", "2026-03", "--published", "2026-12-01"), 1, "写下一期 2026-04"),
        (("issue", "2026-03-04", "--published", "2026-12-01"), 1, "2026-03 已经有了"),
        (("notice",), 2, "缺少 --kind（写哪一种）：写其中一个：通知、任免、印发"),
        (("notice", "--kind", "杂文"), 1, "没有 `杂文` 这一种"),
        (("notice", "--kind", "函"), 2, "缺少 --title（标题）"),
        (("notice", "--kind", "函", "--title", "关于某事的函"), 2, "缺少 --series"),
        (
            ("notice", "--kind", "通告", "--title", "关于某事的通告"),
            2,
            "缺少 --issuer（发文机关）：写其中一个：示例县人民政府、",
        ),
        (
            ("notice", "--kind", "通知", "--title", TITLE, "--series", "zf", "--section", "要闻"),
            1,
            "改成其中一个：县政府文件、县政府办公室文件、人事任免",
        ),
        (
            ("notice", "--kind", "通知", "--title", TITLE, "--series", "国发"),
            1,
            "写 示政发（zf）、示政办发（zbf）",
        ),
        (
            ("notice", "--kind", "任免", "--title", TITLE, "--series", "zf", "--number", "12"),
            1,
            "下一个没有用过的是 示政发〔2026〕15号",
        ),
        (
            ("notice", "--kind", "通告", "--title", TITLE, "--id", "tg-2026-1", *OFFICE),
            1,
            "`tg-2026-1` 已经是 `2026-01/06-tg-2026-1.md` 的网址代号",
        ),
        (
            ("notice", "--kind", "通告", "--title", TITLE, "--id", "TG 1", *OFFICE),
            1,
            "只用小写字母",
        ),
        (
            ("notice", "--kind", "任免", "--title", TITLE, "--series", "zf", "--issue", "2026-09"),
            1,
            "先运行 python build.py new issue 2026-09",
        ),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    content: Path,
    new: Callable[..., tuple[int, str, str]],
    given: tuple[str, ...],
    status: int,
    said: str,
) -> None:
    """Nobody is at a terminal: the option that lacks is named, with what it may be."""
    before = files(content)
    found, out, wrong = new(*given)
    assert (found, out) == (status, "")
    assert said in wrong
    assert files(content) == before


def test_no_draft_issue_and_a_locked_one_are_told(
    content: Path, new: Callable[..., tuple[int, str, str]]
) -> None:
    shutil.rmtree(content / "2026-03")
    asked = ("notice", "--kind", "任免", "--title", TITLE, "--series", "zf")
    status, _, wrong = new(*asked)
    assert (status, "mend: 先运行 python build.py new issue" in wrong) == (1, True)
    lock = "gazette-lock 1\nissue 2026-02\nversion 1\nlog -\nkey -\ncodes -\npages 0 0\n"
    made = "".join(f"# {line}\n" for line in lock.splitlines())
    (content / "2026-02/published.lock").write_text(made, encoding="utf-8")
    (content / "2026-02/published.txt").write_text(
        "# gazette-text 1\taddress\tsalt\ttext\n", encoding="utf-8"
    )
    status, _, wrong = new(*asked, "--issue", "2026-02")
    assert (status, "publish 2026-02 --again" in wrong) == (1, True)


def test_a_file_that_cannot_be_read_keeps_its_number(
    content: Path, new: Callable[..., tuple[int, str, str]]
) -> None:
    """It is not UTF-8, but its name says which number it bears."""
    text = (content / "2026-03/03-zf-2026-14.md").read_text(encoding="utf-8")
    (content / "2026-03/04-zf-2026-20.md").write_bytes(
        text.replace("㛃", "洁").replace("14号", "20号").encode("gbk")
    )
    asked = ("--kind", "任免", "--title", TITLE, "--series", "zf")
    assert new("notice", *asked)[1].endswith("05-zf-2026-21.md\n")
    (content / "gazette.yaml").write_bytes("name: 示例县人民政府公报\n".encode("gbk"))
    status, _, wrong = new("notice", *asked)
    assert (status, "gazette.yaml 读不出来\n  mend: 运行 check" in wrong) == (1, True)


def test_a_name_that_exists_and_a_full_disk_change_nothing(
    content: Path,
    new: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (content / "2026-04").mkdir()
    (content / "2026-04/issue.yaml").symlink_to("nowhere")
    status, _, wrong = new("issue", "2026-04", "--published", "2026-12-01")
    assert (status, wrong.splitlines()[0]) == (1, "2026-04 已经有了")
    with pytest.raises(Refused, match="已经有了"):  # a link, though nothing is behind it
        put(content, Draft("2026-04/issue.yaml", "year: 2026\n"))
    shutil.rmtree(content / "2026-04")
    before = files(content)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "2026-04/issue.yaml")

    monkeypatch.setattr("gazette.drafting.draft.write_whole", full)
    status, _, wrong = new("issue", "2026-04", "--published", "2026-12-01")
    assert status == 1
    assert "没有写" in wrong
    assert "磁盘已满" in wrong
    assert files(content) == before
    assert not (content / "2026-04").exists()


def test_an_english_gazette_is_drafted_in_english(
    tmp_path: Path, new: Callable[..., tuple[int, str, str]]
) -> None:
    """Its keys, its kinds, the forms of its numbers, the comments."""
    content = Path(shutil.copytree(ENGLISH, tmp_path / "english"))
    before = problems(content)
    assert new("issue", "--published", "2026-06-30", of=content)[0] == 0
    asked = ("--title", "Notice on the Harbour", "--section", "General Notices")
    status, said, left = new("notice", "--kind", "Notice", "--series", "ln", *asked, of=content)
    assert (status, left) == (0, "Still to be written: text\n")
    text = Path(said.strip()).read_text(encoding="utf-8")
    assert text.startswith("---\nnumber: Local Notice 2 of 2026\ntitle: Notice on the Harbour\n")
    assert "# addressees: All departments\n" in text
    made = text + (content / "2026-02/issue.yaml").read_text(encoding="utf-8")
    assert re.search("[\u3000-\u303f\u3400-\u9fff]", made) is None
    told = {rule for _, rule, _ in problems(content) - before}
    assert told == {"body-empty"}
    status, _, wrong = new("notice", "--kind", "Notice", of=content)
    assert (status, "--title is missing (title)" in wrong) == (2, True)


def test_a_terminal_is_asked(content: Path) -> None:
    """By number or in words; what is no answer is asked for again."""
    folders = ["--content", str(content), "--output", str(content.parent / "output")]
    outer, inner = pty.openpty()
    os.write(outer, f"任何\n2\n{TITLE}\n示政发\n人事任免\n".encode())
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "new", "notice", *folders],
        stdin=inner,
        capture_output=True,
        timeout=LIMIT,
        check=False,
        encoding="utf-8",
    )
    os.close(outer)
    os.close(inner)
    assert "  2. 任免\n" in done.stderr
    assert "写一个号码，或者照上面的写" in done.stderr
    path = content / "2026-03/04-zf-2026-15.md"
    assert (done.returncode, done.stdout) == (0, f"{path}\n")
    assert "栏目: 人事任免\n" in path.read_text(encoding="utf-8")


def test_a_closed_input_is_no_terminal(content: Path) -> None:
    folders = ["--content", str(content), "--output", str(content.parent / "output")]
    closed = ("/bin/sh", "-c", 'exec "$0" "$@" <&-')
    done = subprocess.run(
        [*closed, sys.executable, str(ROOT / "build.py"), "new", "issue", *folders],
        capture_output=True,
        timeout=LIMIT,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert "缺少 --published" in done.stderr


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("new.issue_draft", ("new", "issue", "--published", "2026-12-30")),
        (
            "new.notice_draft",
            ("new", "notice", "--kind", "任免", "--title", TITLE, "--series", "zf"),
        ),
        ("rename.renaming", ("rename", "tg-2026-3", "--id", "tg-2026-9")),
    ],
)
def test_content_is_held_from_the_look_to_the_writing(
    content: Path, monkeypatch: pytest.MonkeyPatch, name: str, given: tuple[str, ...]
) -> None:
    """So that two who begin at once do not take the same number."""
    usual = getattr(import_module(f"gazette.cli.{name.partition('.')[0]}"), name.partition(".")[2])
    free = []

    def looked(*asked: object) -> object:
        with open_folder(content) as handle:
            free.append(lock_folder(handle))
        return usual(*asked)

    monkeypatch.setattr(f"gazette.cli.{name}", looked)
    folders = ["--content", str(content), "--output", str(content.parent / "output")]
    assert cli.main([*given, *folders]) == 0
    assert free == [False]
