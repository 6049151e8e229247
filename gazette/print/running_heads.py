"""Running heads: what stands above each page, where the masthead asks for sections and numbers.

In: words, notices, the page map, a ruler and the room of a line.
Out: for each page its RunningHead, never wider than that room.

A left-hand page says the gazette and the issue, a right-hand page its sections and, as a dictionary
does, the first and the last document number on it. What is too long is cut by rule: of several
sections and numbers the first is named, a name ends in an ellipsis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gazette.language.words import Words
    from gazette.model import Card, Notice, Number, PageMap

NUMBERS = "numbers"
"""The choice of `running_head` that asks for all this."""
_ELLIPSIS = "…"
_GAP = 2.0
"""What stands at least between the two sides, in ems."""
_HALF = 0.5
"""The part of a line that numbers may take."""


class RunningHead(NamedTuple):
    """What stands above a page at its two sides."""

    left: str
    right: str


class Line(NamedTuple):
    """The line of a running head: its width in ems, and how wide a text would be in it."""

    ems: float
    width: Callable[[str], float]


def running_heads(
    issue: tuple[str, str], notices: Sequence[Notice], mapped: PageMap, words: Words, line: Line
) -> Iterator[RunningHead]:
    """Yield the running head of each page; `issue` is how the gazette and the issue are named.

    A page on which no notice stands, of the indexes, says these on either side.
    """
    for page in range(1, mapped.count + 1):
        if page % 2 == 0:
            yield _fitted(*issue, line)
            continue
        here = [
            notice.card
            for notice in notices
            if notice.card.id in mapped.spans
            and mapped.spans[notice.card.id][0] <= page <= mapped.spans[notice.card.id][1]
        ]
        yield _right_page(here, words, line) if here else _fitted(*issue, line)


def _right_page(cards: Sequence[Card], words: Words, line: Line) -> RunningHead:
    """Return what a right-hand page says of the notices on it."""
    numbers = [card.numbers[0] for card in cards if card.numbers]
    said = _range(numbers, words)
    if numbers and line.width(said) > line.ems * _HALF:
        said = words.and_more.format(first=numbers[0])
    sections = list(dict.fromkeys(card.section for card in cards))
    named = words.listed(sections)
    if len(sections) > 1 and line.width(named + said) + _GAP > line.ems:
        named = words.and_more.format(first=sections[0])
    return _fitted(named, said, line)


def _range(numbers: Sequence[Number], words: Words) -> str:
    """Return the first and the last of some numbers, as one where all are a row of one series."""
    if not numbers:
        return ""
    first, last = numbers[0], numbers[-1]
    if first == last:
        return str(first)
    in_row = len({(one.prefix, one.year) for one in numbers}) == 1 and sorted(numbers) == [*numbers]
    if in_row:
        row = words.number_range.format(first=first.sequence, last=last.sequence)
        return first.form.format(prefix=first.prefix, year=first.year, sequence=row)
    return words.number_range.format(first=first, last=last)


def _fitted(left: str, right: str, line: Line) -> RunningHead:
    """Return a head that has room: the right side whole if it can be, the left one cut."""
    right = _cut(right, line.ems, line)
    return RunningHead(_cut(left, line.ems - line.width(right) - _GAP, line), right)


def _cut(text: str, room: float, line: Line) -> str:
    """Return a text that takes no more than so many ems; nothing where there is no room."""
    if line.width(text) <= room:
        return text
    while text and line.width(text + _ELLIPSIS) > room:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS if text else ""
