"""Parts: a long list goes on under part-2/, part-3/ and so on, so that no page grows without end.

In: a list and its address.
Out: for each page its address, its entries, the links among the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.pages.frame import Shows

Item = TypeVar("Item")

_PART = 80
"""The most entries on one page, which then stays well under 60 kB."""


def parted(
    address: str, items: Sequence[Item], most: int = _PART
) -> Iterator[tuple[str, tuple[Item, ...], tuple[Shows, ...]]]:
    """Cut a list into pages: address, entries, links among the pages where there are two."""
    starts = range(0, len(items), most) or range(1)
    places = [address if not at else f"{address}part-{at // most + 1}/" for at in starts]
    for at, place in zip(starts, places, strict=True):
        links = tuple(
            {"number": n, "address": other, "here": other == place}
            for n, other in enumerate(places, 1)
        )
        yield place, tuple(items[at : at + most]), links if len(places) > 1 else ()
