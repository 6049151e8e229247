"""Footnotes: which stand below a table and which at the notice's end, and whether each is in order.

In: the Blocks of a body as they were written; where it refers to footnotes.
Out: Order: the Blocks, apart from them the footnotes that stand at the end, and where each block
went; Problems.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from gazette.model import Grade, Message, Rule, message
from gazette.model.blocks import Footnote, Table, footnotes
from gazette.rulebook.body import NOTE_MISSING, NOTE_ORDER, NOTE_TWICE, NOTE_UNUSED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Problem
    from gazette.model.blocks import Block
    from gazette.read.sources import Source

Mark = tuple[int, tuple[int, int]]
"""A number and where it is written: line and column of the file."""
Found = tuple[Rule, int, tuple[int, int], tuple[Message, Message]]
"""A rule that is broken, by which number, where; what is wrong and how to mend it."""
_MARK = re.compile(r"^\s*(?:\{p\d+\})*\[\^\d{1,3}\][:：]|(?<!\\)\[\^(\d{1,3})\]")
"""How a note begins, or, with its number, a mark in a text."""


class Order:
    """The blocks of a body in the order in which they are shown, wherever its notes were written.

    A note that a table refers to first stands directly below it, all others behind everything.
    """

    def __init__(self, written: Sequence[Block]) -> None:
        """Put the notes where they belong."""
        self._written = written
        self._texts = [at for at, one in enumerate(written) if not isinstance(one, Footnote)]
        below = self._below()
        first = [at for own in self._texts for at in (own, *below.get(own, ()))]
        last = below.get(-1, [])
        self._order = [*first, *last]
        self.blocks = tuple(written[at] for at in first)
        self.notes = tuple(one for at in last if isinstance(one := written[at], Footnote))

    def _below(self) -> dict[int, list[int]]:
        """Return which notes stand below each table, and which (below -1) at the end."""
        owners: dict[int, int] = {}
        for at in self._texts:
            for number in footnotes(self._written[at]):
                owners.setdefault(number, at if isinstance(self._written[at], Table) else -1)
        below: dict[int, list[int]] = {}
        for at, block in enumerate(self._written):
            if isinstance(block, Footnote):
                below.setdefault(owners.get(block.number, -1), []).append(at)
        return below

    def place(self, at: int, before: int) -> tuple[int, int]:
        """Return the place of what stands behind `before` characters of the block written at `at`.

        A page of an earlier print that begins in a note which has moved away begins, here, with the
        text behind it.
        """
        if at >= len(self._written):
            return at, before
        if isinstance(self._written[at], Footnote) and not self._stays(at):
            behind = self._texts[bisect_right(self._texts, at) :]
            at, before = (behind[0], 0) if behind else (at, before)
        return self._order.index(at), before

    def _stays(self, note: int) -> bool:
        """Return whether a note stands behind the same text as it was written."""
        above = self._order[: self._order.index(note)]
        texts = [at for at in above if not isinstance(self._written[at], Footnote)]
        return texts[-1:] == self._texts[: bisect_right(self._texts, note)][-1:]


def problems(
    source: Source, blocks: Sequence[Block], references: Sequence[tuple[int, int]]
) -> Iterator[Problem]:
    """Yield what is wrong with notes and the marks that refer to them, each at its place.

    `references` are the numbers that the text refers to, each with the line of its paragraph.
    """
    notes = [(one.number, (one.line, 1)) for one in blocks if isinstance(one, Footnote)]
    if notes or references:
        marks = _places(source, references)
        for rule, number, place, told in (
            *_without_partner(notes, marks),
            *_twice(blocks, notes, marks),
            *_disordered(marks),
        ):
            grade = Grade.LOOK if rule is NOTE_TWICE and place not in dict(notes).values() else None
            yield source.problem(place, rule, told, width=len(f"[^{number}]"), grade=grade)


def _places(source: Source, references: Sequence[tuple[int, int]]) -> list[Mark]:
    """Return each mark with its line and column; with those of its paragraph if they are unsure."""
    lines = enumerate(source.text.split("\n"), source.first)
    found = [
        (int(mark[1]), (line, mark.start() + 1))
        for line, text in lines
        for mark in _MARK.finditer(text)
        if mark[1]
    ]
    sure = [number for number, _ in found] == [number for number, _ in references]
    return found if sure else [(number, (line, 1)) for number, line in references]


def _without_partner(notes: Sequence[Mark], marks: Sequence[Mark]) -> Iterator[Found]:
    """Yield marks without a note, and notes without a mark."""
    for number, place in _first(marks):
        if number not in dict(notes):
            what = message("正文里有 `[^{n}]`，却没有这一条注", n=number)
            mend = message("在末尾另起一行写 `[^{n}]: 注的文字`，或删去这个记号", n=number)
            yield NOTE_MISSING, number, place, (what, mend)
    for number, place in _first(notes):
        if number not in dict(marks):
            what = message("正文里没有地方用到注 `[^{n}]`", n=number)
            mend = message("在要注的字后面写 `[^{n}]`，或删去这一条注", n=number)
            yield NOTE_UNUSED, number, place, (what, mend)


def _twice(
    blocks: Sequence[Block], notes: Sequence[Mark], marks: Sequence[Mark]
) -> Iterator[Found]:
    """Yield a number that has two notes, or to which two places refer that are not of one table."""
    for number, place in _second(notes):
        what = message("注 `[^{n}]` 写了两条", n=number)
        mend = message("合成一条，或给后一条另编一个号，记号也跟着改")
        yield NOTE_TWICE, number, place, (what, mend)
    called = (footnotes(block) for block in blocks)
    texts = Counter(
        number
        for block, numbers in zip(blocks, called, strict=True)
        for number in (set(numbers) if isinstance(block, Table) else numbers)
    )
    for number, place in _second(marks):
        if texts[number] > 1:
            what = message("`[^{n}]` 用了两次：从注只能回到第一处", n=number)
            mend = message("后一处另编一个号，另写一条注；同一张表里可以重复")
            yield NOTE_TWICE, number, place, (what, mend)


def _disordered(marks: Sequence[Mark]) -> Iterator[Found]:
    """Yield the first mark whose number does not follow the one before it."""
    for meant, (number, place) in enumerate(_first(marks), 1):
        if number != meant:
            what = message("注的号码应当从前往后是1、2、3……，这里应是{n}", n=meant)
            mend = message("按正文里出现的先后重新编号：这里的记号和它的注改成 `[^{n}]`", n=meant)
            yield NOTE_ORDER, number, place, (what, mend)
            return


def _first(marks: Sequence[Mark]) -> list[Mark]:
    """Return each number with its first place, in the order of these."""
    return sorted(dict(reversed(marks)).items(), key=lambda mark: mark[1])


def _second(marks: Sequence[Mark]) -> list[Mark]:
    """Return each number that comes again, with its second place."""
    left = list(marks)
    for mark in _first(marks):
        left.remove(mark)
    return _first(left)
