"""Sending: commits to the others' repository, theirs to ours; a conflict leaves all as it was.

In: a Repository, the branch for review, if there is one.
Out: where it was sent; Refused, with a way out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.desk.git.process import Repository, failed, settings
from gazette.desk.git.status import Status, on_branch, status
from gazette.model import Message, message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    import subprocess

_BRANCH = re.compile(r"[A-Za-z0-9](?:[\w-]|[./](?![./]|$)){0,80}", re.ASCII)
_SAID: tuple[tuple[str, Message, Message], ...] = (
    (
        "fetch first|non-fast-forward|tip of your current branch is behind",
        message("别人先发送了改动，你的还没有发出去"),
        message("按“取回”合并别人的改动，再发送一次；你的提交都还在"),
    ),
    (
        "pre-receive hook declined|protected branch|GH006|not allowed to push",
        message("服务器不收直接发到这个分支的改动"),
        message("写一个审核分支的名称再发送，由别人审核后合并"),
    ),
    (
        "Authentication failed|Permission denied|could not read Username|403|401|publickey",
        message("服务器不认识你"),
        message("请管理员设好这台电脑的密钥或密码；你的提交都还在"),
    ),
    (
        "Could not resolve host|unable to access|Connection|timed out|does not appear to be",
        message("连不上服务器"),
        message("检查网络或仓库的网址，过一会儿再试；你的提交都还在"),
    ),
)


def send(repository: Repository, review: str = "") -> str:
    """Send the commits of this branch, to one for review if that is named; return where to."""
    there = status(repository)
    remote, branch = _target(repository, there)
    if review and not _BRANCH.fullmatch(review):
        what = message("`{name}` 不能做分支的名称", name=review)
        raise Refused(what, message("只用英文字母、数字和连字符，例如 review-2026-03"))
    branch = review or branch
    follow = () if there.upstream or review else ("--set-upstream",)
    how = ("push", "--porcelain", "--no-verify", "--no-signed", "--recurse-submodules=no")
    done = repository.run(*how, *follow, remote, f"HEAD:refs/heads/{branch}")
    if done.returncode:
        raise _refused(done)
    return f"{remote}/{branch}"


def fetch(repository: Repository) -> bool:
    """Take what the others have sent into this branch; return whether there was anything.

    Where both have changed the same lines, nothing is changed, and Refused names the files.
    """
    there = status(repository)
    remote, branch = _target(repository, there)
    done = repository.run("fetch", "--no-recurse-submodules", "--quiet", remote, branch)
    if done.returncode:
        raise _refused(done)
    before = repository.read("rev-parse", "HEAD")
    name, email = there.author or "desk", there.email or "desk@invalid"
    who = settings((f"user.name={name}", f"user.email={email}"))
    done = repository.run(*who, "merge", "--no-edit", "--no-verify", "--quiet", "FETCH_HEAD")
    if not done.returncode:
        return repository.read("rev-parse", "HEAD") != before
    said = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
    files = _conflicting(repository)
    repository.run("merge", "--abort")
    if "would be overwritten" in said:
        what = message("有改动还没有提交，取回会盖掉它们")
        raise Refused(what, message("先提交，再取回"))
    if not files:
        raise failed(done)
    what = message("你和别人改了同一处：{files:、}", files=files)
    mend = message("什么都没有动；用“发送”发到一个审核分支，请管理员合并，或与改的人商量")
    raise Refused(what, mend)


def _conflicting(repository: Repository) -> tuple[str, ...]:
    found = repository.run("diff", "--no-ext-diff", "--name-only", "--diff-filter=U", "-z")
    return tuple(filter(None, found.stdout.decode("utf-8", "replace").split("\0")))


def _target(repository: Repository, there: Status) -> tuple[str, str]:
    """Return the remote and the branch that this branch goes to."""
    if repository.programs:
        what = message("仓库自己的设置会启动别的程序：{keys:、}", keys=repository.programs)
        raise Refused(what, message("不从这里发送；请管理员看过 .git/config，改用 git push"))
    on_branch(there)
    for remote in there.remotes:
        if there.upstream.startswith(f"{remote}/"):
            return remote, there.upstream.removeprefix(f"{remote}/")
    remotes = [one for one in there.remotes if not one.startswith("-")]
    if len(remotes) == 1:
        return remotes[0], there.branch
    what = message("还不知道发送到哪里")
    raise Refused(what, message("请管理员设好远程仓库：git remote add origin 网址"))


def _refused(done: subprocess.CompletedProcess[bytes]) -> Refused:
    said = (done.stderr + done.stdout).decode("utf-8", "replace")
    found = ((what, mend) for words, what, mend in _SAID if re.search(words, said))
    told = next(found, None)
    return Refused(*told) if told else failed(done)
