"""One entry of the contents: its title over one or more lines, its number, its printed page.

In: the lines of the contents.
Out: an Entry, where its lines go, and the line behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers.document import Assignment, Category, Line
from gazette.importers.lexicon import contents_labels, numbering, terms

if TYPE_CHECKING:
    from gazette.importers.lexicon.labels import Match
    from gazette.model import Number


LINES = 8  # of an entry in a narrow column


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the contents: `page` is 0 and `number` None where it does not say."""

    title: str
    number: Number | None
    page: int
    section: str
    line: Line
    order: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry as it was read, where its lines go, and the number of the line behind it."""

    entry: Entry
    assignments: tuple[Assignment, ...]
    next: int


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents as read; `before` and `after` are the numbers of lines around them."""

    entries: tuple[Entry, ...] = ()
    sections: tuple[str, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    before: int = 0
    after: int = 0


def read_entry(lines: tuple[Line, ...], at: int, under: str) -> Reading | None:
    """Read an entry over one or more lines, up to its page; None where these lines are no entry."""
    assignments: list[Assignment] = []
    said = ""
    for index, line in enumerate(lines[at : at + LINES], at):
        end = _end(line.text, said)
        if end:
            assignments += _assign_end(line, end)
            entry = made(said + line.text[: end.start()], int(end["page"]), under, lines[at])
            return _numbered(lines, index + 1, entry, assignments) if entry.title else None
        if refuses(line.text):
            return None
        said += line.text + " "
        assignments.append(Assignment(line.span, Category.CONTENTS))
    return None


def _numbered(
    lines: tuple[Line, ...], after: int, entry: Entry, assignments: list[Assignment]
) -> Reading:
    """Add a number that stands on the line behind the page: in brackets, or it comes again."""
    if entry.number is None and after < len(lines) and _own(lines, after):
        assignments.append(Assignment(lines[after].span, Category.CONTENTS))
        entry = replace(entry, number=terms.number_line(lines[after].text))
        after += 1
    return Reading(entry, tuple(assignments), after)


def _own(lines: tuple[Line, ...], at: int) -> bool:
    """Return whether a number is of the contents, not that of the body, which comes once."""
    number = terms.number_line(lines[at].text)
    if number is None or trailing(lines[at].text):
        return number is not None
    return any(terms.number_line(line.text) == number for line in lines[at + 1 :])


def _end(text: str, said: str) -> Match | None:
    """Find the page that ends an entry; a lone number ends one only after a title."""
    for pattern in contents_labels.ENDS[:-1]:
        match = pattern.search(text)
        if match and terms.fold(said + text[: match.start()]):
            return match
    return contents_labels.ENDS[-1].fullmatch(text.strip()) if terms.fold(said) else None


def _assign_end(line: Line, end: Match) -> list[Assignment]:
    figures = [Assignment(line.part(*end.span("page")), Category.PRINTED)]
    title = [Assignment(line.part(0, end.start()), Category.CONTENTS)]
    leader = [
        Assignment(line.part(end.start(), end.start("page")), Category.LEADER),
        Assignment(line.part(end.end("page")), Category.LEADER),
    ]
    return title + leader + figures


def refuses(text: str) -> bool:
    """Return whether a line cannot be of an entry: a sentence, a day, addressees."""
    return (
        text.rstrip()[-1:] in "。；：:;！？"
        or bool(terms.day_line(text))
        or bool(numbering.SQUARE.fullmatch(text.strip()))
    )


def trailing(text: str) -> bool:
    """Return whether a line is a number in brackets, which follows the title that it belongs to."""
    return text.strip()[:1] in "（(" and terms.number_line(text) is not None


def made(said: str, page: int, under: str, line: Line) -> Entry:
    """Make an entry of the text before its page: its title, and the last number in it."""
    text = contents_labels.BULLET.sub("", contents_labels.DOTS.sub(" ", said).strip())
    text = contents_labels.SPOKEN.sub(r"\1", text)
    order = contents_labels.ORDER.search(text)
    match = next(reversed(tuple(terms.NUMBER.found_in(text))), None)
    if match is None:
        return Entry(terms.squeeze(text), None, page, under, line, _order(order))
    number = terms.number(match)
    prefix = terms.squeeze(match["prefix"])
    kept = prefix[: len(prefix) - len(number.prefix)]
    title = terms.squeeze(text[: match.start()] + kept + " " + text[match.end() :])
    title = contents_labels.EMPTY_BRACKETS.sub("", title)
    return Entry(title, number, page, under, line, _order(order))


def _order(match: Match | None) -> str:
    return terms.squeeze(match[1]) if match else ""
