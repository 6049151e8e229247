"""Year indexes: the indexes of a year that an issue asks for, and what must be printed before it.

In: a Gazette, the PageMaps of what is printed.
Out: the Year that stands behind the notices of an issue; the order in which issues are printed.

An index is of the issues of its year that are published when its own is, up to that one: what comes
later changes nothing in it.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from gazette.model import State
from gazette.pages.registers.year_print import year_index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from gazette.model import Gazette, Issue, PageMap
    from gazette.print.year import Year


def rounds(gazette: Gazette) -> Iterator[tuple[str, ...]]:
    """Yield the issues that can be printed together: those with an index behind what it lists."""
    yield tuple(issue.id for issue in gazette.issues if not issue.year_index)
    asking: dict[int, list[str]] = {}
    for issue in gazette.issues:
        if issue.year_index:
            asking.setdefault(issue.year, []).append(issue.id)
    for names in zip_longest(*asking.values()):
        yield tuple(filter(None, names))


def listed(gazette: Gazette, issue: Issue, also: Collection[str] = ()) -> tuple[Issue, ...]:
    """Return the issues that an index lists, its own the last; `also` are published with it."""
    before = gazette.issues[: gazette.issues.index(issue)]
    shown = (
        one
        for one in before
        if one.year == issue.year and (one.state is State.PUBLISHED or one.id in also)
    )
    return (*shown, issue)


def index_of(
    gazette: Gazette, issue: Issue, maps: Mapping[str, PageMap], also: Collection[str] = ()
) -> Year | None:
    """Return the indexes that an issue asks for; `maps` are those of the issues before it."""
    if not issue.year_index:
        return None
    issues = listed(gazette, issue, also)
    known = {one.id: maps[one.id] for one in issues[:-1] if one.id in maps}
    return year_index(gazette.masthead, issues, known)
