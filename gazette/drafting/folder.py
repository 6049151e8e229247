"""The folder of a new gazette: its files and templates appear by one renaming, or not at all.

In: a folder that is not there, or empty; Drafts; the templates that the press brings.
Out: the folder; Refused, and nothing is left.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gazette.language.words import DEFAULT
from gazette.model import message
from gazette.site.disk import Refused, spoken
from gazette.system.names import sync_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.drafting.draft import Draft

TEMPLATES = Path(__file__).parents[1] / "templates"
"""Files that every new gazette gets as they are: what forges and editors of text ask for."""
_BY_LANGUAGE = "by-language"
"""Below it what editors read, by language; the others stand above."""
_OPEN = 0o755
"""As mkdir makes a folder: mkdtemp makes one for its owner alone."""


def templates(language: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of each template that a gazette in a language gets, in order."""
    inside = TEMPLATES / _BY_LANGUAGE
    own = inside / (language if (inside / language).is_dir() else DEFAULT)
    common = (path for path in TEMPLATES.rglob("*") if not path.is_relative_to(inside))
    for folder, paths in ((TEMPLATES, common), (own, own.rglob("*"))):
        for path in sorted(path for path in paths if path.is_file()):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def unused(folder: Path) -> None:
    """Raise Refused for a folder in which there is anything, and for what is no folder."""
    with spoken(folder, option="DIR"):
        is_used = folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))
    if is_used:
        mend = message("换一个名字，或者先移走里面的东西")
        raise Refused(message("{folder} 已经有了，不是空的", folder=folder), mend)


def begin(folder: Path, drafts: Iterable[Draft], language: str) -> tuple[str, ...]:
    """Make the folder of a new gazette; return the paths of its files. Raise Refused."""
    given = dict(templates(language)) | {one.path: one.text.encode() for one in drafts}
    unused(folder)
    failed = message("没有新建 {folder}，什么都没有留下", folder=folder)
    with spoken(folder.parent, failed=failed, option="DIR"):
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            for name, data in given.items():
                path = fresh / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            fresh.chmod(_OPEN)
            sync_all(fresh)
            if folder.exists():
                folder.rmdir()
            fresh.rename(folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return tuple(given)
