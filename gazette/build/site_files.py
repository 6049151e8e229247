"""Site files: the site as it is to be, path by path, and where each content comes from.

In: groups of files, each with the source of their contents.
Out: SiteFiles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gazette.build.issue_tasks import PagesOrder
    from gazette.model import Problem
    from gazette.site.fill import File, Manifest

    Source = Callable[[str], File]


class SiteFiles:
    """path -> digest by group, and the source that gives a path's content when it is asked for."""

    def __init__(self) -> None:
        """Begin with nothing; `orders` are what the pages of each issue are made from.

        `problems` were found while the contents of the years were set.
        """
        self.manifest: Manifest = {}
        self.orders: dict[str, PagesOrder] = {}
        self.problems: tuple[Problem, ...] = ()
        self._sources: dict[str, Source] = {}
        self._homes: dict[str, str] = {}

    def add(self, group: str, files: dict[str, str], source: Source) -> None:
        """Add a group of files and their source."""
        self.manifest[group] = files
        self._sources[group] = source
        self._homes.clear()

    def content(self, path: str) -> File:
        """Return the content of a path of the manifest."""
        if not self._homes:
            for group, files in self.manifest.items():
                self._homes.update(dict.fromkeys(files, group))
        return self._sources[self._homes[path]](path)


def lazily(place: Callable[[str], Path], make: Callable[[], object]) -> Source:
    """Return a source that finds a path's file at its `place`, and makes it where it is not there.

    `make` makes all files of the group.
    """

    def source(path: str) -> Path:
        file = place(path)
        if not file.exists():
            make()
        return file

    return source
