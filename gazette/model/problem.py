"""Where something stands in content/, and what is wrong with it.

In: nothing of ours.
Out: Place, Grade, Problem.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How grave a Problem is: *to mend* stops publishing, *to look at* does not."""

    MEND = "to mend"
    LOOK = "to look at"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file below content/, its line and column, both from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding: where, which rule, what, how to mend it; `width` characters of `excerpt`.

    `also` are the further places of the same file where the same is to be looked at.
    """

    place: Place
    rule: str
    what: str
    mend: str
    grade: Grade = Grade.MEND
    excerpt: str = ""
    width: int = 1
    also: tuple[Place, ...] = ()
