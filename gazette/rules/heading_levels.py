"""Finds headings whose number of # is not that of their place among the others.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `heading-levels`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazette.language.numbering import Label, label
from gazette.model import Grade, Place, Problem, Rule, message
from gazette.model.blocks import Heading, Instrument, Paragraph
from gazette.model.inlines import Strong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.language.numbering import Level
    from gazette.model import Block, Issue, Masthead, Notice

RULE = Rule(
    "heading-levels",
    Grade.LOOK,
    "标题的井号与它的层次不符。",
    (
        "目录、网址、标题的字体和读屏软件都按井号的多少定层次：`##` 之下是 `###`，不能跳过一层；"
        "接着编号的标题（一、二、三）是同一层，井号一样多。"
    ),
    "照消息里写明的井号改；原件如此时不必改。",
)

_HIGHEST, _DEEPEST = 2, 6
_LONGEST = 30
"""Characters of a heading: a longer paragraph is none."""
_ENDS = re.compile("[。，；：！？、）”》.,;:!?)]$")


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold the level of every heading against those before it and against the numbers."""
    for notice in notices:
        outline = _Outline()
        found = [(line, level) for block in notice.blocks for line, level in outline.wrong(block)]
        if found:
            rows = tuple(
                message("第{line}行的行首写成 `{marks} `", line=str(line), marks="#" * level)
                for line, level in found
            )
            what = message("标题的井号与层次不符，读者会看错哪个标题在哪个之下")
            mend = message("{rows:，}；原件如此时不必改", rows=rows)
            yield RULE.problem(Place(notice.card.place.file, found[0][0]), what, mend)


@dataclass(slots=True)
class _Outline:
    """The headings so far: those that are open, as (#, level meant), and the last numbers."""

    open: list[tuple[int, int]] = field(default_factory=list)
    last: dict[Level, tuple[int, int]] = field(default_factory=dict)
    before: tuple[Label | None, int] = (None, 1)

    def wrong(self, block: Block) -> Iterator[tuple[int, int]]:
        """Yield line and level of a heading that has another level, if the block is one."""
        match block:
            case Instrument():
                self.open, self.last, self.before = [], {}, (None, 1)
            case Heading(level=marks):
                number = label(block.text)
                meant = min(self._meant(marks, number), _DEEPEST)
                self._remember(marks, number, meant)
                if meant != marks:
                    yield block.line, meant
            case Paragraph() if self.last and len(block.text) < _LONGEST:
                number = label(block.text)
                if number and not _ENDS.search(block.text) and self._follows(number):
                    meant = self.last[number.level][1]
                    self._remember(meant, number, meant)
                    if not isinstance(block.content[0], Strong):  # of which heading-bold tells
                        yield block.line, meant

    def _meant(self, marks: int, number: Label | None) -> int:
        """Return the level of a heading with so many #: no level is left out."""
        while self.open and self.open[-1][0] >= marks:
            self.open.pop()
        meant = self.open[-1][1] + 1 if self.open else _HIGHEST
        if number is None:
            return meant
        if self._follows(number):
            return self.last[number.level][1]
        above, level = self.before
        inner = above is not None and number.level > above.level and number.number == 1
        return max(meant, level + 1) if inner else meant

    def _follows(self, number: Label) -> bool:
        """Return whether a number is the next one of its kind."""
        return self.last.get(number.level, (None, 0))[0] == number.number - 1

    def _remember(self, marks: int, number: Label | None, meant: int) -> None:
        while self.open and self.open[-1][1] >= meant:
            self.open.pop()
        self.open.append((marks, meant))
        self.before = number, meant
        if number:
            self.last = {key: row for key, row in self.last.items() if key < number.level}
            self.last[number.level] = number.number, meant
