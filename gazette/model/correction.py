"""Corrections (更正): what one document says is misprinted in another one.

In: nothing of ours.
Out: Correction, an entry of `corrections`; Corrected, all that one document corrects in another.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the ledger reads what the fields are
from typing import NamedTuple

from gazette.model.number import Number  # noqa: TC001 - the ledger reads what the fields are
from gazette.model.problem import Place  # noqa: TC001 - the ledger reads what the fields are
from gazette.model.record import Link  # noqa: TC001 - the ledger reads what the fields are


class PrintedPlace(NamedTuple):
    """Where something is printed: page, column (left, right; empty across the page), line.

    Each side of a page counts its lines from 1; 0 and empty are what is not known.
    """

    page: int = 0
    column: str = ""
    line: int = 0


_UNKNOWN = PrintedPlace()


@dataclass(frozen=True, slots=True)
class Correction:
    """In `target` stands `was` and should stand `now`; `target` is that of a Relation.

    `was` is meant where it stands in the block `unit`, or anywhere; `nth` says which, from 1, where
    it stands there several times. `printed` is where it is printed, as the correction says; `said`
    whether the body of the document that corrects says all this itself.
    In the file of the document that corrects, `place` is that of `was` and `at` that of `target`.
    """

    target: Number | str
    was: str
    now: str
    unit: str = ""
    nth: int = 0
    printed: PrintedPlace = _UNKNOWN
    title: str = ""
    place: Place | None = None
    at: Place | None = None
    said: bool = False


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a document, `act`, corrects in another one, from the day `on`; None for none known."""

    act: Link
    on: date | None
    corrections: tuple[Correction, ...]
