"""The print edition's only way to a file: this issue's pictures, the layouts, what is named.

In: the addresses that WeasyPrint asks for.
Out: the files of two folders, and single ones by their address; anything else ends the layout.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

KINDS = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
LARGEST = 64 * 1024 * 1024
"""The largest picture or font that is read, in bytes."""


class Fetcher(URLFetcher):
    """Serve the folders given, each under the address it will have on the web, and `files`.

    Of `files` each is served under one address: the path of a file, or what would stand in it.

    The addresses are never asked over a network: a picture's name in the PDF is made of its
    address, so the PDF is the same wherever the content lies, and a link to an annex leads to
    the annex on the web. Nothing of URLFetcher's own handlers (file, http, ftp, data) is reached.
    """

    def __init__(self, folders: dict[str, Path], files: dict[str, Path | bytes]) -> None:
        """Take the folders by the address that each is served under, which ends with a slash."""
        super().__init__(allowed_protocols=())  # type: ignore[no-untyped-call]
        self.folders = folders
        self.files = files

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Give a file of ours; FileNotFoundError if it is missing, the end if it is not ours."""
        path = self.files.get(url) or self._path(url)
        kind = KINDS.get(Path(urlsplit(url).path).suffix.lower())
        if kind is None:
            raise FatalURLFetchingError(url)
        headers = {"Content-Type": kind}
        if isinstance(path, bytes):
            return URLFetcherResponse(url, path, headers)  # type: ignore[no-untyped-call]
        if not path.is_file():
            raise FileNotFoundError(path.name)
        if path.stat().st_size > LARGEST:
            raise ValueError(f"{path.name}: {LARGEST} bytes at most")
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
