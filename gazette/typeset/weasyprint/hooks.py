"""Hooks: the functions of WeasyPrint's layout and painting that are replaced for a while.

In: Functions to stand in the place of WeasyPrint's.
Out: contexts in which they do; WeasyPrint's own, for what is left to it.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Protocol, TypeAlias

import weasyprint.draw
from weasyprint.layout import block, inline, preferred
from weasyprint.pdf import tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from gazette.typeset.weasyprint.boxes import Box, LineBox, TextBox
    from gazette.typeset.weasyprint.pdf import Dictionary
    from gazette.typeset.weasyprint.streams import Stream
    from gazette.typeset.weasyprint.styles import Style

SkipStack: TypeAlias = "dict[int, SkipStack | int | None] | None"
"""Where a line begins: the index of a child, and within it the same again; bytes in a TextBox."""

SplitText: TypeAlias = "tuple[TextBox | None, int | None, bool]"
"""The box of a line, the bytes of the whole box that are then done (None: all), a kept break."""

SplitInline: TypeAlias = (
    "tuple[Box | None, SkipStack, bool, str | None, str | None, dict[str, float]]"
)
"""The box of a line, what is left, a kept break, its first and last letter, floats' widths."""

BlockLayout: TypeAlias = "tuple[Box | None, SkipStack, object, list[float], bool, int | None]"
"""The laid-out box, what is left, the next page, open margins, whether it has no height, lines."""

ColumnsLayout: TypeAlias = "tuple[Box | None, SkipStack, NextPage, list[float], bool]"
"""The laid-out box, what is left, the next page, open margins, whether it has no height."""

NextPage: TypeAlias = "dict[str, str | None]"
"""Which break comes next (`break`), and the name of the page behind it (`page`)."""


class Context(Protocol):
    """The state of a layout; `page_bottom` in pixels from the page's upper edge."""

    in_column: bool
    excluded_shapes: list[Box]
    page_bottom: float


@dataclass(frozen=True, slots=True)
class Functions:
    """The functions of WeasyPrint's layout that may be replaced."""

    get_next_linebox: Callable[..., tuple[LineBox, SkipStack]]
    split_inline_level: Callable[..., SplitInline]
    split_text_box: Callable[..., SplitText]
    can_break_text: Callable[[str, str], bool | None]
    can_break_inside: Callable[[Box], bool]
    justify_line: Callable[[Context, LineBox, float], None]
    block_level_layout: Callable[..., BlockLayout]
    columns_layout: Callable[..., ColumnsLayout]
    inline_max_content_width: Callable[..., float]
    shrink_to_fit: Callable[[Context, Box, float], float]


LineArguments: TypeAlias = (
    "tuple[float, float, SkipStack, Box, list[Box], list[Box], Style | None, Style | None]"
)
"""What get_next_linebox is given behind its box: place, room below, where the line begins, the
column, two lists of boxes, and the styles of the first letter and line."""

InlineArguments: TypeAlias = (
    "tuple[float, float, float, SkipStack, Box, list[Box], list[Box], list[Box], list[Box],"
    " list[Box], Style | None, Style | None]"
)
"""What split_inline_level is given behind its box."""

BlockArguments: TypeAlias = (
    "tuple[float, SkipStack, Box, bool, list[Box] | None, list[Box] | None, list[float] | None,"
    " Style | None, Style | None, bool, int | None]"
)
"""What block_level_layout is given behind its box: room below, where it begins, its container,
whether the page is empty, two lists of boxes, the margins above it …."""

ColumnsArguments: TypeAlias = (
    "tuple[float, SkipStack, Box, bool, list[Box], list[Box], list[float], Style | None,"
    " Style | None]"
)
"""What columns_layout is given behind its box: as block_level_layout."""


def _module(name: str) -> ModuleType:
    """Return the module in which a function is looked up when it is called."""
    if name in {"block_level_layout", "columns_layout"}:
        return block
    return preferred if name == "inline_max_content_width" else inline


def upstream() -> Functions:
    """Return the functions that are called now."""
    names = [field.name for field in fields(Functions)]
    return Functions(**{name: getattr(_module(name), name) for name in names})


@contextmanager
def layout_replaced(functions: Functions) -> Iterator[None]:
    """Let WeasyPrint call other functions inside this context."""
    before = upstream()
    try:
        _install(functions)
        yield
    finally:
        _install(before)


def _install(functions: Functions) -> None:
    for field in fields(functions):
        setattr(_module(field.name), field.name, getattr(functions, field.name))


DrawText: TypeAlias = "Callable[[Stream, TextBox, float, object, object], None]"
"""Paints a TextBox, moved right by some pixels, and perhaps cut off."""


@contextmanager
def draw_text_replaced(wrap: Callable[[DrawText], DrawText]) -> Iterator[None]:
    """Let WeasyPrint paint text by what `wrap` makes of its own function, inside this context."""
    painting = vars(weasyprint.draw)
    before: DrawText = painting["draw_text"]
    try:
        painting["draw_text"] = wrap(before)
        yield
    finally:
        painting["draw_text"] = before


BuildBoxTree: TypeAlias = "Callable[..., Iterator[Dictionary]]"
"""Tags a box and all that is in it: yields its elements of structure, their kids in them."""


@contextmanager
def box_tree_replaced(wrap: Callable[[BuildBoxTree], BuildBoxTree]) -> Iterator[None]:
    """Let WeasyPrint tag boxes by what `wrap` makes of its own function, inside this context."""
    tagging = vars(tags)
    before: BuildBoxTree = tagging["_build_box_tree"]
    try:
        tagging["_build_box_tree"] = wrap(before)
        yield
    finally:
        tagging["_build_box_tree"] = before


def collapse_margin(margins: list[float]) -> float:
    """Return the margin that adjoining ones make together (CSS 2.1, 8.3.1)."""
    margin: float = block.collapse_margin(margins)
    return margin


def max_content_width(context: Context, box: Box) -> float:
    """Return how wide the content of a box is where no line of it is broken, in pixels."""
    width: float = preferred.max_content_width(context, box, outer=False)
    return width
