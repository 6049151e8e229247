"""The parts of a notice: addressees, letter, annexes, signature, day, instruments, cc.

In: the lines of a notice after its head, its title and issuer.
Out: Parts, in which every line stands once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers import annexes, instruments, marks, signature, signs
from gazette.importers.prints import Gap

if TYPE_CHECKING:
    from datetime import date

    from gazette.importers.instruments import Instrument
    from gazette.importers.prints import Doubt, Line, Piece
    from gazette.importers.signature import Signature

_ORGANS = re.compile(r"[一-鿿、，,（）()]+。?")
_NOTE = re.compile(r"[（(](?:此件|本文|此文).*[)）]")
_ADDRESS_LINES = 6


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a notice; what it does not have is empty."""

    addressees: tuple[Piece, ...] = ()
    letter: tuple[Line, ...] = ()
    signed: tuple[Piece, ...] = ()
    dated: date | None = None
    dated_piece: Piece | None = None
    instruments: tuple[Instrument, ...] = ()
    listed: tuple[Line, ...] = ()
    annexes: tuple[annexes.Named, ...] = ()
    cc: tuple[Line, ...] = ()
    cc_pieces: tuple[Piece, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def part(lines: tuple[Line, ...], title: str, issuer: str) -> Parts:
    """Part a notice. The letter ends with the signature, or where its instrument's title stands."""
    to, lines = _addressees(lines)
    cc, cc_pieces, lines = _cc(lines)
    listed = annexes.find(lines)
    naming = lines[listed.start : listed.end] if listed else ()
    lines = annexes.without(lines, listed)
    names = instruments.promulgated(title) or instruments.announced(lines)
    signed = signature.find(lines, issuer, names)
    letter, texts, doubts = _split(lines, signed, names)
    found = Parts(to, letter, instruments=texts, listed=naming, cc=cc, cc_pieces=cc_pieces)
    if signed:
        found = replace(found, signed=signed.who, dated=signed.when, dated_piece=signed.piece)
    return replace(found, annexes=listed.items if listed else (), doubts=doubts)


def _addressees(lines: tuple[Line, ...]) -> tuple[tuple[Piece, ...], tuple[Line, ...]]:
    said = ""
    for at, line in enumerate(lines[:_ADDRESS_LINES]):
        said += line.text
        if said.rstrip()[-1:] in "：:":
            if not signs.addressees(said):
                break
            return tuple(each.piece for each in lines[: at + 1]), lines[at + 1 :]
        if marks.ends_sentence(said) or marks.marker(line.text):
            break
    return _same_line(lines)


def _same_line(lines: tuple[Line, ...]) -> tuple[tuple[Piece, ...], tuple[Line, ...]]:
    """Part addressees from a first paragraph that was run on behind their colon."""
    text = lines[0].text if lines else ""
    match = re.match(r"[^：:]+[：:]\s*", text)
    if (
        not match
        or match.end() == len(text)
        or not signs.addressees(match[0])
        or text[-1] not in "。：:"
    ):
        return (), lines
    line, moved = lines[0], match.end()
    cut = replace(line, start=line.start + moved, text=text[moved:], gap=Gap.BLANK)
    return (line.part(0, moved),), (cut, *lines[1:])


def _cc(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Piece, ...], tuple[Line, ...]]:
    """Take the line 抄送：… and the lines that go on with it up to its full stop."""
    for at, line in enumerate(lines):
        match = marks.CC.match(line.text)
        if not match:
            continue
        end = at + 1 + _runs(lines[at:])
        taken = lines[at:end]
        pieces = [line.part(match.end()), *(each.piece for each in taken[1:])]
        begin, finish = pieces[-1]
        pieces[-1] = (begin, finish - taken[-1].text.endswith(("。", ".")))
        return taken, tuple(pieces), lines[:at] + lines[end:]
    return (), (), lines


def _runs(lines: tuple[Line, ...]) -> int:
    """Count the lines that go on with the first: a list of organs, up to its full stop."""
    count = 0
    while count + 1 < min(len(lines), _ADDRESS_LINES):
        if lines[count].text.rstrip().endswith("。") or lines[count].full is False:
            break
        after = lines[count + 1].text.rstrip()
        last = re.split(r"[，,、]", after.rstrip("。"))[-1]
        ends = after.endswith("。") or signs.addressees(f"各{last}：") or count + 2 == len(lines)
        if not _ORGANS.fullmatch(after) or not ends:
            break
        count += 1
    return count


def _split(
    lines: tuple[Line, ...], signed: Signature | None, names: tuple[str, ...]
) -> tuple[tuple[Line, ...], tuple[Instrument, ...], tuple[Doubt, ...]]:
    """Part the letter from the instruments; the signature may stand before them or at the end."""
    before = lines[: signed.first] if signed else lines
    after = lines[signed.end :] if signed else ()
    notes = tuple(line for line in after[:1] if _NOTE.fullmatch(line.text))
    after = after[len(notes) :]
    begin = instruments.begins(before, names)
    letter = before[:begin] + notes
    found: tuple[Instrument, ...] = ()
    doubts: list[Doubt] = []
    for run in (before[begin:], after):
        if run:
            made, doubt = instruments.instruments(run, names)
            letter += () if made else run
            found += made
            doubts += doubt
    return letter, found, tuple(doubts)
