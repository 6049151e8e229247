"""Commit: the named files and no other, with an author and a message.

In: a Repository, names of changed files below content/, who commits them and why.
Out: the commit; Refused where it cannot be, with nothing changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.content import files as content_files
from gazette.desk.git.process import Repository, failed, settings
from gazette.desk.git.status import Change, on_branch, status
from gazette.model import message
from gazette.read import sources
from gazette.rulebook.files import MERGE_UNFINISHED
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = re.compile(r"[^<>\n\r\0]{1,100}")
_EMAIL = re.compile(r"[^<>\s@]{1,100}@[^<>\s@]{1,100}")


@dataclass(frozen=True, slots=True)
class Author:
    """Who commits."""

    name: str
    email: str


def commit(repository: Repository, files: Sequence[str], author: Author, text: str) -> str:
    """Commit these files alone, whatever else has been added before; return the commit.

    Raise Refused where nothing was committed.
    """
    now = status(repository)
    on_branch(now)
    there = now.changes
    _possible(repository, there, files)
    _known(author)
    if not text.strip():
        raise Refused(
            message("没有写说明"), message("写一句改了什么，例如 修改 示政发〔2026〕3号：标题")
        )
    new = [one for one in files if there[one] is Change.NEW]
    if new and (done := repository.run("add", paths=new)).returncode:
        raise failed(done)
    who = settings((f"user.name={author.name.strip()}", f"user.email={author.email}"))
    how = ("commit", "--only", "--no-verify", "--no-gpg-sign", "--quiet", "--cleanup=whitespace")
    done = repository.run(*who, *how, "--file=-", paths=files, given=text.encode())
    if done.returncode:
        if new:
            repository.run("reset", "--quiet", paths=new)
        raise _refused(done.stderr.decode("utf-8", "replace")) or failed(done)
    return repository.read("rev-parse", "HEAD").strip()


def _possible(repository: Repository, there: dict[str, Change], files: Sequence[str]) -> None:
    """Refuse files that have not changed, that are no files of content/, that are half merged."""
    unknown = [one for one in files if one not in there]
    if unknown or not files:
        what = message("没有可以提交的改动：{files:、}", files=tuple(unknown))
        raise Refused(what, message("先保存，再选要提交的文件"))
    for file in files:
        data = content_files.load(repository.content, file)
        if there[file] is Change.UNMERGED or (
            isinstance(data, bytes)
            and file.endswith((".md", ".yaml"))
            and any(one.rule == MERGE_UNFINISHED.id for one in sources.read(data, file)[1])
        ):
            what = message("`{file}` 的两种改法还没有合并好", file=file)
            raise Refused(what, message("打开它，两种写法只留正确的一种，保存后再提交"))


def _known(author: Author) -> None:
    if not _NAME.fullmatch(author.name.strip()) or not _EMAIL.fullmatch(author.email):
        what = message("还不知道是谁提交的")
        raise Refused(what, message("写上姓名和电子邮箱，别人在历史里看得到"))


def _refused(said: str) -> Refused | None:
    if "during a merge" in said or "MERGE_HEAD" in said or "unmerged" in said:
        what = message("仓库里有一次合并没有做完，不能只提交这几个文件")
        return Refused(what, message("请管理员把合并做完（git merge --continue 或 --abort）"))
    if ".lock" in said:
        what = message("另一个程序正在用这个仓库")
        return Refused(what, message("等它做完再试"))
    return None
