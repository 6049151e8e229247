"""Render: draws a Page with its layout.

In: Pages and layouts/.
Out: text, or bytes; the fingerprint of the layouts.
"""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64encode
from functools import partial
from hashlib import sha256
from pathlib import Path
from traceback import extract_tb
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from gazette.language.words import LANGUAGES
from gazette.model import Place, Problem, message
from gazette.rulebook.printing import LAYOUT_BROKEN
from gazette.write import elements

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gazette.language.words import Words
    from gazette.model import Page

_NO_ASSETS: Mapping[str, str] = MappingProxyType({})
_APART = ("print",)
"""The folders of layouts/ that other rooms draw with."""
_UNSAFE = re.compile(r"""[\x00-\x20"#%<>?\\^`{|}]""")
"""What an address cannot hold as it stands; Chinese it can, in a third of the bytes."""


_GZIP = bytes.fromhex("1f8b08 00 00000000 00 ff")
_LEVEL = 5
"""A quarter less time than zlib's own choice, for a fifteenth more bytes."""


class LayoutError(Exception):
    """A layout that cannot be drawn: a designer's mistake, told as a Problem."""

    def __init__(self, problem: Problem) -> None:
        """Keep the Problem."""
        super().__init__(problem)
        self.problem = problem


class _Environment(Environment):
    """Reads what a page shows: `entry.items` is the value of that name, not a method."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Look a name up among the values first."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class Renderer:
    """Draws Pages with the layouts of one folder, each compiled once."""

    def __init__(
        self, layouts: Path, assets: Mapping[str, str] = _NO_ASSETS, static: Path | None = None
    ) -> None:
        """Take the layouts of a folder; none is read before a Page asks for it.

        `assets` maps the address of a script or a style to the one to which links lead. A layout
        may write a script of `static` into its page.
        """
        self._layouts, self._static = layouts, static
        self._assets = assets
        self._environment = _Environment(
            loader=FileSystemLoader([layouts, static] if static else layouts),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.filters["fill"] = elements.filled
        self._environment.filters["csp_hash"] = _csp_hash
        self._fingerprint = ""
        self._site: object = None
        self._drawn: dict[tuple[str, str, str], Markup] = {}

    def __reduce__(self) -> tuple[type[Renderer], tuple[Path, dict[str, str], Path | None]]:
        """Travel to another process as what it was made of: a compiled layout cannot."""
        return Renderer, (self._layouts, dict(self._assets), self._static)

    def render(self, page: Page) -> str:
        """Return the text of a page.

        A page without a layout is its own text. A layout is given what the page shows, `link`,
        which makes an address relative to the page, and `shared`, which draws another layout with
        no more than `site`, `here` and `link`, once for all pages that have these in common.
        Raise LayoutError for a layout's mistake.
        """
        if not page.layout:
            return str(page.shows["text"])
        root = page.shows.get("root") or "../" * (page.address.count("/") - 1) or "./"
        link = partial(self._link, root)
        shared = partial(self._shared, page, root, link)
        try:
            template = self._environment.get_template(page.layout)
            return template.render(page.shows, link=link, shared=shared, **_words(page))
        except (TemplateError, TypeError, ValueError) as error:
            raise LayoutError(self._problem(page, error)) from error

    def content(self, page: Page) -> bytes:
        """Return the bytes of a page; one whose address ends in .gz is one member of gzip."""
        data = self.render(page).encode()
        return packed(data) if page.address.endswith(".gz") else data

    def _shared(self, page: Page, root: str, link: Callable[[str], str], layout: str) -> Markup:
        site, here = page.shows["site"], page.shows["here"]
        if self._site != site:
            self._site = site
            self._drawn.clear()
        key = (layout, root, here)
        if key not in self._drawn:
            template = self._environment.get_template(layout)
            text = template.render(site=site, here=here, link=link, **_words(page))
            self._drawn[key] = Markup(text)  # noqa: S704 - a layout escapes
        return self._drawn[key]

    def published(self, address: str) -> str:
        """Return the address at which a page, a script or a style is published."""
        return self._assets.get(address, address)

    def _link(self, root: str, address: str) -> str:
        """Make an address relative to a page, so that the site works in any folder."""
        return root + _UNSAFE.sub(_encoded, self.published(address)[1:])

    def fingerprint(self) -> str:
        """Return a digest of every file that a layout may be drawn from, and of the assets.

        They are read once: what is changed meanwhile counts for the next Renderer.
        """
        if self._fingerprint:
            return self._fingerprint
        digest = sha256("".join(self._assets.values()).encode())
        files = (path for path in self._layouts.rglob("*") if path.is_file())
        for name, path in sorted((path.relative_to(self._layouts), path) for path in files):
            if name.parts[0] not in _APART and name.suffix != ".md":
                content = path.read_bytes()
                digest.update(f"{name.as_posix()}\0{len(content)}\0".encode() + content)
        self._fingerprint = digest.hexdigest()
        return self._fingerprint

    def _problem(self, page: Page, error: Exception) -> Problem:
        """Return which layout is wrong, where if Jinja2 knows it, and on which page it showed."""
        name, line = getattr(error, "name", None) or page.layout, getattr(error, "lineno", None)
        for frame in extract_tb(error.__traceback__) if line is None else ():
            if Path(frame.filename).is_relative_to(self._layouts):
                name = Path(frame.filename).relative_to(self._layouts).as_posix()
                line = frame.lineno
        return LAYOUT_BROKEN.problem(
            Place(f"layouts/{name}", line or 1),
            message("版式不能用于 {address}：{error}", address=page.address, error=error),
            message("见 layouts/README.md：每个版式能用的值；改好后重新运行"),
        )


def packed(data: bytes, level: int = _LEVEL) -> bytes:
    """Return data as one member of gzip (RFC 1952): no time, no name, of no system.

    Pythons write different heads; members in a row are one file again.
    """
    deflate = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(data) + deflate.flush()
    return _GZIP + body + struct.pack("<2L", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def _words(page: Page) -> dict[str, Words]:
    """Return the words of the language that a page's site is in."""
    site = page.shows.get("site")
    return {"words": LANGUAGES[site["language"]]} if site else {}


def _csp_hash(text: str) -> str:
    """Return what a policy allows a script or a style by that is written into a page (CSP 3)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _encoded(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}"
