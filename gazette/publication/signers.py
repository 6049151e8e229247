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
        if mark := fingerprint(words[at + 1]):
            found.append(Signer(words[at], mark, number, line))
    return tuple(found)


def fingerprint(key: str) -> str:
    """Return the fingerprint of a public key in base64: SHA256:…; '' of what is none."""
    try:
        blob = b64decode(key, validate=True)
    except (Error, ValueError):
        return ""
    return "SHA256:" + b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def newest_key(text: str) -> str:
    """Return the fingerprint of the last key, which signs what is published now; '' of none."""
    found = [one for one in signers(text) if "valid-before" not in one.text]
    return found[-1].fingerprint if found else ""
