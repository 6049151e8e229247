"""Styles: the computed values of CSS that typesetting reads.

In: the styles of WeasyPrint's boxes; its fonts.
Out: Style; a Style for text that stands in no box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, overload

from weasyprint import css
from weasyprint.text.fonts import FontConfiguration

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "CachedProperty",
    "CachedStyle",
    "Edge",
    "FontConfiguration",
    "Length",
    "ReuseError",
    "Style",
    "initial_style",
    "new_fonts",
]

Edge: TypeAlias = Literal[
    "margin_bottom", "margin_left", "margin_right", "padding_left", "padding_right"
]

_Pixels: TypeAlias = Literal["border_left_width", "border_right_width", "font_size", "word_spacing"]
_Keyword: TypeAlias = Literal[
    "break_before",
    "column_span",
    "direction",
    "hyphenate_character",
    "hyphens",
    "overflow_wrap",
    "position",
    "text_align_all",
    "white_space",
]
CachedProperty: TypeAlias = Literal["border_collapse", "display", "font_family", "list_style_type"]
"""What is known of the style of a box that was laid out in another process."""
_Size: TypeAlias = Literal["column_width", "height"]


class Length(Protocol):
    """A length that still has its unit; 0 has none."""

    value: float


class Style(Protocol):
    """The computed values of an element, by the names of CSS with _ for -; lengths in pixels."""

    def copy(self) -> Style:
        """Return a copy, whose values can be set."""

    def __setitem__(self, name: str, value: object, /) -> None:
        """Set a value."""

    @overload
    def __getitem__(self, name: _Pixels, /) -> float: ...
    @overload
    def __getitem__(self, name: _Keyword, /) -> str: ...
    @overload
    def __getitem__(self, name: _Size, /) -> Length | Literal["auto"]: ...
    @overload
    def __getitem__(self, name: Literal["column_count"], /) -> int: ...
    @overload
    def __getitem__(self, name: Literal["column_gap"], /) -> Length | Literal["normal"]: ...
    @overload
    def __getitem__(self, name: Edge, /) -> Length | Literal["auto"]: ...
    @overload
    def __getitem__(self, name: Literal["letter_spacing"], /) -> float | Literal["normal"]: ...
    @overload
    def __getitem__(self, name: Literal["hyphenate_limit_chars"], /) -> tuple[int, int, int]: ...
    @overload
    def __getitem__(self, name: Literal["lang"], /) -> str | None: ...
    @overload
    def __getitem__(self, name: Literal["font_family"], /) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, name: CachedProperty, /) -> object: ...


class ReuseError(RuntimeError):
    """A page from another process is not what it would be now, or too little is known of it.

    Then all pages are to be laid out again.
    """


class CachedStyle(dict[str, object]):
    """What is still known of the style of a box that was laid out in another process."""

    def __missing__(self, name: str) -> object:
        """Raise ReuseError."""
        raise ReuseError(name)


def new_fonts() -> FontConfiguration:
    """Return a set of fonts to which style sheets may add their own."""
    return FontConfiguration()


def initial_style(fonts: FontConfiguration, families: Sequence[str], size: float) -> Style:
    """Return the style of Chinese text in a font size in pixels, without ligatures."""
    style = css.InitialStyle(fonts)
    style["font_family"], style["font_size"] = tuple(families), size
    style["font_variant_ligatures"], style["lang"] = "none", "zh-CN"
    typed: Style = style
    return typed
