"""Matching: which published notice or printed page a text is of, and where it differs.

In: a text as somebody has it: pasted, read by a machine from paper, taken out of a PDF.
Out: Match: the place, and each difference with both readings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.verify.text_comparison import (
    GRAM,
    LINE_END,
    Difference,
    Place,
    Stray,
    compared,
    folded,
    units_of,
    window_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from gazette.verify.archive import Archive

_SAMPLES = 48
_ENOUGH = 4
"""A text is of a place where one sample in so many is found there."""
_FEWEST = 4
"""A text of fewer characters says nothing of where it comes from."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a text is of: an issue, the addresses of the notice and of the printed page.

    `stray` are lines of it that stand nowhere there: a running head, or what somebody has added.
    """

    issue: str
    notice: str
    page: str
    units: tuple[str, ...]
    differences: tuple[Difference, ...] = ()
    stray: tuple[Stray, ...] = ()


def match(archive: Archive, text: str, aside: Collection[str] = ()) -> Match | None:
    """Return what a text is of; None where nothing that is published is like it.

    `aside` are lines, folded, that stand on every page beside its text.
    """
    text = "\n".join(one for one in LINE_END.split(text) if folded(one) not in aside)
    wanted = folded(text)
    if len(wanted) < _FEWEST:
        return None
    places = tuple(_places(archive))
    best = _best(wanted, (one for one in places if "/p/" not in one.address))
    page = _best(wanted, (one for one in places if "/p/" in one.address))
    place = _chosen(wanted, best, page)
    if not place:
        return None
    units = tuple(units_of(place, *window_of(place.folded, wanted)))
    differences, stray = compared(place, text)
    notice = place.address if "/p/" not in place.address else ""
    page_of = page[1].address if page else ""
    return Match(place.issue, notice, page_of, units, differences, stray)


def _places(archive: Archive) -> Iterator[Place]:
    """Yield each notice and each printed page that is proved to have been published."""
    for issue in archive.issues.values():
        for notice, units in issue.notices.items():
            yield _place(issue.name, notice, units.items())
        for address, text in issue.proved.items():
            if "/p/" in address and "#" not in address and "?" not in address:
                yield _place(issue.name, address, [("", text)])


def _place(issue: str, address: str, parts: Iterable[tuple[str, str]]) -> Place:
    said, at, count = [], [], 0
    for unit, text in parts:
        at.append((unit, count))
        said.append(folded(text))
        count += len(said[-1])
    return Place(issue, address, "".join(said), tuple(at))


def _best(wanted: str, places: Iterable[Place]) -> tuple[float, Place] | None:
    """Return the place that has most samples of a text, and which part of them; None of none."""
    step = max(1, (len(wanted) - GRAM) // _SAMPLES)
    last = max(1, len(wanted) - GRAM + 1)
    samples = [wanted[at : at + GRAM] for at in range(0, last, step)]
    found = ((sum(one in place.folded for one in samples), place) for place in places)
    count, place = max(found, key=lambda one: one[0], default=(0, None))
    if place is None or count * _ENOUGH < len(samples):
        return None
    return count / len(samples), place


def _chosen(
    wanted: str, best: tuple[float, Place] | None, page: tuple[float, Place] | None
) -> Place | None:
    """Return what a text is of: a printed page where it says as much as one, else a notice."""
    if not best or not page:
        return (best or page or (0, None))[1]
    whole = len(wanted) * 3 > len(page[1].folded) * 2
    return page[1] if page[0] > best[0] or (page[0] == best[0] and whole) else best[1]
