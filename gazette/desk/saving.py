"""Saving: a file as an editor opens it, and what becomes of it when it is saved.

In: content/, the name of a file below it, edits.
Out: Opened; Saved, or a Conflict with both versions; Unchangeable, in the editor's words.

A file that another program has written meanwhile is never written over unseen: who saves says by
its digest which version was open. Nothing outside content/ is ever read or written, nor through a
link, and what a publication has bound is not changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from hashlib import sha256
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.desk.changes import Edits, Unchangeable, changed, raw_of
from gazette.desk.listing import LOCKED, LOCKED_MEND, is_locked
from gazette.fields import GAZETTE, ISSUE, NOTICE
from gazette.model import Problem, issue_number, message
from gazette.rulebook.files import FILE_MISSING
from gazette.site.disk import Refused, spoken, write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gazette.fields import Field

NEW = ""
"""The digest of a file that is not there."""
_OPTION = "--content"
_CONTEXT = 2
"""Lines that a difference shows on either side."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it is on the disk: its bytes, and the digest by which it is known again."""

    file: str
    data: bytes

    @property
    def digest(self) -> str:
        """The digest of its bytes."""
        return digest(self.data)


@dataclass(frozen=True, slots=True)
class Conflict:
    """The file is not as it was when it was opened: `theirs` is what it is, `mine` what would be.

    `rows` are the lines of both: - is in theirs alone, + in mine alone.
    """

    theirs: Opened
    mine: bytes
    rows: tuple[str, ...]


def digest(data: bytes) -> str:
    """Return the digest of a file's bytes."""
    return sha256(data).hexdigest()


def schema_of(file: str) -> Sequence[Field]:
    """Return the fields of a file."""
    if file == files.MASTHEAD:
        return GAZETTE
    return ISSUE if file.endswith(f"/{files.ISSUE}") else NOTICE


def opened(content: Path, file: str) -> Opened:
    """Return a file as it is. Raise Unchangeable where it is none of those that are edited here."""
    _folder(file)
    data = files.load(content, file, files.LONGEST)
    if isinstance(data, Problem):
        raise Unchangeable(data.what, data.mend)
    return Opened(file, data)


def saved(content: Path, file: str, known: str, edits: Edits) -> Opened | Conflict:
    """Save edits of the version `known`; where the file is another by now, write nothing.

    NEW is the version of a file that is still to be made. Raise Unchangeable where it may not be
    written or cannot be.
    """
    issue = _folder(file)
    if is_locked(content, issue) and _binds(edits, schema_of(file)):
        raise Unchangeable(LOCKED, LOCKED_MEND)
    now = there(content, file)
    if (NEW if now is None else digest(now)) != known:
        return _conflict(Opened(file, now or b""), edits)
    made = changed(now or b"", edits, schema_of(file))
    if made != now:
        write(content, file, made)
    return Opened(file, made)


def restored(content: Path, file: str, known: str, data: bytes) -> Opened | Conflict:
    """Put another version in the place of the version `known`, to the byte."""
    if is_locked(content, _folder(file)):
        raise Unchangeable(LOCKED, LOCKED_MEND)
    now = there(content, file)
    if (NEW if now is None else digest(now)) != known:
        return Conflict(Opened(file, now or b""), data, differences(now or b"", data))
    write(content, file, data)
    return Opened(file, data)


def write(content: Path, file: str, data: bytes) -> None:
    """Write a file below content/, whole or not at all; never through a link."""
    folder, _, name = file.rpartition("/")
    if folder and folder not in files.listed(content).folders:
        what = message("没有 {folder} 这个文件夹", folder=folder)
        raise Unchangeable(what, message("先新建这一期"))
    same = {files.nfc(one): one for one in files.listed(content, folder).files}
    path = content / folder / same.get(files.nfc(name), name)
    for one in (path, path.with_name(f"{path.name}.new")):
        if one.is_symlink():
            what = message(
                "`{path}` 不是文件本身，而是链接", path=file.removesuffix(name) + one.name
            )
            raise Unchangeable(what, message("换成文件本身：把它复制进来，不要用链接"))
    try:
        failed = message("没有保存 {file}，磁盘上还是原来的样子", file=file)
        with spoken(path.parent, failed=failed, option=_OPTION):
            write_whole(path, data)
    except Refused as refused:
        raise Unchangeable(refused.what, refused.mend) from refused


def differences(old: bytes, new: bytes) -> tuple[str, ...]:
    """Return the lines that two versions differ in, with a few beside them."""
    mine, theirs = (raw_of(one).lines for one in (new, old))
    rows = unified_diff(theirs, mine, n=_CONTEXT, lineterm="")
    return tuple(rows)[2:]


def _conflict(theirs: Opened, edits: Edits) -> Conflict:
    """Return both versions; of ours nothing where theirs has no place for it."""
    try:
        mine = changed(theirs.data, edits, schema_of(theirs.file))
        return Conflict(theirs, mine, differences(theirs.data, mine))
    except Unchangeable:
        return Conflict(theirs, b"", ())


def _binds(edits: Edits, schema: Sequence[Field]) -> bool:
    """Return whether edits are of what a publication binds; what is known later may be added."""
    locked = {one.key for one in schema if one.locked}
    return edits.body is not None or edits.text is not None or bool(locked & set(edits.fields))


def there(content: Path, file: str) -> bytes | None:
    """Return the bytes of a file that may be edited here; None where there is none by now."""
    _folder(file)
    data = files.load(content, file, files.LONGEST)
    if not isinstance(data, Problem):
        return data
    if data.rule == FILE_MISSING.id:
        return None
    raise Unchangeable(data.what, data.mend)


def _folder(file: str) -> str:
    """Return the folder of a file that may be edited here, none of gazette.yaml; refuse others."""
    if file == files.MASTHEAD:
        return ""
    folder, _, name = file.partition("/")
    notice = name.endswith(".md") and name not in files.RESERVED and not name.startswith((".", "~"))
    plain = "/" not in name and "\\" not in file and file.isprintable()
    if issue_number.named(folder) and plain and (notice or name == files.ISSUE):
        return folder
    what = message("`{file}` 不能在这里改", file=file)
    raise Unchangeable(what, message("这里只改一期里的通知（.md）、issue.yaml 和 gazette.yaml"))
