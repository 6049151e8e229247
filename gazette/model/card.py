"""The card of a notice: what lists and other notices need of it.

In: values that a card holds.
Out: Card.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the ledger reads what the fields are
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - the ledger reads what the fields are

from gazette.model.appointment import Appointment  # noqa: TC001 - the ledger reads it
from gazette.model.cited import Cited  # noqa: TC001 - the ledger reads it
from gazette.model.correction import Correction  # noqa: TC001 - the ledger reads it
from gazette.model.number import Number  # noqa: TC001 - the ledger reads it
from gazette.model.problem import Place  # noqa: TC001 - the ledger reads it
from gazette.model.record import Relation  # noqa: TC001 - the ledger reads it
from gazette.model.supervised import Supervised  # noqa: TC001 - the ledger reads it


@dataclass(frozen=True, slots=True)
class Card:
    """What an index shows of a notice, and what other notices need to know of it.

    `id` is the notice's identity within its issue (zf-2026-3), `address` its place on the web. A
    joint document (联合发文) has several issuers and may have several numbers: the first gives the
    address, and the `other_ids` forward to it, as do the `aliases`, its former addresses. In an
    earlier print the notice begins on `printed_page`, and `page_breaks` are the pages that begin
    in it.
    `corrections` are what it corrects in others; by each it has a relation, too.
    `places` are those of the fields that another issue may contradict; `cited` is what its text
    cites, `subject` its topic (主题分类), `omitted` names the annexes that are left out (略).
    """

    id: str
    issue: str
    numbers: tuple[Number, ...]
    title: str
    kind: str
    section: str
    issuers: tuple[str, ...]
    dated: date | None
    place: Place
    effective: date | None = None
    expires: date | None = None
    printed_page: int = 0
    page_breaks: tuple[int, ...] = ()
    relations: tuple[Relation, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    other_ids: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    cited: tuple[Cited, ...] = ()
    index_number: str = ""
    registration: str = ""
    subject: str = ""
    omitted: tuple[str, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    supervised: Supervised | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def address(self) -> str:
        """The address for ever: issue and identity, never a title or a position."""
        return f"/{self.issue}/{self.id}/"

    @property
    def other_addresses(self) -> tuple[str, ...]:
        """The addresses of its further numbers, which forward to its own."""
        return tuple(f"/{self.issue}/{other}/" for other in self.other_ids)

    @property
    def number_addresses(self) -> tuple[str, ...]:
        """The address of each of its numbers, which forwards to its own: /numbers/zf/2026/3/."""
        ids = (self.id, *self.other_ids) if self.numbers else ()
        return tuple("/numbers/{}/{}/{}/".format(*one.rsplit("-", 2)) for one in ids)

    @property
    def forwards(self) -> tuple[str, ...]:
        """All addresses that lead to its own, and do so for ever."""
        return (*self.other_addresses, *self.number_addresses, *self.aliases)
