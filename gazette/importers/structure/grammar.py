"""The grammar of a notice: in what order its parts stand, and by what each is known (GB/T 9704).

In: the lines of a notice below its head (organ, number, title), its title and issuer.
Out: Parts, in which every line stands once.

PARTS states the order, and nothing else does; `parse` walks the lines through it. What GB/T 9704
puts in one place and printers in several (the records) may stand behind any part: the text that it
interrupts goes on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers.lexicon import notice_labels, numbering, terms
from gazette.importers.structure import annexes, instruments, records, signature
from gazette.importers.structure import part_readers as readers
from gazette.importers.structure.parts import Name, Parsing, Parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazette.importers.document import Line


@dataclass(frozen=True, slots=True)
class Part:
    """A part: what it may follow, the labels of the line that begins it, who reads it.

    Without labels any line may begin it. `once` says that a notice has one at most, `inserted`
    that the part before it goes on behind it.
    """

    name: Name
    after: tuple[Name, ...]
    labels: tuple[Callable[[str], object], ...]
    read: Callable[[Parsing, int], readers.Reading | None]
    once: bool = False
    inserted: bool = False


_TOP = (Name.HEAD, Name.BYLINE)
_SIGNED = (Name.SIGNATURE, Name.REMARK)
_LETTER = (*_TOP, Name.ADDRESSEES, Name.LETTER)
_EVERY = (*_LETTER, *_SIGNED, Name.INSTRUMENT)
_SPOKEN = (terms.bracketed_day, notice_labels.OCCASION.match, signature.speaks)

PARTS: tuple[Part, ...] = (
    Part(Name.BYLINE, (Name.HEAD,), _SPOKEN, readers.byline, once=True),
    Part(Name.ADDRESSEES, _TOP, (), readers.addressees, once=True),
    Part(Name.TOPIC, _EVERY, (notice_labels.TOPIC.match,), readers.topic, once=True, inserted=True),
    Part(Name.COPIES, _EVERY, (numbering.CC.match,), readers.copies, once=True, inserted=True),
    Part(Name.IMPRINT, _EVERY, (records.printed,), readers.imprint, inserted=True),
    Part(Name.ANNEXES, _EVERY, (annexes.opens,), readers.annex_list, once=True, inserted=True),
    Part(Name.SIGNATURE, (*_LETTER, Name.INSTRUMENT), (), readers.signed, once=True),
    Part(Name.REMARK, _SIGNED, (records.remark,), readers.remark),
    Part(Name.INSTRUMENT, (Name.LETTER, *_SIGNED, Name.INSTRUMENT), (), readers.instrument),
    Part(Name.INSTRUMENT, (Name.INSTRUMENT,), (), readers.text),
    Part(Name.LETTER, (*_LETTER, *_SIGNED), (), readers.text),
)
"""The parts in the order in which a line is asked; the last two take any line."""


def parse(lines: tuple[Line, ...], title: str, issuer: str) -> Parts:
    """Part a notice. The letter ends with the signature, or where its instrument's title stands."""
    given = Parsing(lines, title, terms.fold(issuer), instruments.promulgated(title))
    at = 0
    while at < len(lines):
        at, given = _step(given, at)
    return given.found


def _step(given: Parsing, at: int) -> readers.Reading:
    """Read the part that a line begins, or one more line of the text that is open."""
    line = given.lines[at].text
    for part in PARTS:
        known = not part.labels or any(label(line) for label in part.labels)
        if not known or given.part not in part.after or (part.once and part.name in given.seen):
            continue
        reading = part.read(given, at)
        if reading:
            end, made = reading
            seen = made.seen | {part.name}
            return end, replace(made, seen=seen, part=given.part if part.inserted else part.name)
    raise AssertionError(given.part)
