"""The parts of a notice: addressees, letter, annexes, signature, day, instruments, cc.

In: the lines of a notice after its head, its title and issuer.
Out: Parts, in which every line stands once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from gazette.importers.document import Gap, Hint, Uncertainty
from gazette.importers.lexicon import notice_labels, numbering, terms
from gazette.importers.structure import annexes, instruments, records, signature
from gazette.importers.structure.records import Records

if TYPE_CHECKING:
    from datetime import date

    from gazette.importers.document import Line, Span
    from gazette.importers.structure.instruments import Instrument
    from gazette.importers.structure.signature import Signature

_RULE = "落款之后的版记"
_MOVED = "原刊在落款之后，没有字段可放，排在通知正文之末"
_BYLINE, _ABOVE = "题下的署名和日期", "写入落款和成文日期"
_SHOWN = 30  # characters of an excerpt in the report
_ADDRESS_LINES = 6  # in a narrow column all towns and bureaus of a county take no more


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a notice; what it does not have is empty."""

    addressees: tuple[Span, ...] = ()
    letter: tuple[Line, ...] = ()
    signed: tuple[Span, ...] = ()
    dated: date | None = None
    dated_span: Span | None = None
    remark: tuple[Span, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    listed: tuple[Line, ...] = ()
    annexes: tuple[annexes.Named, ...] = ()
    records: Records = field(default_factory=Records)
    doubts: tuple[Uncertainty, ...] = ()


def part(lines: tuple[Line, ...], title: str, issuer: str) -> Parts:
    """Part a notice. The letter ends with the signature, or where its instrument's title stands."""
    signed = _byline(lines, title, issuer)
    said, lines = _below(lines, signed)
    doubts = (_told(lines[0], _BYLINE, _ABOVE),) if signed and lines else ()
    to, lines = _addressees(lines)
    recorded, lines = records.find(lines)
    listed = annexes.find(lines)
    naming = lines[listed.start : listed.end] if listed else ()
    lines = annexes.without(lines, listed)
    names = instruments.promulgated(title) or instruments.announced(lines)
    below = None if signed else signature.find(lines, issuer, names)
    letter, remark, texts, more = _split(lines, below, names)
    letter, texts, last = _ended(letter, texts, recorded.printed)
    found = Parts(
        addressees=to,
        letter=said + letter,
        remark=tuple(line.span for line in remark),
        instruments=texts,
        listed=naming,
        records=recorded,
    )
    signed = signed or below
    if signed:
        found = replace(found, signed=signed.who, dated=signed.when, dated_span=signed.span)
    items = listed.items if listed else ()
    return replace(found, annexes=items, doubts=(*doubts, *more, *last))


def _byline(lines: tuple[Line, ...], title: str, issuer: str) -> Signature | None:
    """Read the signature below the title; where only a day stands there one at the end is it."""
    signed = signature.byline(lines)
    if signed and not signed.who and terms.kind(title) in terms.OFFICIAL:
        names = instruments.promulgated(title)
        return None if signature.find(lines[signed.end :], issuer, names) else signed
    return signed


def _below(
    lines: tuple[Line, ...], signed: Signature | None
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Take a byline off; the occasion of a speech, which no field holds, begins the text."""
    if signed is None:
        return (), lines
    own = {*signed.who, signed.span}
    said = tuple(
        replace(each, hint=Hint.WHOLE) for each in lines[: signed.end] if each.span not in own
    )
    return said, lines[signed.end :]


def _told(line: Line, rule: str, done: str) -> Uncertainty:
    return Uncertainty(line.position, rule, done, line.text[:_SHOWN])


def _ended(
    letter: tuple[Line, ...], texts: tuple[Instrument, ...], printed: tuple[Line, ...]
) -> tuple[tuple[Line, ...], tuple[Instrument, ...], tuple[Uncertainty, ...]]:
    """Put who printed a document at its end, each line a paragraph."""
    rows = tuple(replace(line, gap=Gap.BLANK, hint=Hint.WHOLE) for line in printed)
    if texts:
        last = replace(texts[-1], lines=texts[-1].lines + rows)
        return letter, (*texts[:-1], last), ()
    return letter + rows, texts, tuple(_told(line, _RULE, _MOVED) for line in rows)


def _addressees(lines: tuple[Line, ...]) -> tuple[tuple[Span, ...], tuple[Line, ...]]:
    said = ""
    for at, line in enumerate(lines[:_ADDRESS_LINES]):
        said += line.text
        if said.rstrip()[-1:] in "：:":
            if not terms.addressees(said):
                break
            return tuple(each.span for each in lines[: at + 1]), lines[at + 1 :]
        if numbering.ends_sentence(said) or numbering.marker(line.text):
            break
    return _same_line(lines)


def _same_line(lines: tuple[Line, ...]) -> tuple[tuple[Span, ...], tuple[Line, ...]]:
    """Part addressees from a first paragraph that was run on behind their colon."""
    text = lines[0].text if lines else ""
    match = notice_labels.RUN_ON_ADDRESSEES.match(text)
    if (
        not match
        or match.end() == len(text)
        or not terms.addressees(match[0])
        or text[-1] not in "。：:"
    ):
        return (), lines
    line, moved = lines[0], match.end()
    cut = replace(line, start=line.start + moved, text=text[moved:], gap=Gap.BLANK)
    return (line.part(0, moved),), (cut, *lines[1:])


def _split(
    lines: tuple[Line, ...], signed: Signature | None, names: tuple[str, ...]
) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Instrument, ...], tuple[Uncertainty, ...]]:
    """Part the letter from the instruments; the signature may stand before them or at the end.

    Behind the letter stand the lines of the remark below its day.
    """
    before = lines[: signed.first] if signed else lines
    after = lines[signed.end :] if signed else ()
    notes = tuple(takewhile(lambda line: records.remark(line.text), after))
    after = after[len(notes) :]
    begin = instruments.begins(before, names)
    letter = before[:begin]
    found: tuple[Instrument, ...] = ()
    doubts: list[Uncertainty] = []
    for run in (before[begin:], after):
        if run:
            made, doubt = instruments.instruments(run, names)
            letter += () if made else run
            found += made
            doubts += doubt
    return letter, notes, found, tuple(doubts)
