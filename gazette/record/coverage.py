"""Coverage: up to which day the archive knows what became of the notices of an issue.

In: a Gazette.
Out: the gaps; for each issue behind which one is not held, the day of the last before that.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from gazette.model import Gazette, Issue


def known_until(gazette: Gazette) -> Mapping[str, date | None]:
    """Map the ids of issues to the day of the last issue before the first gap behind them.

    An issue behind which every one is held is left out: nothing that ended its notices is missing.
    """
    parted = {before.id: before.published for before, _ in gaps(gazette)}
    found: dict[str, date | None] = {}
    behind: list[str] = []
    for issue in gazette.issues:
        behind.append(issue.id)
        if issue.id in parted:
            found |= dict.fromkeys(behind, parted[issue.id])
            behind.clear()
    return found


def gaps(gazette: Gazette) -> tuple[tuple[Issue, Issue], ...]:
    """Return the issues between which at least one is not held."""
    most = max((issue.number.last for issue in _counted(gazette)), default=0)
    return tuple(
        (before, after)
        for before, after in pairwise(_counted(gazette))
        if not _follows(before, after, most)
    )


def missing(before: Issue, after: Issue) -> int | None:
    """Return how many issues stand between two, None where their numbers do not tell."""
    if before.serial and after.serial:
        return after.serial.first - before.serial.last - 1
    if after.year == before.year:
        return after.number.first - before.number.last - 1
    return None


def _counted(gazette: Gazette) -> list[Issue]:
    """Return the issues that are counted on: a supplement may come at any time."""
    return [one for one in gazette.issues if one.serial or not one.number.supplement]


def _follows(before: Issue, after: Issue, most: int) -> bool:
    """Return whether no issue stands between two.

    Running numbers tell; without them an issue follows the one of the number before it, and the
    first of a year the last of a year that has as many as any other (`most`).
    """
    if before.serial and after.serial:
        return after.serial.first == before.serial.last + 1
    if after.year == before.year:
        return after.number.first == before.number.last + 1
    next_year = after.year == before.year + 1 and after.number.first == 1
    return next_year and before.number.last == most
