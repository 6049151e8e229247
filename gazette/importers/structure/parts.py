"""The parts of a notice as they were read: addressees, letter, annexes, signature, day and others.

In: lines.
Out: Parts, in which every line stands once; Instrument; Parsing, a notice while it is parted.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from gazette.importers.document import Category

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from gazette.importers.document import Line, Span, Uncertainty
    from gazette.importers.structure.annexes import Listed
    from gazette.importers.structure.records import Record


class Name(StrEnum):
    """The parts of a notice below its head, in the order of GB/T 9704."""

    HEAD = "题头"
    BYLINE = "题下署名"
    ADDRESSEES = "主送机关"
    LETTER = "正文"
    ANNEXES = "附件目录"
    SIGNATURE = "落款"
    REMARK = "附注"
    INSTRUMENT = "所附文本"
    TOPIC = "主题词"
    COPIES = "抄送"
    IMPRINT = "印发说明"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A text that the notice promulgates, or an annex printed after it: its title and its lines."""

    title: tuple[Line, ...]
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a notice; what it does not have is empty."""

    addressees: tuple[Span, ...] = ()
    letter: tuple[Line, ...] = ()
    annexes: Listed | None = None
    signed: tuple[Span, ...] = ()
    dated: date | None = None
    dated_span: Span | None = None
    remark: tuple[Span, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    topic: Record | None = None
    copies: Record | None = None
    doubts: tuple[Uncertainty, ...] = ()

    def claims(self) -> Iterator[tuple[Category, tuple[Span, ...]]]:
        """Yield where the characters of each part go, the title and number of the head apart."""
        yield Category.ADDRESSEES, self.addressees
        yield Category.SIGNED, self.signed
        yield Category.DATED, (self.dated_span,) if self.dated_span else ()
        yield Category.REMARK, self.remark
        taken = (
            (Category.ANNEXES, self.annexes),
            (Category.TOPIC, self.topic),
            (Category.CC, self.copies),
        )
        for category, part in taken:
            yield category, tuple(line.span for line in part.lines) if part else ()
        yield Category.BODY, tuple(line.span for line in self.letter)
        for each in self.instruments:
            yield Category.BODY, tuple(line.span for line in each.title + each.lines)

    def with_text(self, *lines: Line) -> Parts:
        """Return the parts with more lines of the text that is open: the last one that began."""
        if not self.instruments:
            return replace(self, letter=self.letter + lines)
        *others, last = self.instruments
        return replace(self, instruments=(*others, replace(last, lines=last.lines + lines)))

    def with_doubts(self, *doubts: Uncertainty) -> Parts:
        """Return the parts with more places where the evidence was weak."""
        return replace(self, doubts=self.doubts + doubts)


@dataclass(frozen=True, slots=True)
class Parsing:
    """A notice of which some lines have been read: `part` is the part that is open.

    `names` are the folded names of what it promulgates, `issuer` is folded too.
    """

    lines: tuple[Line, ...]
    title: str
    issuer: str
    names: tuple[str, ...]
    part: Name = Name.HEAD
    seen: frozenset[Name] = frozenset()
    found: Parts = field(default_factory=Parts)

    @property
    def before(self) -> Line | None:
        """Return the last line of the text that is open; None where it has none."""
        text = self.found.instruments[-1].lines if self.found.instruments else self.found.letter
        return text[-1] if text else None
