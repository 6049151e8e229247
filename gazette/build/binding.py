"""Binding: the EPUB of an issue, made where it is not as the cache has it.

In: what an EPUB is made from; a Book, its Pages drawn, its pictures.
Out: Binding, how one is to be made; Epub, what was made; the bytes of an EPUB.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.build.cache import Kind
from gazette.pages.epub import COVER_FILE, FOLDER, MIMETYPE
from gazette.site.container import container

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gazette.model import Page
    from gazette.pages.epub import Book


@dataclass(frozen=True, slots=True)
class Epub:
    """An EPUB: its path, its digest, its size in bytes, its SHA-256; none without notices."""

    path: str = ""
    digest: str = ""
    size: int = 0
    sha256: str = ""

    @property
    def files(self) -> dict[str, tuple[int, str]]:
        """What the data say of it: path -> size and SHA-256."""
        return {self.path: (self.size, self.sha256)} if self.path else {}


EPUBS = Kind("epubs", Epub)


@dataclass(frozen=True, slots=True)
class Binding:
    """The key of what an issue's EPUB is made from; `made` is None where it has to be made.

    `cover` is the picture of the issue's cover, empty where it was not printed.
    """

    key: str = ""
    made: Epub | None = None
    cover: bytes = b""


def bound(
    book: Book, cover: bytes, draw: Callable[[Page], str], load: Callable[[str], bytes]
) -> bytes:
    """Return the bytes of a book; `draw` draws a Page, `load` loads a picture of the issue."""

    def files() -> Iterator[tuple[str, bytes]]:
        for path, page in book.parts.items():
            yield path, draw(page).encode()
        if book.covered:
            yield f"{FOLDER}/{COVER_FILE}", cover
        for name, path in book.pictures.items():
            yield f"{FOLDER}/{path}", load(name)

    return container(MIMETYPE, files())
