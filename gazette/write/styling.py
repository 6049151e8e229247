"""Styling: what an edition asks of a block beyond what the block is.

In: nothing of ours.
Out: Styling and its parts; measures are in em, widths in per cent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from markupsafe import Markup


FILES = "../files/"
"""Where the files of an issue lie, as its notices' pages and its printed edition name them."""

Senses: TypeAlias = "tuple[Senses | str, ...]"
"""What stands on one line if it fits: texts, and among them what itself is made of such."""


class Whole(Protocol):
    """Says what stays on one line in a cell of a column: where each run begins and ends."""

    def __call__(self, text: str, column: int, *, head: bool) -> Iterable[tuple[int, int]]:
        """Return the runs of a text, in order."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a line, opened up by a `gap` between any two of them, or a `space` behind."""

    text: str
    gap: float = 0.0
    space: float = 0.0

    @property
    def css(self) -> str:
        """Return the declarations; behind the last of several characters nothing opens."""
        if not self.gap:
            return f"margin-right:{self.space:.4g}em" if self.space else ""
        closed = f";margin-right:-{self.gap:.4g}em" if len(self.text) > 1 else ""
        return f"letter-spacing:{self.gap:.4g}em{closed}"


@dataclass(frozen=True, slots=True)
class Hanging:
    """A hanging indent: a line's left margin and its indent, and how it opens.

    `pieces` are the first characters of the line.
    """

    left: float
    indent: float
    pieces: tuple[Piece, ...] = ()

    @property
    def css(self) -> str:
        """Return the declarations."""
        return f"margin-left:{self.left:.4g}em;text-indent:{self.indent:.4g}em"


@dataclass(frozen=True, slots=True)
class Reference:
    """A part of a block that leads elsewhere: its characters [start, end), white space not counted.

    `note` says what is there.
    """

    start: int
    end: int
    address: str
    note: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A part of a block that is corrected: its characters [start, end), white space not counted.

    `now` is what should stand there, `said` comes before it, `by` is the document that says so.
    """

    start: int
    end: int
    now: str
    said: str
    by: str


@dataclass(frozen=True, slots=True)
class NoteNames:
    """What footnotes are called for who hears a page; in each {mark} is the note's own: [1].

    `book` says that the edition is an EPUB, whose readers know footnotes by an attribute.
    """

    reference: str
    back: str
    book: bool = False


@dataclass(frozen=True, slots=True)
class Styling:
    """How one block is to look.

    `language` is the tag of its own language, so that what is in another is marked. `prefix` comes
    before its id, `classes` before its own. `lines` are those of a title, `senses`
    the tree of what is best kept on one line of it where they are not known. `inner`
    sets the text of a heading in a span; `indent` begins each line after a line break with one.
    `hanging` are the indents of a paragraph, or of each annex; `beside` is what stands behind an
    annex that is not printed (class on-web), or None. `tail` stands at the block's end.
    `columns` are the widths of a table's columns, `insets` how far from its edge stands what a
    column has on its right, where it has much room, `size` in points is that of one set smaller,
    `tall` the rows that may be parted, `joined` those that stay with the row above, `again` is what
    its head says where it goes on, on paper, `labelled` the ids of what names it, on screens;
    `whole` is what stays on one line in a cell.
    `variants` has one group: characters that need a face of their own (class variant).
    `references` are in order and apart; a link's own text has none. So are `revisions`. `files` is
    where the files of the issue lie, `pictures` where those pictures do that lie elsewhere. `notes`
    are the names of footnotes, on screens.
    """

    language: str = "zh-CN"
    prefix: str = ""
    classes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    senses: Senses = ()
    inner: bool = False
    indent: bool = False
    hanging: tuple[Hanging, ...] = ()
    beside: tuple[Markup | None, ...] = ()
    tail: Markup | None = None
    columns: tuple[float, ...] = ()
    insets: tuple[float, ...] = ()
    size: float = 0
    tall: frozenset[int] = frozenset()
    joined: frozenset[int] = frozenset()
    again: str = ""
    labelled: tuple[str, ...] = ()
    whole: Whole | None = None
    variants: re.Pattern[str] | None = None
    references: tuple[Reference, ...] = ()
    revisions: tuple[Revision, ...] = ()
    files: str = FILES
    pictures: Mapping[str, str] = field(default_factory=dict)
    notes: NoteNames | None = None


PLAIN = Styling()
