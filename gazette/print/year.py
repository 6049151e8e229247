"""The contents of a year, or its indexes, as a value: what is printed of it, line by line.

In: texts, each with the place in content/ that it comes from.
Out: Year, its Lines; the Notices that stand for them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.model import Card, Notice, Place
from gazette.model.blocks import Paragraph
from gazette.model.inlines import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

ENTRY, PART, GROUP, NOTE = "entry", "part", "group", "note"
"""What a Line is: an entry, the heading of a part or of a group in it, what must be known."""
PAGE = "{page}"
"""Stands in the place of a Line for a page that is known when its issue is set."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents: its text and, of an entry, where that is printed (`at`).

    Of a notice of the issue that is being set, its id, `own`; `at` then has {page} for its page.
    """

    kind: str
    text: str
    place: Place
    at: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Year:
    """The contents of a year at its `address`; each part begins with its heading.

    Where they are the index of an issue, they stand in its contents in a `section`.
    """

    address: str
    title: str
    note: str
    parts: tuple[tuple[Line, ...], ...]
    section: str = ""

    def paged(self, spans: Mapping[str, tuple[int, int]]) -> Year:
        """Return it with the pages of the notices of the issue that is being set."""
        return replace(
            self, parts=tuple(tuple(_paged(line, spans) for line in part) for part in self.parts)
        )

    def named(self) -> list[list[tuple[str, Line]]]:
        """Return the lines of each part, each with the id of its element."""
        return [
            [(f"line-{part}-{at}.text", line) for at, line in enumerate(lines, 1)]
            for part, lines in enumerate(self.parts, 1)
        ]

    def notices(self) -> tuple[Notice, ...]:
        """Return a Notice of one block for each line: what print accounts for, and where."""
        return tuple(_notice(id_, line) for part in self.named() for id_, line in part)


def _paged(line: Line, spans: Mapping[str, tuple[int, int]]) -> Line:
    if not line.own:
        return line
    first, _ = spans.get(line.own, (0, 0))
    return replace(line, at=line.at.replace(PAGE, str(first)), own="")


def _notice(id_: str, line: Line) -> Notice:
    name, _, block = id_.partition(".")
    card = Card(name, "", (), line.text, "", "", (), None, line.place)
    return Notice(card, blocks=(Paragraph((Text(line.text + line.at),), id=block),))
