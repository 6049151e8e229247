"""Chinese lines in WeasyPrint: flush, with half-width marks, with units that are kept together.

In: Options; WeasyPrint's inline layout, as it was when GUARD was written.
Out: `chinese`, a context in which WeasyPrint lays Chinese paragraphs out as CLREQ asks.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING, Self

from gazette.typeset.baseline_grid import block_top, snap_to_grid
from gazette.typeset.break_classes import autospaces
from gazette.typeset.columns import is_level, lay_out_columns
from gazette.typeset.hyphenation import Hyphenation
from gazette.typeset.justify import justify_line
from gazette.typeset.options import Options
from gazette.typeset.paragraph import PLACE
from gazette.typeset.paragraph_text import leave_upstream, paragraph_of
from gazette.typeset.reused_pages import go_on
from gazette.typeset.table_parts import first_part
from gazette.typeset.text_boxes import split_text, text_line
from gazette.typeset.weasyprint.boxes import is_text, leaves
from gazette.typeset.weasyprint.guard import guard
from gazette.typeset.weasyprint.hooks import (
    Functions,
    layout_replaced,
    max_content_width,
    upstream,
)
from gazette.typeset.weasyprint.initial_values import found_at_once
from gazette.typeset.weasyprint.page_making import maker_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.typeset.weasyprint.boxes import Box, LineBox, TextBox
    from gazette.typeset.weasyprint.hooks import (
        BlockArguments,
        BlockLayout,
        ColumnsArguments,
        ColumnsLayout,
        Context,
        InlineArguments,
        LineArguments,
        SkipStack,
        SplitInline,
        SplitText,
    )


_MARGINS_ABOVE = 6
"""The place of the margins in BlockArguments."""


@contextmanager
def chinese(options: Options | None = None) -> Iterator[None]:
    """Lay Chinese out as it should be, inside this context, in this process.

    Paragraphs whose `lang` begins with zh and that hold a Chinese character or an address are set
    by this room, all others by WeasyPrint alone. Lines are drawn as they were laid out, inside or
    outside.
    Raise UpstreamChangedError where WeasyPrint differs from GUARD, or where the context is entered
    twice.
    """
    guard()
    layout = _ChineseLayout(options or Options(), upstream())
    functions = {field.name: getattr(layout, field.name) for field in fields(Functions)}
    with layout_replaced(Functions(**functions)), found_at_once():
        yield


class _ChineseLayout:
    """WeasyPrint's functions for Chinese: a paragraph of ours goes our way, others upstream's."""

    def __init__(self, options: Options, functions: Functions) -> None:
        self.options = options
        self.upstream = functions
        self.hyphens = Hyphenation()

    def get_next_linebox(
        self, context: Context, linebox: LineBox, *rest: *LineArguments
    ) -> tuple[LineBox, SkipStack]:
        _, _, skip_stack, column, *_, first_letter_style, first_line_style = rest
        if first_letter_style or first_line_style:
            leave_upstream(linebox)
        else:
            paragraph = paragraph_of(linebox, column.width, self.options)
            if paragraph:
                go_on(context, linebox, paragraph)
                paragraph.begin(skip_stack, linebox, free=not context.excluded_shapes)
                line = text_line(context, linebox, column, rest[0])
                return line or self.upstream.get_next_linebox(context, linebox, *rest)
        next_line = partial(self.upstream.get_next_linebox, context, linebox, *rest)
        return self.hyphens.line(linebox, skip_stack, next_line)

    def split_inline_level(
        self, context: Context, box: Box, *rest: *InlineArguments
    ) -> SplitInline:
        result = self.upstream.split_inline_level(context, box, *rest)
        new_box, resume_at, preserved, first, last, floats = result
        place = PLACE.of(box)
        if not (place and first and last):
            return result
        length = len(box.text) if place.layout and is_text(box) else 1
        first = _Letter(first, place.paragraph.may_end(place.start))
        last = _Letter(last, place.paragraph.may_end(place.start + length))
        return new_box, resume_at, preserved, first, last, floats

    def split_text_box(
        self, context: Context, box: TextBox, room: float | None, skip: int, **more: bool
    ) -> SplitText:
        if place := PLACE.of(box):
            return split_text(box, place, room, skip)
        split = self.upstream.split_text_box
        return self.hyphens.text(box, skip, lambda one: split(context, one, room, skip, **more))

    def can_break_text(self, text: str, lang: str) -> bool | None:
        if isinstance(text, _Letter):
            return text.breaks
        return self.upstream.can_break_text(text, lang)

    def can_break_inside(self, box: Box) -> bool:
        place = PLACE.of(box)
        if place and place.layout and is_text(box):
            grades = place.paragraph.metrics.grades
            return any(grades[place.start + 1 : place.start + len(box.text)])
        return self.upstream.can_break_inside(box)

    def justify_line(self, context: Context, line: LineBox, extra: float) -> None:
        if any(PLACE.of(box) for box in leaves(line)):
            justify_line(line, extra)
        else:
            self.upstream.justify_line(context, line, extra)

    def inline_max_content_width(
        self, context: Context, box: Box, *rest: bool, **more: bool
    ) -> float:
        """Measure what has no width of its own, such as the day of a signature, with its spaces."""
        width = self.upstream.inline_max_content_width(context, box, *rest, **more)
        if self.options.autospace:
            text = "".join(leaf.text if is_text(leaf) else "\ufffc" for leaf in leaves(box))
            width += sum(autospaces(text, [box.style["font_size"]] * len(text)))
        return width

    def shrink_to_fit(self, context: Context, box: Box, room: float) -> float:
        """Return the width of a box that is as wide as its content, if there is room for that.

        Only where there is not does it matter how narrow it could be, which takes long to find.
        """
        width = max_content_width(context, box)
        return width if width <= room else self.upstream.shrink_to_fit(context, box, room)

    def block_level_layout(self, context: Context, box: Box, *rest: *BlockArguments) -> BlockLayout:
        # A flex container gives its items no margins, nor does a footnote have any.
        container, margins_above = rest[2], rest[6] if len(rest) > _MARGINS_ABOVE else None
        begins = block_top(box, margins_above or [])
        if rest[1] is None:
            box = first_part(box)
        if maker := maker_of(context):
            maker.reach(box)
        result = self.upstream.block_level_layout(context, box, *rest)
        new_box, resume_at, _, margins, collapsing_through, _ = result
        ours = context.in_column and container.element_tag == self.options.level
        if ours and new_box and resume_at is None and not collapsing_through:
            snap_to_grid(new_box, begins, margins, container)
        return result

    def columns_layout(self, context: Context, box: Box, *rest: *ColumnsArguments) -> ColumnsLayout:
        if self.options.level and is_level(box, self.options.level):
            return lay_out_columns(context, box, *rest)
        result: ColumnsLayout = self.upstream.columns_layout(context, box, *rest)
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
        """Return a letter; `breaks` says whether a line may break at the boundary."""
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
