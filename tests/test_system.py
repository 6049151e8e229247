"""Other systems: what the press does where Linux's calls are not to be had.

In: folders as both kinds of systems open them; the command line on a system that lacks these calls.
Out: the same files read, the same site, clear words where something cannot be had.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_build import tree

from gazette.content import files
from gazette.site import disk
from gazette.system import folders, locks, names
from gazette.system.folders import NamedFolders, OpenFolders

if TYPE_CHECKING:
    from gazette.system.folders import Folders

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base" / "content"
NEEDS_LINUX = {
    "gazette/print/sandbox.py",
    "gazette/print/sandbox_process.py",
    "gazette/print/sandbox_server.py",
}
"""What does more where processes fork (`system.FORKS`)."""


@pytest.fixture(params=[OpenFolders, NamedFolders])
def entered(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Open folders as one kind of system does."""
    made: Folders = request.param()
    monkeypatch.setattr(files, "FOLDERS", made)
    return made


def test_a_file_is_read_by_either_kind_of_system(entered: Folders, tmp_path: Path) -> None:
    """In a folder of a folder, and under a name that another system has composed."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "e\u0301.md").write_bytes(b"\r\ntext\x1a\n")
    assert files.load(tmp_path, "a/b/\u00e9.md") == b"\r\ntext\x1a\n"
    assert files.listed(tmp_path, "a").folders == ("b",)
    assert files.listed(tmp_path, "a/b").files == {"e\u0301.md"}
    for missing in ("a/b/c.md", "a/c/d.md", "a/../a/b", ""):
        assert files.load(tmp_path, missing) != b""
        assert not isinstance(files.load(tmp_path, missing), bytes)


def test_no_link_is_followed_by_either_kind_of_system(entered: Folders, tmp_path: Path) -> None:
    """Neither to a file nor to a folder; a pipe is no file, and nobody waits for it."""
    content = tmp_path / "content"
    (content / "real").mkdir(parents=True)
    (tmp_path / "secret").write_bytes(b"secret")
    (content / "link.md").symlink_to(tmp_path / "secret")
    (content / "out").symlink_to(tmp_path)
    os.mkfifo(content / "pipe.md")
    for path in ("link.md", "out/secret", "pipe.md"):
        found = files.load(content, path)
        assert not isinstance(found, bytes)
        assert found.rule == "file-unreadable"
    seen = files.listed(content)
    assert (seen.files, seen.folders) == (frozenset(), ("real",))
    assert len(seen.problems) == 3


def test_a_name_counts_letter_by_letter_where_the_system_does_not(tmp_path: Path) -> None:
    """What only one system takes for the same file is missing on the next."""
    (tmp_path / "A.md").write_bytes(b"text")
    here = NamedFolders()

    assert os.read(here.file(here.root(tmp_path), "A.md"), 9) == b"text"
    with pytest.raises(FileNotFoundError):
        here.file(here.root(tmp_path), "a.md")


def test_a_file_that_is_exchanged_while_it_is_opened_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the opening somebody may put a link in its place."""
    (tmp_path / "a.md").write_bytes(b"text")
    (tmp_path / "secret").write_bytes(b"secret")
    opened = os.open

    def exchanged(path: Path, flags: int) -> int:
        path.unlink()
        path.symlink_to(tmp_path / "secret")
        return opened(path, flags)

    monkeypatch.setattr(folders.os, "open", exchanged)
    here = NamedFolders()
    with pytest.raises(OSError) as error:  # noqa: PT011 - its number says which
        here.file(here.root(tmp_path), "a.md")
    assert error.value.errno == errno.ELOOP


def test_a_name_in_use_for_a_moment_is_given_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scanner has it open; one that keeps it open is an error at last."""
    (tmp_path / "new").write_bytes(b"new")
    calls: list[int] = []
    replace = Path.replace

    def busy(one: Path, two: Path) -> Path:
        calls.append(len(calls))
        if len(calls) < 3:
            raise PermissionError(errno.EACCES, "in use")
        return replace(one, two)

    monkeypatch.setattr(names, "POSIX", False)
    monkeypatch.setattr(names, "_MOMENT", 0)
    monkeypatch.setattr(Path, "replace", busy)
    disk.write_whole(tmp_path / "file", b"text")
    assert ((tmp_path / "file").read_bytes(), len(calls)) == (b"text", 3)
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError()))
    with pytest.raises(PermissionError):
        disk.write_whole(tmp_path / "file", b"other")
    assert (tmp_path / "file").read_bytes() == b"text"


def test_a_lock_that_nobody_can_name_is_told_without_a_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only Linux says which process has it."""
    monkeypatch.setattr(locks.sys, "platform", "darwin")
    with (tmp_path / "lock").open("ab") as file:
        assert locks.lock_holder(file) == 0
    monkeypatch.setattr(disk, "lock_file", lambda _: False)
    with pytest.raises(disk.Busy) as busy, disk.lock(tmp_path / "lock", 0):
        pass
    assert str(busy.value.what).startswith("另一次构建正在使用")


