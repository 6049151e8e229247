"""The desk's git: named files alone, nothing started that a repository asks for, words for people.

In: gazette.desk.git, real repositories.
Out: facts.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from gazette.desk.git.commit import Author, commit
from gazette.desk.git.history import history, version
from gazette.desk.git.process import repository
from gazette.desk.git.proposed import proposed
from gazette.desk.git.sending import fetch, send
from gazette.desk.git.status import Change, committed, status
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = "---\n文号: 示政发〔2026〕3号\n标题: 关于甲的通知\n文种: 通知\n---\n\n正文\n"
FILE = "2026-01/01-zf-2026-3.md"
AUTHOR = Author("张三", "zhang@office.example")


def git(where: Path, *arguments: str) -> str:
    """Run git as a user would."""
    done = subprocess.run(["git", *arguments], cwd=where, check=True, capture_output=True)
    return done.stdout.decode()


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with content/, a clone of a bare one that others share."""
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text("[init]\n\tdefaultBranch = main\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in [name for name in os.environ if name.startswith("GIT_AUTHOR")]:
        monkeypatch.delenv(name)
    git(tmp_path, "init", "--quiet", "--bare", "shared.git")
    git(tmp_path, "clone", "--quiet", "shared.git", "own")
    content = tmp_path / "own" / "content"
    (content / "2026-01").mkdir(parents=True)
    (content / FILE).write_text(NOTICE)
    (tmp_path / "own" / "README.md").write_text("a\n")
    colleague(tmp_path / "own", "begin")
    git(tmp_path / "own", "push", "--quiet", "-u", "origin", "main")
    return content


def colleague(where: Path, text: str) -> None:
    """Commit all that there is, as somebody else."""
    git(where, "add", "--all")
    who = ("-c", "user.name=李四", "-c", "user.email=li@office.example")
    git(where, *who, "commit", "--quiet", "-m", text)


def test_only_the_named_files_are_committed(content: Path) -> None:
    """What else has changed, or was added before, stays as it was."""
    (content / FILE).write_text(NOTICE.replace("正文", "改"))
    (content / "2026-01/02-a.md").write_text(NOTICE)
    (content / "2026-01/新 件.md").write_text(NOTICE)
    (content.parent / "README.md").write_text("b\n")
    git(content, "add", "2026-01/02-a.md")
    repo = repository(content)
    assert status(repo).changes == {
        FILE: Change.CHANGED,
        "2026-01/02-a.md": Change.NEW,
        "2026-01/新 件.md": Change.NEW,
    }
    made = commit(repo, [FILE, "2026-01/新 件.md"], AUTHOR, "修改\n\n二行")
    shown = git(content, "show", "--name-only", "--format=%an %ae %s", "-z", made).split("\0")
    assert shown[0] == "张三 zhang@office.example 修改"
    assert [one.strip() for one in shown[1:3]] == [f"content/{FILE}", "content/2026-01/新 件.md"]
    assert status(repo).changes == {"2026-01/02-a.md": Change.NEW}
    assert git(content, "diff", "--cached", "--name-only").strip() == "content/2026-01/02-a.md"


def test_a_file_that_is_gone_is_committed_as_gone(content: Path) -> None:
    """It is named like any other."""
    (content / FILE).unlink()
    repo = repository(content)
    assert status(repo).changes == {FILE: Change.DELETED}
    commit(repo, [FILE], AUTHOR, "删去")
    assert git(content, "ls-files").strip() == ""


@pytest.mark.parametrize(
    ("files", "author", "text", "told"),
    [
        (["../README.md"], AUTHOR, "a", "没有可以提交的改动"),
        (["2026-01/none.md"], AUTHOR, "a", "没有可以提交的改动"),
        ([":/"], AUTHOR, "a", "没有可以提交的改动"),
        ([], AUTHOR, "a", "没有可以提交的改动"),
        ([FILE], Author("", "a@b.example"), "a", "是谁"),
        ([FILE], Author("甲 <x>", "a@b.example"), "a", "是谁"),
        ([FILE], Author("甲", "a"), "a", "是谁"),
        ([FILE], AUTHOR, "  \n", "没有写说明"),
    ],
)
def test_what_cannot_be_committed_is_told(
    content: Path, files: list[str], author: Author, text: str, told: str
) -> None:
    """Nothing outside content/, nothing that has not changed, nobody without a name."""
    (content / FILE).write_text(NOTICE + "a\n")
    (content.parent / "README.md").write_text("b\n")
    before = git(content, "rev-parse", "HEAD")
    with pytest.raises(Refused) as error:
        commit(repository(content), files, author, text)
    assert told in str(error.value.what)
    assert git(content, "rev-parse", "HEAD") == before


def test_a_merge_that_is_not_finished_is_no_text(content: Path) -> None:
    """Its marks would be published."""
    (content / FILE).write_text(NOTICE + "<<<<<<< a\n甲\n=======\n乙\n>>>>>>> b\n")
    with pytest.raises(Refused) as error:
        commit(repository(content), [FILE], AUTHOR, "a")
    assert "还没有合并好" in str(error.value.what)


HOSTILE = """
[core]
\thooksPath = {hooks}
\tfsmonitor = {evil}
\tpager = {evil}
\teditor = {evil}
\tsshCommand = {evil}
\taskPass = {evil}
[filter "Evil"]
\tclean = {evil}
\tsmudge = {evil}
\tprocess = {evil}
\trequired = true
[diff]
\texternal = {evil}
[diff "evil"]
\ttextconv = {evil}
\tcommand = {evil}
[commit]
\tgpgSign = true
[gpg]
\tprogram = {evil}
[log]
\tshowSignature = true
[credential]
\thelper = {evil}
[remote "origin"]
\treceivepack = {evil}
\tuploadpack = {evil}
"""


def test_nothing_is_started_that_a_repository_names(content: Path, tmp_path: Path) -> None:
    """Hooks, monitors, filters, text conversions, editors, signers: the file of each stays away."""
    ran = tmp_path / "ran"
    evil = tmp_path / "evil"
    evil.write_text(f"#!/bin/sh\necho $0 >> {ran}\nexit 0\n")
    evil.chmod(0o755)
    hooks = tmp_path / "hooks"
    for folder in (hooks, content.parent / ".git/hooks"):
        folder.mkdir(exist_ok=True)
        for name in ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "pre-push"):
            (folder / name).write_text(evil.read_text())
            (folder / name).chmod(0o755)
    config = content.parent / ".git/config"
    (content.parent / ".gitattributes").write_text("*.md filter=Evil diff=evil\n")
    before = config.read_text()
    config.write_text(before + HOSTILE.format(evil=evil, hooks=hooks))
    (content / FILE).write_text(NOTICE + "改\n")
    (content / "2026-01/02-a.md").write_text(NOTICE)
    repo = repository(content)
    status(repo)
    commit(repo, [FILE, "2026-01/02-a.md"], AUTHOR, "改")
    assert committed(repo, FILE) == (NOTICE + "改\n").encode()
    history(repo, FILE)
    for act in (send, fetch):
        with pytest.raises(Refused) as error:
            act(repo)
        assert "core.sshcommand" in str(error.value.what)
    assert not ran.exists()
    config.write_text(before)
    assert send(repository(content)) == "origin/main"
    assert not ran.exists()


