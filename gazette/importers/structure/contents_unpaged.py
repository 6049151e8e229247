"""Contents whose entries end with no page: it stands before the title, or there is none.

In: the lines of the whole print.
Out: Contents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazette.importers.document import Assignment, Category, Line
from gazette.importers.lexicon import contents_labels, numbering, sections, terms
from gazette.importers.structure.contents_entries import (
    LINES,
    Contents,
    Entry,
    made,
    refuses,
    trailing,
)

if TYPE_CHECKING:
    from gazette.importers.lexicon.labels import Label

_LEAST = 3  # entries: two numbers that rise may be anything
_SOON = 6  # lines between 目录 and the first entry: sections, the gazette's name
_JUMP = 60  # pages of one document: a plan of many annexes


@dataclass(slots=True)
class _Reading:
    """Contents while they are read; `done` is the line behind the last entry."""

    head: int
    done: int
    entries: list[Entry] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)

    def section(self, line: Line, name: str) -> None:
        self.assignments += sections.assignment(line, name, repeated=name in self.sections)
        self.sections += [name] if name not in self.sections else []

    def under(self) -> str:
        return self.sections[-1] if self.sections else ""

    def given(self) -> Contents:
        return Contents(
            tuple(self.entries), tuple(self.sections), tuple(self.assignments), self.head, self.done
        )


def led(lines: tuple[Line, ...], head: int) -> Contents | None:
    """Read contents whose entries begin with their page, or are counted 1. 2. 3.; else None."""
    for pattern in (contents_labels.PAGE_FIRST, contents_labels.ORDINAL):
        starts = _starts(lines, head + 1, pattern)
        paged = pattern is contents_labels.ORDINAL and any(
            contents_labels.PAGED.search(line.text)
            for line in lines[head + 1 : starts[-1] + 1 if starts else 0]
        )
        if len(starts) >= _LEAST and starts[0] - head <= _SOON and not paged:
            return _led(lines, head, starts, pattern)
    return None


def _starts(lines: tuple[Line, ...], at: int, pattern: Label) -> list[int]:
    """Find the lines with which entries begin: their numbers rise, no sentence stands between."""
    found: list[int] = []
    last = 0
    while at < len(lines):
        line = lines[at]
        match = pattern.match(line.text)
        number = int(match["n"]) if match else -1
        rises = (
            last <= number <= last + _JUMP
            if pattern is contents_labels.PAGE_FIRST
            else number == last + 1
        )
        if (
            match
            and rises
            and (match.end() < len(line.text) or pattern is contents_labels.PAGE_FIRST)
        ):
            found.append(at)
            last = number
        elif refuses(line.text) and not sections.section(line.text):
            break
        if found and at - found[-1] > LINES:
            break
        at += 1
    return found


def _led(lines: tuple[Line, ...], head: int, starts: list[int], pattern: Label) -> Contents:
    read = _Reading(head, starts[0], assignments=[Assignment(lines[head].span, Category.LEADER)])
    _between(read, lines, head + 1, starts[0])
    for at, after in zip(starts, [*starts[1:], 0], strict=True):
        end = _end(lines, at, after)
        match = pattern.match(lines[at].text)
        if not match:
            continue
        line = lines[at]
        category = Category.PRINTED if pattern is contents_labels.PAGE_FIRST else Category.LEADER
        read.assignments += [
            Assignment(line.part(0, match.start("n")), Category.LEADER),
            Assignment(line.part(*match.span("n")), category),
            Assignment(line.part(match.end("n"), match.end()), Category.LEADER),
            Assignment(line.part(match.end()), Category.CONTENTS),
            *(Assignment(each.span, Category.CONTENTS) for each in lines[at + 1 : end]),
        ]
        said = " ".join([line.text[match.end() :], *(each.text for each in lines[at + 1 : end])])
        page = int(match["n"]) if pattern is contents_labels.PAGE_FIRST else 0
        read.entries.append(made(said, page, read.under(), line))
        _between(read, lines, end, max(after, end))
        read.done = max(after, end)
    return read.given()


def _between(read: _Reading, lines: tuple[Line, ...], at: int, end: int) -> None:
    """Take the sections that stand between two entries; what else stands there is layout."""
    for line in lines[at:end]:
        read.section(line, sections.section(line.text) or terms.squeeze(line.text))


def _end(lines: tuple[Line, ...], at: int, after: int) -> int:
    """Return the line behind an entry: at the next one or its section, or where it is whole.

    The last entry, behind which the body begins, is whole with its number or its kind of document.
    """
    if after:
        end = after
        while end - 1 > at and sections.section(lines[end - 1].text):
            end -= 1
        return end
    said = ""
    for end in range(at, min(at + LINES, len(lines))):
        said += lines[end].text + " "
        if _whole(said):
            follows = end + 1 < len(lines) and trailing(lines[end + 1].text)
            return end + 1 + follows
    return at + 1


def _whole(said: str) -> bool:
    bare = contents_labels.SPOKEN.sub(r"\1", said.strip())
    return bool(terms.kind(bare) or terms.NUMBER.search(bare))


def plain(lines: tuple[Line, ...], head: int) -> Contents:
    """Read contents that give no pages: an entry ends with its number or its kind of document."""
    read = _Reading(head, head + 1, assignments=[Assignment(lines[head].span, Category.LEADER)])
    said, first, waiting, at = "", head + 1, list[Assignment](), head + 1
    while at < len(lines) and not refuses(lines[at].text):
        line = lines[at]
        named = "" if said else sections.section(line.text)
        at += 1
        if named and (
            numbering.SQUARE.fullmatch(line.text.strip()) or terms.kind(named) not in terms.OFFICIAL
        ):
            read.section(line, named)
            read.done = first = at
            continue
        said += line.text + " "
        waiting.append(Assignment(line.span, Category.CONTENTS))
        if _whole(said):
            follows = at < len(lines) and trailing(lines[at].text)
            entry = made(said, 0, read.under(), lines[first])
            if follows and entry.number is None:
                continue
            if any(terms.fold(entry.title).endswith(terms.fold(e.title)) for e in read.entries):
                break
            read.entries.append(entry)
            read.assignments += waiting
            said, waiting, first, read.done = "", [], at, at
    return read.given()
