"""What a Chinese document says that it changes in another one: 将第三条修改为：“…”.

In: the text of a document that amends, a paragraph a line.
Out: its Instructions with their places, in order. One that tells of a change and was not understood
is UNREAD: nothing is left out in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.language.amending.forms import COUNT, PIECES, TELLS, forms
from gazette.language.amending.quoted_text import QUOTATION, Masked, masked, unquoted
from gazette.language.numerals import whole
from gazette.model.amendment import Change, Instruction, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BETWEEN = re.compile(
    r"[，,；;。、：:\s\u3000]+|并且?|同时|此外|另外|其中"
    r"|(?:对|将|把)?《(?:[^《》\n]|《[^《》\n]*》)*》(?:（[^（）\n]*）)?(?=[第中的])"
)
"""What stands between two instructions, and the name of the document before the unit."""
_LABEL = re.compile(
    rf"[ \u3000]*(?:[（(](?:{COUNT})[)）]|(?:{COUNT})[、．.])[ \u3000]*(?:关于)?", re.MULTILINE
)
_CLAUSE = re.compile(rf"[^，,；;。\n]*(?:[：:][^，,；;。\n{QUOTATION}]*)?")
_SENTENCE_END = re.compile(r"[。\n]")
_LEVELS = {"条": "article", "款": "paragraph", "项": "item", "目": "subitem"}


@dataclass(frozen=True, slots=True)
class Placed:
    """An Instruction and where its words stand in the text: the characters [start, end)."""

    instruction: Instruction
    start: int
    end: int


def instructions(text: str) -> tuple[Placed, ...]:
    """Return what a text says that it changes, an Instruction for each change."""
    found = masked(text)
    return tuple(_read(text, found)) if found else _whole_unread(text)


def _whole_unread(text: str) -> tuple[Placed, ...]:
    told = TELLS.search(text)
    if not told:
        return ()
    end = _SENTENCE_END.search(text, told.end())
    start = text.rfind("\n", 0, told.start()) + 1
    stop = end.start() if end else len(text)
    return (Placed(Instruction(Change.UNREAD, text=text[start:stop]), start, stop),)


def _read(text: str, masked: Masked) -> Iterator[Placed]:
    """Yield the instructions of a text, clause by clause."""
    said, at = masked.text, 0
    unit: Unit | None = None
    quoted = 0
    while at < len(said):
        fresh = at == 0 or said[at - 1] == "\n"
        if fresh:
            unit = None
        label = _LABEL.match(said, at) if fresh else None
        between = label if label and label.end() > at else _BETWEEN.match(said, at)
        if between:
            quoted += between[0].count(QUOTATION)
            at = between.end()
            if "\n" in between[0] and said[at - 1] != "\n":
                at = between.start() + between[0].rindex("\n") + 1
            continue
        clause = _clause(said, at)
        found = clause[1]
        here = masked.quotations[quoted : quoted + found[0].count(QUOTATION)]
        quoted += len(here)
        words = text[masked.places[at] : masked.places[found.end()]]
        if clause[0] is None:
            told = bool(TELLS.search(found[0]))
            made = [Instruction(Change.UNREAD)] if told else []
        else:
            made = list(_MAKERS[clause[0]](found, here, unit))
            unit = made[-1].unit or unit
        for one in made:
            placed = replace(one, text=words)
            yield Placed(placed, masked.places[at], masked.places[found.end()])
        at = max(found.end(), at + 1)


def _clause(said: str, at: int) -> tuple[Change | None, re.Match[str]]:
    """Return what the clause that begins at a place does, and its match; None for nothing read."""
    for change, pattern in forms():
        match = pattern.match(said, at)
        if match:
            return change, match
    match = _CLAUSE.match(said, at)
    assert match is not None, "it matches no character, too"  # noqa: S101 - for mypy
    return None, match


def _units(text: str, inherited: Unit | None) -> list[Unit]:
    """Return the units that a list names, each with what it takes over from the one before it."""
    found: list[Unit] = []
    for match in PIECES.finditer(text):
        if match[0]:
            inherited = _unit(match, inherited)
            found.append(inherited)
    return found


def _unit(match: re.Match[str], inherited: Unit | None) -> Unit:
    """Return the unit that is named; 第二款 alone is one of the article at hand."""
    values = {key: whole(value or "") or 0 for key, value in match.groupdict().items()}
    above = inherited or Unit()
    if values["article"]:
        return Unit(**values)
    values |= {"article": above.article, "insert": above.insert}
    if not values["paragraph"]:
        values["paragraph"] = above.paragraph
        if not values["item"]:
            values["item"] = above.item
    return Unit(**values)


def _paragraphs(quotations: list[str]) -> tuple[str, ...]:
    lines = (line.strip(" \u3000") for one in quotations for line in one.split("\n"))
    return tuple(unquoted(line) for line in lines if line)


def _renumber(match: re.Match[str], _: list[str], unit: Unit | None) -> Iterator[Instruction]:
    (other,) = _units(match["other"], None)
    for one in _units(match["units"], unit):
        yield Instruction(Change.RENUMBER, one, other=other)


def _replace(match: re.Match[str], quoted: list[str], unit: Unit | None) -> Iterator[Instruction]:
    units = _units(match["units"], unit) if match["units"] else [unit] if unit else []
    if len(units) != 1 or not _paragraphs(quoted):
        yield Instruction(Change.UNREAD)
        return
    yield Instruction(Change.REPLACE, units[0], new=_paragraphs(quoted))


def _substitute(
    match: re.Match[str], quoted: list[str], unit: Unit | None
) -> Iterator[Instruction]:
    groups = match.groupdict()
    said = [unquoted(one) for one in quoted]
    count = match["words"].count(QUOTATION)
    new = said[count] if len(said) > count else ""
    units: list[Unit | None] = [*_units(groups.get("units") or "", unit)]
    for one in units or [None if groups.get("all") else unit]:
        for word in said[:count]:
            now = {"前": new + word, "后": word + new}.get(groups.get("side") or "", new)
            yield Instruction(Change.SUBSTITUTE, one, word, (now,) if now else ())


def _insert(match: re.Match[str], quoted: list[str], unit: Unit | None) -> Iterator[Instruction]:
    """Yield the units that are added; several at once only where each is one paragraph."""
    where = _units(match["where"], unit) if match["where"] else [unit] if unit else []
    other = where[0] if where and match["behind"] else None
    level, count = _LEVELS[match["level"]], whole(match["count"]) or 0
    inside = where[0] if where else Unit()
    units = _units(match["units"], inside) if match["units"] else []
    paragraphs = _paragraphs(quoted)
    if count == 1 and len(units) <= 1 and paragraphs:
        # Without a number of its own it is the next: -1 at its level.
        named = units[0] if units else replace(inside, **{level: -1})
        yield Instruction(Change.INSERT, named, new=paragraphs, other=other)
    elif count == len(units) == len(paragraphs):
        for one, paragraph in zip(units, paragraphs, strict=True):
            yield Instruction(Change.INSERT, one, new=(paragraph,), other=other)
            other = one if other else None
    else:
        yield Instruction(Change.UNREAD)


def _delete(match: re.Match[str], _: list[str], unit: Unit | None) -> Iterator[Instruction]:
    for one in _units(match["units"], unit):
        yield Instruction(Change.DELETE, one)


def _reorder(_match: re.Match[str], _: list[str], _unit: Unit | None) -> Iterator[Instruction]:
    yield Instruction(Change.REORDER)


_MAKERS: dict[Change, Callable[[re.Match[str], list[str], Unit | None], Iterator[Instruction]]] = {
    Change.RENUMBER: _renumber,
    Change.REPLACE: _replace,
    Change.SUBSTITUTE: _substitute,
    Change.INSERT: _insert,
    Change.DELETE: _delete,
    Change.REORDER: _reorder,
}
