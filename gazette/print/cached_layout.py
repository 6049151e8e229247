"""Cached layout: the pages of an issue's body as they were laid out and painted, for its next PDF.

In: the HTML of the body; what an IssuePdf before has of it (`layout`).
Out: its pages, laid out from the first that is another than before; the bytes to be cached.
"""

from __future__ import annotations

import io
import pickle
import zlib
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from gazette.print.cached_front import FrontCache
from gazette.print.cached_pages import CachedFonts, packed, unpacked
from gazette.print.layout_units import edited, extent, last_same, units_of
from gazette.print.page_cache import CachedPage
from gazette.typeset.page_notes import Notes, behind, numbered, reusable
from gazette.typeset.reused_pages import PageReuse
from gazette.typeset.weasyprint import document
from gazette.typeset.weasyprint.fonts import source_of
from gazette.typeset.weasyprint.page_making import page_making_replaced
from gazette.typeset.weasyprint.page_pickles import known_class

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from gazette.print.cached_front import Front
    from gazette.print.layout_units import Unit
    from gazette.typeset.weasyprint.boxes import Element
    from gazette.typeset.weasyprint.document import Document, Page, Source
    from gazette.typeset.weasyprint.fonts import FontMap, FontSource
    from gazette.typeset.weasyprint.styles import FontConfiguration

_ROOMS = "page_notes", "weasyprint.fonts", "weasyprint.page_making"
_MODULES = frozenset(f"gazette.typeset.{name}" for name in _ROOMS)
"""Whose classes stand in what is noted of pages."""
_WRONG = AttributeError, EOFError, ImportError, TypeError, ValueError
_UNREADABLE = (*_WRONG, pickle.UnpicklingError, zlib.error)


Part: TypeAlias = "tuple[object, ...]"
"""What tells apart two PDFs of the same pages: title, first and last page, lists."""


class CachedLayout(NamedTuple):
    """A body as it was laid out: by what, its units, the count of its elements, notes of its pages.

    `pages` are those that can stand again, by their numbers from 0; `fonts` what theirs are found
    by; `parts` say what each notice's PDF was made of besides its pages. `front` is what stands
    before it.
    """

    key: str = ""
    units: tuple[bytes, ...] = ()
    elements: int = 0
    notes: Notes = Notes((), {})
    pages: Mapping[int, bytes] = {}
    fonts: Mapping[Hashable, FontSource | None] = {}
    parts: Mapping[str, Part] = {}
    front: Front = ("", "", ())


class _Made(NamedTuple):
    """A body that is laid out: by what, its units, who made its pages; their links as they were."""

    document: Document
    key: str
    units: tuple[bytes, ...]
    reuse: PageReuse
    links: list[list[document.Link]]


