"""What each output was made from, kept beside output/ so that nothing is made twice.

In: the values of a build, a section an issue; what a folder of sources looks like.
Out: sealed files, whole or absent; values as bytes and back, or absent; which sources may have
changed.
"""

from __future__ import annotations

import hashlib
import os
import platform
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import DecodeError
from msgspec.msgpack import Decoder, encode

from gazette.disk import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

Sections = dict[str, dict[str, bytes]]
"""What most sealed files hold: section (an issue's id) -> name (cards, files, …) -> bytes."""

Look = tuple[int, int, int, int]
"""What a file looks like from outside: size, mtime_ns, ctime_ns, inode."""

RACY = 2_000_000_000
"""ns. A file that changed so shortly before it was looked at may change again with the same look:
two seconds is the coarsest clock of a file system in use (FAT); git's index has the same rule."""

HEX = 32
"""So many hexadecimal digits has a digest."""

_SEAL = 32


def digest(data: bytes) -> str:
    """Give the name of a content: the first 32 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(data).hexdigest()[:HEX]


def stamp(*more: str) -> str:
    """Give a digest of this program: its sources, Python's version and `more`.

    Values that another version of the program made must not be taken for ours; `more` names what
    else makes them: versions of libraries, digests of layouts.
    """
    state = hashlib.sha256()
    here = Path(__file__).parent
    for source in sorted(here.rglob("*.py")):
        state.update(f"{source.relative_to(here)}\0".encode())
        state.update(hashlib.sha256(source.read_bytes()).digest())
    state.update("\0".join((platform.python_version(), *more)).encode())
    return state.hexdigest()


def save(path: Path, stamp: str, value: object) -> bool:
    """Write a sealed file whole or not at all; False where it already says just this.

    The file is 32 bytes of seal and the value. The seal is over this and the stamp, so that damage,
    truncation and another version of the program all read as absence. OSError as it comes.
    """
    payload = plain(value)
    seal = _sealed(stamp, payload)
    try:
        with path.open("rb") as file:
            if file.read(_SEAL) == seal and path.stat().st_size == _SEAL + len(payload):
                return False
    except OSError:  # what cannot be read is absent, here as in `load`
        pass
    write_whole(path, seal + payload)
    return True


def load(path: Path, stamp: str, kind: Any) -> Any:
    """Read a sealed file as a value of this type; None where it is absent or anything else."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    payload = memoryview(data)[_SEAL:]
    return _decoded(payload, kind) if data[:_SEAL] == _sealed(stamp, payload) else None


def plain(value: object) -> bytes:
    """Turn values of model, days and Python's plain values into bytes: the same, the same bytes."""
    try:
        return encode(value)
    except UnicodeEncodeError:
        # A name that is no UTF-8. In MessagePack each printable letter is a whole number, so that
        # nobody takes these for a value of another kind.
        return repr(value).encode(errors="surrogateescape")


def pack(value: object) -> bytes:
    """Turn such values into bytes for a section; the names of their fields shrink to nothing."""
    return zlib.compress(plain(value), level=1)


def unpack(data: bytes | None, kind: Any) -> Any:
    """Turn bytes of `pack` back into a value of this type; None where they are nothing of it.

    Every field is checked against its type, so that what another program wrote, and what is
    damaged, count as absent; no code is run.
    """
    try:
        return None if data is None else _decoded(zlib.decompress(data), kind)
    except zlib.error:
        return None


def _decoded(data: bytes | memoryview, kind: Any) -> Any:
    try:
        return _decoder(kind).decode(data)
    except (DecodeError, RecursionError, UnicodeDecodeError):
        return None


@cache
def _decoder(kind: Any) -> Decoder[Any]:
    return Decoder(kind)


def look(folder: Path) -> dict[str, Look]:
    """See what the files below a folder look like: path from the folder -> Look, in path order.

    Links are not followed, as reading does not follow them; folders within are entered. One that
    is not there, or is closed to us, holds nothing.
    """
    seen: dict[str, Look] = {}
    inner = [""]
    while inner:
        below = inner.pop()
        try:
            entries = os.scandir(f"{folder}/{below}")
        except OSError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    inner.append(f"{below}{entry.name}/")
                else:
                    seen[below + entry.name] = _look(entry)
    return dict(sorted(seen.items()))


def doubtful(now: Mapping[str, Look], then: Mapping[str, Look], moment: int) -> set[str]:
    """Give the files whose content must be read again: changed, new, gone, or racy.

    `moment` is time.time_ns() from before `then` was looked at and its files were read. A file
    that is racy (mtime or ctime less than two seconds before that moment, or after it) may have
    been changed since without a trace: its content decides. All others are unchanged.
    """
    since = moment - RACY
    changed = {name for name, seen in now.items() if then.get(name) != seen}
    racy = {name for name, (_, mtime, ctime, _) in now.items() if mtime >= since or ctime >= since}
    return changed | racy | (then.keys() - now.keys())


def _sealed(stamp: str, payload: bytes | memoryview) -> bytes:
    # SHA-256 is in the processor: 2 ms for the record of 30,000 files, blake2b takes 10.
    state = hashlib.sha256(payload)
    state.update(stamp.encode())
    return state.digest()


def _look(entry: os.DirEntry[str]) -> Look:
    try:
        seen = entry.stat(follow_symlinks=False)
    except FileNotFoundError:  # gone since the folder was listed
        return (-1, 0, 0, 0)
    return (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
