"""What WeasyPrint lacks for Chinese: flush lines, half-width marks, units that are kept together.

In: Options; WeasyPrint's inline layout, as it was when GUARD was written.
Out: `chinese`, a context in which WeasyPrint lays Chinese paragraphs out as CLREQ asks.
"""

from __future__ import annotations

import inspect
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING, Any, Self

from weasyprint.layout import block, inline, preferred

from gazette.typeset.actual_text import actual_text
from gazette.typeset.flush import justify
from gazette.typeset.gather import enter, forget, leaves
from gazette.typeset.grid import level, top
from gazette.typeset.marks import quarters
from gazette.typeset.paragraph import split
from gazette.typeset.titles import title_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.typeset.paragraph import Box

__all__ = [
    "GUARD",
    "Options",
    "UpstreamChangedError",
    "actual_text",
    "chinese",
    "guard",
    "title_lines",
]

_WRAPPED: dict[str, Any] = {
    "get_next_linebox": inline,
    "split_inline_level": inline,
    "split_text_box": inline,
    "can_break_text": inline,
    "can_break_inside": inline,
    "justify_line": inline,
    "block_level_layout": block,
    "inline_max_content_width": preferred,
}
"""The functions that are wrapped, and the modules where they are looked up when they are called."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for.

    `autospace`: a quarter of an em stands between Chinese and Latin or digits. `level`: the name of
    an element; in columns each of its children takes whole lines of it, so that the lines of all
    columns stand level.
    """

    autospace: bool = False
    level: str = ""


class UpstreamChangedError(RuntimeError):
    """WeasyPrint's layout is not the one that this room was measured with.

    The message names the functions. What to do: read what changed upstream, run
    tests/test_typeset.py, and only then write the new digests into GUARD.
    """


GUARD = {
    # Wrapped: what they are given and give back, and when they are called.
    "layout.inline:get_next_linebox": "67af458c2545e74f",
    "layout.inline:split_inline_level": "d98c008c8fc00582",
    "layout.inline:split_text_box": "8c564329599ef23f",
    "layout.inline:can_break_inside": "fec5e4629e038141",
    "layout.inline:justify_line": "f83b21ff8793ba6b",
    "text.line_break:can_break_text": "4f3fb5ef1c239df9",
    "layout.block:block_level_layout": "c1301dde9284e245",
    "layout.preferred:inline_max_content_width": "6860df1a22c6d6a7",
    # Relied on: they call what is wrapped, or draw what it made.
    "layout.inline:split_inline_box": "3a0cb7ca7e34c7ef",
    "layout.inline:_break_waiting_children": "62536bacd563bb44",
    "layout.inline:remove_last_whitespace": "53f0c79c9fbbda50",
    "layout.inline:text_align": "e953d41b87ccfc30",
    "layout.block:_in_flow_layout": "c2537262836dd981",
    "layout.block:collapse_margin": "c91ad56f81717b09",
    "layout.preferred:trailing_whitespace_size": "cd005b8042a652f9",
    "text.line_break:Layout": "681b737d1ba5e004",
    "text.line_break:strut": "b57885b70dd08efe",
    "text.line_break:get_log_attrs": "65c1a1c4fa75ee95",
    "draw.text:draw_text": "ebaf96239c6ca363",
    "draw.text:draw_first_line": "1bb8eae6d88e71b1",
}
"""The upstream functions that this room wraps or relies on, with the digest of their source."""


def guard() -> None:
    """Hold WeasyPrint against GUARD; UpstreamChangedError where it differs."""
    changed = [name for name, digest in GUARD.items() if _digest(name) != digest]
    if changed:
        raise UpstreamChangedError(f"WeasyPrint has changed: {', '.join(sorted(changed))}")


def _digest(name: str) -> str:
    module, attribute = name.split(":")
    try:
        return _source(getattr(import_module(f"weasyprint.{module}"), attribute))
    except (AttributeError, ImportError, OSError, TypeError):
        return "missing"


@cache
def _source(thing: Any) -> str:
    """Give the digest of a function's source, found once: an issue is laid out in two halves."""
    return sha256(inspect.getsource(thing).encode()).hexdigest()[:16]


