"""The contents of a printed number: sections, and each entry's title, number and printed page.

In: the lines of the whole print.
Out: Entries in order, the lines before and after the contents, Assignments.
"""

from __future__ import annotations

from dataclasses import replace

from gazette.importers.document import Assignment, Category, Line
from gazette.importers.lexicon import contents_labels, sections, terms
from gazette.importers.structure import contents_unpaged
from gazette.importers.structure.contents_entries import Contents, Entry, read_entry

_LEAST = 2  # entries: more than two in a row are contents without their head
_REACH = 200  # lines behind 目录 in which two columns are looked for


def parted(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Part the lines of contents in two columns that a text layer has run together.

    A page with a leader before it and a wide gap behind it ends an entry in the middle of a line.
    """
    at = max(begin(lines), 0)
    rows = [_columns(line) for line in lines[at : at + _REACH]]
    return (*lines[:at], *(each for row in rows for each in row), *lines[at + _REACH :])


def _columns(line: Line) -> list[Line]:
    match = contents_labels.BESIDE.search(line.text)
    if not match:
        return [line]
    cut = match.end()
    after = replace(line, start=line.start + cut, text=line.text[cut:])
    return [replace(line, text=line.text[: match.start("gap")]), *_columns(after)]


def begin(lines: tuple[Line, ...]) -> int:
    """Find where the contents begin: at 目录, or at three entries with pages; -1 if nowhere."""
    at = next(
        (i for i, line in enumerate(lines) if contents_labels.HEAD.fullmatch(line.text.strip())), -1
    )
    return at if at >= 0 else _unheaded(lines)


def read(lines: tuple[Line, ...]) -> Contents:
    """Find the contents and read them; empty where the print has none.

    They end where the next lines are no entry or repeat the title of the first.
    """
    at = begin(lines)
    if at < 0 or not contents_labels.HEAD.fullmatch(lines[at].text.strip()):
        return _entries(lines, at, at) if at >= 0 else Contents()
    led = contents_unpaged.led(lines, at)
    if led:
        return led
    found = _entries(lines, at, at + 1)
    return found if found.entries else contents_unpaged.plain(lines, at)


def _unheaded(lines: tuple[Line, ...]) -> int:
    """Find three entries in a row near the start, of which one at least has a leader."""
    for at in range(min(len(lines), 30)):
        if (
            sections.section(lines[at].text)
            or terms.kind(lines[at].text)
            or "关于" in lines[at].text
        ):
            found = _entries(lines, at, at)
            led = sum(
                contents_labels.LED.search(line.text) is not None
                for line in lines[at : found.after]
            )
            if len(found.entries) > _LEAST and led:
                return at
    return -1


def _entries(lines: tuple[Line, ...], before: int, at: int) -> Contents:
    entries: list[Entry] = []
    assignments = [Assignment(line.span, Category.LEADER) for line in lines[before:at]]
    names: list[str] = []
    while at < len(lines):
        if contents_labels.HEAD.fullmatch(lines[at].text.strip()):
            assignments.append(Assignment(lines[at].span, Category.LEADER))
            at += 1
            continue
        named = _section_at(lines, at)
        if named:
            assignments += sections.assignment(lines[at], named, repeated=named in names)
            names += [named] if named not in names else []
            at += 1
            continue
        found = read_entry(lines, at, names[-1] if names else "")
        if found is None or _repeats(found.entry, entries):
            break
        entries.append(found.entry)
        assignments += found.assignments
        at = found.next
    return Contents(tuple(entries), tuple(names), tuple(assignments), before, at)


def _section_at(lines: tuple[Line, ...], at: int) -> str:
    """Return the section that begins here: its own brackets say so, or an entry follows it."""
    name = sections.section(lines[at].text) or sections.brief(lines[at].text)
    if not name or name != terms.squeeze(lines[at].text):
        return name
    after = at + 1
    follows = after < len(lines) and (
        sections.section(lines[after].text) != "" or read_entry(lines, after, "") is not None
    )
    return name if follows else ""


def _repeats(entry: Entry, entries: list[Entry]) -> bool:
    """Return whether the body has begun: a title comes again, on a page before the last one."""
    title = terms.fold(entry.title)
    again = any(title == terms.fold(seen.title) and entry.number == seen.number for seen in entries)
    return again and entry.page < max(seen.page for seen in entries)
