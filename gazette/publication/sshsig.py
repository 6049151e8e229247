"""SSHSIG: a signature as ssh-keygen writes it, taken apart (OpenSSH, PROTOCOL.sshsig).

In: the text of a .sig file; a public key as SSH writes it in base64.
Out: Signature: the key that made it, for what; the kind of a key.
"""

from __future__ import annotations

import struct
from base64 import b64decode
from binascii import Error
from dataclasses import dataclass

from gazette.publication.signers import fingerprint

_BEGIN, _END = b"-----BEGIN SSH SIGNATURE-----", b"-----END SSH SIGNATURE-----"
_MAGIC = b"SSHSIG"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, by a key's kind and fingerprint, and for what: the namespace."""

    kind: str
    fingerprint: str
    namespace: str


def signature(data: bytes) -> Signature | None:
    """Return what a .sig file says of itself, whether or not it is good; None of what is none."""
    lines = data.split()
    begin, end = _BEGIN.split(), _END.split()
    if lines[: len(begin)] != begin or lines[-len(end) :] != end:
        return None
    try:
        blob = b64decode(b"".join(lines[len(begin) : -len(end)]), validate=True)
        if not blob.startswith(_MAGIC) or _number(blob, len(_MAGIC)) != _VERSION:
            return None
        key, at = _string(blob, len(_MAGIC) + 4)
        namespace, _ = _string(blob, at)
        return Signature(kind_of(key), fingerprint(key), namespace.decode())
    except (Error, ValueError, struct.error):
        return None


def kind_of(key: bytes) -> str:
    """Return the kind that a public key names itself; ValueError, struct.error of what is none."""
    return _string(key, 0)[0].decode("ascii")


def _number(blob: bytes, at: int) -> int:
    found: int = struct.unpack_from(">I", blob, at)[0]
    return found


def _string(blob: bytes, at: int) -> tuple[bytes, int]:
    """Return a string of RFC 4251, section 5, and where it ends."""
    start = at + 4
    end = start + _number(blob, at)
    if end > len(blob):
        raise ValueError(end)
    return blob[start:end], end
