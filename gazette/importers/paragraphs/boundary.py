"""A boundary: the place between two lines of a text, and the rules by which it may be decided.

In: the paragraph so far, the line that is asked about, what is known of the print.
Out: Boundary; Rule and Decision.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gazette.importers.document import Gap, Line, Position, breadth
from gazette.importers.lexicon import numbering
from gazette.importers.paragraphs import features
from gazette.importers.paragraphs.features import Siblings
from gazette.importers.paragraphs.measure import Measure, full

if TYPE_CHECKING:
    from collections.abc import Callable

PRINTED = Measure(20, ruled=True)
"""Of an example: printed lines of twenty characters, in which neither indents nor blanks tell."""

INDENTED = Measure(20, ruled=True, indented=True)
"""Of an example: the same, where an indent begins a paragraph."""

REFLOWED = Measure(20)
"""Of an example: a line is mostly a paragraph, and blank lines stand between paragraphs."""

_ALONE = Siblings()


@dataclass(frozen=True, slots=True)
class Boundary:
    """The place before `line`: what the paragraph has said, its first and last line.

    `count` is the number of its lines, `after` the line behind the one that is asked about.
    """

    said: str
    first: Line
    last: Line
    count: int
    line: Line
    after: Line | None
    measured: Measure
    siblings: Siblings = _ALONE

    @property
    def closed(self) -> bool:
        """Whether the paragraph so far ends with a sentence."""
        return numbering.ends_sentence(self.said)

    @property
    def listing(self) -> bool:
        """Whether it ends with a colon or a semicolon."""
        return self.said.endswith(features.LISTING)

    @property
    def ended(self) -> bool:
        """Whether it ends with a sentence, a colon or a semicolon."""
        return self.closed or self.listing

    @property
    def comma(self) -> bool:
        """Whether a sentence goes on behind its last mark."""
        return self.said.endswith(features.COMMA)

    @property
    def begins(self) -> bool:
        """Whether the line begins with what only a paragraph begins with."""
        return features.begins_paragraph(self.line.text)

    @property
    def heading(self) -> bool:
        """Whether the paragraph so far is a heading, for all that its neighbours say."""
        return features.heading(self.said) and self.first.start not in self.siblings.cut

    @property
    def full(self) -> bool:
        """Whether the last line reaches the edge of its column."""
        return full(self.last, self.measured, first=self.count == 1)

    @property
    def close(self) -> bool:
        """Whether nothing stands between the two lines, neither a blank line nor a page's end."""
        return self.line.gap is Gap.NONE


class Verdict(StrEnum):
    """Whether two lines belong to one paragraph; the value is what the report calls it."""

    JOIN = "连接"
    PART = "分段"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: whether it `holds` at a boundary, and the verdict on its two lines.

    `done` is what the report says was done; empty where there is no doubt. `example` is a boundary
    at which no rule before this one holds.
    """

    name: str
    verdict: Verdict
    holds: Callable[[Boundary], bool]
    example: Boundary
    done: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """Which rule decided what stands before a line, and where that line begins in the text."""

    position: Position
    start: int
    rule: Rule


def between(
    said: str,
    line: str,
    measured: Measure = REFLOWED,
    *,
    gap: Gap = Gap.NONE,
    indents: tuple[float, float] = (0, 0),
) -> Boundary:
    """Return a boundary for an example: what is said on one line, and the line below it."""
    mark = Position("", 1)
    above = Line(said, mark, indent=indents[0], start=0)
    below = Line(line, mark, gap, indents[1], start=len(said))
    return Boundary(said, above, above, 1, below, None, measured)


def narrower(boundary: Boundary, by: float) -> bool:
    """Return whether the last line is narrower than the column by some characters or more."""
    return breadth(boundary.last.text) < boundary.measured.width - by