def other(tmp_path: Path, *line: str) -> tuple[int, str]:
    """Run the press as on a system that lacks what Linux has; its exit status and words."""
    command = [sys.executable, str(ROOT / "tests" / "other_system.py"), *line]
    place = ["--content", str(tmp_path / "content"), "--output", str(tmp_path / "output")]
    done = subprocess.run(
        [*command, *place], capture_output=True, encoding="utf-8", check=False, cwd=tmp_path
    )
    return done.returncode, done.stdout + done.stderr


def test_a_site_is_made_without_what_only_linux_has(tmp_path: Path) -> None:
    """Byte for byte that of Linux, with its search; an edit exchanges it by renames."""
    shutil.copytree(BASE, tmp_path / "content")
    status, said = other(tmp_path, "build", "--no-print", "--jobs", "1")
    assert status == 0, said
    line = [sys.executable, ROOT / "build.py", "build", "--no-print"]
    place = ["--content", tmp_path / "content", "--output", tmp_path / "linux"]
    subprocess.run([*line, *place], check=True, capture_output=True)
    assert tree(tmp_path / "output") == tree(tmp_path / "linux")
    notice = tmp_path / "content" / "2026-01" / "01-zf-2026-1.md"
    notice.write_bytes(notice.read_bytes() + "\n又一段。\n".encode())
    status, said = other(tmp_path, "build", "--no-print", "--jobs", "1")
    assert status == 0, said
    page = tmp_path / "output" / "2026-01" / "zf-2026-1" / "index.html"
    assert "又一段" in page.read_text(encoding="utf-8")


@pytest.fixture
def pango(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put Pango and fontconfig where Windows would have them."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "libpango-1.0-0.dll").touch()
    for name in ("fc-list", "fc-match", "fc-query"):
        (folder / f"{name}.exe").symlink_to(str(shutil.which(name)))
    monkeypatch.setenv("WEASYPRINT_DLL_DIRECTORIES", f"C:\\nowhere;{folder}")


@pytest.mark.usefixtures("pango")
def test_an_issue_is_printed_by_processes_that_do_not_fork(tmp_path: Path) -> None:
    """Byte for byte the site and the PDFs of Linux."""
    shutil.copytree(BASE, tmp_path / "content")
    status, said = other(tmp_path, "build", "--no-search", "--jobs", "1")
    assert status == 0, said
    line = [sys.executable, ROOT / "build.py", "build", "--no-search"]
    place = ["--content", tmp_path / "content", "--output", tmp_path / "linux"]
    subprocess.run([*line, *place], check=True, capture_output=True)
    assert list((tmp_path / "output").rglob("*.pdf"))
    assert tree(tmp_path / "output") == tree(tmp_path / "linux")


def test_what_cannot_be_printed_is_said_before_anything_is_done(tmp_path: Path) -> None:
    """`build` names the way out, and `check` does without."""
    shutil.copytree(BASE, tmp_path / "content")
    status, said = other(tmp_path, "build")
    assert (status, "--no-print" in said) == (1, True)
    assert not (tmp_path / "output").exists()
    status, said = other(tmp_path, "check")
    assert (status, "印刷版没有排" in said) == (0, True)


def test_processes_that_cannot_fork_share_out_the_issues(tmp_path: Path) -> None:
    """Each loads what it needs by itself (macOS, Windows); the site is the same."""
    content = tmp_path / "content"
    for number in range(1, 8):
        issue = content / f"2026-0{number}"
        shutil.copytree(BASE / "2026-01", issue)
        text = (issue / "issue.yaml").read_text(encoding="utf-8")
        text = re.sub(r"(?m)^number: .*$", f"number: {number}", text)
        text = re.sub(r"(?m)^serial: .*$", f"serial: {24 + number}", text)
        (issue / "issue.yaml").write_text(text, encoding="utf-8")
        notice = (issue / "01-zf-2026-1.md").read_text(encoding="utf-8")
        (issue / "01-zf-2026-1.md").unlink()
        notice = notice.replace("1号", f"{number}号")
        (issue / f"01-zf-2026-{number}.md").write_text(notice, encoding="utf-8")
    shutil.copy(BASE / "gazette.yaml", content)
    start = "import multiprocessing as m, sys; m.set_start_method('spawn');"
    program = f"{start} sys.path.insert(0, {str(ROOT)!r}); from gazette.door import main; main()"
    line = ["build", "--no-print", "--no-search", "--content", content]
    for name, jobs, command in (
        ("one", "1", [ROOT / "build.py"]),
        ("two", "2", ["-c", program]),
    ):
        more = ["--output", tmp_path / name, "--jobs", jobs]
        subprocess.run([sys.executable, *command, *line, *more], check=True, capture_output=True)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


@pytest.mark.slow
@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_nothing_else_calls_what_another_system_lacks(platform: str) -> None:
    """Mypy knows what each system has: all that differs stands in gazette/system/."""
    command = [sys.executable, "-m", "mypy", "--platform", platform, "--no-error-summary"]
    command += ["--cache-dir", str(ROOT / ".mypy_cache" / platform), "--hide-error-context"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert said.stderr == ""
    wrong = {line.partition(":")[0] for line in said.stdout.splitlines() if ": error:" in line}
    assert wrong == (NEEDS_LINUX if platform == "win32" else set())
