"""Cached pages: pages that are laid out and painted, as bytes, and back in another process.

In: CachedPages, their links as they were laid out; the fonts that were found before.
Out: bytes; pages with their Painting, in the same fonts.
"""

from __future__ import annotations

from pickle import PicklingError
from typing import TYPE_CHECKING

from gazette.print.font_subset import SubsetFonts, used
from gazette.print.page_cache import Painting
from gazette.typeset.copyfitting import savable_on
from gazette.typeset.weasyprint import document
from gazette.typeset.weasyprint.fonts import find_font, source_of
from gazette.typeset.weasyprint.page_pickles import pickled, unpickled
from gazette.typeset.weasyprint.pdf import Dictionary
from gazette.typeset.weasyprint.streams import Parts
from gazette.typeset.weasyprint.styles import ReuseError

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from gazette.print.page_cache import CachedPage
    from gazette.typeset.weasyprint.boxes import Element
    from gazette.typeset.weasyprint.document import Page
    from gazette.typeset.weasyprint.fonts import Font, FontSource
    from gazette.typeset.weasyprint.styles import FontConfiguration


def packed(page: CachedPage, links: list[document.Link], order: Mapping[Element, int]) -> bytes:
    """Return a page as bytes; `order` has the number of each element.

    Raise PicklingError where elements of another text stand on it, or a picture of dots, or where
    it is painted anew in each PDF.
    """
    painting = page.painting
    if painting is None or painting.needs.images:
        raise PicklingError("a page that is painted anew")
    needs = painting.needs
    fonts = {
        key: (font.to_unicode, {one: font.widths[one] for one in font.to_unicode}, new)
        for key, font in needs.fonts.items()
        if (new := painting.new[key]) is not None or font.to_unicode
    }
    plain = painting.operators, needs.tags, needs.resources["ExtGState"], fonts
    state = {name: value for name, value in vars(page).items() if not name.startswith("_m")}
    del state["painting"]
    state.pop("number", None)
    savable_on(document.page_box(page))  # the page knows it from then on, without its lines
    bare = document.LaidOutPage.of(state | {"links": links})
    return pickled(bare, plain, order)


def unpacked(data: bytes, elements: Mapping[int, Element]) -> Page:
    """Return a page over the elements of a text, which knows what it has painted."""
    page, painting = unpickled(data, elements)
    vars(page)["plain"] = painting
    return page


class CachedFonts:
    """The fonts of pages from before, by what they are found by, each found once."""

    def __init__(self, sources: Mapping[Hashable, FontSource | None]) -> None:
        """Take what each font is found by, by its key."""
        self._sources = sources
        self._fonts = SubsetFonts()

    def painting(self, page: Page, config: FontConfiguration) -> Painting | None:
        """Return what a page from before has painted; None of one that is laid out now."""
        plain = vars(page).pop("plain", None)
        if plain is None:
            return None
        operators, tags, states, fonts = plain
        found = {key: used(self._font(key, config), *one[:2]) for key, one in fonts.items()}
        needs = Parts(found, {}, tags, {"ExtGState": states, "XObject": Dictionary()})
        return Painting(operators, needs, {key: new for key, (*_, new) in fonts.items()})

    def _font(self, key: Hashable, config: FontConfiguration) -> Font:
        """Return a font that was found before; raise ReuseError if it is another now."""
        if not dict.__contains__(self._fonts, key):
            source = self._sources.get(key)
            found, font = find_font(source, config) if source else (None, None)
            if font is None or found != key or source_of(font, source) != source:
                raise ReuseError
            self._fonts[key] = font
        return self._fonts[key]
