"""Text lines: a LineBox that holds one TextBox, made at once.

In: the LineBox of a paragraph that is nothing but text; what of the text stands on the next line.
Out: that line as WeasyPrint would make it, which looks at every line as if anything stood on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from weasyprint.layout import inline, percent

from gazette.typeset.weasyprint.boxes import is_text

if TYPE_CHECKING:
    from gazette.typeset.weasyprint.boxes import Box, LineBox, TextBox
    from gazette.typeset.weasyprint.hooks import Context

_ROUNDED = 1 + 1e-9
"""What `split_inline_box` multiplies the right end of a line by: sums of widths are not exact."""


class LinePlace(NamedTuple):
    """Where a line may stand: its left and upper end, and its room, in pixels.

    `first` says whether it is the first line of its paragraph.
    """

    left: float
    top: float
    room: float
    first: bool


def only_text(context: Context, linebox: LineBox) -> TextBox | None:
    """Return the TextBox of a paragraph that holds nothing else and stands beside no float.

    Both then have one style, which is no element's own: nothing in it has an edge, all stands on
    the baseline. Where it is written from the right is no matter here: such text is not ours.
    """
    if context.excluded_shapes or len(linebox.children) != 1:
        return None
    box = linebox.children[0]
    return box if is_text(box) and box.style is linebox.style else None


def begin_text_line(
    linebox: LineBox, box: TextBox, column: Box, top: float, *, first: bool
) -> LinePlace:
    """Put the text of a paragraph where its next line begins."""
    left = column.content_box_x()
    if "max_width" not in vars(box):
        percent.resolve_percentages(box, column)
    linebox.position_x, linebox.position_y = left, top
    box.position_x, box.position_y = left + linebox.text_indent, top
    return LinePlace(left, top, left + column.width - left, first)


def room_of_text(box: TextBox, place: LinePlace) -> float:
    """Return the room of what stands on a line, in pixels."""
    return (place.left + place.room) * _ROUNDED - box.position_x


def end_text_line(
    context: Context, linebox: LineBox, box: TextBox, place: LinePlace, *, last: bool
) -> LineBox:
    """Return the line that holds a TextBox, aligned; `last` says whether its paragraph ends."""
    line = linebox.copy_with_children([box])
    line.remove_decoration(start=not place.first, end=not last)
    line.width = box.position_x + box.width - place.left
    right = inline.text_align(context, line, place.room, last=last)
    above, height = -box.baseline, box.margin_height()
    line.baseline, line.height = box.baseline, above + height - above
    line.position_y = box.position_y = above
    line.translate(right, place.top - above)
    line.position_y = place.top  # which is not what the sum comes to
    return line
