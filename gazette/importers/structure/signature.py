"""The signature of a notice: who signed, and the day below it.

In: the lines of a notice after its addressees, its issuer, what it promulgates.
Out: a Signature, or None where it has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.importers.document import Line, Span, breadth
from gazette.importers.lexicon import notice_labels, numbering, terms
from gazette.importers.structure.instruments import title_at

if TYPE_CHECKING:
    from datetime import date

_SIGNERS = 5  # lines above a day: joint documents of a county name hardly more organs
_ABOVE = 3  # lines below a title in which a speaker, his office and a day stand
_SHORT = 40  # characters of a signer's line: two organs' whole names


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: its lines `first` to `end`, the signers, the day and where it stands."""

    first: int
    end: int
    who: tuple[Span, ...]
    when: date | None
    span: Span | None


def find(lines: tuple[Line, ...], issuer: str, names: tuple[str, ...]) -> Signature | None:
    """Find the signature: signers and below them a day, or both on one line; the first of them."""
    wanted = terms.fold(issuer)
    for at, line in enumerate(lines):
        if len(line.text) > 2 * _SHORT:
            continue
        found = _below(lines, at, wanted, names) or _beside(lines, at, wanted)
        if found:
            return found
    return _undated(lines, wanted, names)


def byline(lines: tuple[Line, ...]) -> Signature | None:
    """Read who speaks, and the day in brackets, right below a title.

    ——2015年1月6日在……会议上 says the day too, and stays in the text: it has no span.
    """
    who: list[Line] = []
    day = span = None
    end = 0
    for at, line in enumerate(lines[:_ABOVE]):
        bracketed = None if day else terms.bracketed_day(line.text)
        spoken = None if day else notice_labels.OCCASION.match(line.text)
        match = bracketed or spoken
        if match:
            day, end = terms.day(match), at + 1
            span = line.span if bracketed else None
        elif not who and _speaks(line.text):
            who.append(line)
            end = at + 1 if day else end
        else:
            break
    if day is None:
        return None
    spoke = tuple(line.span for line in who if line in lines[:end])
    return Signature(0, end, spoke, day, span)


def _speaks(text: str) -> bool:
    """Return whether this is a person, with an office or without."""
    return bool(
        terms.PERSON.fullmatch(terms.squeeze(text)) or notice_labels.SPEAKER.fullmatch(text.strip())
    )


def _below(
    lines: tuple[Line, ...], at: int, wanted: str, names: tuple[str, ...]
) -> Signature | None:
    """Read a day alone on its line, with its signers above it, or none where it closes a letter."""
    match = terms.day_line(lines[at].text)
    day = terms.day(match) if match else None
    first = _signers(lines, at, wanted)
    if day is None or (first == at and not _closes(lines, at, names)):
        return None
    who = tuple(each.span for each in lines[first:at])
    return Signature(first, at + 1, who, day, lines[at].span)


def _beside(lines: tuple[Line, ...], at: int, wanted: str) -> Signature | None:
    """Read a signer and a day on one line."""
    line = lines[at]
    both = notice_labels.SIGNED_DAY.fullmatch(line.text)
    day = terms.day(both) if both else None
    if not both or day is None or not _signs(both["who"], wanted):
        return None
    first = _signers(lines, at, wanted)
    who = (*(each.span for each in lines[first:at]), line.part(0, both.end("who")))
    return Signature(first, at + 1, who, day, line.part(both.start("when")))


def _signs(text: str, wanted: str) -> bool:
    own = bool(wanted) and terms.fold(text) == wanted
    return own or (terms.signer(text) and breadth(text) <= _SHORT)


def _signers(lines: tuple[Line, ...], at: int, wanted: str) -> int:
    """Return the first of the signers' lines that stand right above a line."""
    first = at
    while first > 0 and at - first < _SIGNERS:
        if not _signs(lines[first - 1].text, wanted):
            break
        first -= 1
    return first


def _closes(lines: tuple[Line, ...], at: int, names: tuple[str, ...]) -> bool:
    """Return whether a day without a signer closes a letter: a sentence before, the end after."""
    before = lines[at - 1].text if at else ""
    rest = lines[at + 1 :]
    if not rest or not numbering.ends_sentence(before or "。"):
        return not rest
    named = bool(terms.kind(rest[0].text)) and len(rest[0].text) <= _SHORT
    return named or _text_follows(lines, at + 1, names)


def _text_follows(lines: tuple[Line, ...], at: int, names: tuple[str, ...]) -> bool:
    return numbering.annex_head(lines[at].text) or title_at(lines, at, names) > 0


def _undated(lines: tuple[Line, ...], wanted: str, names: tuple[str, ...]) -> Signature | None:
    """Find a signature without a day: the issuer alone at the end, or before the instrument."""
    for at, line in enumerate(lines):
        own = wanted and at and terms.fold(line.text) == wanted
        if own and (at == len(lines) - 1 or _text_follows(lines, at + 1, names)):
            return Signature(at, at + 1, (line.span,), None, None)
    return None
