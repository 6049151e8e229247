"""What a published issue is bound to: its lock, the text as it was published, the log of the acts.

In: PageMap.
Out: PublishedLine, Removed, KnownChange, IssueLock, LogEntry, Act; digest_of, the digest of a line.
"""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Mapping  # noqa: TC003 - the ledger reads what the fields are
from dataclasses import dataclass, field, replace
from enum import StrEnum

from gazette.model.pagemap import LineStart, PageMap

LOCK_FORM = "gazette-lock 1"
TEXT_FORM = "# gazette-text 1\taddress\tsalt\ttext"
LOG_FORM = "# gazette-log 1\tnumber\tday\tact\ttarget\tlock\tapproved-by\treason\tbefore"
"""How the files begin, with the version of their form."""
NOTHING = "-"
"""What stands for nothing in a line."""
ALGORITHM = "sha256"
"""Named with every digest, so that another may stand beside it later."""
_CODE = 10
"""Bytes of a digest in the code of a printed page: 80 bits, sixteen characters of base32."""
_GROUP = 4


class Act(StrEnum):
    """What was done to what is published."""

    PUBLISH = "publish"
    AGAIN = "publish-again"
    ADOPT = "adopt"
    WITHDRAW = "withdraw"
    SIGNERS = "signers"


LATER = (Act.AGAIN, Act.WITHDRAW)
"""What is done only to an issue that is published."""


@dataclass(frozen=True, slots=True)
class PublishedLine:
    """One thing that an issue said when it was published, by its address.

    `/2026-01/zf-2026-3/#art-1` is a unit of a notice, `/2026-01/zf-2026-3/?dated` a field of it,
    `/2026-01/?published` one of the issue, `/2026-01/p/5/` a printed page. The `salt` keeps who has
    the digest alone from guessing a short text.
    """

    address: str
    salt: str
    text: str

    def __str__(self) -> str:
        """Return it as a line of published.txt, without the line's end."""
        plain = self.text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
        return f"{self.address}\t{self.salt}\t{plain}"

    @property
    def digest(self) -> str:
        """Its digest, as a lock has it."""
        return digest_of(str(self))


@dataclass(frozen=True, slots=True)
class Removed:
    """A notice that was published and is no longer: its address, number and title."""

    address: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class KnownChange:
    """What is known about a document otherwise than when it was published: a field, both values.

    `address` is that of the notice, or of the issue itself.
    """

    address: str
    key: str
    published: str
    now: str


@dataclass(frozen=True, slots=True)
class IssueLock:
    """What binds of an issue from its publication on; the site shows it as the issue's manifest.

    `lines` are the addresses of all that it says, in order, with their digests; `files` maps a path
    of the site to the SHA-256 of a file that never changes. `log` is the digest of the log's last
    line before its own, `key` the fingerprint of the key that was to sign it. `coded` says whether
    each printed page bears its code. `made_with` names the press and the fonts, each with its
    version. `line_map` is where the printed lines of each notice begin. `digest` is that of the
    lock's own file.
    """

    issue: str
    version: int = 1
    log: str = ""
    key: str = ""
    coded: bool = False
    made_with: tuple[tuple[str, str], ...] = ()
    page_map: PageMap = field(default_factory=PageMap)
    lines: tuple[tuple[str, str], ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    line_map: Mapping[str, tuple[LineStart, ...]] = field(default_factory=dict)
    digest: str = ""

    @property
    def pages(self) -> tuple[tuple[str, str], ...]:
        """The printed pages: address and digest, in order."""
        return tuple(line for line in self.lines if is_page(line[0]))

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of each printed page, page 1 first; none where they are not printed."""
        return tuple(code(digest) for _, digest in self.pages) if self.coded else ()

    @property
    def bound(self) -> IssueLock:
        """What other rooms need of it: without the lines of its text and of its print."""
        return replace(self, lines=self.pages, line_map={})


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One act: a line of published.log, numbered from 1.

    `target` is an issue's id, or the address of what was withdrawn; `lock` the digest of the lock
    that the act left, of `signers` that of the file; `before` that of the log's line before.
    """

    number: int
    day: str
    act: Act
    target: str
    lock: str = ""
    approved_by: str = ""
    reason: str = ""
    before: str = ""

    def __str__(self) -> str:
        """Return it as a line of published.log, without the line's end."""
        start = (str(self.number), self.day, self.act, self.target)
        parts = (*start, self.lock, self.approved_by, self.reason, self.before)
        return "\t".join(_one_line(part) or NOTHING for part in parts)

    @property
    def issue(self) -> str:
        """The id of the issue that it is about; '' of none."""
        return "" if self.act is Act.SIGNERS else self.target.strip("/").partition("/")[0]


def _one_line(text: str) -> str:
    """Return a text on one line, without what cannot be seen."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def digest_of(line: str) -> str:
    """Return the digest of a line with its line's end, under the name of its algorithm."""
    ended = f"{line}\n".encode()
    return f"{ALGORITHM}:{hashlib.sha256(ended).hexdigest()}"


def head(entries: tuple[LogEntry, ...]) -> str:
    """Return the digest of the last line of a log, which the next line names."""
    return digest_of(str(entries[-1]) if entries else LOG_FORM)


def is_page(address: str) -> bool:
    """Return whether an address of a PublishedLine is that of a printed page."""
    return "/p/" in address and "#" not in address and "?" not in address


def code(digest: str) -> str:
    """Return the code of a printed page from the digest of its line: four groups of four."""
    start = bytes.fromhex(digest.partition(":")[2])[:_CODE]
    letters = b32encode(start).decode()
    return " ".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))
