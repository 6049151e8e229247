"""The parts of a notice: addressees, letter, annexes, signature, day, instruments, cc.

In: the lines of a notice after its head, its title and issuer.
Out: Parts, in which every line stands once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from gazette.importers import annexes, marks, signs
from gazette.importers.annexes import Listed
from gazette.importers.prints import Doubt, Gap, Line, Piece, breadth

_SIGNED_DAY = re.compile(rf"(?P<who>.{{3,40}}?)\s*(?P<when>{signs.DAY.pattern})")
_PROMULGATED = re.compile(
    r"(?:印发|发布|公布|颁布|批转|转发|下达|施行|公示|修订|通过)(?P<what>.+?)的?(?:通知|决定|通告|公告|令|意见|批复|函)$"
)
_REMARK = re.compile(
    r"[（(](?:此件|此文|本文|试行|暂行|修订|征求意见稿|[12]\d{3}年(?:版|修订|修正)).{0,12}[)）]"
)
_ORGANS = re.compile(r"[一-鿿、，,（）()]+。?")
_ADDRESS_LINES, _TITLE_LINES, _SIGNERS = 6, 6, 5
_SAME, _LIKE = 0.85, 0.6
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Instrument:
    """A text that the notice promulgates, or an annex printed after it: its title and its lines."""

    title: tuple[Piece, ...]
    lines: tuple[Line, ...]


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


@dataclass(frozen=True, slots=True)
class _Signature:
    first: int
    end: int
    who: tuple[Piece, ...]
    when: date | None
    piece: Piece | None


def part(lines: tuple[Line, ...], title: str, issuer: str) -> Parts:
    """Part a notice. The letter ends with the signature, or where its instrument's title stands."""
    to, lines = _addressees(lines)
    cc, cc_pieces, lines = _cc(lines)
    listed = annexes.find(lines)
    naming = lines[listed.start : listed.end] if listed else ()
    lines = annexes.without(lines, listed)
    names = _promulgated(title) or _announced(lines)
    signature = _signature(lines, issuer, names)
    letter, instruments, doubts = _split(lines, signature, names)
    found = Parts(to, letter, instruments=instruments, listed=naming, cc=cc, cc_pieces=cc_pieces)
    if signature:
        found = replace(
            found, signed=signature.who, dated=signature.when, dated_piece=signature.piece
        )
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
    first = lines[0].text if lines else ""
    colon = next((i for i, c in enumerate(first) if c in "：:"), -1)
    if (
        0 < colon < len(first) - 1
        and signs.addressees(first[: colon + 1])
        and first[-1:] in "。：:"
    ):
        line = lines[0]
        rest = first[colon + 1 :]
        moved = colon + 1 + len(rest) - len(rest.lstrip())
        cut = replace(line, start=line.start + moved, text=line.text[moved:], gap=Gap.BLANK)
        return (line.part(0, colon + 1),), (cut, *lines[1:])
    return (), lines


def _cc(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Piece, ...], tuple[Line, ...]]:
    """Take the line 抄送：… and the lines that go on with it up to its full stop."""
    for at, line in enumerate(lines):
        match = marks.CC.match(line.text)
        if not match:
            continue
        end = at + 1 + _runs(lines[at:])
        taken = lines[at:end]
        pieces = [line.part(match.end()), *(each.piece for each in taken[1:])]
        last = taken[-1].text.rstrip()
        if last.endswith(("。", ".")):
            pieces[-1] = (
                pieces[-1][0],
                pieces[-1][0] + len(last) - 1 - (match.end() if end == at + 1 else 0),
            )
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


def _promulgated(title: str) -> tuple[str, ...]:
    """Give the folded names of what a title says that it promulgates: 印发《…》, 印发…的."""
    quoted = re.findall(r"《([^《》]+(?:〈[^〉]*〉[^《》]*)?)》", title)
    match = _PROMULGATED.search(signs.squeeze(title))
    found = [signs.fold(name) for name in quoted] if match or not quoted else []
    if match and not quoted:
        parts = re.split("[、和]", match["what"])
        several = all(signs.INSTRUMENT.search(part) for part in parts)
        found = [signs.fold(part) for part in (parts if several else [match["what"]])]
    return tuple(name for name in found if len(name) > 2)


