"""Where the printed pages of an issue begin.

In: nothing of ours.
Out: Break, one page; page_at, the page on which a character stands; PageMap, all of them;
PageArea, what a notice takes of one; LineStart, where a printed line begins; line_at, the line of a
character.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping  # noqa: TC003 - the ledger reads what the fields are
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Break:
    """Where a printed page begins: before the character `offset` of block `anchor`.

    `offset` counts the block's characters other than white space, from 0; `at` counts those of the
    whole notice.
    """

    page: int
    notice: str
    anchor: str
    offset: int
    at: int = 0


def page_at(first: int, breaks: Iterable[Break], at: int) -> int:
    """Return the page of a notice's character: `at` others stand before it, white space apart.

    `first` is the page on which the notice begins, 0 where it is not known.
    """
    return max((mark.page for mark in breaks if mark.at <= at), default=first)


@dataclass(frozen=True, slots=True)
class PageMap:
    """The printed pages of an issue: how many, first and last of each notice, every beginning.

    `spans` maps a notice's id to its first and last printed page, both from 1. `front` counts
    the leaves before printed page 1, so that printed page N is page front + N of the PDF. `floats`
    are the pictures and tables that stand on a later page than the text before and behind them, and
    where each of their pages begins. `turned` are
    the landscape pages.
    """

    count: int = 0
    front: int = 0
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    breaks: tuple[Break, ...] = ()
    floats: tuple[Break, ...] = ()
    turned: tuple[int, ...] = ()


class PageArea(NamedTuple):
    """What a notice takes of a column of a printed page: parts of its width and its height."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class LineStart(NamedTuple):
    """Where a printed line of a notice begins: behind `at` of its characters, white space apart.

    `column` is left or right, empty across the page; `line` is its number as the proof counts: each
    side of a page from 1, what stands across the page with the left.
    """

    at: int
    page: int
    column: str
    line: int


def line_at(lines: Sequence[LineStart], at: int) -> LineStart | None:
    """Return the line of a notice's character: `at` others stand before it, white space apart."""
    found = bisect_right(lines, at, key=lambda one: one.at)
    return lines[found - 1] if found else None
