"""Installed fonts: what tells the fonts of this machine apart, without reading them whole.

In: fontconfig's list of fonts and of its rules; the font files.
Out: InstalledFonts; the mark of a font file.
"""

from __future__ import annotations

import hashlib
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from struct import Struct, error, unpack
from typing import TYPE_CHECKING, BinaryIO

from gazette.system.libraries import program

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FORMAT = "%{file}\t%{index}\t%{fontversion}\t%{family}\n"
_COLLECTION, _FONTS = b"ttcf", (b"\0\1\0\0", b"OTTO", b"true")
_OFFSET_TABLE = Struct(">4xH6x")
_RECORD_BYTES = 16
"""A table's record in the directory: its tag, checksum, offset and length."""


@dataclass(frozen=True, slots=True)
class InstalledFonts:
    """The fonts that fontconfig finds: the files of each family, and the state of them all.

    `state` changes whenever a font is installed, removed or renewed, or a rule of fontconfig is
    another.
    """

    files: Mapping[str, frozenset[Path]]
    state: str

    def marks(self, families: Iterable[str]) -> Iterator[bytes]:
        """Yield what tells the fonts of some families apart, wherever they lie.

        Any font may stand in for a family that is not installed.
        """
        for family in families:
            files = filter(Path.is_file, self.files.get(family, ()))
            found = sorted(map(font_mark, files))
            yield "\0".join((family, *(found or (self.state,)))).encode()


def installed_fonts() -> InstalledFonts:
    """Ask fontconfig which fonts there are."""
    rows = sorted(asked("fc-list", "--format", _FORMAT).splitlines())
    files: dict[str, set[Path]] = {}
    for row in rows:
        parts = row.rsplit("\t", 3)  # a file's name may hold a tab
        for family in parts[-1].split(","):
            files.setdefault(family, set()).add(Path(parts[0]))
    state = hashlib.sha256("\n".join(rows).encode())
    for rule in _rules():
        state.update(rule)
    return InstalledFonts({it: frozenset(files[it]) for it in files}, state.hexdigest())


def _rules() -> Iterator[bytes]:
    """Yield the files of fontconfig's rules, which may put one family in the place of another."""
    for row in asked("fc-conflist").splitlines():
        path = Path(row.removeprefix("+ ").partition(": ")[0])
        if path.is_file():
            yield path.read_bytes()


def font_mark(path: Path) -> str:
    """Return what tells a font file apart from any other: its size, the checksums of its tables.

    These stand at its head (OpenType, "Organization of an OpenType Font"). A file that has none
    there is read whole.
    """
    seen = path.stat()
    return _mark(path, seen.st_mtime_ns, seen.st_size)


@cache
def _mark(path: Path, _changed: int, size: int) -> str:
    with path.open("rb") as file:
        try:
            known = b"".join(_directory(file, offset) for offset in _offsets(file))
        except error:
            file.seek(0)
            return hashlib.file_digest(file, "sha256").hexdigest()
    return hashlib.sha256(size.to_bytes(8) + known).hexdigest()


def _offsets(file: BinaryIO) -> tuple[int, ...]:
    """Return where each font of a file begins; raise struct.error where it is none of OpenType."""
    kind, _, count = unpack(">4s4sI", file.read(12))
    if kind in _FONTS:
        return (0,)
    if kind != _COLLECTION:
        raise error
    offsets: tuple[int, ...] = unpack(f">{count}I", file.read(4 * count))
    return offsets


def _directory(file: BinaryIO, offset: int) -> bytes:
    """Return the records of a font's tables; raise struct.error where there are fewer."""
    file.seek(offset)
    (count,) = _OFFSET_TABLE.unpack(file.read(_OFFSET_TABLE.size))
    (records,) = unpack(f"{count * _RECORD_BYTES}s", file.read(count * _RECORD_BYTES))
    return bytes(records)


def asked(name: str, *line: str) -> str:
    """Return what a program of fontconfig says."""
    with suppress(FileNotFoundError):  # a system without fontconfig has no face that it knows of
        command = [program(name), *line]
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603 - fontconfig's own programs
        return done.stdout
    return ""
