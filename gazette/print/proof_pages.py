"""Proof pages: what `proof.html` is given of each page: numbers of lines, marks, notes.

In: –
Out: ProofPage and what is on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LineLabel:
    """A number beside a printed line; places in points from the proof's corner."""

    number: int
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class NoteMark:
    """What stands beside a line: the number of a note, or of the first and the last."""

    number: str
    side: int
    top: float


@dataclass(slots=True)
class NoteText:
    """What a note says, and how high it is; places in points."""

    number: int
    grave: str
    place: str
    what: str
    mend: str
    top: float
    height: float


@dataclass(slots=True)
class ProofPage:
    """A page of the proof: the number of the page `under` it (none on the last sheet), its name.

    `lines` are the numbers beside its lines, `marks` the notes' numbers there, `notes` the notes.
    Where something stands is given in points. `left` says how many notes are left out. A `turned`
    page is landscape.
    """

    name: str
    under: int | None
    lines: list[LineLabel] = field(default_factory=list)
    marks: list[NoteMark] = field(default_factory=list)
    notes: list[NoteText] = field(default_factory=list)
    left: str = ""
    turned: bool = False
