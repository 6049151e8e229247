"""Text boxes: what of one stands on the line that is being set.

In: a TextBox with its Place, as WeasyPrint comes to it on a line.
Out: the TextBox of the line, spaced, and where its text goes on.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from gazette.typeset.line_metrics import TOLERANCE
from gazette.typeset.paragraph import PLACE, SAME, Paragraph, Place
from gazette.typeset.weasyprint.boxes import HYPHENATED
from gazette.typeset.weasyprint.text_lines import (
    begin_text_line,
    end_text_line,
    only_text,
    room_of_text,
)

if TYPE_CHECKING:
    from gazette.typeset.weasyprint.boxes import Box, LineBox, TextBox
    from gazette.typeset.weasyprint.hooks import Context, SkipStack, SplitText
    from gazette.typeset.weasyprint.styles import Style

_SLIGHT = 1e-5
"""What fits is said to be so much narrower than its room: WeasyPrint's sums are not exact."""


def split_text(box: TextBox, place: Place, room: float | None, skip: int) -> SplitText:
    """Cut what stands on this line from a TextBox of ours, as `split_text_box` does upstream.

    Return the box (None if nothing but spaces stands on the line), the bytes of the whole box's
    text that are then done (None for all), and that no line break was preserved.
    """
    paragraph, begin, layout, origin, strut = place
    start, stop = paragraph.character(begin, skip or 0), begin + len(box.text)
    if start >= stop or layout is None:
        return None, None, False
    wraps = room is not None and box.style["white_space"] != "nowrap"
    last = room is not None and not wraps and _ends(paragraph, start, stop, room)
    room = room if wraps and room is not None else inf
    end = paragraph.end(start, stop, room) if wraps else stop
    forced = end is None
    if end is None:
        end = _next_end(paragraph, (start, stop), box.style, room)
    ends = last or (wraps and not forced and paragraph.ends(end, stop))
    spacing, width = paragraph.piece(start, end, ends=ends)
    resume = None if end == stop else paragraph.bytes[end] - paragraph.bytes[begin]
    if not spacing.after:
        return None, resume, False
    text = paragraph.text[start : start + len(spacing.after)]
    new = box.copy_with_text(text)
    PLACE.put(new, Place(paragraph, start, layout, origin, strut))
    hyphen = box.style["hyphenate_character"] if ends and end in paragraph.metrics.hyphens else ""
    HYPHENATED.put(new, hyphen or None)
    new.pango_layout = layout.piece(start - origin, spacing, hyphen)
    # What is forced on a line that has begun must be seen not to fit, even where it would.
    if forced and start != paragraph.started:
        new.width = max(width, room + 2)
    else:
        new.width = min(width, room - _SLIGHT) if width <= room + SAME else width
    # As for WeasyPrint's inline boxes: other faces in a line leave its baseline where it was.
    new.height = box.style["font_size"]
    new.margin_top = new.margin_bottom = (strut[0] - new.height) / 2
    new.baseline = strut[1]
    return new, resume, False


def text_line(
    context: Context, linebox: LineBox, column: Box, top: float
) -> tuple[LineBox, SkipStack] | None:
    """Return the next line of a paragraph that is one TextBox, and where the one behind it begins.

    None where more stands in the paragraph or beside it, or nothing but spaces on the line.
    """
    box = only_text(context, linebox)
    own = PLACE.of(box) if box else None
    if box is None or own is None or own.layout is None:
        return None
    skip = own.paragraph.bytes[own.paragraph.started]
    place = begin_text_line(linebox, box, column, top, first=skip == 0)
    new, resume, _ = split_text(box, own, room_of_text(box, place), skip)
    if new is None or new.text.endswith(" "):
        return None
    line = end_text_line(context, linebox, new, place, last=resume is None)
    return line, None if resume is None else {0: {resume: None}}


def _ends(paragraph: Paragraph, start: int, stop: int, room: float) -> bool:
    """Return whether a piece that stays on one line ends the paragraph.

    It may then lose the outer half of its last mark, as any line does at its end.
    """
    if stop < len(paragraph.text):
        return False
    paragraph.tight = paragraph.piece(start, stop, ends=False)[1] > room + TOLERANCE
    return True


def _next_end(paragraph: Paragraph, piece: tuple[int, int], style: Style, room: float) -> int:
    """Return where a piece that does not fit may be cut: after what fits, or at a boundary."""
    start, stop = piece
    grades, metrics = paragraph.metrics.grades, paragraph.metrics
    if start == paragraph.started and style["overflow_wrap"] in {"anywhere", "break-word"}:
        fits = [end for end in range(start + 1, stop) if metrics.natural_width(start, end) <= room]
        return fits[-1] if fits else min(start + 1, stop)
    ends = (end for end in range(start + 1, stop) if grades[end] and end not in metrics.hyphens)
    return next(ends, stop)
