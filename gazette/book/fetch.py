"""The print edition's only way to a file: this issue's pictures and the print layouts, no more.

In: the addresses that WeasyPrint asks for.
Out: the files of two folders; anything else ends the layout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
LARGEST = 64 * 1024 * 1024
"""The largest picture that is read, in bytes."""


class Fetcher(URLFetcher):
    """Serve the folders given, each under the address it will have on the web.

    The addresses are never asked over a network: a picture's name in the PDF is made of its
    address, so the PDF is the same wherever the content lies, and a link to an annex leads to
    the annex on the web. Nothing of URLFetcher's own handlers (file, http, ftp, data) is reached.
    """

    def __init__(self, folders: dict[str, Path]) -> None:
        """Take the folders by the address that each is served under, which ends with a slash."""
        super().__init__(allowed_protocols=())  # type: ignore[no-untyped-call]
        self.folders = folders

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Give a file of ours; FileNotFoundError if it is missing, the end if it is not ours."""
        path = self._path(url)
        kind = KINDS.get(path.suffix.lower())
        if kind is None:
            raise FatalURLFetchingError(url)
        if not path.is_file():
            raise FileNotFoundError(path.name)
        if path.stat().st_size > LARGEST:
            raise ValueError(f"{path.name}: {LARGEST} bytes at most")
        headers = {"Content-Type": kind}
        return URLFetcherResponse(url, path.read_bytes(), headers)  # type: ignore[no-untyped-call]

    def _path(self, url: str) -> Path:
        address = urlsplit(url)._replace(query="", fragment="").geturl()
        for prefix, folder in self.folders.items():
            if address.startswith(prefix):
                root = folder.resolve()
                path = (root / unquote(address.removeprefix(prefix))).resolve()
                # Resolved on both sides: neither .. nor a symlink leads out of the folder.
                if path.is_relative_to(root):
                    return path
        raise FatalURLFetchingError(url)
