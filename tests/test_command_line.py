"""The command line as a stranger uses it: half a name, a foreign folder, a question unanswered.

In: commands on a small gazette.
Out: what is said, the exit status; nothing is lost, and nobody sees a traceback.
"""

from __future__ import annotations

import errno
import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from waiting import LIMIT

from gazette import cli
from gazette.site import folder as folders

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base" / "content"
NOTICE = "示政发〔2026〕1号"

Ran = tuple[int, str, str]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder with the content of a small gazette."""
    shutil.copytree(BASE, tmp_path / "content")
    return tmp_path


@pytest.fixture
def run(home: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Return what runs a command there: its exit status, what it said, what it complained of."""

    def ran(*given: str) -> Ran:
        capfd.readouterr()
        where = [f"--content={home / 'content'}"]
        if given[0] not in ("schema", "sign", "import"):
            where.append(f"--output={home / 'output'}")
            where += [f"--layouts={ROOT / 'layouts'}", f"--static={ROOT / 'static'}"]
        status = cli.main([*given, *where])
        return status, *capfd.readouterr()

    return ran


@pytest.mark.parametrize("command", ["list --issue", "diff", "check"])
def test_half_an_issue_is_told_the_whole(command: str, run: Callable[..., Ran]) -> None:
    """Of what comes near it is asked whether it is meant; an archive has hundreds of others."""
    status, _, wrong = run(*command.split(), "2026-1")
    assert (status, "没有 2026-1 这一期；是不是 2026-01" in wrong) == (2, True)
    assert "没有 1999 这一期；最近的是 2026-01" in run(*command.split(), "1999")[2]


def test_half_a_rule_is_told_the_whole(run: Callable[..., Ran]) -> None:
    """Not all of them."""
    status, _, wrong = run("check", "--explain", "body-emty")
    assert (status, "body-empty" in wrong, "relation-self" in wrong) == (2, True, False)


def test_a_file_is_checked_by_the_name_that_list_gives(home: Path, run: Callable[..., Ran]) -> None:
    """Which stands below content/, wherever we are."""
    file = next(line for line in run("list", "notices")[1].splitlines() if ".md" in line).split()[0]
    assert run("check", "--no-print", file)[0] == 0
    assert run("check", "--no-print", str(home / "content" / file))[0] == 0
    assert run("check", "--no-print", "../secret.md")[0] == 2


def test_a_number_that_no_issue_has_leads_to_a_name_that_may_be(run: Callable[..., Ran]) -> None:
    """What is said to run is not refused in its turn."""
    asked = ("--kind", "通知", "--title", "示例的通知", "--series", "zf", "--issue")
    assert "new issue 2026-09" in run("new", "notice", *asked, "2026-09")[2]
    assert "new issue 2026-9" not in run("new", "notice", *asked, "2026-9")[2]


def test_no_number_is_not_told_of_front_matter(run: Callable[..., Ran]) -> None:
    """On a command line there is no id: to write; a number in another form is put right."""
    assert "id:" not in run("export", "nothing", "--docx")[2]
    assert f"写成 {NOTICE}" in run("export", "示政发[2026]1号", "--docx")[2]


