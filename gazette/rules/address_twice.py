"""Holds the address of every section and issuer against all others.

In: a Gazette.
Out: Problems of the rule `address-twice`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Place, Problem
from gazette.read.addresses import segment, taken
from gazette.rulebook.files import ADDRESS_TWICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Gazette

_MASTHEAD = Place("gazette.yaml")


def check(gazette: Gazette) -> Iterator[Problem]:
    """Hold the address of every section and issuer against all others."""
    cards = [card for issue in gazette.issues for card in issue.cards]
    masthead = gazette.masthead
    sections = [(name, _MASTHEAD) for name in masthead.sections]
    issuers = [(series.issuer, _MASTHEAD) for series in masthead.series]
    yield from _each([*sections, *((card.section, card.place) for card in cards)])
    yield from _each([*issuers, *((card.issuer, card.place) for card in cards)])


def _each(names: list[tuple[str, Place]]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    told: set[str] = set()
    for name, place in names:
        first = seen.setdefault(segment(name).casefold(), name)
        if not name or name in told or (first == name and not taken(name)):
            continue
        told.add(name)
        other = f"与 `{first}` 的网址相同" if first != name else "的网址已是目录页的"
        what, mend = f"`{name}` {other}", "改其中一个名称；本来就是同一个的，写成一样"
        yield ADDRESS_TWICE.problem(place, what, mend, width=len(name))
