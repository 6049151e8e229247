"""Cached front: cover and contents as they were laid out, for an issue whose contents say the same.

In: what a front follows from (the HTML of its first layout, what is asked of its lines); the front.
Out: its pages, if it follows from the same as before; what is cached of it.
"""

from __future__ import annotations

import pickle
from hashlib import blake2b
from typing import TYPE_CHECKING, TypeAlias

from gazette.print.cached_pages import packed, unpacked
from gazette.typeset.weasyprint import document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gazette.print.page_cache import CachedPage
    from gazette.typeset.weasyprint.document import Page, Source


Front: TypeAlias = "tuple[str, str, tuple[bytes, ...]]"
"""A front as it was laid out: what it follows from, the HTML that was laid out last, its pages."""


class FrontCache:
    """Has the pages of the front that was cached, and caches the one that is printed."""

    def __init__(self, former: Front, key: str) -> None:
        """Take the front before; `key` says what layouts depend on besides their HTML."""
        self._former, self._key = former, key
        self._made_of, self._html, self._links = "", "", list[list[document.Link]]()

    def known(self, made_of: Sequence[object], parse: Callable[[str], Source]) -> list[Page] | None:
        """Return the pages of the front before, if it was made of this; None where it was not."""
        self._made_of = blake2b(repr((self._key, *made_of)).encode()).hexdigest()
        key, html, pages = self._former
        if key != self._made_of or not pages:
            return None
        elements = dict(enumerate(parse(html).etree_element.iter()))
        return [unpacked(page, elements) for page in pages]

    def note(self, html: str, pages: Sequence[Page]) -> None:
        """Note the front that was laid out of what was asked for, and the HTML that was last."""
        self._html, self._links = html, [page.links for page in pages]

    def pack(self, pages: Sequence[CachedPage]) -> Front:
        """Return what is cached of a front whose pages are painted; nothing if one cannot be."""
        if not self._links:
            return self._former
        order = {one: at for at, one in enumerate(document.elements(pages[0]))}
        try:
            made = [packed(*one, order) for one in zip(pages, self._links, strict=True)]
        except pickle.PicklingError:
            return self._made_of, "", ()
        return self._made_of, self._html, tuple(made)
