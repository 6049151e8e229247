"""Container: files in one ZIP, as an EPUB is one (Open Container Format 3.3).

In: files by their paths.
Out: bytes: the same for the same files, whatever the day and the system.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP can name."""
_UNIX, _READABLE = 3, 0o100644 << 16
_DENSE = (".png", ".jpg", ".jpeg", ".gif", ".webp")
"""The ends of names of files that no packing makes smaller."""
_LEVEL = 6


def container(mimetype: str, files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a container of these files, in their order, behind the type of media of the whole."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        _add(archive, "mimetype", mimetype.encode(), packed=False)
        for path, data in files:
            _add(archive, path, data, packed=not path.endswith(_DENSE))
    return whole.getvalue()


def _add(archive: zipfile.ZipFile, path: str, data: bytes, *, packed: bool = True) -> None:
    entry = zipfile.ZipInfo(path, _FIRST_DAY)
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    archive.writestr(entry, data, method, _LEVEL)
