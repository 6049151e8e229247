"""The files that a notice names: which they are, and whether it may have them.

In: the fields of a notice, its Body; the names of the files beside it.
Out: a name, its line, its use; a Problem of each that is not there or may not be used so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.model import Place, Problem, message
from gazette.read import file_types
from gazette.rulebook.files import FILE_MISSING

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.read.body import Body
    from gazette.read.sources import Source
    from gazette.read.typed import Typed


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
