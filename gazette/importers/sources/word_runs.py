"""How the runs of a Word file are formatted: hidden, struck out, raised, lowered.

In: a document, its runs.
Out: what holds of a run: what it says itself, else its style, else its paragraph's style.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazette.importers.sources.word_numbering import W

if TYPE_CHECKING:
    from collections.abc import Mapping

_ASKED = {f"{W}{n}": n for n in ("vanish", "strike", "dstrike", "vertAlign", "position", "sz")}
_ON = ("", "1", "true", "on")
_ALIGNED = {"superscript": 1, "subscript": -1}
_SMALL = 0.85  # of the largest type in the paragraph


class Runs:
    """The formats of a document; a style is looked up once."""

    def __init__(self, document: Any) -> None:
        self._styles = {s.get(f"{W}styleId"): s for s in document.styles.element.iter(f"{W}style")}
        self._known: dict[str, dict[str, str]] = {}

    def unseen(self, run: Any) -> str:
        """Return how the text of a run is kept from readers; empty where it is not."""
        said = self._says(run)
        if said.get("vanish") in _ON:
            return "隐藏文字"
        return "删除线" if said.get("strike") in _ON or said.get("dstrike") in _ON else ""

    def script(self, run: Any) -> int:
        """Return 1 for a run of raised, -1 for one of lowered characters, 0 for one on the line.

        A run set off the line by hand is one only where it is smaller than the others: a line is
        moved in its height for many reasons.
        """
        said = self._says(run)
        if place := _ALIGNED.get(said.get("vertAlign", ""), 0):
            return place
        moved, size = float(said.get("position") or 0), float(said.get("sz") or 0)
        if not moved or not size:
            return 0
        row = [self._says(other) for other in run.getparent().iterchildren(f"{W}r")]
        if size > _SMALL * max(float(other.get("sz") or 0) for other in row):
            return 0
        return 1 if moved > 0 else -1

    def _says(self, run: Any) -> Mapping[str, str]:
        above = run.getparent()
        while above is not None and above.tag != f"{W}p":
            above = above.getparent()
        styled = {} if above is None else self._named(above.find(f"{W}pPr/{W}pStyle"))
        own = run.find(f"{W}rPr")
        if own is None:
            return styled
        return {**styled, **self._named(own.find(f"{W}rStyle")), **_read(own)}

    def _named(self, reference: Any) -> dict[str, str]:
        """Return what the style says that a node names, with those that it is based on."""
        name = "" if reference is None else reference.get(f"{W}val")
        if name not in self._known:
            self._known[name] = {}  # a style that is based on itself ends here
            style = self._styles.get(name)
            if style is not None:
                based = self._named(style.find(f"{W}basedOn"))
                self._known[name] = based | _read(style.find(f"{W}rPr"))
        return self._known[name]


def _read(properties: Any) -> dict[str, str]:
    """Return the properties that matter, with their values; one without a value is on."""
    if properties is None:
        return {}
    return {
        _ASKED[node.tag]: node.get(f"{W}val") or "" for node in properties if node.tag in _ASKED
    }
