"""Packed files: what a server sends instead of a file must be the same file.

In: a Source, a folder of it.
Out: Findings: a `.br` or `.gz` beside a file that is something else when it is unpacked.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import brotli

from gazette.model import message
from gazette.verify.findings import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from gazette.verify.sources import Source

_SUFFIXES = (".br", ".gz")
_GZIP = 16 + zlib.MAX_WBITS


def is_packed(name: str, beside: Collection[str]) -> bool:
    """Return whether a file is called like another one in its folder, packed."""
    return name.endswith(_SUFFIXES) and name[:-3] in beside


def check_packed(source: Source, folder: str) -> Iterator[Finding]:
    """Tell of packed files in a folder, and below it, that are not the file beside them."""
    below = f"{folder}/" if folder else ""
    names = set(source.names(folder))
    for name in sorted(one for one in names if is_packed(one, names)):
        whole, small = source.read(below + name[:-3]), source.read(below + name)
        if whole is None or small is None or not _same(name, small, whole):
            what = message("解压后与旁边的 {name} 不同", name=name[:-3])
            yield Finding(Kind.DIFFERS, below + name, what)
    for inner in source.folders(folder):
        yield from check_packed(source, below + inner)


def _same(name: str, small: bytes, whole: bytes) -> bool:
    """Return whether one is the other, packed; no more of it is unpacked than the other is long."""
    most = len(whole) + 1
    try:
        if name.endswith(".br"):
            return _unbrotlied(small, most) == whole
        return zlib.decompressobj(_GZIP).decompress(small, most) == whole
    except (brotli.error, zlib.error):
        return False


def _unbrotlied(small: bytes, most: int) -> bytes:
    """Unpack at least `most` bytes, where there are as many, and not many more."""
    unpacking = brotli.Decompressor()
    found = more = unpacking.process(small, output_buffer_limit=most)
    while more and len(found) < most and not unpacking.is_finished():
        more = unpacking.process(b"", output_buffer_limit=most)
        found += more
    return bytes(found)
