"""Actual text: says what a spaced line says to readers of the PDF that would see blanks in it.

In: WeasyPrint's painting of TextBoxes, some of which `justify` or their style has spaced.
Out: `actual_text`, a context in which each of these is painted with its /ActualText.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.scripts import runs
from gazette.typeset.break_classes import OPENING
from gazette.typeset.combined import is_combined, say_alone
from gazette.typeset.justify import BLANK, SPACED
from gazette.typeset.weasyprint.boxes import HYPHENATED, is_drawn, is_reading, said
from gazette.typeset.weasyprint.hooks import draw_text_replaced
from gazette.typeset.weasyprint.pdf import Dictionary, String

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from gazette.typeset.weasyprint.boxes import TextBox
    from gazette.typeset.weasyprint.hooks import DrawText
    from gazette.typeset.weasyprint.streams import Stream

_SOFT_HYPHEN = "\u00ad"
"""What a hyphen says that stands at a line's end alone (ISO 32000-1, 14.8.2.2.3)."""
_COVERED = re.compile(f"[ \u3000][{''.join(sorted(OPENING))}]")


def actual_text() -> AbstractContextManager[None]:
    """Return a context in which spaced text says what it says (ISO 32000-1, 14.9.4)."""
    return draw_text_replaced(_wrapped)


def _wrapped(upstream: DrawText) -> DrawText:
    def draw_text(
        stream: Stream, box: TextBox, offset: float, overflow: object, ellipsis: object
    ) -> None:
        if not _is_spaced(box):
            upstream(stream, box, offset, overflow, ellipsis)
            return
        text = said(box) + _SOFT_HYPHEN * bool(HYPHENATED.of(box))
        stream.begin_marked_content("Span", Dictionary({"ActualText": String(text)}))
        upstream(stream, box, offset, overflow, ellipsis)
        stream.end_marked_content()
        if is_combined(box.text):
            say_alone(stream, box)

    return draw_text


def _is_spaced(box: TextBox) -> bool:
    """Return whether readers might see another blank in a box, or none, or another character.

    What is written from the right is left alone, for readers turn it themselves. A mark that has
    lost its left half stands over the blank before it.
    """
    letters = box.style["letter_spacing"]
    wide = letters != "normal" and letters > BLANK * box.style["font_size"]
    foreign = [script for *_, script in runs(box.text)]
    if any(script.rtl for script in foreign):
        return False
    noted = SPACED.of(box) or HYPHENATED.of(box) or is_drawn(box) or is_reading(box)
    covered = _COVERED.search(box.text) or is_combined(box.text)
    return bool(wide or foreign or noted or covered)
