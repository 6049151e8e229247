"""Passages: where a pattern stands in a notice, and what should stand there.

In: a Notice, a pattern; a Rule.
Out: Passages in the order of the text; one Problem of all that a notice has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.model import Message, Place, message
from gazette.model.blocks import Table

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from gazette.model import Notice, Problem, Rule

_NAMED = 8
"""Passages that a mend names; whoever mends these is told of the others."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands at a place, and what should."""

    place: Place
    wrong: str
    right: str


def matches(notice: Notice, pattern: re.Pattern[str]) -> Iterator[tuple[Place, re.Match[str]]]:
    """Yield where a pattern matches in what a notice says, with the line of a table's row."""
    for block in notice.blocks:
        text, place = block.text, notice.place_of(block)
        for match in pattern.finditer(text):
            row = text.count("\n", 0, match.start()) if isinstance(block, Table) else 0
            # The row of dashes stands between the head and what follows.
            row += isinstance(block, Table) and row >= len(block.head)
            yield Place(place.file, place.line + row, place.column), match


def passages(
    notice: Notice, pattern: re.Pattern[str], right: Callable[[re.Match[str]], str]
) -> list[Passage]:
    """Return where a pattern matches and something else should stand."""
    found = ((place, match[0], right(match)) for place, match in matches(notice, pattern))
    return [Passage(place, wrong, right) for place, wrong, right in found if wrong != right]


def told(rule: Rule, what: Message, found: Sequence[Passage]) -> Iterator[Problem]:
    """Tell once of all passages of a notice, each with what should stand there."""
    if found:
        rows = tuple(
            message("“{wrong}”写成“{right}”", wrong=one.wrong, right=one.right)
            for one in dict.fromkeys(found[:_NAMED])
        )
        mend = message("{rows:，}；原件如此时不必改", rows=rows)
        yield rule.problem(found[0].place, what, mend)
