"""The masthead of a printed number: name, pinyin, year and number, sponsor, day of publication.

In: the lines before the contents, or those of the colophon at the end.
Out: a Head and Assignments.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers.document import Assignment, Category, Line
from gazette.importers.lexicon import masthead_labels, terms
from gazette.importers.lexicon.labels import Label
from gazette.language.numerals import whole
from gazette.model import IssueNumber, NumberRange
from gazette.model.issue_number import supplement

if TYPE_CHECKING:
    from datetime import date

    from gazette.importers.lexicon.labels import Match

_TAKEN = "\0"


@dataclass(frozen=True, slots=True)
class Head:
    """What a masthead says; empty, 0 or None where it does not.

    `joint` is what it says of numbers that are no row of numbers, such as 第1、3期.
    """

    name: str = ""
    pinyin: str = ""
    year: int = 0
    number: IssueNumber | None = None
    serial: NumberRange | None = None
    sponsor: str = ""
    published: date | None = None
    frequency: str = ""
    note: str = ""
    joint: str = ""

    @property
    def issue(self) -> str:
        """The name of the issue's folder; empty where year or number is not known."""
        return self.number.issue_id(self.year) if self.year and self.number else ""


def read(lines: tuple[Line, ...], known: Head | None = None) -> tuple[Head, tuple[Assignment, ...]]:
    """Read a masthead line by line; what it says twice is claimed as a repetition.

    What is none of its parts becomes the note of the issue: not a character is lost.
    """
    head = known or Head()
    # Where a line names 主办, the line that names 主管 is not the sponsor.
    hosted = any("主办" in terms.squeeze(line.text) for line in lines)
    by = masthead_labels.SPONSORS[:1] if hosted else masthead_labels.SPONSORS
    rows: list[tuple[str, list[Assignment]]] = []
    for line in lines:
        if line.text.rstrip()[-1:] in "。！？":
            rows.append((" ".join(line.text.split()), [Assignment(line.span, Category.NOTE)]))
            continue
        head, left, found = _line(line, head, by)
        rows.append((left, found))
    if head.number and not head.year:
        head = replace(head, year=head.published.year if head.published else _year(lines))
    return _noted(head, rows)


def _year(lines: tuple[Line, ...]) -> int:
    """Return the year that stands alone on a line of the cover; 0 where none does."""
    years = (masthead_labels.YEAR.fullmatch(terms.squeeze(line.text)) for line in lines)
    return next((whole(year["year"]) or 0 for year in years if year), 0)


def _noted(
    head: Head, rows: list[tuple[str, list[Assignment]]]
) -> tuple[Head, tuple[Assignment, ...]]:
    """Make the note of what is left over; a figure of the cover, a line said before is none."""
    said = [numbers for numbers in (head.number, head.serial) if numbers]
    figures = {str(head.year), *(str(n) for one in said for n in (one.first, one.last, one))}
    notes = [head.note] if head.note else [head.joint] if head.joint else []
    assignments: list[Assignment] = []
    for left, found in rows:
        again = left in notes or left.lstrip("0") in figures
        if left and not again:
            notes.append(left)
        assignments += [
            Assignment(each.span, Category.AGAIN)
            if again and each.category is Category.NOTE
            else each
            for each in found
        ]
    return replace(head, note=" ".join(notes)), tuple(assignments)


def _line(line: Line, head: Head, by: _By) -> tuple[Head, str, list[Assignment]]:
    """Read one line: each part takes its characters out of it; what is left is given with them."""
    at = [index for index, character in enumerate(line.text) if not character.isspace()]
    bare = terms.squeeze(line.text)
    taken: list[Category | None] = [None] * len(bare)
    for part in (_pinyin, _published, _serial, _issue, _double, _name, _frequency, _sponsor):
        found = part(bare, head, by)
        if found is None:
            continue
        seen, category, (begin, end) = found
        if category is Category.PINYIN and not head.pinyin:
            seen = replace(seen, pinyin=" ".join(line.text.split()))
        taken[begin:end] = [Category.AGAIN if seen == head else category] * (end - begin)
        bare = bare[:begin] + _TAKEN * (end - begin) + bare[end:]
        head = seen
    more = any(character.isalnum() for character in masthead_labels.WORDS.sub("", bare))
    default = (
        Category.NOTE
        if more
        else next((category for category in taken if category), Category.AGAIN)
    )
    left = list(line.text)
    for index, taker in zip(at, taken, strict=True):
        left[index] = " " if taker else left[index]
    assignments = [
        Assignment(line.part(at[i], at[i] + 1), category or default)
        for i, category in enumerate(taken)
    ]
    return head, " ".join("".join(left).split()) if more else "", assignments


