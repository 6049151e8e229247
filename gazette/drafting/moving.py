"""Moving: a Renaming is carried out in content/, all of it or nothing.

In: content/, a Renaming, what edits fields in the bytes of a file.
Out: files under their new names; Refused, and everything as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gazette.content.files import load
from gazette.drafting.renaming import Fields
from gazette.model import Problem, message
from gazette.site.disk import Refused, spoken, write_whole
from gazette.system.names import sync_folder

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.drafting.renaming import Renaming

Edit = Callable[[bytes, Fields], bytes]
"""Changes fields in the bytes of a notice's file, and nothing else of it."""


def carry_out(content: Path, done: Renaming, edit: Edit) -> None:
    """Change the fields and rename the files; what fails leaves all as it was. Raise Refused."""
    leaving = {old for old, _ in done.moves}
    for _, new in done.moves:
        if (content / new).exists() and new not in leaving:
            what = message("`{file}` 已经有了", file=new)
            raise Refused(what, message("先移开它，或者换一个名字"))
    data = load(content, done.file)
    if isinstance(data, Problem):
        raise Refused(data.what, data.mend)
    made = edit(data, done.fields) if done.fields else data
    failed = message("没有改名，文件都还是原来的样子")
    with spoken(content, failed=failed, option="--content"):
        if made != data:
            write_whole(content / done.file, made)
        try:
            _rename_all(content, done.moves)
        except OSError:
            if made != data:
                write_whole(content / done.file, data)
            raise


def _rename_all(content: Path, moves: tuple[tuple[str, str], ...]) -> None:
    """Rename files in order; take back what was renamed where one cannot be."""
    renamed: list[tuple[str, str]] = []
    try:
        for old, new in moves:
            (content / old).rename(content / new)
            renamed.append((old, new))
    except OSError:
        for old, new in reversed(renamed):
            (content / new).rename(content / old)
        raise
    for folder in {(content / new).parent for _, new in moves}:
        sync_folder(folder)
