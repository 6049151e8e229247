"""The line map: where each printed line of a notice begins, numbered as the proof numbers them.

In: WeasyPrint's pages, Notices.
Out: for each notice its LineStarts, in the order of its text.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from gazette.language.lines import solid
from gazette.model.pagemap import LineStart
from gazette.print.line_numbers import LEFT, RIGHT, line_numbers, printed_lines
from gazette.print.pagemap import offsets
from gazette.print.placed_content import placed_content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.model import Notice
    from gazette.print.line_numbers import LineNumber
    from gazette.print.placed_content import Line
    from gazette.typeset.weasyprint.document import Page

_NEAR = 0.01
"""Bases of one line differ by no more, in CSS pixels: they are the same sum."""


def line_map(pages: Sequence[Page], notices: Sequence[Notice]) -> dict[str, tuple[LineStart, ...]]:
    """Map a notice's id to the beginnings of its lines; a page of a picture has none."""
    before: dict[str, tuple[str, int]] = {}
    for notice in notices:
        count = 0
        for block in notice.blocks:
            before[f"{notice.card.id}.{block.id}"] = notice.card.id, count
            count += len(solid(block.text))
    numbers = [line_numbers(printed_lines(page, frozenset())) for page in pages]
    found: dict[str, list[LineStart]] = {}
    for content, offset in offsets(placed_content(pages, frozenset(before))):
        if content.block in before and content.text:
            name, count = before[content.block]
            line = _number(numbers[content.page - 1], content.line)
            start = LineStart(count + offset, content.page, content.line.column, line)
            found.setdefault(name, []).append(start)
    return {name: tuple(_begun(lines)) for name, lines in found.items()}


def _number(numbers: Sequence[LineNumber], line: Line) -> int:
    """Return the number that stands beside a line."""
    side = RIGHT if line.column == "right" else LEFT
    own = [one for one in numbers if one.side == side]
    at = bisect_right(own, line.base + _NEAR, key=lambda one: one.base)
    return own[at - 1].number if at else 0


def _begun(lines: list[LineStart]) -> list[LineStart]:
    """Return the first text of each line, in the order of the text."""
    found: list[LineStart] = []
    for one in sorted(lines):
        if not found or found[-1][1:] != one[1:]:
            found.append(one)
    return found
