"""Paragraph: where its lines end, and how its characters are moved on each.

In: a paragraph measured by `paragraph_text`; the room of each line as WeasyPrint comes to it.
Out: Paragraph; PLACE, the note that each box of it carries.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gazette.typeset.break_classes import FREE, OPENING
from gazette.typeset.line_breaking import (
    altered_lines,
    best_end,
    break_lines,
    can_be_altered,
)
from gazette.typeset.line_metrics import TOLERANCE, LineMetrics
from gazette.typeset.weasyprint.boxes import Note, is_text
from gazette.typeset.weasyprint.glyphs import Spacing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.typeset.total_fit import Lines
    from gazette.typeset.weasyprint.boxes import Box, LineBox
    from gazette.typeset.weasyprint.glyphs import SpacedLayout
    from gazette.typeset.weasyprint.hooks import SkipStack

SAME = 0.01
"""Rooms that differ by less, in pixels, are the same."""


class Place(NamedTuple):
    """Where a box stands in its paragraph; `layout` is None for a picture or an inline block.

    `layout` is that of the box's whole text, which begins at `origin`, for the pieces of it, too.
    `strut` is the height of its lines and their baseline, from the top.
    """

    paragraph: Paragraph
    start: int
    layout: SpacedLayout | None = None
    origin: int = 0
    strut: tuple[float, float] = (0.0, 0.0)


PLACE = Note("place", Place)
"""The Place of a box in a paragraph of ours; all other boxes have none."""


@dataclass(slots=True)
class Paragraph:
    """A Chinese paragraph; `bytes[i]` is the length of what stands before character i.

    `before` and `after` are what every character is moved by wherever its line ends; `halves` what
    a mark can still lose. `started` is where the line being set begins,
    `lines` maps the start of each line to its end, for lines of the room `rest`, `pressed` the
    part of their halves that the line's marks lose, `tight` whether its last mark loses its own.
    `natural` are the lines of the whole paragraph as they are best, in the rooms `rooms`, `altered`
    by how many lines more (or fewer) it is set.
    """

    children: Sequence[Box]
    width: float
    text: str
    bytes: list[int]
    metrics: LineMetrics
    halves: list[float]
    before: list[float]
    after: list[float]
    starts: dict[int, int]
    steady: bool
    started: int = 0
    indent: float = 0.0
    rest: float = -1.0
    pressed: float = 0.0
    tight: bool = False
    free: bool = True
    lines: dict[int, int] = field(default_factory=dict)
    natural: Lines | None = None
    rooms: tuple[float, float] = (0.0, 0.0)
    others: dict[int, Lines] | None = None
    altered: int = 0

    def begin(self, skip_stack: SkipStack, linebox: LineBox, *, free: bool) -> None:
        """Note where the next line begins, leading spaces apart; `free`: no float is beside it."""
        box: Box = linebox
        start = 0
        while skip_stack:
            ((index, rest),) = skip_stack.items()
            skip_stack = rest if isinstance(rest, dict) else None
            if is_text(box):
                start = self.character(start, index)
            elif index < len(box.children):
                box = box.children[index]
                start = self.starts.get(id(box), start)
        while self.text[start : start + 1] == " ":
            start += 1
        self.started, self.indent = start, linebox.text_indent
        self.pressed, self.tight, self.free = 0.0, False, free

    def character(self, start: int, skip: int) -> int:
        """Return the character that stands `skip` bytes after the character `start`."""
        return bisect_left(self.bytes, self.bytes[start] + skip)

    def may_end(self, at: int) -> bool:
        """Return whether a line may end before the character `at`."""
        return self.metrics.grades[at] == FREE or self.lines.get(self.started) == at

    def end(self, start: int, stop: int, room: float) -> int | None:
        """Return the end of what of [start, stop) stands on the line; None where nothing fits."""
        if start == self.started and self.steady and self.free:
            self._plan(room)
        planned = self.lines.get(self.started)
        if planned is not None:
            end = min(planned, stop)
            if end <= start or self.piece(start, end, ends=end == planned)[1] <= room + SAME:
                return end if end > start else None
            self.lines, self.pressed, self.tight = {}, 0.0, False
        self.tight = False
        if start != self.started:
            room -= self.metrics.start_trims[start]
        if self.metrics.natural_width(start, stop) <= room + TOLERANCE:
            return stop
        best = best_end(self.metrics, start, stop, room, self.started)
        self.tight = best is not None and self.metrics.natural_width(start, best) > room + TOLERANCE
        return best

    def ends(self, at: int, stop: int) -> bool:
        """Return whether the line ends at `at`, where a piece ends that could go on to `stop`."""
        planned = self.lines.get(self.started) == at
        return at < stop or planned or self.tight or at == len(self.text)

    def altered_by(self, lines: int) -> Lines | None:
        """Return the lines of the whole paragraph, so many more than is natural, if it can be.

        What was set from its middle on, or stands beside a float, is never altered.
        """
        if self.natural is None:
            return None
        if self.others is None:
            self.others = altered_lines(self.metrics, self.natural, self.rooms)
        return self.others.get(lines)

    def may_be_shorter(self) -> bool:
        """Return whether the paragraph could perhaps be a line shorter."""
        natural = self.natural
        return natural is not None and can_be_altered(self.metrics, natural, self.rooms, -1)

    def penalty(self, by: int) -> float | None:
        """Return the cost of setting the paragraph `by` lines longer than natural, if it can be."""
        if self.natural is None or abs(by) > 1:
            return None
        lines = self.altered_by(by) if by else self.natural
        return lines.penalty - self.natural.penalty if lines else None

    def alter(self, by: int) -> None:
        """Set the whole paragraph `by` lines longer than is natural, from now on."""
        lines = self.altered_by(by) if by else None
        self.altered = by if lines else 0
        if lines := lines or self.natural:
            self.lines = _ends_by_start(0, lines)

    def _plan(self, room: float) -> None:
        if abs(self.rest - room - self.indent) > SAME:
            self.rest, self.lines = room + self.indent, {}
        if self.started not in self.lines:
            lines = break_lines(self.metrics, self.started, room, self.rest)
            self.lines = _ends_by_start(self.started, lines) if lines else {}
            if self.started == 0:
                self.natural, self.rooms, self.others = lines, (room, self.rest), None
                self.alter(self.altered)
        end = self.lines.get(self.started)
        if end is None:
            return
        left = room - self.metrics.natural_width(self.started, end) + TOLERANCE
        self.tight = left < 0
        left += self.metrics.end_trim(self.started, end)
        self.pressed = (
            -left / self.metrics.compressible_width(self.started, end) if left < 0 else 0.0
        )

    def piece(self, start: int, end: int, *, ends: bool) -> tuple[Spacing, float]:
        """Return how the characters [start, end) of the line are moved, and how wide they are.

        `ends` says that the line ends with them; its spaces are then no part of it, but its hyphen.
        """
        metrics = self.metrics
        last = metrics.ink_ends[end] if ends else end
        spacing = Spacing(self.before[start:last], self.after[start:last])
        before, after = spacing
        width = metrics.offsets[last] - metrics.offsets[start]
        if not before:
            return spacing, width
        if self.pressed:
            for at in range(max(start, self.started + 1), last - ends):
                lost = self.pressed * self.halves[at]
                (before if self.text[at] in OPENING else after)[at - start] -= lost
                width -= lost
        if start == self.started:
            before[0] -= metrics.start_trims[start]
            width -= metrics.start_trims[start]
        if ends:
            lost = metrics.end_drops[last - 1] + metrics.end_trims[last - 1] * self.tight
            after[-1] -= lost
            width += metrics.hyphens.get(end, 0.0) - lost
        return spacing, width


def _ends_by_start(start: int, lines: Lines) -> dict[int, int]:
    return dict(pairwise([start, *lines.ends]))
