"""A PDF that was signed after it was published: what is published is how it begins.

In: the bytes of a PDF, a SHA-256; content/, what is bound of an issue.
Out: how many of its bytes, from the first, are the published file; its Seals; Problems.

A signature of the kind PAdES, or a note that a reader has made, is put behind the end of the file
(ISO 32000-1, 7.5.6): what stood there before stays, byte for byte.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import Place, Problem, message
from gazette.publication.published_files import SIGNED, evidence_paths
from gazette.rulebook.publication import SIGNATURE_WRONG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gazette.model import IssueLock

PADES = "gazette.publication.pades"
"""The one module that needs pyHanko, which is not there unless it was asked for."""
_END = re.compile(rb"%%EOF(\r\n|\n|\r)?")
_UPDATES = 64
"""So many times a file may have been added to."""


@dataclass(frozen=True, slots=True)
class Seal:
    """An electronic signature in a PDF: whose certificate, when (by its own word, by a time stamp).

    It is `good` if it is of just these bytes by the key of that certificate, `whole` if nothing
    was added behind it, `trusted` if the certificate comes from a root that was given.
    """

    subject: str
    moment: str = ""
    stamped: str = ""
    good: bool = False
    whole: bool = False
    trusted: bool = False


def seals(data: bytes, roots: bytes = b"") -> tuple[Seal, ...] | None:
    """Return the signatures in a PDF; None where pyHanko is not installed, which reads them."""
    if b"/ByteRange" not in data:
        return ()
    try:
        module = import_module(PADES)
    except ModuleNotFoundError:
        return None
    found: tuple[Seal, ...] = module.seals(data, roots)
    return found


def wrong_seals(content: Path, lock: IssueLock) -> Iterator[Problem]:
    """Yield a Problem for each signed PDF that does not begin with the published one."""
    for shown, path in evidence_paths(content, lock.issue).items():
        if not shown.endswith(SIGNED):
            continue
        data = files.load(content, path)
        digest = lock.files.get(shown.removesuffix(SIGNED) + ".pdf", "")
        if isinstance(data, Problem) or not published_bytes(data, digest):
            what = message("不是出版的 PDF 加上电子签名：它的开头不是出版时的文件")
            mend = message(
                "删去它，再运行 python build.py sign {issue} --pkcs12 文件", issue=lock.issue
            )
            yield SIGNATURE_WRONG.problem(Place(path), what, mend)


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
