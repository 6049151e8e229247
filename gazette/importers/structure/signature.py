"""The signature of a notice: who signed, and the day below it; or who speaks, below a title.

In: the lines of a notice, a line of them, what is known of it.
Out: the Signature that begins there, or None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.importers.lexicon import notice_labels, numbering, terms
from gazette.importers.structure import records
from gazette.importers.structure.instruments import title_at

if TYPE_CHECKING:
    from datetime import date

    from gazette.importers.document import Line, Span


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: the line behind it, the signers, the day and where it stands."""

    end: int
    who: tuple[Span, ...]
    when: date | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Signing:
    """What is known of who signs: the issuer, folded, and the folded names of what is issued."""

    issuer: str
    names: tuple[str, ...]


def byline(lines: tuple[Line, ...]) -> Signature | None:
    """Read who speaks, and the day in brackets, right below a title.

    ——2015年1月6日在……会议上 says the day too, and stays in the text: it has no span.
    """
    who: list[Line] = []
    day = span = None
    end = 0
    for at, line in enumerate(lines):
        bracketed = None if day else terms.bracketed_day(line.text)
        spoken = None if day else notice_labels.OCCASION.match(line.text)
        match = bracketed or spoken
        if match:
            day, end = terms.day(match), at + 1
            span = line.span if bracketed else None
        elif not who and speaks(line.text):
            who.append(line)
            end = at + 1 if day else end
        else:
            break
    if day is None:
        return None
    spoke = tuple(line.span for line in who if line in lines[:end])
    return Signature(end, spoke, day, span)


def speaks(text: str) -> bool:
    """Return whether this is a person, with an office or without."""
    return bool(
        terms.PERSON.fullmatch(terms.squeeze(text)) or notice_labels.SPEAKER.fullmatch(text.strip())
    )


def read(
    lines: tuple[Line, ...], at: int, signing: Signing, before: Line | None
) -> Signature | None:
    """Read the signature that begins at a line; `before` is the last line of the text above it."""
    return _dated(lines, at, signing, before) or _undated(lines, at, signing, before)


def _dated(
    lines: tuple[Line, ...], first: int, signing: Signing, before: Line | None
) -> Signature | None:
    """Read signers and below them a day, or both on one line; or a day that closes a letter."""
    at = first
    while at < len(lines) and _signs(lines[at].text, signing):
        at += 1
    if at == len(lines):
        return None
    line = lines[at]
    who = tuple(each.span for each in lines[first:at])
    alone = terms.day_line(line.text)
    if alone and (day := terms.day(alone)):
        closes = who or _closes(lines, at, signing, before)
        return Signature(at + 1, who, day, line.span) if closes else None
    both = notice_labels.SIGNED_DAY.fullmatch(line.text)
    day = terms.day(both) if both else None
    if not both or day is None or not _signs(both["who"], signing):
        return None
    return Signature(
        at + 1, (*who, line.part(0, both.end("who"))), day, line.part(both.start("when"))
    )


def _signs(text: str, signing: Signing) -> bool:
    own = bool(signing.issuer) and terms.fold(text) == signing.issuer
    return own or terms.signer(text)


def _closes(lines: tuple[Line, ...], at: int, signing: Signing, before: Line | None) -> bool:
    """Return whether a day without a signer closes a letter: a sentence before, the end after."""
    after = records.behind(lines, at + 1)
    if after == len(lines):
        return True
    if before and not numbering.ends_sentence(before.text):
        return False
    text = lines[after].text
    return bool(terms.kind(text)) or _text_follows(lines, after, signing)


def _text_follows(lines: tuple[Line, ...], at: int, signing: Signing) -> bool:
    return numbering.annex_head(lines[at].text) or title_at(lines, at, signing.names) > 0


def _undated(
    lines: tuple[Line, ...], at: int, signing: Signing, before: Line | None
) -> Signature | None:
    """Read the issuer alone at the end, or above an instrument, where no day stands further on."""
    if not before or not signing.issuer or terms.fold(lines[at].text) != signing.issuer:
        return None
    after = records.behind(lines, at + 1)
    later = range(after, len(lines))
    ends = not later or (
        _text_follows(lines, after, signing)
        and not any(_dated(lines, i, signing, lines[i - 1]) for i in later)
    )
    return Signature(at + 1, (lines[at].span,), None, None) if ends else None
