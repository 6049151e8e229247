"""Actual text: says what a spaced line says to readers of the PDF that would see blanks in it.

In: WeasyPrint's painting of TextBoxes, some of which `justify` or their style has spaced; the
pages that are painted, for what stands above other text.
Out: `actual_text`, a context in which each of these is painted with its /ActualText.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.scripts import runs
from gazette.typeset.break_classes import OPENING
from gazette.typeset.combined import is_combined, say_alone
from gazette.typeset.justify import BLANK, SPACED
from gazette.typeset.weasyprint.boxes import (
    HYPHENATED,
    has_class,
    is_drawn,
    is_reading,
    is_text,
    said,
)
from gazette.typeset.weasyprint.document import page_box
from gazette.typeset.weasyprint.glyphs import SpacedLayout, Spacing, measure
from gazette.typeset.weasyprint.hooks import draw_text_replaced
from gazette.typeset.weasyprint.pdf import Dictionary, String

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

    from gazette.typeset.weasyprint.boxes import TextBox
    from gazette.typeset.weasyprint.document import Page
    from gazette.typeset.weasyprint.hooks import DrawText
    from gazette.typeset.weasyprint.streams import Stream

_SOFT_HYPHEN = "\u00ad"
"""What a hyphen says that stands at a line's end alone (ISO 32000-1, 14.8.2.2.3)."""
_COVERED = re.compile(f"[ \u3000][{''.join(sorted(OPENING))}]")


class _WithReadings:
    """A box of text with the readings above it, and how much is free before another such box."""

    def __init__(self, base: TextBox) -> None:
        self.base = base
        self.readings: list[TextBox] = []
        self.gap = 0.0

    def said(self) -> str:
        """Return what all of it says."""
        return "".join(map(said, (self.base, *self.readings)))

    def boxes(self) -> list[TextBox]:
        """Return what is painted: the text, its readings, and blanks for those who read a PDF.

        MuPDF puts a character where it sees one: on the line there are as many blanks as readings
        say. PDFium adds no blank of its own where the text ends with one, and Poppler measures from
        the last of all to what comes next.
        """
        end = self.base.position_x + self.base.width + self.gap
        base, left = self.base, sum(len(said(one)) for one in self.readings)
        if self.gap and len(base.text) < left and isinstance(base.pango_layout, SpacedLayout):
            base, left = _with_blank(base, self.gap), left - 1
        blanks = _blanks(self.readings[0], left, self.base, end)
        return [base, blanks, *self.readings, _blanks(self.base, 1, self.base, end)]


def _with_blank(box: TextBox, width: float) -> TextBox:
    """Return a box with a blank of a width behind its text."""
    longer, layout = box.copy_with_text(box.text), box.pango_layout
    spaced = layout.piece(layout.hidden, Spacing(layout.before, layout.after), " ")
    spaced.after[-1] = width - sum(measure(" ", box.style).widths)
    longer.pango_layout = spaced
    return longer


def _blanks(like: TextBox, count: int, line: TextBox, end: float) -> TextBox:
    """Return blanks of the style of a box, one upon another, that end on a line at a place."""
    blanks = like.copy_with_text(like.text)  # WeasyPrint paints no box whose text is blank
    measured = measure(" " * count, like.style)
    blanks.pango_layout = measured.layout
    measured.layout.before = [0.0] * count
    measured.layout.after = [-width for width in measured.widths]
    blanks.position_x = end - measured.widths[0]
    blanks.position_y = line.position_y + line.baseline - like.baseline
    return blanks


def actual_text(pages: Iterable[Page] = ()) -> AbstractContextManager[None]:
    """Return a context in which spaced text says what it says (ISO 32000-1, 14.9.4).

    On `pages` a reading is painted with the characters that it stands above, as one stretch. By
    itself it would be a line of its own to readers, and what is free beside a short one a blank.
    """
    known = {id(one.base): one for one in _with_readings(pages)}
    painted = {id(reading) for one in known.values() for reading in one.readings}

    def wrapped(upstream: DrawText) -> DrawText:
        def draw_text(
            stream: Stream, box: TextBox, offset: float, overflow: object, ellipsis: object
        ) -> None:
            whole = known.get(id(box))
            if id(box) in painted:
                return
            if not (whole or _is_spaced(box)):
                upstream(stream, box, offset, overflow, ellipsis)
                return
            text = whole.said() if whole else said(box) + _SOFT_HYPHEN * bool(HYPHENATED.of(box))
            stream.begin_marked_content("Span", Dictionary({"ActualText": String(text)}))
            for one in whole.boxes() if whole else [box]:
                upstream(stream, one, offset, overflow, ellipsis)
                if is_combined(one.text):
                    say_alone(stream, one)
            stream.end_marked_content()

        return draw_text

    return draw_text_replaced(wrapped)


def _with_readings(pages: Iterable[Page]) -> Iterator[_WithReadings]:
    """Yield the boxes of pages that have readings, but for those that are written from the right.

    One directly behind another stands a little apart from it; the first reaches up to it.
    """
    for page in pages:
        before = None
        for box in filter(is_text, page_box(page).descendants()):
            if before and is_reading(box):
                before.readings.append(box)
                continue
            if before and before.readings:
                if has_class(box, "next") and box.position_y == before.base.position_y:
                    before.gap = box.position_x - before.base.position_x - before.base.width
                yield before
            before = None if _is_from_right(box) else _WithReadings(box)
        if before and before.readings:
            yield before


def _is_from_right(box: TextBox) -> bool:
    """Return whether any of a box is written from the right."""
    return any(script.rtl for *_, script in runs(box.text))


def _is_spaced(box: TextBox) -> bool:
    """Return whether readers might see another blank in a box, or none, or another character.

    What is written from the right is left alone, for readers turn it themselves. A mark that has
    lost its left half stands over the blank before it.
    """
    letters = box.style["letter_spacing"]
    wide = letters != "normal" and letters > BLANK * box.style["font_size"]
    if _is_from_right(box):
        return False
    foreign = any(True for _ in runs(box.text))
    noted = SPACED.of(box) or HYPHENATED.of(box) or is_drawn(box) or is_reading(box)
    covered = _COVERED.search(box.text) or is_combined(box.text)
    return bool(wide or foreign or noted or covered)
