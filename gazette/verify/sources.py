"""Sources: where an archive lies, a folder or a site on the web; what of it is read, and no more.

In: a folder's path, or an address that begins with http:// or https://.
Out: a Source: the bytes of its files by their paths.

An archive that is verified may be anybody's: a path never leads out of its folder, an address never
out of its site, and nothing larger than a file of a gazette is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from gazette.content.files import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterable
    from http.client import HTTPMessage
    from typing import IO

SCHEMES = ("https://", "http://")
_PATIENCE = 30
"""Seconds without a byte."""


class Source(Protocol):
    """Where files of an archive are read; `name` is what it is called."""

    @property
    def name(self) -> str:
        """What it is called."""

    def read(self, path: str) -> bytes | None:
        """Return a file, `2026-01/manifest.txt`; None where there is none, or one too large."""

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the files of a folder by their names, where they can be listed."""

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the folders in a folder by their names, where they can be listed."""


@dataclass(frozen=True, slots=True)
class Folder:
    """An archive on a disk."""

    root: Path

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.root)

    def read(self, path: str) -> bytes | None:
        """Return a file; none outside the folder, whatever leads there."""
        try:
            file = (self.root / path).resolve()
            inside = _inside(path) and file.is_relative_to(self.root.resolve())
            if not inside or not file.is_file() or file.stat().st_size > LARGEST:
                return None
            return file.read_bytes()
        except (OSError, ValueError):
            return None

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the files of a folder."""
        return tuple(sorted(path.name for path in self._in(folder) if path.is_file()))

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the folders in a folder."""
        return tuple(sorted(path.name for path in self._in(folder) if path.is_dir()))

    def _in(self, folder: str) -> Iterable[Path]:
        there = self.root / folder
        return there.iterdir() if _inside(folder) and there.is_dir() else ()


@dataclass(frozen=True, slots=True)
class Web:
    """An archive on the web, below an address that ends with a slash."""

    address: str

    @property
    def name(self) -> str:
        """What it is called."""
        return self.address

    def read(self, path: str) -> bytes | None:
        """Fetch a file; none where the server sends us elsewhere."""
        if not _inside(path):
            return None
        address = self.address + quote(path.removesuffix("index.html"))
        opener = build_opener(_Below(self.address))
        try:
            return _fetched(opener, address)
        except (URLError, HTTPException, OSError, ValueError):
            return None

    def names(self, folder: str) -> tuple[str, ...]:  # noqa: ARG002 - a Source has it
        """Return nothing: a server lists no folder."""
        return ()

    def folders(self, folder: str) -> tuple[str, ...]:  # noqa: ARG002 - a Source has it
        """Return nothing, for the same reason."""
        return ()


class _Below(HTTPRedirectHandler):
    """Follows a server to what is below an address, and nowhere else."""

    def __init__(self, base: str) -> None:
        """Take the address."""
        self._base = base

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, *more: str
    ) -> Request | None:
        """Return the request that follows; none leads out of the site."""
        (newurl,) = more
        if not newurl.startswith(self._base):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def opened(where: str) -> Source | None:
    """Return the Source that a word of the command line names; None where there is no folder."""
    if where.startswith(SCHEMES):
        return Web(where if where.endswith("/") else f"{where.rpartition('/')[0]}/")
    return Folder(Path(where)) if Path(where).is_dir() else None


def _fetched(opener: OpenerDirector, address: str) -> bytes | None:
    with opener.open(address, timeout=_PATIENCE) as answer:
        data: bytes = answer.read(LARGEST + 1)
    return data if len(data) <= LARGEST else None


def _inside(path: str) -> bool:
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts and "\0" not in path
