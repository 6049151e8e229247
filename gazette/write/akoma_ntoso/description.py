"""Descriptions: what the metadata of Akoma Ntoso say of a document, before it is XML.

In: nothing of ours but a notice's History and its Links.
Out: Identity, Publication, Other, Description.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from gazette.model import History, Link


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document it is (FRBR).

    `uri` names the work by the Akoma Ntoso Naming Convention, `addresses` are those on the web, its
    own first. `dated` and `published` are days with what they are, `online` the moment at which it
    went online, or empty. `language` is a code of ISO 639-2. `authors` are never none.
    """

    uri: str
    addresses: tuple[str, ...]
    language: str
    dated: tuple[str, date]
    published: tuple[str, date]
    online: str
    subtype: str
    numbers: tuple[str, ...]
    title: str
    authors: tuple[str, ...]
    publisher: str


@dataclass(frozen=True, slots=True)
class Publication:
    """Where it is printed: the gazette, the issue's day and number, and both as they are cited."""

    gazette: str
    day: date
    number: str
    cited: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another document: its address on the web, its name, whether it does something to this one."""

    address: str
    name: str
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """All that the metadata of a notice say.

    `links` are its relations, each with the web address of the other document, `others` all of
    these documents. `persons` are those of the `signatories` who are no bodies. `named` gives
    the words for an event's kind, a status and a relation's verb.
    """

    identity: Identity
    publication: Publication | None
    history: History
    links: tuple[tuple[Link, str], ...]
    others: tuple[Other, ...]
    signatories: tuple[str, ...]
    persons: frozenset[str]
    named: Mapping[str, str]
