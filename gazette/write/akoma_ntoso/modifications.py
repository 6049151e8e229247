"""Modifications: what a document does to others, and what they do to it.

In: Links with the addresses of the other documents; the Life of the document.
Out: analysis; the references to the parts that are meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.write.akoma_ntoso.eids import unit
from gazette.write.akoma_ntoso.identification import PUBLISHER
from gazette.write.akoma_ntoso.xml import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gazette.model import Link
    from gazette.write.akoma_ntoso.life import Life

KINDS = {
    "repeals": ("textualMod", "repeal"),
    "lapses": ("legalSystemMod", "expiration"),
    "voids": ("forceMod", "endOfEnactment"),
    "amends": ("textualMod", "substitution"),
    "corrects": ("textualMod", "replacement"),
    "replaces": ("legalSystemMod", "remaking"),
    "implements": ("legalSystemMod", "implementation"),
    "extends": ("forceMod", "prorogationOfForce"),
    "suspends": ("efficacyMod", "inapplication"),
    "transmits": ("legalSystemMod", "republication"),
    "explains": ("meaningMod", "authenticInterpretation"),
    "closes": ("efficacyMod", "endOfEfficacy"),
}
"""The verb of a relation -> element and type that come nearest; refersTo has the verb itself."""


class Modifications:
    """The relations of one document as modifications; `parts` are references that they need."""

    def __init__(
        self,
        links: Iterable[tuple[Link, str]],
        references: Mapping[str, str],
        life: Life,
        units: frozenset[str],
    ) -> None:
        """Take the relations; `references` maps an address to an eId, `units` are ids of ours."""
        self.parts: list[str] = []
        self.verbs: dict[str, None] = {}
        self._references, self._life, self._units = references, life, units
        self._active: list[str] = []
        self._passive: list[str] = []
        for link, address in links:
            (self._passive if link.back else self._active).append(self._one(link, address))

    def analysis(self) -> str:
        """Return all of them; nothing where there is none."""
        groups = (("activeModifications", self._active), ("passiveModifications", self._passive))
        shown = [element(name, {}, *found) for name, found in groups if found]
        return element("analysis", {"source": PUBLISHER}, *shown) if shown else ""

    def _one(self, link: Link, address: str) -> str:
        verb = f"relation_{link.verb}"
        self.verbs[verb] = None
        refers = [f"#meta__{verb}"]
        if link.part:
            refers.append(self._part(link, address))
        other = f"#{self._references[address]}"
        own = "#meta__original"
        if link.unit and not link.back and link.unit in self._units:
            own = f"#{unit(link.unit).eid}"
        elif link.unit and link.back:
            other = f"{address}#{link.unit}"
        source, destination = (other, own) if link.back else (own, other)
        force = ""
        if link.begins or link.until:
            period = self._life.period(verb, link.begins, link.until)
            force = element("force", {"period": f"#{period}"})
        name, kind = KINDS[link.verb]
        eid = f"meta__mod_{len(self._active) + len(self._passive) + 1}"
        return element(
            name,
            {"eId": eid, "type": kind, "refersTo": " ".join(refers)},
            element("source", {"href": source}),
            element("destination", {"href": destination}),
            force,
        )

    def _part(self, link: Link, address: str) -> str:
        """Return what leads to a part of the document that is meant, as it is named in words."""
        eid = f"meta__part_{len(self.parts) + 1}"
        target = "#meta__original" if link.back else address
        self.parts.append(
            element(
                "TLCReference",
                {"eId": eid, "name": "part", "href": target, "showAs": link.part},
            )
        )
        return f"#{eid}"
