"""Number series: which document numbers the archive holds, for those who ask by a number.

In: an Archive.
Out: what static/numbers.js reads: data/numbers.json, each series with its issuer, the form of its
numbers, and for each year the runs of numbers that are held, [first, last]; data/cited.json, the
numbers that are not held, each with the notices that cite it; data/identifiers.json, the other
identifiers of notices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.numbers import form
from gazette.model import Number, Page
from gazette.pages.open_data.json_values import SCHEMA_VERSION, dumped

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
    listed = ",\n".join(dumped(row) for row in rows)
    text = f'{{"schema_version": {SCHEMA_VERSION}, "series": [\n{listed}\n]}}\n'
    return Page("/data/numbers.json", "", {"text": text})


def cited_numbers(archive: Archive) -> Page:
    """Return data/cited.json, a number a line: [address, title] of each notice that cites it."""
    held = archive.outside
    rows = ",\n".join(
        f"{dumped(f'{number.prefix} {number.year} {number.sequence}')}: "
        + dumped([(card.address, card.title) for card, _ in held[number]])
        for number in sorted(key for key in held if isinstance(key, Number))
    )
    text = f'{{"schema_version": {SCHEMA_VERSION}, "cited": {{\n{rows}\n}}}}\n'
    return Page("/data/cited.json", "", {"text": text})


def identifiers(archive: Archive) -> Page:
    """Return data/identifiers.json: what else identifies notices, an identifier a line.

    Each (索引号, 规范性文件登记号) has [address, title] of every notice that bears it.
    """
    held: dict[str, list[tuple[str, str]]] = {}
    for issue in archive.gazette.issues:
        for card in issue.cards:
            for one in dict.fromkeys((card.index_number, card.registration)):
                if one:
                    held.setdefault(one, []).append((card.address, card.title))
    rows = ",\n".join(f"{dumped(name)}: {dumped(held[name])}" for name in sorted(held))
    text = f'{{"schema_version": {SCHEMA_VERSION}, "identifiers": {{\n{rows}\n}}}}\n'
    return Page("/data/identifiers.json", "", {"text": text})


def runs(sequences: Iterable[int]) -> list[list[int]]:
    """Return numbers as runs without a gap: 1, 2, 3, 7 are [1, 3] and [7, 7]."""
    found: list[list[int]] = []
    for sequence in sorted(sequences):
        if found and found[-1][1] == sequence - 1:
            found[-1][1] = sequence
        else:
            found.append([sequence, sequence])
    return found
