"""Page drawing: Pages into the staging folder, where they show what they did not show before.

In: Pages; those that the site has.
Out: DrawnPages; files in the staging folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gazette.build.cache import key
from gazette.read.addresses import path
from gazette.site.ledger import digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gazette.model import Page
    from gazette.render import Renderer


class DrawnPages(NamedTuple):
    """Pages of the site: path -> digest, and path -> the key of all that the page shows."""

    files: dict[str, str]
    keys: dict[str, str]


UNDRAWN = DrawnPages({}, {})
"""Nothing is known of any page."""


def draw_pages(
    renderer: Renderer, staging: Path, pages: Iterable[Page], known: DrawnPages = UNDRAWN
) -> DrawnPages:
    """Draw Pages into the staging folder, but for those that are `known`.

    One that shows what it showed is not drawn; one that comes out the same is not written.
    """
    drawn = DrawnPages({}, {})
    for page in pages:
        name = path(renderer.published(page.address))
        drawn.keys[name] = key(page)
        if name in known.files and known.keys.get(name) == drawn.keys[name]:
            drawn.files[name] = known.files[name]
            continue
        data = renderer.content(page)
        drawn.files[name] = digest(data)
        if known.files.get(name) != drawn.files[name]:
            staged(staging, name).write_bytes(data)
    return drawn


def staged(staging: Path, name: str) -> Path:
    """Return the file of the staging folder that holds a path of the site.

    That folder is flat: to make and remove a folder a notice takes longer than to draw it.
    """
    return staging / digest(name.encode())
