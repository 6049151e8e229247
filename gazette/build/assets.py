"""Assets: the scripts and styles of the site, each at an address that has its digest in it.

In: layouts/, static/.
Out: address -> address with the digest, of each; what stands there never changes, so that readers'
programs keep it for ever and a new build is never shown with an old script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.site.ledger import digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STYLE = "style.css"
"""The one asset that lies in layouts/."""
_SUFFIXES = (".css", ".js")
_LENGTH = 10
"""Characters of a digest in an address."""


def static_files(folder: Path) -> tuple[str, ...]:
    """Return the paths below static/ that are published."""
    found = (file for file in folder.rglob("*") if file.is_file())
    names = (file.relative_to(folder).as_posix() for file in found)
    return tuple(name for name in names if not name.startswith("."))


def assets(layouts: Path, static: Path) -> Mapping[str, str]:
    """Map the address of each script and style to the one at which it is published.

    The style in layouts/ has the better right to its address.
    """
    found = {name: static / name for name in static_files(static) if name.endswith(_SUFFIXES)}
    found[STYLE] = layouts / STYLE
    return {
        f"/{name}": f"/{_hashed(name, path.read_bytes())}"
        for name, path in found.items()
        if path.is_file()
    }


def _hashed(name: str, data: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{digest(data)[:_LENGTH]}.{suffix}"
