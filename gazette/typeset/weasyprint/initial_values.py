"""Initial values: those that a style has where nothing says otherwise, and the inherited ones.

In: the styles of a document's elements, most of whose properties no style sheet names.
Out: a context in which WeasyPrint finds those without looking for all that could be said of them.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from weasyprint import css
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FIND = "__missing__"
_SPECIFIED = {"display", "float", "position"}
"""Properties of which WeasyPrint notes what was specified."""


@contextmanager
def found_at_once() -> Iterator[None]:
    """Let WeasyPrint find values that nothing was said of at once, inside this context."""
    upstream = getattr(css.ComputedStyle, _FIND)

    def missing(style: css.ComputedStyle, name: str) -> object:
        cascaded: Mapping[str, object] = style.cascaded
        if name not in cascaded:
            if name in _LOGICAL and cascaded.keys().isdisjoint(_LOGICAL[name]):
                value = style[name] = INITIAL_VALUES[name]
                return value
            if name in _INHERITED and style.parent_style is not None:
                value = style[name] = style.parent_style[name]
                return value
        return upstream(style, name)

    try:
        setattr(css.ComputedStyle, _FIND, missing)
        yield
    finally:
        setattr(css.ComputedStyle, _FIND, upstream)


def _logical(name: str) -> tuple[str, ...]:
    """Return the properties that may say the same of a side by the direction of its text."""
    function = PHYSICAL_FUNCTIONS.get(name)
    return tuple({function(block="ttb", inline=way) for way in ("ltr", "rtl")}) if function else ()


def _told_alike(name: str) -> bool:
    """Return whether WeasyPrint finds a property as all others, not by a way of its own."""
    return not (name in _SPECIFIED or name == "page" or name.startswith("text_decoration_"))


_INHERITED = frozenset(filter(_told_alike, INHERITED)) - PHYSICAL_FUNCTIONS.keys()
_LOGICAL = {
    name: _logical(name)
    for name in filter(_told_alike, INITIAL_VALUES)
    if name not in INHERITED and name not in INITIAL_NOT_COMPUTED
}
"""By each property whose initial value is what is computed: its logical ones."""
