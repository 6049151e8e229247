"""The log and the keys as files: each change of content/signers is an act in the log.

In: content/, the log as it is to be.
Out: published.log, whole or as it was; a signature of the log that was is taken away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.content import files
from gazette.model import LogEntry, Problem, message
from gazette.publication.chain import with_signers
from gazette.site.disk import Refused, write_whole
from gazette.write import publication as written

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def as_written(content: Path, path: str) -> bytes:
    """Return a file of content/ with the line ends that it was written with; none: b''."""
    data = files.load(content, path)
    return b"" if isinstance(data, Problem) else data.replace(b"\r\n", b"\n")


def begun_log(
    content: Path, log: tuple[LogEntry, ...], day: date, allowed: bytes = b""
) -> tuple[LogEntry, ...]:
    """Return the log that an act goes on from: it names the keys that may sign now."""
    return with_signers(log, allowed or as_written(content, files.SIGNERS), day)


def log_text(log: tuple[LogEntry, ...]) -> bytes:
    """Return the bytes of published.log."""
    return written.log(log).encode()


def write_log(content: Path, log: tuple[LogEntry, ...], signature: bytes = b"") -> tuple[str, ...]:
    """Write the log and its signature, or none; return the paths below content/.

    Between the two there is a log without a signature, never one with a wrong one. Raise Refused
    where the log that is there is not how the new one begins: it only ever grows.
    """
    if not log_text(log).startswith(as_written(content, files.LOG)):
        what = message("{file} 在这期间变了：别的命令写过它，或者刚从版本库取回", file=files.LOG)
        raise Refused(what, message("再运行一次"))
    (content / files.LOG_SIGNATURE).unlink(missing_ok=True)
    write_whole(content / files.LOG, log_text(log))
    if not signature:
        return (files.LOG,)
    write_whole(content / files.LOG_SIGNATURE, signature)
    return (files.LOG, files.LOG_SIGNATURE)
