"""A PDF that was signed after it was published: what is published is how it begins.

In: the bytes of a PDF, a SHA-256.
Out: how many of its bytes, from the first, are the published file.

A signature of the kind PAdES, or a note that a reader has made, is put behind the end of the file
(ISO 32000-1, 7.5.6): what stood there before stays, byte for byte.
"""

from __future__ import annotations

import hashlib
import re

_END = re.compile(rb"%%EOF(\r\n|\n|\r)?")
_UPDATES = 64
"""So many times a file may have been added to."""


def published_bytes(data: bytes, digest: str) -> int:
    """Return how many bytes of a file are the published one; 0 where it does not begin so."""
    state, done = hashlib.sha256(), 0
    for match in list(_END.finditer(data))[:_UPDATES]:
        for end in dict.fromkeys((match.start() + len(b"%%EOF"), match.end())):
            state.update(data[done:end])
            done = end
            if state.hexdigest() == digest:
                return end
    return 0
