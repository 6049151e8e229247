"""Which issue of its year: a number, several in one (合刊), or a supplement (增刊).

In: nothing of ours.
Out: NumberRange, IssueNumber; the year and the IssueNumber that a folder's name says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FOLDER = re.compile(r"([0-9]{4})-(?:z([0-9]+)|([0-9]+)(?:-([0-9]+))?)")


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Whole numbers in a row, mostly one alone: `first` to `last`, both counted in."""

    first: int
    last: int

    def __str__(self) -> str:
        """Write it as editors do: 27 or 27-28."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    @property
    def several(self) -> bool:
        """Whether it is more than one number."""
        return self.last > self.first

    @property
    def count(self) -> int:
        """How many numbers it is."""
        return self.last - self.first + 1

    def overlaps(self, other: NumberRange) -> bool:
        """Return whether a number is in both."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class IssueNumber(NumberRange):
    """The number of an issue (期号) within its year; supplements are counted on their own."""

    supplement: bool = False

    def __str__(self) -> str:
        """Write it as editors may, whatever their language: 3, 3-4, z1."""
        return f"z{self.first}" if self.supplement else NumberRange.__str__(self)

    def issue_id(self, year: int) -> str:
        """Return the folder and the address of the issue: 2026-03, 2026-03-04, 2026-z1."""
        if self.supplement:
            return f"{year}-z{self.first}"
        last = f"-{self.last:02}" if self.several else ""
        return f"{year}-{self.first:02}{last}"


def single(number: int) -> IssueNumber:
    """Return the IssueNumber of an issue that is neither a double one nor a supplement."""
    return IssueNumber(number, number)


def supplement(number: int) -> IssueNumber:
    """Return the IssueNumber of a supplement."""
    return IssueNumber(number, number, supplement=True)


def named(folder: str) -> tuple[int, IssueNumber] | None:
    """Return the year and the number that the name of an issue's folder says; None for no issue.

    Every issue has one name alone: 2026-3, 2026-03-03, 2026-04-03 and 2026-z01 are none.
    """
    match = _FOLDER.fullmatch(folder)
    if not match:
        return None
    year, extra, first, last = (int(part) if part else 0 for part in match.groups())
    number = supplement(extra) if extra else IssueNumber(first, last or first)
    return (year, number) if number.first and number.issue_id(year) == folder else None
