"""Targets: what a word of the command line means: an archive, an issue of one, a file, a code.

In: a word; the archive that was named beside it, or ''.
Out: Target; None where there is nothing of that name.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gazette.content import files
from gazette.publication.published_files import MANIFEST
from gazette.verify.single import is_code
from gazette.verify.sources import SCHEMES, Folder, Source, opened

_USUAL = "output"
"""Where an archive is looked for that nothing names."""
_SCHEME = 3
"""The parts of an address up to its host."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be verified: in `source` these `issues` (none: all), or a file, or a code.

    `data` is None where it is the archive itself; `source` is None where no archive was found.
    """

    name: str
    source: Source | None
    issues: tuple[str, ...] = ()
    data: bytes | str | None = None


def target(word: str, archive: str = "") -> Target | None:
    """Return what a word means."""
    named = opened(archive) if archive else None
    if word.startswith(SCHEMES):
        return _web(word, named)
    path = Path(word)
    if path.is_dir():
        return _folder(path, named)
    if path.is_file():
        data = Folder(path.parent).read(path.name)
        around = named or _above(path.absolute().parent) or _usual()
        return None if data is None else Target(word, around, data=data)
    if code := is_code(word):
        return Target(word, named or _above(Path.cwd()) or _usual(), data=code)
    return None


def _folder(path: Path, named: Source | None) -> Target | None:
    """Return an archive, or an issue's folder in one, with the log above it or without.

    The content of a gazette has a log, too, but nothing of what readers have.
    """
    if (path / files.MASTHEAD).is_file():
        return None
    if (path / files.LOG).is_file():
        return Target(str(path), Folder(path))
    if (path / MANIFEST).is_file():
        place = path.absolute()
        return Target(str(path), named or Folder(place.parent), (place.name,))
    return None


def _web(word: str, named: Source | None) -> Target | None:
    """Return an archive on the web, an issue or a file of one; its log lies above it."""
    parts = word.split("/")
    for count in range(len(parts) - 1, _SCHEME - 1, -1):
        source = opened("/".join(parts[:count]) + "/")
        if source and source.read(files.LOG) is not None:
            rest = "/".join(parts[count:])
            if not rest.strip("/"):
                return Target(word, source)
            issue = rest.strip("/")
            if source.read(f"{issue}/{MANIFEST}") is not None:
                return Target(word, source, (issue,))
            path = rest + ("index.html" if rest.endswith("/") else "")
            data = source.read(path)
            return None if data is None else Target(word, named or source, data=data)
    return None


def _above(folder: Path) -> Source | None:
    """Return the archive that a folder is in."""
    found = (one for one in (folder, *folder.parents) if (one / files.LOG).is_file())
    place = next(found, None)
    return Folder(place) if place else None


def _usual() -> Source | None:
    place = Path(_USUAL)
    return Folder(place) if (place / files.LOG).is_file() else None
