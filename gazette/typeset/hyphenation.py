"""Hyphenation: what is asked of WeasyPrint's own hyphens, in lines that are left to it.

In: a TextBox or a LineBox that is not ours, and upstream's function that is about to set it.
Out: what upstream makes of it: hyphens noted, three running at most, none within an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.typeset.break_classes import parts_address
from gazette.typeset.total_fit import MOST_HYPHENS
from gazette.typeset.weasyprint.boxes import HYPHENATED, Note, leaves

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazette.typeset.weasyprint.boxes import LineBox, TextBox
    from gazette.typeset.weasyprint.hooks import SkipStack, SplitText

_RUNNING = Note("running_hyphens", dict)
"""By where a line of a LineBox begins, how many lines before it end with a hyphen, in a row."""


class Hyphenation:
    """Counts the hyphens of the lines before the one that is being set."""

    def __init__(self) -> None:
        """Begin with none."""
        self._running = 0

    def line(
        self,
        linebox: LineBox,
        skip_stack: SkipStack,
        next_line: Callable[[], tuple[LineBox, SkipStack]],
    ) -> tuple[LineBox, SkipStack]:
        """Return the next line of a LineBox and where the one behind it begins."""
        known, outer = _RUNNING.of(linebox) or {}, self._running
        self._running = known.get(repr(skip_stack), 0)
        line, resume_at = next_line()
        last = list(leaves(line))[-1:]
        if any(HYPHENATED.of(box) for box in last):
            _RUNNING.put(linebox, known | {repr(resume_at): self._running + 1})
        self._running = outer
        return line, resume_at

    def text(
        self, box: TextBox, skip: int | None, split: Callable[[TextBox], SplitText]
    ) -> SplitText:
        """Return what upstream's `split` makes of a box from `skip` on."""
        if box.style["hyphens"] != "auto":
            return split(box)
        result = new, resume, _ = split(box)
        hyphen, text = box.style["hyphenate_character"], box.text.encode()
        if not (new and resume and new.text == text[skip:resume].decode() + hyphen):
            return result
        at = len(text[:resume].decode())
        if self._running >= MOST_HYPHENS or parts_address(box.text, at):
            whole = box.copy_with_text(box.text)
            whole.style = box.style.copy()
            whole.style["hyphens"] = "manual"
            return split(whole)
        HYPHENATED.put(new, hyphen)
        return result