def test_a_remote_that_is_a_command_is_none(content: Path, tmp_path: Path) -> None:
    """Git knows remotes that are a line of a shell; here they are not followed."""
    git(content, "remote", "set-url", "origin", f"ext::sh -c touch% {tmp_path}/ran%")
    for act in (send, fetch):
        with pytest.raises(Refused):
            act(repository(content))
    assert not (tmp_path / "ran").exists()


def clone(content: Path, tmp_path: Path) -> Path:
    """Clone what is shared, as a colleague."""
    git(tmp_path, "clone", "--quiet", "shared.git", "other")
    return tmp_path / "other" / content.name


def test_what_is_committed_is_sent(content: Path, tmp_path: Path) -> None:
    """To the branch of all, or to one for review."""
    (content / FILE).write_text(NOTICE + "改\n")
    repo = repository(content)
    commit(repo, [FILE], AUTHOR, "改")
    assert (status(repo).ahead, status(repo).branch) == (1, "main")
    assert send(repo, "review/2026-01") == "origin/review/2026-01"
    assert send(repo) == "origin/main"
    assert status(repo).ahead == 0
    assert (clone(content, tmp_path) / FILE).read_text() == NOTICE + "改\n"
    for name in ("-x", "a..b", "a b", "a/", "+main", "a:b"):
        with pytest.raises(Refused) as error:
            send(repo, name)
        assert "不能做分支的名称" in str(error.value.what)


def test_who_comes_second_fetches_first(content: Path, tmp_path: Path) -> None:
    """Both changes are kept; the rejected push says so, and how."""
    other = clone(content, tmp_path)
    (other / "2026-01/02-a.md").write_text(NOTICE)
    colleague(other, "新增")
    git(other, "push", "--quiet")
    (content / FILE).write_text(NOTICE + "改\n")
    repo = repository(content)
    commit(repo, [FILE], AUTHOR, "改")
    with pytest.raises(Refused) as error:
        send(repo)
    assert "别人先发送了改动" in str(error.value.what)
    assert "取回" in str(error.value.mend)
    assert fetch(repo)
    assert not fetch(repo)
    assert (content / "2026-01/02-a.md").read_text() == NOTICE
    assert (content / FILE).read_text() == NOTICE + "改\n"
    send(repo)