def test_an_option_may_stand_before_its_notice(
    home: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`export --docx NOTICE` is what many write."""
    monkeypatch.chdir(home)
    number = next(iter(json.loads(run("list", "--json")[1])["notices"]))["number"]
    for given in (("--docx", number), ("--docx", "a.docx", number), (number, "--docx", "b.docx")):
        status, said, _ = run("export", *given)
        assert status == 0
        assert (home / said.strip()).is_file()
    assert run("export", "--docx")[0] == 2
    assert "没有这个文件夹" in run("export", number, "--docx", "none/c.docx")[2]


def test_schemas_are_written_into_a_folder_or_it_is_said_why_not(
    home: Path, run: Callable[..., Ran]
) -> None:
    """A file is none; a gazette that is not there has no sections to offer."""
    status, said, wrong = run("schema", str(home / "content" / "gazette.yaml"))
    assert (status, said, "却是文件" in wrong) == (1, "", True)
    assert cli.main(["schema", str(home / "made"), f"--content={home / 'none'}"]) == 2
    assert not (home / "made").exists()


@pytest.mark.parametrize("command", ["build", "check", "publish"])
def test_a_folder_of_somebody_else_is_told(
    command: str, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock that a colleague has left may not be opened."""

    def forbidden(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied", "lock")

    monkeypatch.setattr(folders, "lock", forbidden)
    status, _, wrong = run(command, *(["2026-01"] if command == "publish" else []))
    assert (status, "没有权限" in wrong, "授权" in wrong) == (1, True, True)
    assert "Permission" not in wrong


def test_a_correction_that_cannot_be_written_is_told(
    home: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its file, and nothing is left of it."""

    def forbidden(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied", "a")

    assert run("publish", "2026-01", "--no-files")[0] == 0
    assert run("new", "issue", "--published", "2026-12-30")[0] == 0
    monkeypatch.setattr("gazette.drafting.correction.write_whole", forbidden)
    status, said, wrong = run("correct", NOTICE, "--was", "示例", "--now", "例示", "--nth", "1")
    assert (status, said, "没有权限" in wrong) == (1, "", True)
    assert not list((home / "content").rglob("*gz*"))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--roots", "none"), "--roots：没有这个文件，或者不能读"),
        (("none",), "没有 none 这个文件或文件夹"),
        (("http://127.0.0.1:1/",), "看一看网址写得对不对"),
    ],
)
def test_verify_says_why_there_is_nothing(
    given: tuple[str, ...], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """What is not there, what cannot be reached, what is no file."""
    assert cli.main(["verify", *given, *([] if given[0] != "--roots" else ["output"])]) == 2
    assert said in capfd.readouterr().err


def test_content_is_no_site(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It has a log, but not what readers have: nothing of it differs."""
    (home / "content" / "published.log").touch()
    assert cli.main(["verify", str(home / "content")]) == 2
    assert "是公报的内容，不是网站" in capfd.readouterr().err


def test_a_password_is_asked_of_a_terminal_alone(home: Path, run: Callable[..., Ran]) -> None:
    """In a pipe the variable is named; a file that is not there is told before."""
    assert "没有 none 这个文件" in run("sign", "--pkcs12", "none")[2]
    (home / "a.p12").touch()
    press = [sys.executable, ROOT / "build.py"]
    done = subprocess.run(
        [*press, "sign", "--pkcs12", home / "a.p12", f"--content={home / 'content'}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=LIMIT,
    )
    assert (done.returncode, "GAZETTE_PKCS12_PASSWORD" in done.stderr) == (2, True)
    assert "Warning" not in done.stderr


def test_what_is_refused_says_what_has_not_come_about(run: Callable[..., Ran]) -> None:
    """To sign is not to publish."""
    assert run("publish", "2026-01", "--no-files")[0] == 0
    wrong = run("sign", "--key", "none")[2]
    assert ("没有发布" in wrong, "读不出钥匙 none：没有这个文件" in wrong) == (False, True)
    assert run("publish", "2026-77")[2].startswith("没有出版：")
    assert run("withdraw", "none", "--reason", "x")[2].startswith("没有撤回：")


def test_a_question_that_nobody_answers_ends_its_line(tmp_path: Path) -> None:
    """Ctrl-D at a terminal; nothing is written, and nothing of a website is said."""
    outer, inner = pty.openpty()
    os.write(outer, b"\x04")
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "init", str(tmp_path / "my")],
        stdin=inner,
        capture_output=True,
        timeout=LIMIT,
        check=False,
        encoding="utf-8",
    )
    os.close(outer)
    os.close(inner)
    assert done.returncode == 130
    assert done.stderr.splitlines()[-1] == "已中止，什么都没有写。"
    assert not (tmp_path / "my").exists()


def test_a_folder_is_looked_at_before_anything_is_asked(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Answers would be lost."""
    (tmp_path / "a").touch()
    assert cli.main(["init", str(tmp_path)]) == 1
    assert "不是空的" in capfd.readouterr().err
