"""The values that travel from room to room; every one is frozen.

In: nothing of ours.
Out: all of them; `problem` holds Place and Problem, `masthead` the Masthead and what belongs to it,
`record` what is known of a notice's life, `cited` what its text cites.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - the ledger reads what the fields are
from dataclasses import dataclass, field, replace
from datetime import date  # noqa: TC003 - the ledger reads what the fields are
from enum import StrEnum
from typing import Any

from gazette.model.appointment import Appointment
from gazette.model.blocks import Block
from gazette.model.card import Card
from gazette.model.cited import Citation, Citations, Cited, Mention
from gazette.model.issue_number import IssueNumber, NumberRange
from gazette.model.masthead import Face, Masthead, Picture, Press, Series
from gazette.model.message import Message, message
from gazette.model.number import LISTS, Number
from gazette.model.pagemap import Break, PageMap
from gazette.model.problem import Grade, Place, Problem, Rule
from gazette.model.publication import Act, IssueLock, LogEntry, PublishedLine
from gazette.model.record import Event, EventKind, History, Link, Relation, Status, StatusWord
from gazette.model.supervised import Supervised

__all__ = [
    "LISTS",
    "Act",
    "Annex",
    "Appointment",
    "Block",
    "Break",
    "Card",
    "Citation",
    "Citations",
    "Cited",
    "Event",
    "EventKind",
    "Explanation",
    "Face",
    "Gazette",
    "Grade",
    "History",
    "Issue",
    "IssueLock",
    "IssueNumber",
    "Link",
    "LogEntry",
    "Masthead",
    "Mention",
    "Message",
    "Notice",
    "Number",
    "NumberRange",
    "Page",
    "PageMap",
    "Picture",
    "Place",
    "Press",
    "Problem",
    "PublishedLine",
    "Relation",
    "Rule",
    "Series",
    "State",
    "Status",
    "StatusWord",
    "Supervised",
    "WebErratum",
    "message",
]


class State(StrEnum):
    """The state of an issue: a draft appears in the preview only."""

    DRAFT = "draft"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex: its name, and its file in the issue's folder, or omitted (略).

    `printed` asks for the pages of a PDF in the printed issue (付印).
    """

    name: str
    file: str = ""
    omitted: bool = False
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """What explains a notice (政策解读) and is no part of it: a title, and an address or a file."""

    title: str
    address: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class WebErratum:
    """What the web edition alone had wrong (网页勘误), and since which day it is as printed."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A document of the gazette: its card, the rest of its fields, and its blocks in order.

    `breaks` are where the card's `page_breaks` begin, `mentions` where its `cited` are named.
    `places` says by key where a field stands; of several names or numbers the second is
    `number.2`. `further` are the fields of which the press knows nothing but what the schema says.
    `timings` are the days that are written as words from which they are counted: key ->
    自公布之日起30日后.
    """

    card: Card
    addressees: str = ""
    signed_by: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    web_errata: tuple[WebErratum, ...] = ()
    remark: str = ""
    cc: str = ""
    blocks: tuple[Block, ...] = ()
    breaks: tuple[Break, ...] = ()
    mentions: tuple[Mention, ...] = ()
    files: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    further: Mapping[str, str | int | date] = field(default_factory=dict)
    timings: Mapping[str, str] = field(default_factory=dict)

    def value(self, key: str) -> Any:
        """Return the value of a field of the schema, wherever it is kept; None for none."""
        name = LISTS.get(key, key)
        holder = self.card if name in Card.__slots__ else self
        return getattr(holder, name, self.further.get(key))

    def place(self, key: str, at: int = 1) -> Place:
        """Return where a field stands, or the `at`th of its values; its file where it does not."""
        name = key if at == 1 else f"{key}.{at}"
        return self.places.get(name) or self.places.get(key, Place(self.card.place.file))

    def place_of(self, block: Block) -> Place:
        """Return where a block stands: its line, or that of the field that it comes from."""
        line = Place(self.card.place.file, block.line or 1)
        return line if block.line else self.places.get(block.kind, line)

    @property
    def text(self) -> str:
        """The plain text: title, number, addressees, body, signature, day; a paragraph a line."""
        return "".join(f"{block.text}\n" for block in self.blocks if block.text)


@dataclass(frozen=True, slots=True)
class Issue:
    """A number (期) of the gazette with the cards of its notices in printed order.

    `cover` and `colophon` are its own: a picture, and lines beside or instead of the masthead's.
    `serial` is the running number (总期号), None where it has none.
    `places` are those of its fields, `place` is the file. `first_online` is day, hour and minute:
    2026-04-10 09:30. `lock` is the digest of its lock, '' where it has none, and
    `locked_after` that of the log's line before it; `unheld` are the addresses of what is bound and
    its published text lacks; `former_locks` are the digests of the locks before. With a
    `year_index` the indexes of its year are printed behind its notices.
    `name`, `pinyin` and `sponsor` are the gazette's when the issue was published, '' where nobody
    has said.
    """

    year: int
    number: IssueNumber
    serial: NumberRange | None
    published: date | None
    state: State
    note: str
    cards: tuple[Card, ...]
    place: Place
    cover: Picture | None = None
    colophon: tuple[tuple[str, str], ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    first_online: str = ""
    lock: str = ""
    locked_after: str = ""
    unheld: tuple[str, ...] = ()
    former_locks: tuple[str, ...] = ()
    year_index: bool = False
    name: str = ""
    pinyin: str = ""
    sponsor: str = ""

    def headed(self, masthead: Masthead) -> Masthead:
        """Return the masthead as this issue has it; the site stays what it is called now."""
        if self.name in {"", masthead.name} and self.sponsor in {"", masthead.sponsor}:
            return masthead
        return replace(
            masthead,
            name=self.name or masthead.name,
            pinyin=self.pinyin if self.name else masthead.pinyin,
            sponsor=self.sponsor or masthead.sponsor,
            site_name=masthead.site_name or masthead.name,
        )

    def at(self, key: str) -> Place:
        """Return where a field stands; the file where it is not written."""
        return self.places.get(key, self.place)

    @property
    def id(self) -> str:
        """Its folder's name, which is for ever a part of addresses: 2026-01."""
        return self.number.issue_id(self.year)

    @property
    def address(self) -> str:
        """The address of the issue's page."""
        return f"/{self.id}/"

    @property
    def printed_before(self) -> bool:
        """Whether it was printed before, so that our own print of it is a re-setting (重排本)."""
        return any(card.printed_page for card in self.cards)


@dataclass(frozen=True, slots=True)
class Gazette:
    """The whole: masthead, issues from the oldest to the newest, as cards, the log of the acts."""

    masthead: Masthead
    issues: tuple[Issue, ...]
    log: tuple[LogEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One address of the site: the layout that draws it and all that the layout is given."""

    address: str
    layout: str
    shows: Mapping[str, Any]