_By = tuple[Label, ...]
_Found = tuple[Head, Category, tuple[int, int]]


def _same(known: object, said: object) -> bool:
    """Return whether a part may take this reading: a second one that differs is text."""
    return not known or known == said


def _name(bare: str, head: Head, _by: _By) -> _Found | None:
    match = masthead_labels.NAME.match(bare)
    if (
        not match
        or masthead_labels.CHINESE.match(bare[match.end() :])
        or not _same(head.name, match[0])
    ):
        return None
    return replace(head, name=match[0]), Category.NAME, match.span()


def _pinyin(bare: str, head: Head, _by: _By) -> _Found | None:
    if not masthead_labels.PINYIN.fullmatch(bare) or not _same(terms.squeeze(head.pinyin), bare):
        return None
    return replace(head, pinyin=head.pinyin or bare), Category.PINYIN, (0, len(bare))


def _issue(bare: str, head: Head, _by: _By) -> _Found | None:
    extra = _first(masthead_labels.SUPPLEMENTS, bare)
    match = extra or _first(masthead_labels.ISSUES, bare)
    if not match:
        return None
    year = whole(match.groupdict().get("year") or "") or head.year
    if extra:
        number, said = supplement(whole(match["number"] or "") or 1), ""
    else:
        numbers, said = _numbers(match)
        number = IssueNumber(numbers.first, numbers.last)
    if not number.first or not _same(head.number, number) or not _same(head.year, year):
        return None
    joint = " ".join(filter(None, (said, head.joint)))
    return replace(head, year=year, number=number, joint=joint), Category.ISSUE, match.span()


def _first(labels: tuple[Label, ...], bare: str) -> Match | None:
    return next((found for label in labels if (found := label.search(bare))), None)


def _numbers(match: Match) -> tuple[NumberRange, str]:
    """Return the numbers of an issue, and what is said of several that do not stand in a row."""
    first, more = whole(match["number"]) or 0, match.groupdict().get("more") or ""
    last = (whole(match["last"]) or 0) if more else first
    joins = len(list(masthead_labels.JOIN.found_in(more)))
    through = joins == 1 and masthead_labels.RANGE.search(more)
    if not more or (last > first and (through or last == first + joins)):
        return NumberRange(first, last), ""
    return NumberRange(first, first), match[0]


def _double(bare: str, head: Head, _by: _By) -> _Found | None:
    match = masthead_labels.DOUBLE.search(bare) if head.number and head.number.several else None
    return (head, Category.ISSUE, match.span()) if match else None


def _serial(bare: str, head: Head, _by: _By) -> _Found | None:
    match = masthead_labels.SERIAL.search(bare)
    serial, said = _numbers(match) if match else (None, "")
    if not match or not serial or not serial.first or not _same(head.serial, serial):
        return None
    joint = " ".join(filter(None, (head.joint, said)))
    return replace(head, serial=serial, joint=joint), Category.SERIAL, match.span()


def _published(bare: str, head: Head, _by: _By) -> _Found | None:
    match = terms.DAY.search(bare) or masthead_labels.DAY.search(bare)
    day = terms.day(match, head.year) if match else None
    if not match or not day or not _same(head.published, day):
        return None
    return replace(head, published=day), Category.PUBLISHED, match.span()


def _frequency(bare: str, head: Head, _by: _By) -> _Found | None:
    match = masthead_labels.FREQUENCY.search(bare)
    if not match or not _same(head.frequency, match[0]):
        return None
    return replace(head, frequency=match[0]), Category.PUBLISHED, match.span()


def _sponsor(bare: str, head: Head, by: _By) -> _Found | None:
    match = _first(by, bare)
    sponsor = (match["after"] or match["before"]) if match else ""
    if not match or not _same(head.sponsor, sponsor):
        return None
    return replace(head, sponsor=sponsor), Category.SPONSOR, match.span()
