"""Number gaps: the document numbers between two that are held which no issue has printed.

In: a Gazette; the issues behind which one is not held.
Out: for each series and year its Gaps. Nothing is said of numbers before the first that is held or
behind the last; where an issue is missing behind what is held, it may be there that they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.model import Number

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from gazette.language.words import Words
    from gazette.model import Gazette


@dataclass(frozen=True, slots=True)
class Gap:
    """The numbers from `first` to `last`; `known` is whether all issues behind are held."""

    first: Number
    last: Number
    known: bool

    def said(self, words: Words) -> str:
        """Return what readers are told of it."""
        said = words.registers
        if not self.known:
            return said.missing_number_unknown.format(first=self.first, last=self.last)
        form = said.missing_number if self.first == self.last else said.missing_numbers
        return form.format(first=self.first, last=self.last)


def gaps(
    gazette: Gazette, known_until: Container[str]
) -> Mapping[tuple[str, int], tuple[Gap, ...]]:
    """Map the prefix and the year of a series to the gaps in its numbers.

    `known_until` holds the ids of the issues behind which one is missing.
    """
    held: dict[tuple[str, int], dict[int, tuple[Number, bool]]] = {}
    for issue in gazette.issues:
        known = issue.id not in known_until
        for card in issue.cards:
            for one in card.numbers:
                held.setdefault((one.prefix, one.year), {})[one.sequence] = (one, known)
    return {key: tuple(_between(numbers)) for key, numbers in held.items()}


def _between(numbers: Mapping[int, tuple[Number, bool]]) -> list[Gap]:
    rows = [numbers[at] for at in sorted(numbers)]
    return [
        Gap(_moved(below, below.sequence + 1), _moved(below, above.sequence - 1), one and other)
        for (below, one), (above, other) in pairwise(rows)
        if above.sequence > below.sequence + 1
    ]


def _moved(number: Number, sequence: int) -> Number:
    return Number(number.prefix, number.year, sequence, number.form)