@contextmanager
def chinese(options: Options | None = None) -> Iterator[None]:
    """Lay Chinese out as it should be, inside this context, in this process.

    Paragraphs whose `lang` begins with zh and that hold a Chinese character are set by this room,
    all others by WeasyPrint alone. Lines are drawn as they were laid out, inside or outside.
    UpstreamChangedError where WeasyPrint differs from GUARD, or where the context is entered twice.
    """
    guard()
    room = _Room(options or Options())
    try:
        for name, module in _WRAPPED.items():
            setattr(module, name, getattr(room, name))
        yield
    finally:
        for name, module in _WRAPPED.items():
            setattr(module, name, room.upstream[name])


class _Room:
    """The wraps: a paragraph of ours goes our way, any other upstream's."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.upstream = {name: getattr(module, name) for name, module in _WRAPPED.items()}

    def get_next_linebox(self, context: Any, linebox: Box, *rest: Any) -> Any:
        _, _, skip_stack, column, *_, first_letter_style, first_line_style = rest
        if first_letter_style or first_line_style:
            forget(linebox)
        else:
            paragraph = enter(linebox, column.width, autospace=self.options.autospace)
            if paragraph:
                paragraph.begin(skip_stack, linebox, free=not context.excluded_shapes)
        return self.upstream["get_next_linebox"](context, linebox, *rest)

    def split_inline_level(self, context: Any, box: Box, *rest: Any) -> Any:
        result = self.upstream["split_inline_level"](context, box, *rest)
        new_box, resume_at, preserved, first, last, floats = result
        place = box.__dict__.get("place")
        if not (place and first and last):
            return result
        end = place.start + (len(box.text) if place.line else 1)
        first = _Letter(first, place.paragraph.may_end(place.start))
        last = _Letter(last, place.paragraph.may_end(end))
        return new_box, resume_at, preserved, first, last, floats

    def split_text_box(
        self, context: Any, box: Box, room: float | None, *rest: Any, **more: Any
    ) -> Any:
        if box.__dict__.get("place"):
            return split(box, room, rest[0])
        return self.upstream["split_text_box"](context, box, room, *rest, **more)

    def can_break_text(self, text: str, lang: str) -> Any:
        if isinstance(text, _Letter):
            return text.breaks
        return self.upstream["can_break_text"](text, lang)

    def can_break_inside(self, box: Box) -> Any:
        place = box.__dict__.get("place")
        if place and place.line:
            grades = place.paragraph.measure.grades
            return any(grades[place.start + 1 : place.start + len(box.text)])
        return self.upstream["can_break_inside"](box)

    def justify_line(self, context: Any, line: Box, extra: float) -> None:
        if any(box.__dict__.get("place") for box in leaves(line)):
            justify(line, extra)
        else:
            self.upstream["justify_line"](context, line, extra)

    def inline_max_content_width(self, context: Any, box: Box, *rest: Any, **more: Any) -> float:
        """Measure what has no width of its own, such as the day of a signature, with its spaces."""
        width: float = self.upstream["inline_max_content_width"](context, box, *rest, **more)
        if self.options.autospace:
            text = "".join(getattr(leaf, "text", "\ufffc") for leaf in leaves(box))
            width += sum(quarters(text, [box.style["font_size"]] * len(text)))
        return width

    def block_level_layout(
        self,
        context: Any,
        box: Box,
        bottom_space: float,
        skip_stack: Any,
        container: Box,
        *rest: Any,
    ) -> Any:
        begins = top(box, rest[3] or [])
        result = self.upstream["block_level_layout"](
            context, box, bottom_space, skip_stack, container, *rest
        )
        new_box, resume_at, _, margins, collapsing_through, _ = result
        ours = context.in_column and container.element_tag == self.options.level
        if ours and new_box and resume_at is None and not collapsing_through:
            level(new_box, begins, margins, container)
        return result


class _Letter(str):
    """A letter at the edge of a box, which knows the boundary that it stands at.

    WeasyPrint asks of the last letter of one box and the first of the next, without their
    paragraph, whether a line may break between them: `can_break_text(last + first)`. The sum of
    two letters therefore says so itself.
    """

    __slots__ = ("breaks",)
    breaks: bool

    def __new__(cls, letter: str, breaks: bool) -> Self:  # noqa: FBT001
        """Make a letter; `breaks` says whether a line may break at the boundary."""
        self = super().__new__(cls, letter)
        self.breaks = breaks
        return self

    def __add__(self, first: str) -> str:
        """Join with the next box's first letter, whose own knowledge goes before."""
        known = first if isinstance(first, _Letter) else self
        return _Letter(str.__add__(self, first), known.breaks)

    def __radd__(self, last: str) -> str:
        """Join with a space or a letter that WeasyPrint made up."""
        return _Letter(str.__add__(last, self), self.breaks)
