"""Files: the only way to what lies below content/; regular files alone, never through a link.

In: content/ (which may itself be a link), a path below it with `/`.
Out: what a folder holds; the bytes of a file or the Problem why not; the names kept for the press.

Whoever may propose a change may propose a link: through content/ nothing outside it is ever read.
A name is looked for as it is written, and then as another system may have composed it (NFC, NFD).
"""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar
from unicodedata import normalize

from gazette.model import Message, Place, Problem, message
from gazette.model.os_errors import reason
from gazette.rulebook.files import FILE_LARGE, FILE_MISSING, FILE_UNREADABLE
from gazette.system.folders import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gazette.system.folders import Opened

Found = TypeVar("Found")

MASTHEAD = "gazette.yaml"
ISSUE = "issue.yaml"
LOCK, TEXT, SIGNATURE = "published.lock", "published.txt", "published.lock.sig"
PUBLISHED = "published"
"""What publishing leaves in an issue's folder: its lock, its text, its signature, its PDFs."""
LOG, LOG_SIGNATURE, SIGNERS = "published.log", "published.log.sig", "signers"
"""What stands beside the issues: the log of what was published, signed, and the keys that sign."""
RESERVED = frozenset(
    {
        *(MASTHEAD, ISSUE, "README.md", "import-report.html", "import-mend.yaml"),
        *(LOCK, TEXT, SIGNATURE, PUBLISHED, LOG, LOG_SIGNATURE, SIGNERS),
    }
)
"""The names that mean something to the press: no notice, annex or picture may have one."""

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is published or printed: hosts of git take little more, readers less."""

LONGEST = 2 * 1024 * 1024
"""Bytes of a notice or a YAML file. A whole quarterly number of 63,000 characters has a tenth."""

_STRAY = re.compile(
    r"\.|~\$|.*~$|.*\.(bak|swp|swo|tmp|new)$|(thumbs\.db|desktop\.ini)$", re.IGNORECASE
)
"""What systems and editors leave beside the files that they show."""

_SPACE = re.compile("[\u3000\xa0]")

_MEND = message("换成文件本身：把它复制进来，不要用链接；设备、管道一类删去")
_RIGHTS = message("检查文件和文件夹的权限，让运行 build 的人能读")
_NO_FILE = {errno.ELOOP, errno.ENOTDIR, errno.ENXIO}
"""What the system says of a link, a link to a folder, a socket."""
_SPECIAL = message("不是文件本身，而是链接、管道、设备一类")


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder below content/ holds, by name; a Problem for each entry that is neither."""

    files: frozenset[str] = frozenset()
    folders: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def nfc(name: str) -> str:
    """Return a name as every system may compare it; some write é as two characters."""
    return normalize("NFC", name)


def listed(content: Path, below: str = "") -> Folder:
    """List a folder, without what systems and editors leave in it."""
    files, folders, problems = set(), [], []
    prefix = f"{below}/" if below else ""
    try:
        with _folder(content, below) as handle:
            found = [(name, FOLDERS.mode(handle, name)) for name in FOLDERS.names(handle)]
    except OSError as error:
        return Folder(problems=(_failed(below, error),))
    for name, mode in sorted(found):
        if _STRAY.match(name):
            continue
        if not _SPACE.sub("", name).isprintable():
            what, mend = (
                message("文件名里有不能显示的字符"),
                message("改名：用小写英文字母、数字和短横线"),
            )
            problems.append(_unreadable(prefix + _shown(name), what, mend))
        elif stat.S_ISREG(mode):
            files.add(name)
        elif stat.S_ISDIR(mode):
            folders.append(name)
        else:
            problems.append(_unreadable(prefix + name, _SPECIAL))
    return Folder(frozenset(files), tuple(folders), tuple(problems))


def load(content: Path, path: str, most: int = LARGEST, first: int = 0) -> bytes | Problem:
    """Read a file of at most `most` bytes; of any file no more than the `first` bytes, if given."""
    try:
        with _opened(content, path) as handle:
            seen = os.fstat(handle)
            if not stat.S_ISREG(seen.st_mode):
                return _unreadable(path, _SPECIAL)
            if seen.st_size > most:
                return _large(path, seen.st_size, most)
            with os.fdopen(os.dup(handle), "rb") as file:
                # A file may grow while it is read.
                data = file.read(first or most + 1)
            return data if len(data) <= most else _large(path, len(data), most)
    except FileNotFoundError:
        what, mend = (
            message("找不到 `{path}`", path=path),
            message("把文件放进去，或改正文件名（大小写要一致）"),
        )
        return FILE_MISSING.problem(Place(path), what, mend)
    except (OSError, ValueError) as error:
        return _failed(path, error)


@contextmanager
def _opened(content: Path, path: str) -> Iterator[int]:
    folder, _, name = path.rpartition("/")
    with _folder(content, folder) as parent:
        handle = _entered(parent, name, FOLDERS.file)
        try:
            yield handle
        finally:
            os.close(handle)


@contextmanager
def _folder(content: Path, below: str) -> Iterator[Opened]:
    """Open a folder step by step, each from the one above, so that nothing changes on the way."""
    handle = FOLDERS.root(content)
    try:
        for name in below.split("/") if below else ():
            inner = _entered(handle, name, FOLDERS.folder)
            FOLDERS.close(handle)
            handle = inner
        yield handle
    finally:
        FOLDERS.close(handle)


def _entered(parent: Opened, name: str, enter: Callable[[Opened, str], Found]) -> Found:
    """Open what has a name in a folder, or has it in another form of Unicode."""
    if name in ("", ".", ".."):
        raise FileNotFoundError(name)
    try:
        return enter(parent, name)
    except FileNotFoundError:
        same = (other for other in FOLDERS.names(parent) if nfc(other) == nfc(name))
        return enter(parent, next(same, name))


def _failed(path: str, error: OSError | ValueError) -> Problem:
    if isinstance(error, OSError) and error.errno in _NO_FILE:
        return _unreadable(path, _SPECIAL)
    return _unreadable(
        path,
        message("读不出来：{reason}", reason=reason(error)),
        _RIGHTS,
    )


def _unreadable(path: str, what: Message, mend: Message = _MEND) -> Problem:
    return FILE_UNREADABLE.problem(
        Place(path), message("`{path}` {what}", path=path or ".", what=what), mend
    )


def _large(path: str, size: int, most: int) -> Problem:
    what = message(
        "`{path}` 有 {size} MB，最多 {most} MB",
        path=path,
        size=f"{size / 1024**2:.1f}",
        most=f"{most / 1024**2:.0f}",
    )
    return FILE_LARGE.problem(Place(path), what, message("压缩或分成几个；一件公文另存为 PDF 附件"))


def _shown(name: str) -> str:
    """Write a name so that it can be printed, whatever bytes it has."""
    return name.encode("unicode_escape", "backslashreplace").decode("ascii")
