"""The list of annexes in a notice: 附件：1.… 2.…, each named, printed elsewhere or omitted (略).

In: the lines of a notice, a line of them.
Out: the annexes that the list there names, the lines that name them.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.importers.document import Gap, Line, Span, breadth
from gazette.importers.lexicon import notice_labels, numbering, paragraph_labels, terms
from gazette.importers.structure import records

_WIDE = 12  # characters: a name that goes on has at least filled a narrow column before


@dataclass(frozen=True, slots=True)
class Named:
    """An annex as the list names it: its name's pieces, whether the print says （略）."""

    spans: tuple[Span, ...]
    omitted: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of annexes: its lines, the line behind it, what it names."""

    lines: tuple[Line, ...]
    end: int
    items: tuple[Named, ...]


def read(lines: tuple[Line, ...], at: int, *, signed: bool) -> Listed | None:
    """Read the list of annexes that begins at a line; None where none does.

    Behind the signature 附件：名称 heads an annex that is printed there, if its text follows.
    """
    if not opens(lines[at].text):
        return None
    listed = _read(lines, at)
    omitted = any(item.omitted for item in listed.items)
    text_follows = records.behind(lines, listed.end) < len(lines)
    return None if signed and text_follows and not omitted and len(listed.items) == 1 else listed


def opens(text: str) -> bool:
    """Return whether a line begins a list of annexes; 附：and a day, spaced out, is none."""
    return bool(numbering.ANNEX_LIST.match(text)) and not terms.day_line(text)


def _read(lines: tuple[Line, ...], start: int) -> Listed:
    items: list[Named] = []
    at = start
    while at < len(lines):
        line = lines[at]
        label = numbering.ANNEX_LIST.match(line.text)
        if at > start and not _belongs(lines, at, items):
            break
        skip = label.end() if label else 0
        rest = line.text[skip:]
        number = notice_labels.ANNEX_ITEM.match(rest.lstrip())
        lead = len(rest) - len(rest.lstrip())
        if number and number.end() < len(rest.lstrip()):
            items.append(_item(line, skip + lead + number.end()))
        elif label:
            items.append(_item(line, skip + lead))
        else:
            more = _item(line, 0)
            items[-1] = Named(items[-1].spans + more.spans, items[-1].omitted or more.omitted)
        at += 1
    return Listed(lines[start:at], at, tuple(item for item in items if item.spans))


def _item(line: Line, begin: int) -> Named:
    """Read an annex's name: without （略） and without the mark that some prints put after it."""
    text = line.text[begin:]
    omitted = notice_labels.OMITTED.search(text)
    name = text[: omitted.start()] if omitted else text
    name = notice_labels.NAME_END.sub("", name.rstrip())
    span = line.part(begin, begin + len(name))
    return Named((span,) if name.strip() else (), omitted is not None)


def _belongs(lines: tuple[Line, ...], at: int, items: list[Named]) -> bool:
    """Return whether a line goes on with the list: an item, （略）, or the rest of a name."""
    line, before = lines[at], lines[at - 1]
    text = line.text
    number = notice_labels.ANNEX_ITEM.match(text)
    if number:
        return text.startswith("附") or int(number["n"]) == len(items) + 1
    if notice_labels.OMITTED.match(text):
        return True
    if items and (items[-1].omitted or not items[-1].spans):
        return not items[-1].spans and line.gap is Gap.NONE
    if notice_labels.OMITTED.search(text) and not paragraph_labels.CLAUSE_MARK.search(text[:-1]):
        return True
    ends = (
        terms.signer(text)
        or terms.day_line(text)
        or numbering.marker(text)
        or numbering.CC.match(text)
    )
    closed = numbering.ends_sentence(before.text) or numbering.ends_sentence(text)
    return (
        not ends
        and not closed
        and line.gap is not Gap.BLANK
        and breadth(before.text) + before.indent >= _WIDE
    )
