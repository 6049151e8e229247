"""History: the versions of one file that were committed, the newest first.

In: a Repository, the name of a file below content/.
Out: Versions, by which the text of each can be asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.desk.git.status import committed
from gazette.model import message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.desk.git.process import Repository

_MOST = 200
_COMMIT = re.compile(r"[0-9a-f]{40,64}")


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was committed: by whom, when (ISO 8601), why, under which name."""

    commit: str
    author: str
    day: str
    summary: str
    file: str


def history(repository: Repository, file: str) -> tuple[Version, ...]:
    """Return the versions of a file, those under its former names too."""
    form = "--format=%x01%H%x00%an%x00%aI%x00%s%x00"
    how = ("log", "--follow", f"--max-count={_MOST}", "-z", "--name-only", "--no-ext-diff", form)
    done = repository.run(*how, "--no-textconv", paths=(file,))
    rows = done.stdout.decode("utf-8", "replace").split("\x01")[1:]
    made = []
    for row in rows:
        commit, author, day, summary, *names = [one.strip("\n") for one in row.split("\0")]
        name = next(filter(None, names), "").removeprefix(repository.prefix)
        made.append(Version(commit, author, day, summary, name or file))
    return tuple(made)


def version(repository: Repository, commit: str, file: str) -> bytes:
    """Return a file as a commit has it. Raise Refused where it has none."""
    plain = not file.startswith("/") and ".." not in file.split("/")
    data = committed(repository, file, commit) if _COMMIT.fullmatch(commit) and plain else None
    if data is None:
        what = message("历史里没有这一版")
        raise Refused(what, message("重新打开“历史”，选列出的一版"))
    return data
