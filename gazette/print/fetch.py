"""The print edition's only way to a file: this issue's pictures, the layouts, what is named.

In: the addresses that WeasyPrint asks for.
Out: the files of two folders, and single ones by their address; anything else ends the layout.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from gazette.content import file_types, files
from gazette.model import Problem
from gazette.rulebook.files import FILE_MISSING
from gazette.typeset.weasyprint.document import (
    FatalURLFetchingError,
    OwnFetcher,
    URLFetcherResponse,
    response,
)

Below = tuple[Path, str]
"""A folder that is ours, and a path below it: what it leads to by links is not ours."""


class Fetcher(OwnFetcher):
    """Serve the folders given, each under the address it will have on the web, and `files`.

    Of `files` each is served under one address: a file, or what would stand in it.

    The addresses are never asked over a network: a picture's name in the PDF is made of its
    address, so the PDF is the same wherever the content lies, and a link to an annex leads to
    the annex on the web. Nothing of URLFetcher's own handlers (file, http, ftp, data) is reached.
    """

    def __init__(
        self,
        pictures: tuple[str, Below],
        layouts: tuple[str, Path],
        files: dict[str, Below | bytes],
    ) -> None:
        """Take two folders, each with the address that it is served under, which ends with a /."""
        super().__init__()
        self.pictures = pictures
        self.layouts = layouts
        self.files = files

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint's
        """Return a file of ours; FileNotFoundError if it is missing, the end if it is not ours."""
        found = self.files.get(url) or self._below(url)
        name = urlsplit(url).path
        kind = "text/css" if name.lower().endswith(".css") else file_types.media(name)
        if kind is None:
            raise FatalURLFetchingError(url)
        data = found if isinstance(found, bytes) else files.load(*found)
        if isinstance(data, Problem):
            missing = data.rule == FILE_MISSING.id
            raise FileNotFoundError(data.what) if missing else FatalURLFetchingError(url)
        return response(url, data, kind)

    def _below(self, url: str) -> Below:
        address = urlsplit(url)._replace(query="", fragment="").geturl()
        prefix, (root, folder) = self.pictures
        if address.startswith(prefix):
            return root, f"{folder}/{unquote(address.removeprefix(prefix))}"
        prefix, root = self.layouts
        if address.startswith(prefix):
            # Layouts are the office's own and may be links, but not out of their folder.
            root = root.resolve()
            path = (root / unquote(address.removeprefix(prefix))).resolve()
            if path.is_relative_to(root):
                return root, path.relative_to(root).as_posix()
        raise FatalURLFetchingError(url)
