"""Suspects: lines of a paragraph that look like headings or rows of a table, and are none.

In: the lines of a body; where one of its paragraphs begins, and how many lines it has.
Out: the rule that tells of a line, and its index.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.rulebook.body import HEADING_SPACE, TABLE_BROKEN, TABLE_SPLIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Rule

_HEADING = re.compile(r"#{1,6}[^\s#\d]")
_ROW = re.compile(r"\|.*\|\s*$")
_LOOSE_ROW = re.compile(r".*\|.*\|")
"""What goes on with a table may lack its outer bars, as the rows of a table may."""
_RULE = re.compile(r"(?=.*\|)(?=.*-)[\s|:-]*$")
_FARTHEST = 100
"""So many lines above a row its table may begin."""


def suspects(lines: Sequence[str], first: int, count: int) -> Iterator[tuple[Rule, int]]:
    """Yield each line that is printed as it stands, marks and all."""
    broken, row = TABLE_BROKEN, _ROW
    if _goes_on(lines, first):
        broken, row = TABLE_SPLIT, _LOOSE_ROW
    for at in range(first, first + count):
        if _HEADING.match(lines[at]):
            yield HEADING_SPACE, at
        elif row.match(lines[at]):
            yield broken, at


def _goes_on(lines: Sequence[str], first: int) -> bool:
    """Return whether nothing but empty lines and rows stands between a line and a table above."""
    for line in reversed(lines[max(0, first - _FARTHEST) : first]):
        if _RULE.match(line):
            return True
        if line.strip() and not _LOOSE_ROW.match(line):
            return False
    return False
