"""A citation: what a text names, by number, by title, or by both.

In: nothing of ours but Number.
Out: Citation; Kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from gazette.model import Number

Kind = Literal["document", "decree", "standard", "court"]
"""What has a document number or a title alone; 国务院令第714号; GB 3095—2012; a case of a court."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What a text names at [start, end).

    `title` stands in 《》, '' where there is none. `numbers` are several where they share a head
    (〔2026〕3号、5号) or are a range; `places` says where each of them stands, those inside a range
    where its last one does. `name` is an order's, a standard's or a case's, which have no Number.
    """

    start: int
    end: int
    kind: Kind = "document"
    title: str = ""
    numbers: tuple[Number, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    name: str = ""
