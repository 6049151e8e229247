"""The files that a notice names: which they are, and whether it may have them.

In: the fields of a notice, its Body; the names of the files beside it.
Out: a name, its line, its use; a Problem of each that is not there, may not be used so, or is
there and named by none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.content import file_types, files
from gazette.model import Message, Place, Problem, message
from gazette.read.sources import NO_TEXT, Source
from gazette.rulebook.files import ENCODING_UNREADABLE, FILE_MISSING, FILE_UNUSED, NOTICE_NAME
from gazette.rulebook.front_matter import FRONT_MATTER_MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gazette.read.body import Body
    from gazette.read.typed import Typed

_LIKE_NOTICE = re.compile(
    r"\.(md(\.\w+)?|markdown|mdown|mkd)$|^\d+-[a-z]+-\d{4}-\d+\.(?:txt|docx?|wps|rtf)$",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\.(?:docx?|wps|rtf)$", re.IGNORECASE)
_OPENS = re.compile(rb"(?:\xef\xbb\xbf)?\s*---\s*\n")
_FIRST = 64
"""Bytes in which a front matter has begun."""
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
    content: Path, folder: str, unnamed: Sequence[str], problems: Sequence[Problem]
) -> Iterator[Problem]:
    """Report files that nothing names.

    Where a notice could not be read, only those that are like notices: it may name the others.
    """
    partly = any(problem.rule in _UNREAD for problem in problems)
    for name in unnamed:
        path = f"{folder}/{name}"
        if within := sorted(one for one in files.listed(content, path).files if one[-3:] == ".md"):
            yield _too_deep(folder, f"{path}/{within[0]}")
            continue
        begins = _begins_like_notice(content, path)
        if begins or _LIKE_NOTICE.search(name):
            what = message("`{name}` 像是一份通知，但不以 .md 结尾，整件不会刊登", name=name)
            mend = message("改名为以小写 .md 结尾（先让文件夹显示扩展名）；不是通知的，移出去")
            if _OFFICE.search(name) and not begins:
                mend = NO_TEXT
            yield Source(path, "").problem((1, 1), NOTICE_NAME, (what, mend))
        elif not partly:
            yield _unused(path, name)


def misnamed(there: frozenset[str], name: str) -> str:
    """Return what stands in a folder for a file of the press under another name; else nothing."""
    stem, _, _ = name.partition(".")
    other = re.compile(rf"{stem}\s*[.。](?:ya?ml)?(?:\.?te?xt)?", re.IGNORECASE)
    return next((one for one in sorted(there) if one != name and other.fullmatch(one)), "")


def missing(found: Problem, what: Message, mend: Message, other: str) -> Problem:
    """Return what is told of a file of the press that could not be read.

    Where it is not there: what lacks and how to make it, or how to rename what stands for it.
    """
    if found.rule != FILE_MISSING.id:
        return found
    if other:
        name = found.place.file.rpartition("/")[2]
        what = message("没有 {name}，只有 `{other}`，没有读", name=name, other=other)
        mend = message("把 `{other}` 改名为 {name}（先让文件夹显示扩展名）", name=name, other=other)
    return replace(found, what=what, mend=mend)


def _begins_like_notice(content: Path, path: str) -> bool:
    data = files.load(content, path, files.LARGEST, _FIRST)
    return not isinstance(data, Problem) and _OPENS.match(data) is not None


def _too_deep(folder: str, path: str) -> Problem:
    what = message("`{path}` 在本期文件夹里的文件夹里，不会刊登", path=path)
    mend = message("移到 {folder}/ 里；不是通知的，移出去", folder=folder)
    return Source(path, "").problem((1, 1), NOTICE_NAME, (what, mend))


def _unused(path: str, name: str) -> Problem:
    what = message("`{name}` 没有被任何文件用到，不会发布", name=name)
    mend = message(
        "附件写进 annexes，图片写成 `![说明](文件名)`；通知的文件名以 .md 结尾；不用的文件删去"
    )
    return Source(path, "").problem((1, 1), FILE_UNUSED, (what, mend))
