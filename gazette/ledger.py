"""What each output was made from, kept beside output/ so that nothing is made twice.

In: the values of a build, a section an issue; what a folder of sources looks like.
Out: sealed files, whole or absent; values as bytes and back; which sources may have changed.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import platform
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazette.disk import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

Sections = dict[str, dict[str, bytes]]
"""What a sealed file holds: section (an issue's id) -> name (cards, files, …) -> bytes."""

Look = tuple[int, int, int, int]
"""What a file looks like from outside: size, mtime_ns, ctime_ns, inode."""

RACY = 2_000_000_000
"""ns. A file that changed so shortly before it was looked at may change again with the same look:
two seconds is the coarsest clock of a file system in use (FAT); git's index has the same rule."""

HEX = 32
"""So many hexadecimal digits has a digest."""

_SEAL = 32
_MODEL = "gazette.model."
_ALLOWED = {
    "builtins": {"frozenset", "set"},
    "datetime": {"date", "datetime", "time", "timedelta", "timezone"},
}


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


def save(path: Path, stamp: str, sections: Mapping[str, Mapping[str, bytes]]) -> bool:
    """Write a sealed file whole or not at all; False where it already says just this.

    The file is 32 bytes of seal, 8 of the head's length, a head of JSON with the length of every
    value, and the values. The seal is over all that follows it and the stamp, so that damage,
    truncation and another version of the program all read as absence. OSError as it comes.
    """
    lengths = {
        section: {name: len(value) for name, value in values.items()}
        for section, values in sections.items()
    }
    head = json.dumps(lengths, ensure_ascii=False, separators=(",", ":")).encode()
    body = b"".join(value for values in sections.values() for value in values.values())
    payload = b"".join((len(head).to_bytes(8, "big"), head, body))
    seal = _sealed(stamp, payload)
    try:
        with path.open("rb") as file:
            if file.read(_SEAL) == seal and path.stat().st_size == _SEAL + len(payload):
                return False
    except FileNotFoundError:
        pass
    write_whole(path, seal + payload)
    return True


def load(path: Path, stamp: str) -> Sections | None:
    """Read a sealed file; None where there is none, or it is damaged or has another stamp."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        return None
    payload = data[_SEAL:]
    if data[:_SEAL] != _sealed(stamp, payload):
        return None
    start = 8 + int.from_bytes(payload[:8], "big")
    sections: Sections = {}
    for section, lengths in json.loads(payload[8:start]).items():
        values = sections[section] = {}
        for name, length in lengths.items():
            values[name] = payload[start : start + length]
            start += length
    return sections


def pack(value: object) -> bytes:
    """Turn values of model, days and Python's plain values into bytes for a section."""
    buffer = io.BytesIO()
    _Packer(buffer, protocol=5).dump(value)
    return buffer.getvalue()


def unpack(data: bytes) -> Any:
    """Turn bytes of `pack` back into the value; pickle.UnpicklingError for any other class."""
    return _Unpacker(io.BytesIO(data)).load()


def look(folder: Path) -> dict[str, Look]:
    """See what the files below a folder look like: path from the folder -> Look, in path order.

    Links are followed, as reading follows them; folders within are entered. One that is not there
    holds nothing.
    """
    seen: dict[str, Look] = {}
    inner = [""]
    while inner:
        below = inner.pop()
        try:
            entries = os.scandir(f"{folder}/{below}")
        except FileNotFoundError:
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


class _Packer(pickle.Pickler):
    def reducer_override(self, obj: object) -> Any:
        # Before 3.11.4 an enumeration's own way is getattr, which no ledger may name.
        if isinstance(obj, Enum):
            return type(obj), (obj.value,)
        # A frozen dataclass as its class and its fields loads twice as fast as by its state.
        if is_dataclass(obj) and not isinstance(obj, type):
            return type(obj), tuple(getattr(obj, field.name) for field in fields(obj))
        return NotImplemented


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        # A ledger that somebody else wrote must not run code: plain values and our own only.
        if name in _ALLOWED.get(module, ()):
            return super().find_class(module, name)
        if f"{module}.".startswith(_MODEL) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and f"{found.__module__}.".startswith(_MODEL):
                return found
        raise pickle.UnpicklingError(f"a ledger has no {module}.{name}")


def _sealed(stamp: str, payload: bytes) -> bytes:
    # SHA-256 is in the processor: 2 ms for the record of 30,000 files, blake2b takes 10.
    return hashlib.sha256(payload + stamp.encode()).digest()


def _look(entry: os.DirEntry[str]) -> Look:
    try:
        seen = entry.stat()
    except FileNotFoundError:  # gone since the folder was listed, or a link to nothing
        return (-1, 0, 0, 0)
    return (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)
