"""The ledger: what a build writes down for the next, in sealed files, beside output/.

In: values of the model and plain ones; a content.
Out: sealed files, whole or absent; values as bytes and back, or absent; the digest of a content.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING, TypeVar

from markupsafe import Markup
from msgspec import DecodeError
from msgspec.msgpack import Decoder, Ext, encode

from gazette.site.disk import write_whole

if TYPE_CHECKING:
    from pathlib import Path

Value = TypeVar("Value")

_QUICK = 1
"""zlib's quickest level: names that come again shrink to nothing at any."""
_HTML = 1
"""The kind of an extension of MessagePack: HTML."""
_SEAL = hashlib.sha256().digest_size


def digest(data: bytes) -> str:
    """Return the name of a content: its SHA-256, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def save(path: Path, stamp: str, value: object) -> bool:
    """Write a sealed file whole or not at all; return False where it already says just this.

    The file is the seal and the value. The seal is over this and the stamp, so that damage,
    truncation and another version of the program all read as absence. Raise OSError as it comes.
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


def load(path: Path, stamp: str, kind: type[Value]) -> Value | None:
    """Read a sealed file as a value of this type; None where it is absent or anything else."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    payload = memoryview(data)[_SEAL:]
    return _decoded(payload, kind) if data[:_SEAL] == _sealed(stamp, payload) else None


def plain(value: object) -> bytes:
    """Return values of model, days and plain ones as bytes: the same values, the same bytes.

    Text that is HTML is another value than the same text that is not.
    """
    try:
        return encode(value, enc_hook=_html)
    except UnicodeEncodeError:
        # A name that is no UTF-8. In MessagePack each printable letter is a whole number, so that
        # nobody takes these for a value of another kind.
        return repr(value).encode(errors="surrogateescape")


def _html(value: object) -> Ext:
    """Return HTML as a value of a kind of its own."""
    if not isinstance(value, Markup):
        raise TypeError(type(value))
    return Ext(_HTML, str(value).encode())


def pack(value: object) -> bytes:
    """Return such values as bytes, smaller: the names of their fields shrink to nothing."""
    return zlib.compress(plain(value), level=_QUICK)


def unpack(data: bytes | None, kind: type[Value]) -> Value | None:
    """Return the value of this type whose `pack` the bytes are; None where they are nothing of it.

    Every field is checked against its type, so that what another program wrote, and what is
    damaged, count as absent; no code is run.
    """
    try:
        return None if data is None else _decoded(zlib.decompress(data), kind)
    except zlib.error:
        return None


def _decoded(data: bytes | memoryview, kind: type[Value]) -> Value | None:
    try:
        return Decoder(kind).decode(data)
    except (DecodeError, RecursionError, UnicodeDecodeError):
        return None


def _sealed(stamp: str, payload: bytes | memoryview) -> bytes:
    # SHA-256 is in the processor: 2 ms for the record of 30,000 files, blake2b takes 10.
    state = hashlib.sha256(payload)
    state.update(stamp.encode())
    return state.digest()
