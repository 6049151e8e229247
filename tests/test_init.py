"""The command init: a gazette of one's own that checks clean, builds and is published.

In: the command line, in Chinese and English.
Out: facts about gazette.drafting.gazette, folder and cli.init.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from waiting import LIMIT

from gazette import __version__, cli
from gazette.drafting import folder as folders

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
PRESS = ("--layouts", str(ROOT / "layouts"), "--static", str(ROOT / "static"))
ASKED = (
    *("--name", "测试市人民政府公报", "--pinyin", "CESHI SHI RENMIN ZHENGFU GONGBAO"),
    *("--sponsor", "测试市人民政府办公室", "--series", "测政发=cf=测试市人民政府"),
    *("--series", "测政办发=cbf=测试市人民政府办公室", "--published", "2026-03-31"),
)
ENGLISH = (
    *("--name", "Norham Town Gazette", "--sponsor", "Office of the Town Council"),
    *("--series", "TN=tn=Norham Town Council", "--language", "en", "--published", "2026-03-31"),
)

Ran = tuple[int, str, str]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Return what runs a command: its exit status, what it said, what it complained of."""

    def ran(*given: str) -> Ran:
        capfd.readouterr()
        status = cli.main(list(given))
        return status, *capfd.readouterr()

    return ran


@pytest.mark.parametrize("asked", [ASKED, ENGLISH], ids=["zh-Hans", "en"])
def test_a_new_gazette_checks_clean_and_is_published(
    asked: tuple[str, ...], tmp_path: Path, run: Callable[..., Ran]
) -> None:
    """From nothing to a site with its first issue, by the commands that its README names."""
    home = tmp_path / "my"
    status, said, _ = run("init", str(home), *asked)
    assert status == 0
    made = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert {Path(line).relative_to(home).as_posix() for line in said.splitlines()} == made
    assert made >= {
        *("content/gazette.yaml", "content/2026-01/issue.yaml", "content/2026-01/01-tg-2026-1.md"),
        *("README.md", "requirements.txt", ".gitignore"),
    }
    where = ("--content", str(home / "content"), "--output", str(home / "output"), *PRESS)
    status, said, _ = run("check", *where)
    assert status == 0
    assert len(said.splitlines()) == 1
    assert run("build", *where)[0] == 0
    assert run("new", "notice", *where)[0] == 2
    assert run("publish", "2026-01", *where)[0] == 0
    assert run("build", *where)[0] == 0
    assert (home / "output/2026-01/tg-2026-1/index.html").is_file()
    assert (home / "output/2026-01/2026-01.pdf").is_file()
    assert run("diff", *where)[0] == 0


def test_every_comment_may_be_taken_out(tmp_path: Path, run: Callable[..., Ran]) -> None:
    """The examples of the masthead, the issue and the notice are read without a Problem."""
    home = tmp_path / "my"
    run("init", str(home), *ASKED)
    for path in (home / "content").rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        whole = re.sub(r"^# (?=[^：，。]+: )", "", text, flags=re.MULTILINE)
        assert whole != text
        path.write_text(whole, encoding="utf-8")
    where = ("--content", str(home / "content"), "--output", str(home / "output"), *PRESS)
    status, said, _ = run("check", "--no-print", *where)
    assert (status, len(said.splitlines())) == (0, 1)


def test_an_english_gazette_has_no_word_of_chinese(tmp_path: Path, run: Callable[..., Ran]) -> None:
    home = tmp_path / "my"
    run("init", str(home), *ENGLISH)
    texts = [path.read_text(encoding="utf-8") for path in home.rglob("*") if path.is_file()]
    assert re.search("[\u3000-\u303f\u3400-\u9fff]", "".join(texts)) is None


def test_the_version_is_pinned_and_what_is_made_is_not_kept(
    tmp_path: Path, run: Callable[..., Ran]
) -> None:
    home = tmp_path / "my"
    run("init", str(home), *ASKED)
    lines = (home / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == f"./press/gazette_press-{__version__}-py3-none-any.whl"
    kept = (home / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {"output/", ".output.press/", ".venv/"} <= {*kept}
    assert oct(home.stat().st_mode & 0o777) == "0o755"


def test_templates_come_along(
    tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the press brings for forges and editors of text, byte for byte."""
    brought = tmp_path / "templates/.forge/check.yml"
    brought.parent.mkdir(parents=True)
    brought.write_bytes(b"on: push\r\n")
    monkeypatch.setattr(folders, "TEMPLATES", tmp_path / "templates")
    status, said, _ = run("init", str(tmp_path / "my"), *ASKED)
    assert (status, ".forge/check.yml" in said) == (0, True)
    assert (tmp_path / "my/.forge/check.yml").read_bytes() == b"on: push\r\n"


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ((), 2, "缺少 --name（公报名称）"),
        (("--name", "甲公报"), 2, "缺少 --pinyin"),
        (("--name", "A", "--language", "en"), 2, "--sponsor is missing"),
        (("--name", "A", "--sponsor", "B", "--language", "en"), 2, "--series is missing"),
        ((*ASKED, "--series", "测政函"), 2, "--series 写成 代字=代号=发文机关：测政函"),
        ((*ASKED, "--series", "测政函=cf=测试市人民政府"), 2, "`cf` 写了两次"),
        ((*ASKED, "--series", "测政函=c f=测试市人民政府"), 1, "代号 `c f` 不能用在网址里"),
        ((*ASKED, "--address", "gazette.example"), 1, "不是网址"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_left(
    tmp_path: Path, run: Callable[..., Ran], given: tuple[str, ...], status: int, said: str
) -> None:
    found, out, wrong = run("init", str(tmp_path / "my"), *given)
    assert (found, out) == (status, "")
    assert said in wrong
    assert [*tmp_path.iterdir()] == []


def test_a_folder_with_anything_in_it_is_left_alone(
    tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is empty is taken; a full disk leaves nothing behind."""
    home = tmp_path / "my"
    home.mkdir()
    (home / "a").touch()
    status, _, wrong = run("init", str(home), *ASKED)
    assert (status, "不是空的" in wrong) == (1, True)
    assert [*home.iterdir()] == [home / "a"]
    (home / "a").unlink()
    assert run("init", str(home), *ASKED)[0] == 0

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "my")

    monkeypatch.setattr(folders, "sync_all", full)
    status, _, wrong = run("init", str(tmp_path / "other"), *ASKED)
    assert (status, "磁盘已满" in wrong) == (1, True)
    assert [*tmp_path.iterdir()] == [home]


def test_a_terminal_is_asked(tmp_path: Path) -> None:
    """What is no series is asked for again."""
    outer, inner = pty.openpty()
    answers = "测试市人民政府公报\nCESHI SHI\n测试市人民政府\n测政发\n测政发=cf=测试市人民政府\n"
    os.write(outer, answers.encode())
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
    assert done.returncode == 0
    text = (tmp_path / "my/content/gazette.yaml").read_text(encoding="utf-8")
    assert text.startswith("名称: 测试市人民政府公报\n拼音: CESHI SHI\n主管主办: 测试市人民政府\n")
    assert done.stderr.count("代字=代号=发文机关") == 2
    assert done.stderr.count("三样都写") == 1