class LayoutCache:
    """Lays bodies of one issue out, and caches the one that is printed."""

    def __init__(self, former: bytes, key: str) -> None:
        """Take the layout before; `key` says what layouts depend on besides their HTML."""
        self.key = key
        self.former = _read(former) if former else CachedLayout()
        self.front = FrontCache(self.former.front, key)
        self._made: list[_Made] = []
        self._fonts = CachedFonts(self.former.fonts)

    def lay_out(
        self, source: Source, fonts: FontConfiguration, *options: object, only: str = ""
    ) -> Document:
        """Lay a body out, without the pages that stand from before.

        With `only` those of this notice, by its id, are wanted: none is made behind them, and there
        is nothing on those before them that stand.
        """
        elements = list(source.etree_element.iter())
        units, key = units_of(source.etree_element, elements), self._key(options)
        reuse, first = PageReuse(elements), 0
        if only:
            first, reuse.last = extent(source.etree_element, elements, only)
        if self.is_former(*options):
            self._let_stand(reuse, units, first)
        with page_making_replaced(reuse):
            body = document.lay_out(source, fonts)
        links = [page.links for page in body.pages]
        self._made.append(_Made(body, key, tuple(one.digest for one in units), reuse, links))
        return body

    def _let_stand(self, reuse: PageReuse, units: Sequence[Unit], first: int) -> None:
        """Let pages stand, before an edit and behind it; before the `first` element unseen ones."""
        former, pages = self.former.notes, self.former.pages
        elements = dict(enumerate(reuse.elements))
        unseen = {at for at, page in enumerate(former.pages) if page.reached < first}
        standing = reusable(former, last_same(self.former.units, units), pages.keys() | unseen)
        reuse.former = former
        reuse.standing = {
            at: document.unseen_page() if at in unseen else self._page(at, elements)
            for at in sorted(standing)
        }
        change = edited(self.former.units, self.former.elements, units, len(elements))
        if change and reuse.last is None:
            reuse.former = numbered(former, change)
            places = {change.before(at): element for at, element in elements.items()}
            again = behind(reuse.former, change.article, pages.keys()) - standing
            reuse.behind = {at: partial(self._page, at, places) for at in again}

    def _key(self, options: Sequence[object]) -> str:
        return repr((self.key, *options))

    def is_former(self, *options: object) -> bool:
        """Return whether the layout before was made with these options."""
        return self.former.key == self._key(options)

    def cached(
        self, pages: Iterable[Page], config: FontConfiguration, *, alone: bool = False
    ) -> list[CachedPage]:
        """Return CachedPages; those that stand from before are painted already.

        Where they stand `alone`, without the pages before them, none can be held against these.
        """
        return [
            CachedPage(page, self._fonts.painting(page, config), checked=alone) for page in pages
        ]

    def standing(self, page: Page) -> int | None:
        """Return the number that a page had before, from 0; None of one that was laid out now."""
        at: int | None = vars(page).get("number")
        return at

    def same_part(self, name: str, part: Part, pages: Sequence[CachedPage], fonts: FontMap) -> bool:
        """Return whether a notice's PDF would be the one before; `fonts` are those of the whole."""
        known = self.former.fonts
        return self.former.parts.get(name) == part and all(
            self.standing(page) is not None
            and page.painting
            and all(
                source_of(fonts[key], known.get(key)) == known.get(key)
                for key in page.painting.needs.fonts
            )
            for page in pages
        )

    def pack(
        self,
        front: Sequence[CachedPage],
        pages: Sequence[CachedPage],
        fonts: FontMap,
        parts: Mapping[str, Part],
    ) -> bytes:
        """Return the layout of a body and its front that are painted; nothing where none is known.

        `fonts` are those of both.
        """
        made = next((one for one in self._made if _is_of(one.document, pages)), None)
        if made is None or made.reuse.notes is None:
            return b""
        found = {}
        for at, (page, links) in enumerate(zip(pages, made.links, strict=False)):
            with suppress(pickle.PicklingError):
                found[at] = self._pickled(page, links, made.reuse)
        sources = {key: source_of(font) for key, font in fonts.items()}
        noted, first = made.reuse.notes, self.front.pack(front)
        count = len(made.reuse.elements)
        layout = CachedLayout(made.key, made.units, count, noted, found, sources, parts, first)
        return zlib.compress(pickle.dumps(tuple(layout)), zlib.Z_BEST_SPEED)

    def _pickled(self, page: CachedPage, links: list[document.Link], reuse: PageReuse) -> bytes:
        at = self.standing(page)
        if at is None or reuse.moved(at, self.former.notes):
            return packed(page, links, reuse.order)
        return self.former.pages[at]

    def _page(self, at: int, elements: Mapping[int, Element]) -> Page:
        page = unpacked(self.former.pages[at], elements)
        vars(page)["number"] = at
        return page


def _is_of(body: Document, pages: Sequence[Page]) -> bool:
    return bool(pages) and document.page_box(body.pages[0]) is document.page_box(pages[0])


class _Reader(pickle.Unpickler):
    """Reads what this module has written, and no more."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of what is noted of pages."""
        return known_class(super().find_class, module, name, _MODULES)


def _read(data: bytes) -> CachedLayout:
    """Return what was cached; nothing where it cannot be read."""
    try:
        return CachedLayout(*_Reader(io.BytesIO(zlib.decompress(data))).load())
    except _UNREADABLE:
        return CachedLayout()
