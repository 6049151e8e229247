"""Findings: what was proved, what is not as it was published, what nobody can prove here.

In: nothing of ours.
Out: Finding, Kind; Report, with the exit status of the command.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazette.model import Message

PROVED, DIFFERS, NOTHING = range(3)
"""The exit statuses: all that was looked at is proved; something differs; nothing to look at."""


class Kind(StrEnum):
    """What came of looking at something."""

    PROVED = "proved"
    DIFFERS = "differs"
    WITHDRAWN = "withdrawn"
    UNPROVED = "unproved"


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of one thing: at `place`, a file of the archive, and in it a `unit` or a line.

    `published` and `found` are both readings, where a text differs.
    """

    kind: Kind
    place: str
    what: Message
    unit: str = ""
    published: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All Findings, in the order in which they were made.

    `findings` are about what was asked for, `about` about what proves it.
    """

    findings: tuple[Finding, ...] = ()
    about: tuple[Finding, ...] = ()

    def of(self, kind: Kind) -> tuple[Finding, ...]:
        """Return the Findings of a kind."""
        return tuple(one for one in (*self.findings, *self.about) if one.kind is kind)

    @property
    def status(self) -> int:
        """Return the exit status."""
        if self.of(Kind.DIFFERS):
            return DIFFERS
        asked = {one.kind for one in self.findings}
        return PROVED if Kind.PROVED in asked else NOTHING
