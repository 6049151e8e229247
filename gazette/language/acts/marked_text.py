"""Marked text: a text in which every document that it names is one character.

In: text.
Out: MarkedText: the text with its marks, what each mark stands for, where each character stood.

What is quoted in “” is one character as well: it is not what the text itself says. So a pattern
reads a sentence as its grammar has it: 决定废止◆、◆和◆, whatever the titles say inside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gazette.language.citations import citations
from gazette.language.quoted_titles import titles_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gazette.language.citation import Citation
    from gazette.model import Number

NAMED, QUOTED = "\ue000", "\ue001"
"""What a text names, what it quotes: no document uses characters of the private use area."""

_QUOTATION = re.compile(r"“[^“”]*”|「[^「」]*」")
_SHORT_NAME = re.compile(r"[，,（(；;\s]*以下[简统]?称[：:]?[“《「]+(?P<name>[^”》」]+)[”》」]+")
_PAPER = re.compile(
    r"(?:证|执照|合同|协议|协议书|申请书|承诺书|通知书|告知书|票|章|卡|报|日报|杂志|平台|软件)$"
)
"""What has a title and is no document of an authority: papers, newspapers, seals."""
_TITLE_LINE = re.compile(
    rf"(?m)^(?P<count>[（(]?[0-9一二三四五六七八九十]{{1,3}}[）)、．.\s]+)"
    rf"(?P<title>[^，,。；;：:\n]{{5,}}[（(])(?P<named>{NAMED})[）)]?(?=[；;。\s]|$)"
)
"""A line of a list that is a title without 《》 and its number."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a mark stands for: a Number, or a title; `title` is its title, if it has one."""

    name: Number | str
    title: str = ""
    kind: str = "document"


@dataclass(frozen=True)
class MarkedText:
    """A text with marks: the `targets` of each in order; `offsets` of characters and of the end."""

    text: str
    offsets: tuple[int, ...]
    targets: tuple[tuple[Target, ...], ...]

    @cached_property
    def order(self) -> Mapping[int, int]:
        """Map where each mark stands to how many stand before it."""
        places = (at for at, one in enumerate(self.text) if one == NAMED)
        return {at: count for count, at in enumerate(places)}

    def named(self, at: int) -> tuple[Target, ...]:
        """Return what the mark at a place stands for."""
        return self.targets[self.order[at]]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the marked text stands in the text itself."""
        return self.offsets[start], self.offsets[end]


def mark(text: str) -> MarkedText:
    """Return a text with its marks."""
    quoted = [match.span() for match in _QUOTATION.finditer(text)]
    found = [one for one in _named(text) if not any(s <= one.start < e for s, e in quoted)]
    quoted = [(s, e) for s, e in quoted if not any(one.start < e and s < one.end for one in found)]
    known = _names(text, found)
    rows = sorted(
        [(one.start, one.end, NAMED, _targets(one, known)) for one in found]
        + [(start, end, QUOTED, ()) for start, end in quoted]
    )
    made, offsets, targets, at = [], [], [], 0
    for start, end, sign, meant in rows:
        made.append(text[at:start] + sign)
        offsets += [*range(at, start), start]
        targets += [meant] if sign == NAMED else []
        at = end
    made.append(text[at:])
    offsets += range(at, len(text) + 1)
    return _with_title_lines(MarkedText("".join(made), tuple(offsets), tuple(targets)))


def _named(text: str) -> Iterator[Citation]:
    """Yield the citations of a text outside one another, and other titles that may be documents."""
    end = 0
    found = [one for one in citations(text) if one.kind != "court"]
    covered = [(one.start, one.end) for one in found]
    found += [
        one
        for one in titles_in(text)
        if not _PAPER.search(one.title)
        and not any(start < one.end and one.start < stop for start, stop in covered)
    ]
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end and not (one.title and _PAPER.search(one.title)):
            end = one.end
            yield one


def _names(text: str, found: list[Citation]) -> Mapping[str, Citation]:
    """Map titles and short names (以下简称《办法》) to the citation that says more of them."""
    known = {plain(one.title): one for one in found if one.title and one.numbers}
    for one in found:
        if short := _SHORT_NAME.match(text, one.end):
            known[plain(short["name"])] = known.get(plain(one.title), one)
    return known


def plain(title: str) -> str:
    """Return a title without its marks and blanks, by which it is known again."""
    return re.sub(r"[《》〈〉\s]", "", title)


def _targets(one: Citation, known: Mapping[str, Citation]) -> tuple[Target, ...]:
    meant = one if one.numbers else known.get(plain(one.title), one)
    if meant.numbers:
        return tuple(Target(number, meant.title) for number in meant.numbers)
    return (Target(meant.title or meant.name, meant.title, meant.kind),)


def _with_title_lines(marked: MarkedText) -> MarkedText:
    """Take a title without 《》 at the head of a line as a part of its number's mark."""
    made, offsets, targets = marked.text, list(marked.offsets), list(marked.targets)
    for line in reversed(list(_TITLE_LINE.finditer(marked.text))):
        start, end = line.span("title")
        inner = [at for at in range(start, end) if made[at] == NAMED]
        first = marked.order[line.start("named")] - len(inner)
        del targets[first : first + len(inner)]
        made = made[:start] + NAMED + made[line.end() :]
        offsets[start : line.end()] = [marked.offsets[start]]
    return MarkedText(made, tuple(offsets), tuple(targets))
