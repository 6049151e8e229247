"""What a notice does to units or sites under supervision (挂牌督办).

In: nothing of ours.
Out: Supervised, as the text has it; OPENS, CLOSES.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the ledger reads what the fields are

OPENS, CLOSES = "opens", "closes"


@dataclass(frozen=True, slots=True)
class Supervised:
    """Units that a notice puts under supervision (`act` OPENS) or takes off it (CLOSES).

    `more` of them it counts and does not name. `hazard` is what is supervised, `due` the day by
    which it is to be gone, where the text says one.
    """

    act: str
    units: tuple[str, ...] = ()
    more: int = 0
    hazard: str = ""
    due: date | None = None
