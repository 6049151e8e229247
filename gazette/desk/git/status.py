"""Status: which files below content/ are not as they were committed, and how far the branch is.

In: a Repository.
Out: Status; the version of a file that was committed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gazette.content.files import LONGEST
from gazette.desk.git.process import Repository, failed
from gazette.model import message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator


class Change(StrEnum):
    """How a file differs from what was committed."""

    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"
    UNMERGED = "unmerged"


@dataclass(frozen=True, slots=True)
class Status:
    """A branch, how many commits it is before and behind that of the others, the changed files.

    `upstream` is empty where it has none; `author` where git knows nobody.
    """

    branch: str
    upstream: str
    ahead: int
    behind: int
    changes: dict[str, Change]
    author: str
    email: str
    remotes: tuple[str, ...]


def status(repository: Repository) -> Status:
    """Return what stands in a repository. Raise Refused where git cannot tell."""
    arguments = ("status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all")
    rows = repository.read(*arguments, "--no-renames", paths=("",)).split("\0")
    heads = dict(row[2:].split(" ", 1) for row in rows if row.startswith("# ") and " " in row[2:])
    ahead, behind = heads.get("branch.ab", "+0 -0").split()
    return Status(
        branch=heads.get("branch.head", ""),
        upstream=heads.get("branch.upstream", ""),
        ahead=abs(int(ahead)),
        behind=abs(int(behind)),
        changes=dict(_changes(rows, repository.prefix)),
        author=_configured(repository, "user.name"),
        email=_configured(repository, "user.email"),
        remotes=tuple(repository.read("remote").split()),
    )


def on_branch(there: Status) -> None:
    """Refuse where no branch is checked out: what is committed there, nobody finds again."""
    if there.branch in {"", "(detached)"}:
        what = message("现在不在任何一个分支上（detached HEAD）：在这里提交的，换了分支就找不到")
        raise Refused(
            what, message("照样可以保存；请管理员切回分支（git switch main）再提交、发送")
        )


def committed(repository: Repository, file: str, commit: str = "HEAD") -> bytes | None:
    """Return a file as a commit has it; None where it has none, or one that is no text."""
    done = repository.run("cat-file", "blob", f"{commit}:{repository.prefix}{file}")
    return done.stdout if not done.returncode and len(done.stdout) <= LONGEST else None


def _configured(repository: Repository, key: str) -> str:
    done = repository.run("config", "--get", key)
    if done.returncode not in {0, 1}:
        raise failed(done)
    return done.stdout.decode("utf-8", "replace").strip()


def _changes(rows: list[str], prefix: str) -> Iterator[tuple[str, Change]]:
    """Yield the files below content/ by their names in it."""
    for row in rows:
        kind, _, rest = row.partition(" ")
        if kind not in {"1", "u", "?"}:
            continue
        path = rest if kind == "?" else rest.split(" ", 7 if kind == "1" else 9)[-1]
        if path.startswith(prefix):
            yield path.removeprefix(prefix), _change(kind, rest[:2])


def _change(kind: str, both: str) -> Change:
    if kind == "u":
        return Change.UNMERGED
    if kind == "?":
        return Change.NEW
    if both[1] == "D" or both == "D.":
        return Change.DELETED
    return Change.NEW if both[0] == "A" else Change.CHANGED
