"""Server lists: the addresses that lead elsewhere and those that are gone, as servers read them.

In: the Gazette, the notices that its issues have no longer.
Out: data/moved.txt (Caddy, Apache: an address, a blank, where it leads or `gone`) and
data/moved.map (the same for nginx).

A site that no server knows of shows a page at each of these addresses; one that does answers as
HTTP has it: 301 and 410.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model import Gazette
    from gazette.model.publication import Removed

GONE = "gone"
TXT, MAP = "data/moved.txt", "data/moved.map"


def server_lists(gazette: Gazette, removed: Iterable[Removed]) -> dict[str, bytes]:
    """Return both files by their paths; no address holds a blank or a quotation mark."""
    moved = {one.address: GONE for one in removed}
    cards = (card for issue in gazette.issues for card in issue.cards)
    moved |= {address: card.address for card in cards for address in card.forwards}
    return {
        TXT: "".join(f"{come} {go}\n" for come, go in moved.items()).encode(),
        MAP: "".join(f'"{come}" "{go}";\n' for come, go in moved.items()).encode(),
    }
