"""The contents of a year as a value: what is printed of it, line by line.

In: texts, each with the place in content/ that it comes from.
Out: Year, its Lines; the Notices that stand for them.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.model import Card, Notice, Place
from gazette.model.blocks import Paragraph
from gazette.model.inlines import Text

ENTRY, PART, GROUP, NOTE = "entry", "part", "group", "note"
"""What a Line is: an entry, the heading of a part or of a group in it, what must be known."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents: its text and, of an entry, where that is printed (`at`)."""

    kind: str
    text: str
    place: Place
    at: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """The contents of a year at its `address`; each part begins with its heading."""

    address: str
    title: str
    note: str
    parts: tuple[tuple[Line, ...], ...]

    def named(self) -> list[list[tuple[str, Line]]]:
        """Return the lines of each part, each with the id of its element."""
        return [
            [(f"line-{part}-{at}.text", line) for at, line in enumerate(lines, 1)]
            for part, lines in enumerate(self.parts, 1)
        ]

    def notices(self) -> tuple[Notice, ...]:
        """Return a Notice of one block for each line: what print accounts for, and where."""
        return tuple(_notice(id_, line) for part in self.named() for id_, line in part)


def _notice(id_: str, line: Line) -> Notice:
    name, _, block = id_.partition(".")
    card = Card(name, "", (), line.text, "", "", (), None, line.place)
    return Notice(card, blocks=(Paragraph((Text(line.text + line.at),), id=block),))
