"""The keys that sign: content/signers, in the form that ssh-keygen calls allowed signers.

In: the text of the file.
Out: Signers; the fingerprint of a key, as ssh-keygen -l writes it.

A line is a name, options and a public key. `valid-after` and `valid-before` bound the time of a
key; a key that is lost or taken over has its last day there.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import dataclass

from gazette.model.publication import ALGORITHM

IDENTITY = "gazette"
"""The name under which signatures are made and looked for, and their namespace."""
ED25519 = "ssh-ed25519"


@dataclass(frozen=True, slots=True)
class Signer:
    """A key that may sign: its type, its fingerprint, its line from 1, and its line."""

    kind: str
    fingerprint: str
    line: int
    text: str


def signers(text: str) -> tuple[Signer, ...]:
    """Return the keys of content/signers, in order; what is no key is left out."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        at = next((at for at, word in enumerate(words) if word.startswith(("ssh-", "sk-"))), 0)
        if line.startswith("#") or not at or len(words) < at + 2:
            continue
        if blob := key_blob(words[at + 1]):
            found.append(Signer(words[at], fingerprint(blob), number, line))
    return tuple(found)


def key_blob(key: str) -> bytes:
    """Return the bytes of a public key from its base64; none of what is no base64."""
    try:
        return b64decode(key, validate=True)
    except (Error, ValueError):
        return b""


def fingerprint(blob: bytes) -> str:
    """Return the fingerprint of a public key, as ssh-keygen -l writes it."""
    return "SHA256:" + b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def signers_digest(text: bytes) -> str:
    """Return the digest by which the log names content/signers."""
    return f"{ALGORITHM}:{hashlib.sha256(text).hexdigest()}"


def newest_key(text: str) -> str:
    """Return the fingerprint of the last key, which signs what is published now; '' of none."""
    found = [one for one in signers(text) if "valid-before" not in one.text]
    return found[-1].fingerprint if found else ""
