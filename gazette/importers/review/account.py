"""The account: every character of the sources goes to exactly one class, and the sum is exact.

In: a Print and its Assignments; the files as they were written.
Out: an Account; the first place that is lost, claimed twice, or differs in a file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers.document import FRONT, Assignment, Category, Position, Print
from gazette.model import Message, message

if TYPE_CHECKING:
    from gazette.importers.sources.load import Loaded


_SHOWN = 12  # characters of an excerpt: enough to find the place


@dataclass(frozen=True, slots=True)
class Account:
    """How many characters other than white space went where; `fault` is empty where it is exact.

    `before` and `after` are the characters that --mend replaced, and what it put in their place.
    """

    counted: int
    classes: tuple[tuple[Category, int], ...]
    before: int
    after: int
    fault: Message | None = None
    at: Position | None = None

    @property
    def out(self) -> int:
        """Characters in the bodies of the notices."""
        return sum(count for category, count in self.classes if category is Category.BODY)

    @property
    def front(self) -> int:
        """Characters moved to front matter, issue.yaml and gazette.yaml."""
        return sum(count for category, count in self.classes if category in FRONT)

    @property
    def layout(self) -> int:
        """Characters of layout, dropped."""
        return sum(count for _, count in self.classes) - self.out - self.front

    @property
    def exact(self) -> bool:
        """Return whether what went in came out, was moved or was dropped, to the character."""
        total = self.out + self.front + self.layout
        return not self.fault and self.counted - self.before + self.after == total


def account(loaded: Loaded, assignments: tuple[Assignment, ...]) -> Account:
    """Assign every character to its class; a character without a class or with two is a fault."""
    given = loaded.given
    owners, fault, place = _owners(given.text, assignments)
    counts = Counter(category for category in owners if category is not None)
    for category, count in loaded.dropped:
        counts[category] += count
    classes = tuple((category, counts[category]) for category in Category if counts[category])
    before = sum(edit.before for edit in given.edits)
    after = sum(edit.after for edit in given.edits)
    if fault:
        text = given.text[place : place + _SHOWN].strip()
        fault = message("{fault}：“{text}”", fault=fault, text=text)
        return Account(loaded.counted, classes, before, after, fault, _mark(given, place))
    made = Account(loaded.counted, classes, before, after)
    return (
        made if made.exact else replace(made, fault=message("总数不符"), at=given.lines[0].position)
    )


def _owners(
    text: str, assignments: tuple[Assignment, ...]
) -> tuple[list[Category | None], Message | None, int]:
    """Return the class of each character, and the first place that has none, or two."""
    owners: list[Category | None] = [None] * len(text)
    fault: Message | None = None
    place = len(text)
    for assignment in assignments:
        for at in range(*assignment.span):
            if text[at].isspace():
                continue
            if owners[at] is not None and at < place:
                fault, place = (
                    message(
                        "同一个字算作“{one}”又算作“{other}”",
                        one=message(str(owners[at])),
                        other=message(assignment.category),
                    ),
                    at,
                )
            owners[at] = assignment.category
    lost = (at for at, category in enumerate(owners) if category is None and not text[at].isspace())
    first = next(lost, len(text))
    return (owners, message("这里的字没有去处"), first) if first < place else (owners, fault, place)


def _mark(given: Print, at: int) -> Position:
    """Return the place in the source of a character of the Print."""
    return next(
        (line.position for line in reversed(given.lines) if line.start <= at),
        given.lines[0].position,
    )
