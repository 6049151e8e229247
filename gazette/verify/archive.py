"""The archive: what proves it, read from wherever it lies.

In: a Source.
Out: Archive: its log, its keys, and of each issue its lock and its lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import Act
from gazette.model.publication import digest_of
from gazette.publication import chain
from gazette.publication.published_files import MANIFEST
from gazette.read.publication import lines_of, lock_of
from gazette.read.publication_log import entries_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazette.model import IssueLock, LogEntry, PublishedLine
    from gazette.verify.sources import Source

SIGNATURE = ".sig"
"""What stands behind the name of a file in that of its signature."""


@dataclass(frozen=True)
class IssueProof:
    """What proves an issue: its manifest as bytes and as a lock, its lines, its entry of the log.

    `lock` is None where the manifest is missing or cannot be read, `entry` where the log knows
    nothing of the issue.
    """

    name: str
    manifest: bytes
    lock: IssueLock | None
    lines: tuple[PublishedLine, ...]
    entry: LogEntry | None = None

    @property
    def day(self) -> str:
        """The day of its act; where no log tells it, that of the issue; '' of neither."""
        return self.entry.day if self.entry else self.proved.get(f"/{self.name}/?published", "")

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The digest that is bound of each address."""
        return dict(self.lock.lines) if self.lock else {}

    @cached_property
    def proved(self) -> Mapping[str, str]:
        """What is proved to have been published: address -> text."""
        bound = self.digests
        return {
            line.address: line.text for line in self.lines if bound.get(line.address) == line.digest
        }

    @cached_property
    def notices(self) -> Mapping[str, Mapping[str, str]]:
        """The units of each notice in order: its address -> their ids -> text."""
        found: dict[str, dict[str, str]] = {}
        for address, text in self.proved.items():
            notice, is_unit, unit = address.partition("#")
            if is_unit:
                found.setdefault(notice, {})[unit] = text
        return found

    def fields(self, notice: str) -> Mapping[str, str]:
        """Return what is proved of a notice's fields, or with the issue's address of its own."""
        start = f"{notice}?"
        return {
            address.removeprefix(start): text
            for address, text in self.proved.items()
            if address.startswith(start)
        }


@dataclass(frozen=True)
class Archive:
    """All that proves an archive; `readable` says whether there is a log that can be read.

    `roots` are the certificates, as PEM, that those of electronic signatures may come from.
    """

    source: Source
    log: tuple[LogEntry, ...]
    log_bytes: bytes | None
    signers: bytes
    issues: Mapping[str, IssueProof] = field(default_factory=dict)
    readable: bool = True
    roots: bytes = b""

    def locked(self, issue: str) -> tuple[LogEntry, ...]:
        """Return the entries that locked an issue, in order: one a version of its manifest."""
        own = (one for one in self.log if one.issue == issue and one.lock)
        return tuple(one for one in own if one.act is not Act.SIGNERS)


def read_archive(source: Source, names: tuple[str, ...] = (), roots: bytes = b"") -> Archive | None:
    """Read what proves an archive, or of it these issues alone; None where there is nothing."""
    data = plain(source, files.LOG)
    log = entries_of(data) if data is not None else ()
    locked = chain.locked(log or ())
    wanted = names or tuple(locked)
    issues = {name: issue_proof(source, name, locked.get(name)) for name in wanted}
    if data is None and not any(one.manifest for one in issues.values()):
        return None
    signers = plain(source, files.SIGNERS) or b""
    return Archive(source, log or (), data, signers, issues, log is not None, roots)


def former_pages(archive: Archive, issue: str) -> Iterator[tuple[LogEntry, str, str]]:
    """Yield each printed page of former publications: its entry of the log, address and digest."""
    for version, entry in enumerate(archive.locked(issue)[:-1], 1):
        data = plain(archive.source, f"{issue}/manifest-{version}.txt")
        lock = lock_of(data) if data and manifest_digest(data) == entry.lock else None
        yield from ((entry, *page) for page in (lock.pages if lock and lock.coded else ()))


def issue_proof(source: Source, name: str, entry: LogEntry | None) -> IssueProof:
    """Read what proves an issue."""
    manifest = plain(source, f"{name}/{MANIFEST}") or b""
    text = plain(source, f"{name}/{files.TEXT}") or b""
    try:
        lines = lines_of(text) if text else ()
    except UnicodeDecodeError:
        lines = ()
    return IssueProof(name, manifest, lock_of(manifest) if manifest else None, lines, entry)


def plain(source: Source, path: str) -> bytes | None:
    """Return a text as it was written, whatever line ends a system has given it."""
    data = source.read(path)
    return None if data is None else data.replace(b"\r\n", b"\n")


def manifest_digest(data: bytes) -> str:
    """Return the digest by which the log names a manifest."""
    return digest_of(data.decode("utf-8", "replace").removesuffix("\n"))
