"""Metadata: the element meta of a notice, of what it encloses, and of an issue.

In: a Description, the ids of the notice's blocks.
Out: meta.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from gazette.write.akoma_ntoso.identification import (
    PUBLISHER,
    bodies,
    body,
    identification,
    publication,
)
from gazette.write.akoma_ntoso.life import Life
from gazette.write.akoma_ntoso.modifications import Modifications
from gazette.write.akoma_ntoso.xml import element

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazette.write.akoma_ntoso.description import Description, Identity, Publication

_DIRECTIONS = {True: "passiveRef", False: "activeRef"}
"""Whether another document acts on ours -> the element that refers to it."""


def notice(description: Description, units: frozenset[str]) -> str:
    """Return all that is known of a notice; `units` are the ids of its blocks."""
    identity = description.identity
    ids = {one.address: f"meta__ref_{at}" for at, one in enumerate(description.others, 1)}
    held = {link.address: ids[address] for link, address in description.links if link.address}
    life = Life(description.history, held)
    changes = Modifications(description.links, ids, life, units)
    references = chain(
        [_reference("original", "meta__original", identity.addresses[0], _name(identity))],
        (
            _reference(_DIRECTIONS[one.acts], ids[one.address], one.address, one.name)
            for one in description.others
        ),
        bodies(identity),
        _signatories(description),
        changes.parts,
        _concepts(description.named, {**life.kinds, **changes.verbs}),
    )
    return element(
        "meta",
        {},
        identification(identity),
        publication(description.publication),
        life.lifecycle(),
        changes.analysis(),
        life.temporal_data(),
        element("references", {"source": PUBLISHER}, *references),
    )


def enclosed(identity: Identity, part: str) -> str:
    """Return what identifies a part of a notice that is a document of its own."""
    return element("meta", {}, identification(identity, part))


def issue(identity: Identity, published: Publication | None) -> str:
    """Return what is known of an issue."""
    references = (
        _reference("original", "meta__original", identity.addresses[0], identity.title),
        *bodies(identity),
    )
    return element(
        "meta",
        {},
        identification(identity),
        publication(published),
        element("references", {"source": PUBLISHER}, *references),
    )


def signatory_ids(description: Description) -> Mapping[str, str]:
    """Map the name of each who signs to an eId: that of an author, or one of its own."""
    authors = {
        name: f"meta__author_{at}" for at, name in enumerate(description.identity.authors, 1)
    }
    return {
        name: authors.get(name, f"meta__signatory_{at}")
        for at, name in enumerate(description.signatories, 1)
    }


def _signatories(description: Description) -> Iterator[str]:
    for name, eid in signatory_ids(description).items():
        if eid.startswith("meta__signatory"):
            yield body(eid, name, person=name in description.persons)


def _concepts(named: Mapping[str, str], used: Mapping[str, None]) -> Iterator[str]:
    """Yield what events, statuses and relations are called, those that are used."""
    for name in used:
        family, _, value = name.partition("_")
        kind = "TLCEvent" if family == "event" else "TLCConcept"
        where = f"/akn/ontology/{family}/{value}"
        yield element(kind, {"eId": f"meta__{name}", "href": where, "showAs": named[name]})


def _reference(name: str, eid: str, address: str, said: str) -> str:
    return element(name, {"eId": eid, "href": address, "showAs": said})


def _name(identity: Identity) -> str:
    return identity.numbers[0] if identity.numbers else identity.title
