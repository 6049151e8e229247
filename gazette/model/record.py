"""The record of a notice: what happened to it, and what it was on which days.

In: nothing of ours.
Out: Relation and Link; Event and its kinds, Status and its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the ledger reads what the fields are
from enum import StrEnum

from gazette.model.amendment import Instruction  # noqa: TC001 - the ledger reads the fields
from gazette.model.number import Number  # noqa: TC001 - the ledger reads what the fields are
from gazette.model.problem import Place  # noqa: TC001 - the ledger reads what the fields are


class EventKind(StrEnum):
    """What may happen to a notice; all but the first four are done by another document."""

    MADE = "made"
    PUBLISHED = "published"
    TAKES_EFFECT = "takes_effect"
    EXPIRES = "expires"
    REPEALED = "repealed"
    LAPSED = "lapsed"
    VOIDED = "voided"
    AMENDED = "amended"
    CORRECTED = "corrected"
    REPLACED = "replaced"
    EXTENDED = "extended"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class StatusWord(StrEnum):
    """What a notice is on a day (有效性)."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    AMENDED = "amended"
    REPEALED = "repealed"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a document does to another: `verb` is a key of fields.VERBS.

    `target` is a Number, an id (tg-2026-1, or 2026-01/tg-2026-1) or a whole title; `title` is the
    other document's where the gazette does not hold it. `part` is what of it is meant, in words
    (第三条第二款), empty for all; `begins` the day from which the act holds, where it is not that
    of the document that acts; `until` its last day, where it ends. `quotation` are the words in
    which the document says so, in its block `unit`; empty where they were not found.
    `instructions` are what it says that is to be changed, where it amends.
    They stand behind `at` characters of the document, white space apart, on its printed `page`, 0
    where none is known.
    """

    verb: str
    target: Number | str
    title: str = ""
    place: Place | None = None
    part: str = ""
    begins: date | None = None
    until: date | None = None
    quotation: str = ""
    unit: str = ""
    instructions: tuple[Instruction, ...] = ()
    at: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """One end of a Relation as a page shows it; `address` is empty where it is not held.

    The page's document does what `verb` says, or (`back`) the other one does it to it; a document
    without a number has its title alone. `part` is what of the target is meant, empty for all;
    `begins` and `until` are the days that the relation itself names, `quotation` the words in which
    the document that acts says so, in its block `unit` on its printed `page` (0: not known).
    """

    verb: str
    number: str
    title: str = ""
    address: str = ""
    back: bool = False
    part: str = ""
    begins: date | None = None
    until: date | None = None
    quotation: str = ""
    unit: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens to a notice `on` a day, None where no day is known.

    `known_since` is the id of the issue from which this archive knows it, `known_on` that issue's
    day; `act` the document that does it, if another does; `part` what of the notice it concerns,
    empty for all; `until` the last day of an extension or a suspension. EXPIRES is on the last day
    in force.
    """

    kind: EventKind
    on: date | None
    known_since: str
    known_on: date | None
    act: Link | None = None
    part: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """What a notice is from the day `begin` to the day `end`, both included; None for no end.

    `reason` is the event that makes it so; None where nothing else is recorded.
    """

    word: StatusWord
    begin: date | None
    end: date | None
    reason: Event | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What the archive knows of a notice: its Events, and its Status span by span.

    `as_of` is the day of the newest issue that any of it is known from: what is said without a
    calendar at hand holds for that day.
    """

    events: tuple[Event, ...]
    spans: tuple[Status, ...]
    as_of: date | None
