"""Compression: the text files of the site packed beside them, for servers that send them so.

In: the SiteFiles, a Context.
Out: beside each text file for which it is worth while its `.br` and `.gz`, among the SiteFiles.

Servers pack what they send anew for each reader, and quickly rather than well; what was packed once
is smaller and costs them nothing. Where a file has not changed it is not packed again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import brotli

from gazette.build.cache import Kind, key
from gazette.build.page_drawing import staged
from gazette.model import message
from gazette.render import packed
from gazette.site.ledger import digest
from gazette.site.tree import digest_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gazette.build.context import Context
    from gazette.build.issue_tasks import IssueTasks
    from gazette.build.site_files import SiteFiles
    from gazette.site.fill import File

Beside = dict[str, tuple[str, Mapping[str, str]]]
"""path -> the digest of the file, and suffix -> that of what is packed and worth while."""

COMPRESSED = Kind("compressed", Beside)
SUFFIXES = (".css", ".csv", ".html", ".ics", ".js", ".json", ".ndjson", ".svg", ".txt", ".xml")
"""The ends of text files; pictures, PDFs, EPUBs and what the search loads are packed inside."""
LEAST = 1400
"""Bytes that travel in one packet: less is not sooner there."""
_LEVEL = 9
"""Of zlib: the smallest, for it is done once."""
_STEP = message("压缩")
WAYS: Mapping[str, Callable[[bytes], bytes]] = {
    ".br": partial(brotli.compress, mode=brotli.MODE_TEXT),
    ".gz": partial(packed, level=_LEVEL),
}


@dataclass(frozen=True, slots=True)
class _Order:
    """Files that are to be packed: path, digest, content; and where the packed ones are to lie."""

    staging: Path
    files: tuple[tuple[str, str, File], ...]


def add_compressed(files: SiteFiles, context: Context) -> None:
    """Add what is packed beside the files, group by group, made where the cache has it otherwise.

    A path that the site has already is left to whoever put it there.
    """
    groups = {name: _texts(of) for name, of in files.manifest.items()}
    groups = {name: of for name, of in groups.items() if of}
    inputs = {name: key(list(of.items())) for name, of in groups.items()}
    taken = {path for of in files.manifest.values() for path in of}

    def make(names: list[str]) -> Iterator[tuple[str, Beside]]:
        known = {name: context.cache.last(COMPRESSED, name) or {} for name in names}
        calls = [(name, _order(files, context, groups[name], known[name])) for name in names]
        for done, (name, made) in enumerate(context.pool.each(_compressed, calls), 1):
            context.tell(_STEP, done, len(calls))
            kept = known[name] | made
            yield name, {path: kept[path] for path in groups[name]}

    found = context.cache.made(COMPRESSED, inputs, make)
    context.cache.retain(COMPRESSED, inputs)
    source = partial(_content, files, context)
    for name, beside in found.items():
        every = ((path + end, made) for path, (_, of) in beside.items() for end, made in of.items())
        free = {path: made for path, made in every if path not in taken}
        files.add(f"{name} compressed", free, source)


def forget_compressed(context: Context) -> None:
    """Forget what was packed: the site is to have it no longer."""
    context.cache.retain(COMPRESSED, ())


def _texts(files: Mapping[str, str]) -> dict[str, str]:
    return {path: made for path, made in files.items() if path.endswith(SUFFIXES)}


def _order(files: SiteFiles, context: Context, texts: Mapping[str, str], known: Beside) -> _Order:
    """Return what of a group is to be packed: what has not changed since keeps what it has."""
    stale = [(path, made) for path, made in texts.items() if known.get(path, ("", {}))[0] != made]
    found = ((path, made, _plain(files, context, path, made)) for path, made in stale)
    return _Order(context.site.staging, tuple(found))


def _plain(files: SiteFiles, context: Context, path: str, made: str) -> File:
    """Return a file as it is: the one of the published site where that is the same."""
    shown = context.site.output / path
    try:
        same = digest_file(shown) == made
    except OSError:
        same = False
    return shown if same else files.content(path)


def _compressed(_: IssueTasks, order: _Order) -> Beside:
    """Pack files into the staging folder."""
    return {path: (made, dict(_beside(order.staging, path, of))) for path, made, of in order.files}


def _beside(staging: Path, path: str, file: File) -> Iterator[tuple[str, str]]:
    """Yield the suffix and the digest of each packed file that is smaller than the file itself."""
    data = _bytes(file)
    for suffix, way in WAYS.items() if len(data) >= LEAST else ():
        if len(small := way(data)) < len(data):
            staged(staging, path + suffix).write_bytes(small)
            yield suffix, digest(small)


def _content(files: SiteFiles, context: Context, path: str) -> File:
    """Return a packed file; one that was made by an earlier build and is lost is made again."""
    file = staged(context.site.staging, path)
    if file.exists():
        return file
    own, suffix = path[:-3], path[-3:]
    made = next(of[own] for of in files.manifest.values() if own in of)
    return WAYS[suffix](_bytes(_plain(files, context, own, made)))


def _bytes(file: File) -> bytes:
    return file if isinstance(file, bytes) else file.read_bytes()
