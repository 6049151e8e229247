"""The number of a document (发文字号).

In: nothing of ours.
Out: Number; LISTS, under what names a Card keeps what may be several.
"""

from __future__ import annotations

from dataclasses import dataclass

LISTS = {"number": "numbers", "issuer": "issuers"}
"""Key of a field -> the name under which a Card has its values: joint documents have several."""


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A document number (发文字号): 示政发〔2026〕3号 is ("示政发", 2026, 3)."""

    prefix: str
    year: int
    sequence: int

    def __str__(self) -> str:
        """Write the number as GB/T 9704 has it: 〔〕 around the year, no 第, no leading zero."""
        return f"{self.prefix}〔{self.year}〕{self.sequence}号"
