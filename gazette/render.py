"""Render: draws a Page with its layout.

In: Pages and layouts/.
Out: text; the fingerprint of the layouts.
"""

from __future__ import annotations

import re
from hashlib import sha256
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from gazette.model import Grade, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gazette.model import Page

_APART = ("print",)
"""The folders of layouts/ that other rooms draw with."""
_UNSAFE = re.compile(r"""[\x00-\x20"#%<>?\\^`{|}]""")
"""What an address cannot hold as it stands; Chinese it can, in a third of the bytes."""


class LayoutError(Exception):
    """A layout that cannot be drawn: a designer's mistake, told as a Problem."""

    def __init__(self, problem: Problem) -> None:
        """Keep the Problem."""
        super().__init__(problem.what)
        self.problem = problem


class Renderer:
    """Draws Pages with the layouts of one folder, each compiled once."""

    def __init__(self, layouts: Path) -> None:
        """Take the layouts of a folder; none is read before a Page asks for it."""
        self._layouts = layouts
        self._environment = Environment(
            loader=FileSystemLoader(layouts),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )

    def render(self, page: Page) -> str:
        """Give the text of a page.

        A page without a layout is its own text. A layout is given what the page shows, and `link`,
        which makes an address relative to the page. Raises LayoutError for a layout's mistake.
        """
        if not page.layout:
            return str(page.shows["text"])
        try:
            template = self._environment.get_template(page.layout)
            return template.render(page.shows, link=_linker(page))
        except (TemplateError, TypeError, ValueError) as error:
            raise LayoutError(_problem(page, error)) from error

    def fingerprint(self) -> str:
        """Give a digest of every file that a layout may be drawn from."""
        digest = sha256()
        files = (path for path in self._layouts.rglob("*") if path.is_file())
        for name, path in sorted((path.relative_to(self._layouts), path) for path in files):
            if name.parts[0] not in _APART and name.suffix != ".md":
                content = path.read_bytes()
                digest.update(f"{name.as_posix()}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()


def path(address: str) -> str:
    """Give the file of an address below output/: `/2026-01/` is `2026-01/index.html`."""
    return address.removeprefix("/") + ("index.html" if address.endswith("/") else "")


def _linker(page: Page) -> Callable[[str], str]:
    """Give the function that makes a layout's links: relative, so that any folder will do."""
    root: Any = page.shows.get("root") or "../" * (page.address.count("/") - 1) or "./"

    def link(address: str) -> str:
        where, mark, place = address.partition("#")
        return f"{root}{_UNSAFE.sub(_encoded, where[1:])}{mark}{place}"

    return link


def _encoded(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"


def _problem(page: Page, error: Exception) -> Problem:
    """Say which layout is wrong, where as far as Jinja2 knows, and on which page it showed."""
    name = getattr(error, "name", None) or page.layout
    line = getattr(error, "lineno", None)
    for frame in extract_tb(error.__traceback__) if line is None else ():
        if frame.filename.endswith((".html", ".xml", ".css")):
            name, line = frame.filename.rpartition("layouts/")[2], frame.lineno
    return Problem(
        Place(f"layouts/{name}", line or 1),
        "layout-broken",
        f"版式不能用于 {page.address}：{error}",
        "见 layouts/README.md：每个版式能用的值；改好后重新运行",
        Grade.MEND,
    )
