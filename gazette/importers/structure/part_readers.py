"""Readers of a notice's parts: each reads the part that begins at a line, where one does.

In: a notice of which the lines above have been read, the line.
Out: the line behind the part, and the notice with it; None where no such part begins there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.importers.document import Gap, Hint, Uncertainty
from gazette.importers.lexicon import notice_labels, numbering, terms
from gazette.importers.structure import annexes, instruments, records, signature
from gazette.importers.structure.parts import Instrument, Name, Parsing
from gazette.model import message

if TYPE_CHECKING:
    from gazette.importers.document import Line
    from gazette.importers.structure.signature import Signature

Reading = tuple[int, Parsing]

_BYLINE = message("题下的署名和日期"), message("写入落款和成文日期")
_IMPRINT = message("落款之后的版记"), message("原刊在落款之后，没有字段可放，排在通知正文之末")
_TITLE = message("所附文本的标题")
_UNTITLED = _TITLE, message("落款之后还有正文而没有标题，留在通知正文里")
_GOES_ON = _TITLE, message("没有标题，接在上一段所附文本之后")
_OTHER = _TITLE, message("落款之后的标题与通知标题所说的不同，仍作所附文本的标题")


def _signed(given: Parsing, made: Signature) -> Parsing:
    found = replace(given.found, signed=made.who, dated=made.when, dated_span=made.span)
    return replace(given, found=found)


def _signature_at(given: Parsing, at: int, before: Line | None) -> Signature | None:
    signing = signature.Signing(given.issuer, given.names)
    return signature.read(given.lines, at, signing, before)


def byline(given: Parsing, at: int) -> Reading | None:
    """Read who speaks and when, below the title; where only a day stands there one at the end is.

    The occasion of a speech, which no field holds, begins the text.
    """
    lines = given.lines
    made = signature.byline(lines[at:])
    if made is None:
        return None
    end = at + made.end
    lone_day = not made.who and terms.kind(given.title) in terms.OFFICIAL
    if lone_day and any(_signature_at(given, i, lines[i - 1]) for i in range(end, len(lines))):
        return None
    own = {*made.who, made.span}
    said = (replace(each, hint=Hint.WHOLE) for each in lines[at:end] if each.span not in own)
    found = _signed(given, made).found.with_text(*said)
    if end < len(lines):
        found = found.with_doubts(Uncertainty.at(lines[end], *_BYLINE))
    return end, replace(given, found=found, seen=given.seen | {Name.SIGNATURE})


def addressees(given: Parsing, at: int) -> Reading | None:
    """Read whom a notice is sent to, up to the colon behind them, over one or more lines."""
    said = ""
    for end, line in enumerate(given.lines[at:], at + 1):
        said += line.text
        if said.rstrip()[-1:] in "：:":
            if not terms.addressees(said):
                break
            spans = tuple(each.span for each in given.lines[at:end])
            return end, replace(given, found=replace(given.found, addressees=spans))
        if numbering.ends_sentence(said) or numbering.marker(line.text):
            break
    return _run_on(given, at)


def _run_on(given: Parsing, at: int) -> Reading | None:
    """Part addressees from a first paragraph that was run on behind their colon."""
    line = given.lines[at]
    match = notice_labels.RUN_ON_ADDRESSEES.match(line.text)
    more = match and match.end() < len(line.text) and line.text[-1] in "。：:"
    if not match or not more or not terms.addressees(match[0]):
        return None
    moved = match.end()
    cut = replace(line, start=line.start + moved, text=line.text[moved:], gap=Gap.BLANK)
    found = replace(given.found, addressees=(line.part(0, moved),)).with_text(cut)
    return at + 1, replace(given, found=found)


def topic(given: Parsing, at: int) -> Reading | None:
    """Read the subject words."""
    record = records.read(given.lines, at, notice_labels.TOPIC)
    found = replace(given.found, topic=record)
    return (at + len(record.lines), replace(given, found=found)) if record else None


def copies(given: Parsing, at: int) -> Reading | None:
    """Read who is sent a copy."""
    record = records.read(given.lines, at, numbering.CC)
    found = replace(given.found, copies=record)
    return (at + len(record.lines), replace(given, found=found)) if record else None


def imprint(given: Parsing, at: int) -> Reading | None:
    """Read who printed a notice, and how many copies: no field holds it, it ends the text."""
    end = at + records.imprint(given.lines, at)
    if end == at:
        return None
    rows = [replace(each, gap=Gap.BLANK, hint=Hint.WHOLE) for each in given.lines[at:end]]
    found = given.found.with_text(*rows)
    if not found.instruments:
        found = found.with_doubts(*(Uncertainty.at(row, *_IMPRINT) for row in rows))
    return end, replace(given, found=found)


def annex_list(given: Parsing, at: int) -> Reading | None:
    """Read the list of annexes."""
    listed = annexes.read(given.lines, at, signed=Name.SIGNATURE in given.seen)
    found = replace(given.found, annexes=listed)
    return (listed.end, replace(given, found=found)) if listed else None


def signed(given: Parsing, at: int) -> Reading | None:
    """Read the signature and the day."""
    made = _signature_at(given, at, given.before)
    return (made.end, _signed(given, made)) if made else None


def remark(given: Parsing, at: int) -> Reading | None:
    """Read a line of the remark below the day."""
    spans = (*given.found.remark, given.lines[at].span)
    return at + 1, replace(given, found=replace(given.found, remark=spans))


def instrument(given: Parsing, at: int) -> Reading | None:
    """Read the title of a text that is promulgated, or printed behind the signature."""
    lines, names = given.lines, given.names
    named = instruments.title_at(lines, at, names) > 0
    head = numbering.annex_head(lines[at].text)
    begins = _begins(given, at, named=named, head=head)
    count = instruments.title_lines(lines, at, names) if begins else 0
    if not count:
        return None
    found = given.found
    if names and not named and not head:
        found = found.with_doubts(Uncertainty.at(lines[at], *_OTHER))
    made = Instrument(lines[at : at + count])
    found = replace(found, instruments=(*found.instruments, made))
    return at + count, replace(given, found=found)


def _begins(given: Parsing, at: int, *, named: bool, head: bool) -> bool:
    """Return whether a text may begin: any behind the signature, else one that is known by name.

    Within an instrument only an annex begins another, or the second of two that the title names.
    """
    before, texts = given.before, given.found.instruments
    if given.part in (Name.SIGNATURE, Name.REMARK):
        return True
    known = named and before is not None and numbering.ends_sentence(before.text)
    if given.part is Name.INSTRUMENT:
        some = len(texts[-1].title) + len(texts[-1].lines) > 1
        return some and (head or (known and len(given.names) > 1))
    alone = numbering.ANNEX_HEAD.fullmatch(given.lines[at].text) and at + 1 < len(given.lines)
    unsigned = alone and not _signature_at(given, at + 1, before)
    return before is not None and bool(known or unsigned)


def text(given: Parsing, at: int) -> Reading | None:
    """Read a line of the text that is open; behind the signature that is doubtful."""
    line = given.lines[at]
    listed, names = given.found.annexes, given.names
    if listed and listed.lines[-1] is given.lines[at - 1]:
        line = replace(line, gap=max(line.gap, Gap.BLANK))
    if not given.before and not names:
        names = instruments.announced(given.lines[at:])
    found = given.found
    if given.part in (Name.SIGNATURE, Name.REMARK):
        told = _GOES_ON if found.instruments else _UNTITLED
        found = found.with_doubts(Uncertainty.at(line, *told))
    return at + 1, replace(given, found=found.with_text(line), names=names)
