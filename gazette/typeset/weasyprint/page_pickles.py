"""Page pickles: a page that is laid out and painted, as bytes, and back in another process.

In: a Page and what it painted; the elements of its HTML, by their numbers.
Out: bytes; the same page over the elements of other HTML, by the numbers that they had.

Cached is what is asked of a page once it is laid out: its boxes with their places, tags and texts,
and what was painted. How it came about is not: styles but for a few values, shaped text, pictures.
"""

from __future__ import annotations

import io
import pickle
from typing import IO, TYPE_CHECKING, Any

from weasyprint.formatting_structure import boxes

from gazette.typeset.weasyprint.document import LaidOutPage
from gazette.typeset.weasyprint.page_making import AbsolutePlaceholder
from gazette.typeset.weasyprint.pango import strut
from gazette.typeset.weasyprint.styles import CachedStyle

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from gazette.typeset.weasyprint.boxes import Element
    from gazette.typeset.weasyprint.document import Page
    from gazette.typeset.weasyprint.styles import CachedProperty, Style

_SIDES = ("top", "right", "bottom", "left")
_EDGES = [f"margin_{side}" for side in _SIDES] + [f"padding_{side}" for side in _SIDES]
_BORDERS = [f"border_{side}_width" for side in _SIDES]
_PLACE = ["position_x", "position_y", "width", "height", "baseline", *_EDGES, *_BORDERS]
_KIND = [
    "element",
    "style",
    "is_column",
    "is_header",
    "is_table_wrapper",
]
_MARGIN = ["page_type", "at_keyword"]
_CELL = ["colspan", "rowspan", "grid_x", "column_groups"]
_SAID = ["children", "text", "hyphenated", "bookmark_label", "savable"]
_CACHED = (*_PLACE, *_KIND, *_MARGIN, *_CELL, *_SAID)
"""What is kept of a box; what it has not, its class says."""
_STYLE: tuple[CachedProperty, ...] = (
    "display",
    "list_style_type",
    "border_collapse",
    "font_family",
)
"""The values of its style that are."""
_MODULES = frozenset(
    {
        "pydyf",
        "weasyprint.formatting_structure.boxes",
        "weasyprint.layout.absolute",
        "weasyprint.layout.page",
        "gazette.typeset.weasyprint.page_making",
        "gazette.typeset.weasyprint.styles",
    }
)
"""Whose classes stand in a page."""
_PLAIN = {"set", "frozenset"}


def pickled(page: Page, painting: object, order: Mapping[Element, int]) -> bytes:
    """Return a page as bytes; `order` has the number of each element."""
    file = io.BytesIO()
    _Pickler(file, order).dump((vars(page), painting))
    return file.getvalue()


def unpickled(data: bytes, elements: Mapping[int, Element]) -> tuple[LaidOutPage, Any]:
    """Return a page and what it painted, over elements by their numbers."""
    state, painting = _Unpickler(io.BytesIO(data), elements).load()
    return LaidOutPage.of(state), painting


def _new(kind: type[Any]) -> Any:
    """Return a box that has nothing yet."""
    return object.__new__(kind)


def _cached(style: Style) -> dict[str, object]:
    return {name: style[name] for name in _STYLE}


class _Pickler(pickle.Pickler):
    """Pickles boxes without what made them."""

    def __init__(self, file: IO[bytes], order: Mapping[Element, int]) -> None:
        super().__init__(file, protocol=5)
        self._order = order

    def persistent_id(self, value: Any) -> int | None:
        """Return the number of an element; None of anything else.

        Raise PicklingError where the element is of another document, which stands on the page, too.
        """
        if not (hasattr(value, "attrib") and hasattr(value, "iter")):
            return None
        if value not in self._order:
            raise pickle.PicklingError(value.tag)
        return self._order[value]

    def reducer_override(self, value: Any) -> Any:
        """Return how boxes and styles are made again."""
        if isinstance(value, AbsolutePlaceholder):
            return AbsolutePlaceholder, (value._box,)
        if isinstance(value, boxes.Box):
            own = vars(value)
            state = {name: own[name] for name in _CACHED if name in own}
            if isinstance(value, boxes.PageBox):
                state["style"] = CachedStyle(_cached(value.style) | {"strut": strut(value.style)})
            tag, element = own["element_tag"], own["element"]
            # What is called an item in one PDF (see `numbered_lists`) need not be one in the next.
            state["element_tag"] = tag if element is None or ":" in tag else element.tag
            return _new, (value.__class__,), state
        if hasattr(value, "parent_style"):
            return CachedStyle, (_cached(value),)
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    """Unpickles boxes over the elements that they are made of now."""

    def __init__(self, file: IO[bytes], elements: Mapping[int, Element]) -> None:
        super().__init__(file)
        self._elements = elements

    def persistent_load(self, number: int) -> Element:
        """Return the element of a number."""
        return self._elements[number]

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that stands in a page; nothing else is ever called."""
        if (module, name) == (__name__, _new.__name__):
            return _new
        if module == "builtins" and name in _PLAIN:
            return super().find_class(module, name)
        return known_class(super().find_class, module, name, _MODULES)


def known_class(
    find: Callable[[str, str], Any], module: str, name: str, modules: Collection[str]
) -> type[Any]:
    """Return a class of one of some modules; raise UnpicklingError where it is anything else.

    A name with a dot would lead from a module to whatever that has imported.
    """
    found = find(module, name) if module in modules and "." not in name else None
    if not isinstance(found, type):
        raise pickle.UnpicklingError(f"{module}.{name}")
    return found
