"""Instruments: what a notice promulgates or prints after its letter, each under a title of its own.

In: the title of a notice, the lines of its letter and of what follows.
Out: Instruments, and where they begin.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from gazette.importers.document import Line, Span, Uncertainty, breadth
from gazette.importers.lexicon import notice_labels, numbering, terms

_TITLE_LINES = 6  # of a title in a narrow column, its issuers with it
_NAME = 3  # characters: 《章程》 alone would be found in every title
_SAME = 0.85  # alike: a long title in which one character of eight was misread
_SHORT = 40  # characters: a line that is broader is prose, where no mark ends it
_SHOWN = 30  # characters of an excerpt in the report
_RULE = "所附文本的标题"


@dataclass(frozen=True, slots=True)
class Instrument:
    """A text that the notice promulgates, or an annex printed after it: its title and its lines."""

    title: tuple[Span, ...]
    lines: tuple[Line, ...]


def promulgated(title: str) -> tuple[str, ...]:
    """Return the folded names of what a title says that it promulgates: 印发《…》, 印发…的."""
    quoted = [match[1] for match in notice_labels.QUOTED_NAME.found_in(title)]
    match = notice_labels.PROMULGATED.search(terms.squeeze(title))
    found = [terms.fold(name) for name in quoted] if match or not quoted else []
    if match and not quoted:
        parts = notice_labels.SEVERAL.split(match["what"])
        several = all(terms.INSTRUMENT.search(part) for part in parts)
        found = [terms.fold(_own(part)) for part in (parts if several else [match["what"]])]
    return tuple(name for name in found if len(name) >= _NAME)


def _own(name: str) -> str:
    """Leave out whose text it is: 市财政局关于甲事的意见 is headed 关于甲事的意见."""
    whose, about, rest = name.partition("关于")
    return about + rest if about and terms.organ(whose) else name


def announced(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Return what an order's first lines announce: 《…办法》已经……通过，现予公布."""
    said = "".join(line.text for line in lines[:_TITLE_LINES])
    match = notice_labels.ANNOUNCED.match(said)
    return (terms.fold(match[1]),) if match else ()


def begins(lines: tuple[Line, ...], names: tuple[str, ...]) -> int:
    """Return the line of an instrument's title that no signature parts from the letter."""
    for at in range(1, len(lines)):
        if title_at(lines, at, names) and numbering.ends_sentence(lines[at - 1].text):
            return at
        if numbering.ANNEX_HEAD.fullmatch(lines[at].text) and at + 1 < len(lines):
            return at
    return len(lines)


def title_at(lines: tuple[Line, ...], at: int, names: tuple[str, ...]) -> int:
    """Count the lines from here that make the title of what is promulgated; 0 if none do."""
    best, count = 0.0, 0
    text = ""
    for last in range(at, min(at + _TITLE_LINES, len(lines))):
        if not _titleish(lines[last].text) or _quotes(lines[last].text, names):
            break
        text += terms.fold(lines[last].text)
        for name in names:
            ratio = SequenceMatcher(None, text, name, autojunk=False).ratio()
            if text.endswith(name) or (name.endswith(text) and len(text) > _NAME):
                ratio = max(ratio, _SAME)
            if ratio > best:
                best, count = ratio, last - at + 1
    if best < _SAME:
        return 0
    following = at + count
    if following < len(lines) and notice_labels.ASIDE.fullmatch(lines[following].text):
        count += 1
    return count


def _quotes(text: str, names: tuple[str, ...]) -> bool:
    """Return whether this is a line of prose that names the instrument: 2022年5月印发的《…》."""
    return any(
        terms.fold(inner[0]) in names and len(inner[0]) < len(text.strip())
        for inner in notice_labels.QUOTED.found_in(text)
    )


def _titleish(text: str) -> bool:
    return (
        breadth(text) <= 2 * _SHORT
        and not (text.startswith("《") and not text.endswith("》"))
        and text.rstrip()[-1:] not in tuple("。；：:;！？，,")
        and not numbering.marker(text)
        and not numbering.LABEL.match(text)
        and not terms.day_line(text)
    )


def instruments(
    lines: tuple[Line, ...], names: tuple[str, ...]
) -> tuple[tuple[Instrument, ...], list[Uncertainty]]:
    """Part what follows the letter into texts, each with its title: instruments, annexes."""
    starts = _starts(lines, names)
    found: list[Instrument] = []
    doubts: list[Uncertainty] = []
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        run = lines[begin:end]
        count = _title_lines(run, names)
        if count == 0:
            if not found:
                doubts.append(_doubt(run, "落款之后还有正文而没有标题，留在通知正文里"))
                return (), doubts
            doubts.append(_doubt(run, "没有标题，接在上一段所附文本之后"))
            found[-1] = replace(found[-1], lines=found[-1].lines + run)
            continue
        if names and not title_at(run, 0, names) and not numbering.annex_head(run[0].text):
            doubts.append(_doubt(run, "落款之后的标题与通知标题所说的不同，仍作所附文本的标题"))
        found.append(Instrument(tuple(line.span for line in run[:count]), run[count:]))
    return tuple(found), doubts


def _doubt(run: tuple[Line, ...], done: str) -> Uncertainty:
    return Uncertainty(run[0].position, _RULE, done, run[0].text[:_SHOWN])


def _starts(lines: tuple[Line, ...], names: tuple[str, ...]) -> list[int]:
    """Find the lines with which each text begins: 附件2, or the title of the second of two."""
    starts = [0]
    for at in range(1, len(lines)):
        head = numbering.annex_head(lines[at].text)
        if not head and len(names) > 1 and numbering.ends_sentence(lines[at - 1].text):
            head = title_at(lines, at, names) > 0
        if head and at - starts[-1] > 1:
            starts.append(at)
    return starts


def _title_lines(run: tuple[Line, ...], names: tuple[str, ...]) -> int:
    """Count the lines of the title that a text after the letter begins with."""
    begin = 1 if numbering.ANNEX_HEAD.fullmatch(run[0].text) else 0
    if not begin and numbering.annex_head(run[0].text):
        return 1
    count = title_at(run, begin, names)
    if count:
        return begin + count
    text = ""
    for at in range(begin, min(begin + _TITLE_LINES, len(run))):
        if not _titleish(run[at].text):
            break
        text += run[at].text
        if terms.INSTRUMENT.search(text) or notice_labels.TABLE.search(text):
            remark = at + 1 < len(run) and notice_labels.ASIDE.fullmatch(run[at + 1].text)
            return at + (2 if remark else 1)
    first = run[begin] if begin < len(run) else None
    if first and _titleish(first.text) and breadth(first.text) < _SHORT:
        return begin + 1
    return begin