def test_a_conflict_changes_nothing(content: Path, tmp_path: Path) -> None:
    """The files are named, and a way out."""
    other = clone(content, tmp_path)
    (other / FILE).write_text(NOTICE.replace("正文", "乙"))
    colleague(other, "乙")
    git(other, "push", "--quiet")
    (content / FILE).write_text(NOTICE.replace("正文", "甲"))
    repo = repository(content)
    with pytest.raises(Refused) as error:
        fetch(repo)
    assert "还没有提交" in str(error.value.what)
    commit(repo, [FILE], AUTHOR, "甲")
    with pytest.raises(Refused) as error:
        fetch(repo)
    assert f"content/{FILE}" in str(error.value.what)
    assert "审核分支" in str(error.value.mend)
    assert (content / FILE).read_text() == NOTICE.replace("正文", "甲")
    assert status(repo).changes == {}
    assert send(repo, "review-a") == "origin/review-a"


def test_a_server_that_refuses_says_so_in_words(content: Path, tmp_path: Path) -> None:
    """A branch that only reviewers may change; a folder that is no repository."""
    (content / FILE).write_text(NOTICE + "改\n")
    repo = repository(content)
    commit(repo, [FILE], AUTHOR, "改")
    git(tmp_path / "shared.git", "config", "receive.denyNonFastForwards", "true")
    git(content, "remote", "set-url", "origin", str(tmp_path / "gone.git"))
    with pytest.raises(Refused) as error:
        send(repo)
    assert "连不上服务器" in str(error.value.what)


def test_who_has_no_git_is_told(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saving goes on without it."""
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Refused) as error:
        repository(content)
    assert "没有 Git" in str(error.value.what)


def test_a_folder_that_is_no_repository_is_told(tmp_path: Path) -> None:
    """It is nobody's fault."""
    with pytest.raises(Refused) as error:
        repository(tmp_path)
    assert "不在 Git 的管理之下" in str(error.value.what)


def test_no_branch_and_no_remote_are_told(content: Path) -> None:
    """Each with whom to ask."""
    git(content, "remote", "remove", "origin")
    with pytest.raises(Refused) as error:
        send(repository(content))
    assert "发送到哪里" in str(error.value.what)
    git(content, "switch", "--quiet", "--detach")
    with pytest.raises(Refused) as error:
        send(repository(content))
    assert "分支" in str(error.value.what)
    (content / FILE).write_text(NOTICE + "甲\n")
    was = git(content, "rev-parse", "HEAD")
    with pytest.raises(Refused) as error:
        commit(repository(content), [FILE], AUTHOR, "改")
    assert "换了分支就找不到" in str(error.value.what)
    assert git(content, "rev-parse", "HEAD") == was


def test_every_version_can_be_read_again(content: Path) -> None:
    """Under its former name too; nothing else of the repository can."""
    (content / FILE).write_text(NOTICE + "改\n")
    repo = repository(content)
    commit(repo, [FILE], AUTHOR, "修改 3号")
    new = "2026-01/02-zf-2026-3.md"
    git(content, "mv", FILE, new)
    colleague(content, "改名")
    rows = history(repo, new)
    assert [(row.author, row.summary, row.file) for row in rows] == [
        ("李四", "改名", new),
        ("张三", "修改 3号", FILE),
        ("李四", "begin", FILE),
    ]
    assert version(repo, rows[-1].commit, rows[-1].file) == NOTICE.encode()
    for made, file in ((rows[0].commit, "../README.md"), ("HEAD", new), ("--help", new)):
        with pytest.raises(Refused):
            version(repo, made, file)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([(None, NOTICE)], "新增 示政发〔2026〕3号 关于甲的通知"),
        ([(NOTICE, None)], "删去 示政发〔2026〕3号 关于甲的通知"),
        ([(NOTICE, NOTICE.replace("正文", "改"))], "修改 示政发〔2026〕3号 关于甲的通知：正文"),
        (
            [(NOTICE, NOTICE.replace("甲", "乙").replace("文种: 通知\n", ""))],
            "修改 示政发〔2026〕3号 关于乙的通知：标题、文种",
        ),
        ([(NOTICE, "a")], "修改 示政发〔2026〕3号 关于甲的通知"),
        ([("b", "a")], f"修改 {FILE}"),
        (
            [(None, NOTICE), (NOTICE, NOTICE.replace("正文", "改"))],
            (
                "2026-01：改动2个文件\n\n新增 示政发〔2026〕3号 关于甲的通知\n"
                "修改 示政发〔2026〕3号 关于甲的通知：正文"
            ),
        ),
    ],
)
def test_a_message_is_proposed(changes: list[tuple[str | None, str | None]], text: str) -> None:
    """It says which document, and what of it."""
    files = [
        (FILE, *(one.encode() if one is not None else None for one in pair)) for pair in changes
    ]
    assert "\n".join(map(str, proposed(files))) == text  # type: ignore[arg-type]
