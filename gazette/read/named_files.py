"""The files that a notice names: which they are, and whether it may have them.

In: the fields of a notice, its Body; the names of the files beside it.
Out: a name, its line, its use; a Problem of each that is not there, may not be used so, or is
there and named by none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.model import Place, Problem, message
from gazette.read import file_types
from gazette.read.sources import Source
from gazette.rulebook.files import ENCODING_UNREADABLE, FILE_MISSING, FILE_UNUSED, NOTICE_NAME
from gazette.rulebook.front_matter import FRONT_MATTER_MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gazette.read.body import Body
    from gazette.read.typed import Typed

_LIKE_NOTICE = re.compile(
    r"\.(md(\.\w+)?|markdown|mdown|mkd)$|^\d+-[a-z]+-\d{4}-\d+\.txt$", re.IGNORECASE
)
_UNREAD = (ENCODING_UNREADABLE.id, FRONT_MATTER_MISSING.id)
"""What is told of a notice whose fields, and so whose files, are not known."""


def wanted_files(given: Typed, body: Body) -> list[tuple[str, int, str]]:
    """Return the files that a notice names: the name, its line, what it is to be used for."""
    rows = (*given.get("annexes", ()), *given.get("explanations", ()))
    named = ((row.get("file"), row.places["file"].line) for row in rows if row.get("file"))
    return [*body.files, *((file, line, file_types.ANNEX) for file, line in named)]


def unusable_file(
    source: Source, folder: Path, wanted: tuple[str, int, str], names: frozenset[str]
) -> Problem | None:
    """Report a file that a line names and that is not there, or may not be used so."""
    name, line, use = wanted
    same = next((other for other in names if other.lower() == name.lower()), "")
    found = file_types.judge(folder.parent, f"{folder.name}/{name}", use)
    if "/" in name or "\\" in name:
        mend = message("把文件放进本期的文件夹，只写文件名；网址要以 https:// 开头")
        what = message("`{name}` 不在本期的文件夹里", name=name)
        found = FILE_MISSING.problem(Place(source.file), what, mend)
    elif found and found.rule == FILE_MISSING.id:
        mend = message("把文件放进本期的文件夹，或改正文件名")
        if same:
            mend = message("文件夹里的是 `{same}`：大小写要一致", same=same)
        found = replace(found, what=message("找不到 `{name}`", name=name), mend=mend)
    if not found:
        return None
    column = source.text.split("\n")[line - 1].find(name) + 1
    return source.placed(found, (line, max(1, column)), len(name))


def unused_files(
    folder: str, unnamed: Sequence[str], problems: Sequence[Problem]
) -> Iterator[Problem]:
    """Report files that nothing names.

    Where a notice could not be read, only those that are like notices: it may name the others.
    """
    partly = any(problem.rule in _UNREAD for problem in problems)
    for name in unnamed:
        if not partly or _LIKE_NOTICE.search(name):
            yield _unused(folder, name)


def _unused(folder: str, name: str) -> Problem:
    if _LIKE_NOTICE.search(name):
        what = message("`{name}` 像是一份通知，但不以 .md 结尾，整件不会刊登", name=name)
        told = what, message("改名为以小写 .md 结尾（先让文件夹显示扩展名）；不是通知的，移出去")
        return Source(f"{folder}/{name}", "").problem((1, 1), NOTICE_NAME, told)
    what = message("`{name}` 没有被任何文件用到，不会发布", name=name)
    mend = message(
        "附件写进 annexes，图片写成 `![说明](文件名)`；通知的文件名以 .md 结尾；不用的文件删去"
    )
    return Source(f"{folder}/{name}", "").problem((1, 1), FILE_UNUSED, (what, mend))
