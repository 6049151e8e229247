"""Actual text: says what a spaced line says to readers of the PDF that would see blanks in it.

In: WeasyPrint's painting of TextBoxes, some of which `flush` or their style has spaced.
Out: `actual_text`, a context in which each of these is painted with its /ActualText.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pydyf  # type: ignore[import-untyped]
from weasyprint import draw

from gazette.typeset.flush import BLANK
from gazette.typeset.marks import OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.typeset.paragraph import Box

_draw: Any = draw
_COVERED = re.compile(f"[ \u3000][{''.join(sorted(OPENING))}]")


@contextmanager
def actual_text() -> Iterator[None]:
    """Paint spaced text with what it says (ISO 32000-1, 14.9.4), inside this context."""
    upstream = _draw.draw_text

    def draw_text(stream: Any, box: Box, *rest: Any) -> None:
        if not _spaced(box):
            upstream(stream, box, *rest)
            return
        said = pydyf.Dictionary({"ActualText": pydyf.String(box.text)})
        stream.begin_marked_content("Span", said)
        upstream(stream, box, *rest)
        stream.end_marked_content()

    try:
        _draw.draw_text = draw_text
        yield
    finally:
        _draw.draw_text = upstream


def _spaced(box: Box) -> bool:
    """Return whether readers might see another blank in a box, or none where one is.

    A mark that has lost its left half stands over the blank before it.
    """
    letters = box.style["letter_spacing"]
    wide = letters != "normal" and letters > BLANK * box.style["font_size"]
    return bool(wide or box.__dict__.get("spaced") or _COVERED.search(box.text))
