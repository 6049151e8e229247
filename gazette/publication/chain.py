"""The chain of the log: each line names the digest of the line before it.

In: LogEntries.
Out: which of them do not follow; the newest entry of each issue; the keys that the log names last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Act, LogEntry
from gazette.model.publication import head
from gazette.publication.signers import signers, signers_digest

if TYPE_CHECKING:
    from datetime import date

SIGNERS_TARGET = "/signers"


def broken(log: tuple[LogEntry, ...]) -> tuple[int, ...]:
    """Return the number, from 1, of each entry that does not follow from the one before."""
    return tuple(
        at + 1
        for at, entry in enumerate(log)
        if entry.before != head(log[:at]) or entry.number != at + 1
    )


def locked(log: tuple[LogEntry, ...]) -> dict[str, LogEntry]:
    """Return the newest entry that locks each issue: id -> entry."""
    return {entry.issue: entry for entry in log if entry.lock and entry.act is not Act.SIGNERS}


def signers_entry(log: tuple[LogEntry, ...]) -> LogEntry | None:
    """Return the last entry that names content/signers."""
    return next((entry for entry in reversed(log) if entry.act is Act.SIGNERS), None)


def with_signers(log: tuple[LogEntry, ...], text: bytes, day: date) -> tuple[LogEntry, ...]:
    """Return the log with an entry for the keys that sign from now on, if they are not the last.

    The entry has the digest of the file, and as its reason the fingerprints of all its keys.
    """
    digest, last = signers_digest(text), signers_entry(log)
    if not text or (last and last.lock == digest):
        return log
    keys = " ".join(one.fingerprint for one in signers(text.decode("utf-8", "replace")))
    start = (len(log) + 1, day.isoformat(), Act.SIGNERS, SIGNERS_TARGET)
    return (*log, LogEntry(*start, digest, reason=keys, before=head(log)))