def _announced(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Give what an order's first lines announce: 《…办法》已经……通过，现予公布."""
    said = "".join(line.text for line in lines[:_TITLE_LINES])
    match = re.match(r"《([^《》]+)》[^。]{0,60}(?:公布|发布|印发)", said)
    return (signs.fold(match[1]),) if match else ()


def _signature(lines: tuple[Line, ...], issuer: str, names: tuple[str, ...]) -> _Signature | None:
    """Find the signature: signers and below them a day, or both on one line; the first of them."""
    wanted = signs.fold(issuer)
    for at, line in enumerate(lines):
        if len(line.text) > 2 * _SHORT:
            continue
        match = signs.day_line(line.text)
        if match and signs.day(match):
            first = _signers(lines, at, wanted)
            alone = first == at and _closes(lines, at, names)
            if first < at or alone:
                who = tuple(each.piece for each in lines[first:at])
                return _Signature(first, at + 1, who, signs.day(match), line.piece)
        both = _SIGNED_DAY.fullmatch(line.text)
        if (
            both
            and signs.day(both)
            and (signs.signer(both["who"]) or signs.fold(both["who"]) == wanted)
        ):
            first = _signers(lines, at, wanted)
            who = (*(each.piece for each in lines[first:at]), line.part(0, both.end("who")))
            return _Signature(first, at + 1, who, signs.day(both), line.part(both.start("when")))
    return _undated(lines, wanted, names)


def _signers(lines: tuple[Line, ...], at: int, wanted: str) -> int:
    """Give the first of the signers' lines that stand right above a line."""
    first = at
    while first > 0 and at - first < _SIGNERS:
        text = lines[first - 1].text
        own = bool(wanted) and signs.fold(text) == wanted
        if not (own or (signs.signer(text) and breadth(text) <= _SHORT)):
            break
        first -= 1
    return first


def _closes(lines: tuple[Line, ...], at: int, names: tuple[str, ...]) -> bool:
    """Tell whether a day without a signer closes a letter: a sentence before, the end after it."""
    before = lines[at - 1].text if at else ""
    rest = lines[at + 1 :]
    if not rest or not marks.ends_sentence(before or "。"):
        return not rest
    return _title_at(lines, at + 1, names) > 0 or bool(marks.ANNEX_HEAD.fullmatch(rest[0].text))


def _undated(lines: tuple[Line, ...], wanted: str, names: tuple[str, ...]) -> _Signature | None:
    """Find a signature without a day: the issuer alone at the end, or before the instrument."""
    for at, line in enumerate(lines):
        if wanted and signs.fold(line.text) == wanted and at:
            last = at == len(lines) - 1
            if (
                last
                or _title_at(lines, at + 1, names)
                or marks.ANNEX_HEAD.fullmatch(lines[at + 1].text)
            ):
                return _Signature(at, at + 1, (line.piece,), None, None)
    return None


def _split(
    lines: tuple[Line, ...], signature: _Signature | None, names: tuple[str, ...]
) -> tuple[tuple[Line, ...], tuple[Instrument, ...], tuple[Doubt, ...]]:
    """Part the letter from the instruments, whether the signature stands before them or at the end."""
    before = lines[: signature.first] if signature else lines
    after = lines[signature.end :] if signature else ()
    remarks = [
        line for line in after[:1] if re.fullmatch(r"[（(](?:此件|本文|此文).*[)）]", line.text)
    ]
    after = after[len(remarks) :]
    begin = _begins(before, names)
    letter = (*before[:begin], *remarks)
    instruments: tuple[Instrument, ...] = ()
    doubts: list[Doubt] = []
    for run in (before[begin:], after):
        if run:
            made, doubt = _instruments(run, names)
            letter += () if made else run
            instruments += made
            doubts += doubt
    return letter, instruments, tuple(doubts)


def _begins(lines: tuple[Line, ...], names: tuple[str, ...]) -> int:
    """Give the line where an instrument's title stands that no signature parts from the letter."""
    for at in range(1, len(lines)):
        if _title_at(lines, at, names) and marks.ends_sentence(lines[at - 1].text):
            return at
        if marks.ANNEX_HEAD.fullmatch(lines[at].text) and at + 1 < len(lines):
            return at
    return len(lines)


def _title_at(lines: tuple[Line, ...], at: int, names: tuple[str, ...]) -> int:
    """Count the lines from here that make the title of what the notice promulgates; 0 if none do."""
    best, count = 0.0, 0
    text = ""
    for last in range(at, min(at + _TITLE_LINES, len(lines))):
        if not _titleish(lines[last].text) or _quotes(lines[last].text, names):
            break
        text += signs.fold(lines[last].text)
        for name in names:
            ratio = SequenceMatcher(None, text, name, autojunk=False).ratio()
            if text.endswith(name) or name.endswith(text) and len(text) > 5:
                ratio = max(ratio, _SAME)
            if ratio > best:
                best, count = ratio, last - at + 1
    if best < _SAME:
        return 0
    following = at + count
    if following < len(lines) and _REMARK.fullmatch(lines[following].text):
        count += 1
    return count


def _quotes(text: str, names: tuple[str, ...]) -> bool:
    """Tell a line of prose that names the instrument: 2022年5月印发的《…》."""
    return any(
        signs.fold(inner[0]) in names and len(inner[0]) < len(text.strip())
        for inner in re.finditer(r"《[^《》]*》", text)
    )


def _titleish(text: str) -> bool:
    return (
        breadth(text) <= 2 * _SHORT
        and not (text.startswith("《") and not text.endswith("》"))
        and text.rstrip()[-1:] not in tuple("。；：:;！？，,")
        and not marks.marker(text)
        and not marks.LABEL.match(text)
        and not signs.day_line(text)
    )


def _instruments(
    lines: tuple[Line, ...], names: tuple[str, ...]
) -> tuple[tuple[Instrument, ...], list[Doubt]]:
    """Part what follows the letter into texts with a title each: the instrument, printed annexes."""
    starts = [0]
    for at in range(1, len(lines)):
        head = marks.ANNEX_HEAD.fullmatch(lines[at].text)
        own = (
            len(names) > 1
            and _title_at(lines, at, names)
            and marks.ends_sentence(lines[at - 1].text)
        )
        if (head or own) and at - starts[-1] > 1:
            starts.append(at)
    found: list[Instrument] = []
    doubts: list[Doubt] = []
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        run = lines[begin:end]
        count = _title_lines(run, names)
        if count == 0:
            done = (
                "落款之后还有正文而没有标题，留在通知正文里"
                if begin == 0
                else "没有标题，接在上一段所附文本之后"
            )
            doubts.append(Doubt(run[0].mark, "所附文本的标题", done, run[0].text[:30]))
            if not found:
                return (), doubts
            found[-1] = replace(found[-1], lines=found[-1].lines + run)
            continue
        if names and not _title_at(run, 0, names) and not marks.ANNEX_HEAD.fullmatch(run[0].text):
            done = "落款之后的标题与通知标题所说的不同，仍作所附文本的标题"
            doubts.append(Doubt(run[0].mark, "所附文本的标题", done, run[0].text[:30]))
        found.append(Instrument(tuple(line.piece for line in run[:count]), run[count:]))
    return tuple(found), doubts


def _title_lines(run: tuple[Line, ...], names: tuple[str, ...]) -> int:
    """Count the lines of the title that a text after the letter begins with."""
    begin = 1 if marks.ANNEX_HEAD.fullmatch(run[0].text) else 0
    count = _title_at(run, begin, names)
    if count:
        return begin + count
    text = ""
    for at in range(begin, min(begin + _TITLE_LINES, len(run))):
        if not _titleish(run[at].text):
            break
        text += run[at].text
        if signs.INSTRUMENT.search(text):
            remark = at + 1 < len(run) and _REMARK.fullmatch(run[at + 1].text)
            return at + (2 if remark else 1)
    first = run[begin] if begin < len(run) else None
    if first and _titleish(first.text) and breadth(first.text) < _SHORT:
        return begin + 1
    return begin
