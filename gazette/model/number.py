"""The number of a document (发文字号).

In: nothing of ours.
Out: Number; LISTS, under what names a Card keeps what may be several.
"""

from __future__ import annotations

from dataclasses import dataclass, field

NUMBER_FORM = "{prefix}〔{year}〕{sequence}号"
"""How a document number is written where nothing else is said (GB/T 9704)."""

LISTS = {"number": "numbers", "issuer": "issuers"}
"""Key of a field -> the name under which a Card has its values: joint documents have several."""


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A document number (发文字号): 示政发〔2026〕3号 is ("示政发", 2026, 3).

    `form` is how its series writes it; two that differ in nothing else are the same.
    """

    prefix: str
    year: int
    sequence: int
    form: str = field(default=NUMBER_FORM, compare=False, repr=False)

    def __str__(self) -> str:
        """Write the number: in GB/T 9704 〔〕 around the year, no 第, no leading zero."""
        return self.form.format(prefix=self.prefix, year=self.year, sequence=self.sequence)
