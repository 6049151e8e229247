"""Notice links: what leads from a printed notice elsewhere: its QR codes, links to what it cites.

In: a Job, whose notices have Mentions; the sources of their QR codes.
Out: for each notice its Leads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gazette.arrange.citing import held_mentions
from gazette.write.styling import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.model import Notice
    from gazette.print import Job

_NOTHING: Mapping[str, tuple[Reference, ...]] = {}


class Leads(NamedTuple):
    """What leads elsewhere from a notice: the source of its QR code, what each block cites."""

    code: str = ""
    references: Mapping[str, tuple[Reference, ...]] = _NOTHING


def leads(job: Job, codes: Mapping[str, str]) -> dict[str, Leads]:
    """Return what leads elsewhere from each notice of a job; `codes` by its id."""
    return {
        notice.card.id: Leads(codes.get(notice.card.id, ""), _references(job, notice))
        for notice in job.notices
    }


def _references(job: Job, notice: Notice) -> dict[str, tuple[Reference, ...]]:
    """Link what is held: within the issue to where it is printed, else to its page on the web."""
    here = {one.card.address: one.card.id for one in job.notices}
    held = job.cited.get(notice.card.id, ())
    found: dict[str, tuple[Reference, ...]] = {}
    for one in held_mentions(notice, held) if held else ():
        address = held[one.at]
        to = f"#{here[address]}" if address in here else job.masthead.address + address
        reference = Reference(one.start, one.end, to, "")
        found[one.unit] = (*found.get(one.unit, ()), reference)
    return found
