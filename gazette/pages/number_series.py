"""Number series: which document numbers the archive holds, for those who ask by a number.

In: an Archive.
Out: data/numbers.json, which static/numbers.js reads: each series with its issuer, the form of its
numbers, and for each year the runs of numbers that are held, [first, last].
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gazette.language.numbers import form
from gazette.model import Page
from gazette.pages.json_values import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.pages.contents import Archive


def number_series(archive: Archive) -> Page:
    """Return data/numbers.json, one series a line; one of which nothing is held has no years."""
    masthead = archive.gazette.masthead
    held: dict[str, dict[int, set[int]]] = {}
    for issue in archive.gazette.issues:
        for card in issue.cards:
            for one in card.numbers:
                held.setdefault(one.prefix, {}).setdefault(one.year, set()).add(one.sequence)
    rows = (
        {
            "prefix": series.prefix,
            "code": series.code,
            "issuer": series.issuer,
            "form": series.form or form(masthead),
            "years": {
                str(year): runs(sequences)
                for year, sequences in sorted(held.get(series.prefix, {}).items())
            },
        }
        for series in masthead.series
    )
    listed = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    text = f'{{"schema_version": {SCHEMA_VERSION}, "series": [\n{listed}\n]}}\n'
    return Page("/data/numbers.json", "", {"text": text})


def runs(sequences: Iterable[int]) -> list[list[int]]:
    """Return numbers as runs without a gap: 1, 2, 3, 7 are [1, 3] and [7, 7]."""
    found: list[list[int]] = []
    for sequence in sorted(sequences):
        if found and found[-1][1] == sequence - 1:
            found[-1][1] = sequence
        else:
            found.append([sequence, sequence])
    return found
