"""Linked data: a notice as schema.org's Legislation, for programs that read its page.

In: a Notice in its Setting.
Out: a value, which the layout writes as JSON-LD.

What a page says must hold on whatever day it is read: legal force is told where no day to come
changes it, and otherwise the days between which it is in force.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazette.language.words import words
from gazette.model import StatusWord
from gazette.pages.frame import absolute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model import Card, History, Link, Masthead, Notice
    from gazette.pages.setting import Setting

_SCHEMA = "https://schema.org"
_FORCE = {
    StatusWord.IN_FORCE: "InForce",
    StatusWord.AMENDED: "InForce",
    StatusWord.REPEALED: "NotInForce",
    StatusWord.LAPSED: "NotInForce",
    StatusWord.EXPIRED: "NotInForce",
    StatusWord.CLOSED: "NotInForce",
}
"""What is suspended or not recorded has no word in the vocabulary."""
_IN_FORCE = {StatusWord.IN_FORCE, StatusWord.AMENDED}
_PROPERTIES = {
    "repeals": "legislationRepeals",
    "lapses": "legislationRepeals",
    "voids": "legislationRepeals",
    "replaces": "legislationRepeals",
    "amends": "legislationAmends",
    "corrects": "legislationCorrects",
    "extends": "legislationChanges",
    "suspends": "legislationChanges",
    "closes": "legislationChanges",
    "implements": "isBasedOn",
    "transmits": "citation",
    "explains": "about",
}
"""What this document does to others; what others do to it stands on their own pages."""


def legislation(notice: Notice, setting: Setting) -> dict[str, Any]:
    """Return a notice as Legislation; its @id is the address of its number, which is for ever."""
    card, issue, around = notice.card, setting.issue, setting.around
    masthead = around.masthead
    history = around.histories[card.address]
    found = {
        "@context": _SCHEMA,
        "@type": "Legislation",
        "@id": identifier(masthead, card),
        "url": absolute(masthead, card.address),
        "name": card.title,
        "inLanguage": words(masthead).tag,
        "legislationIdentifier": [str(one) for one in card.numbers],
        "legislationType": card.kind,
        "legislationDate": card.dated.isoformat() if card.dated else "",
        "legislationDateOfApplicability": card.effective.isoformat() if card.effective else "",
        "datePublished": issue.published.isoformat() if issue.published else "",
        "legislationPassedBy": [_organization(one) for one in card.issuers],
        "publisher": _organization(masthead.sponsor),
        "isPartOf": _issue(setting),
        "license": masthead.licence,
        **_force(history),
        **_relations(masthead, around.links.get(card.address, ())),
        "encoding": _encodings(card, setting),
    }
    return {key: value for key, value in found.items() if value}


def identifier(masthead: Masthead, card: Card) -> str:
    """Return the address that names a notice for ever: that of its number, if it has one."""
    return absolute(masthead, next(iter(card.number_addresses), card.address))


def _organization(name: str) -> dict[str, str]:
    return {"@type": "GovernmentOrganization", "name": name}


def _issue(setting: Setting) -> dict[str, Any]:
    masthead, issue = setting.around.masthead, setting.issue
    found = {
        "@type": "PublicationIssue",
        "url": absolute(masthead, issue.address),
        "name": words(masthead).issue(issue),
        "issueNumber": words(masthead).figures(issue.number),
        "isPartOf": {
            "@type": "Periodical",
            "name": masthead.name,
            "url": absolute(masthead, "/"),
        },
    }
    if setting.extent:
        found["pagination"] = str(setting.extent.first)
        if setting.extent.ended and setting.extent.last != setting.extent.first:
            found["pagination"] = f"{setting.extent.first}-{setting.extent.last}"
    return found


def _force(history: History) -> dict[str, str]:
    """Return the legal force where it stays what it is, and the days between which it holds."""
    last = history.spans[-1]
    found: dict[str, str] = {}
    settled = last.begin is None or (history.as_of is not None and last.begin <= history.as_of)
    if settled and last.word in _FORCE:
        found["legislationLegalForce"] = f"{_SCHEMA}/{_FORCE[last.word]}"
    held = [one for one in history.spans if one.word in _IN_FORCE]
    known = all(one.word is not StatusWord.UNKNOWN for one in history.spans)
    if held and held[0].begin and known:
        end = held[-1].end.isoformat() if held[-1].end else ".."
        found["temporalCoverage"] = f"{held[0].begin.isoformat()}/{end}"
    return found


def _relations(masthead: Masthead, links: Iterable[Link]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for link in links:
        if not link.back:
            other = {
                "@type": "Legislation",
                "name": link.title,
                "legislationIdentifier": link.number,
                "url": absolute(masthead, link.address) if link.address else "",
            }
            known = {key: value for key, value in other.items() if value}
            found.setdefault(_PROPERTIES[link.verb], []).append(known)
    return found


def _encodings(card: Card, setting: Setting) -> list[dict[str, str]]:
    """Return the other forms of a notice: its text, its data, its own PDF where there is one."""
    base = absolute(setting.around.masthead, f"/{card.issue}/{card.id}")
    forms = [("text/plain", f"{base}.txt"), ("application/json", f"{base}.json")]
    if card.id in setting.page_map.spans:
        forms.append(("application/pdf", f"{base}/{card.id}.pdf"))
    return [
        {"@type": "MediaObject", "encodingFormat": media, "contentUrl": address}
        for media, address in forms
    ]
