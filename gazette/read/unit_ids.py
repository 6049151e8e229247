"""Ids of units: each block's id from the document's own numbering.

In: the blocks of a notice in printed order.
Out: the same blocks with ids, each once in its notice.

art-12 is 第十二条, art-12-2 its second paragraph (款), art-12-2-3 the item （三） below that (项);
ch-3 is 第三章 and ch-3-sec-1 its first section; h-2-3 is （三） below 二、; table-1, figure-1 and
annex-1 go by the number that names them, and fn-1 is the footnote [1]. What has no number is
counted: para-7. A number that comes again below the title of another instrument has that title's id
before it: instrument-2-art-1.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gazette.language.numbering import Label, Level, label
from gazette.language.numerals import CHINESE, whole
from gazette.model.blocks import (
    Annexes,
    AnnexPages,
    Figure,
    Footnote,
    Heading,
    Instrument,
    ItemList,
    Paragraph,
    Table,
)
from gazette.model.parts import CorrectionLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model.blocks import Block

_NAMED = re.compile(rf"附?(?P<kind>[表图])[ \u3000]*(?P<n>\d{{1,3}}|[{CHINESE}]{{1,3}})")
_ANNEX = re.compile(rf"附件[ \u3000]*(?P<n>\d{{1,2}}|[{CHINESE}]{{1,2}})?[ \u3000]*(?:[:：]|$|\s)")


_IDS = {"dated": "day", "cc": "copies"}
"""The ids of fields' lines that are not the name of their kind."""


def identify(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with their ids."""
    units = _Units()
    named = [replace(block, id=units.next(block)) for block in blocks]
    return tuple(_entries(block, units) if isinstance(block, Annexes) else block for block in named)


@dataclass(slots=True)
class _Units:
    """The numbers that the block at hand stands under."""

    taken: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)
    instrument: str = ""
    chapter: str = ""
    article: str = ""
    paragraph: int = 0
    path: list[Label] = field(default_factory=list)
    caption: int = 0

    def next(self, block: Block) -> str:
        """Return the id of the next block."""
        caption, self.caption = self.caption, 0
        match block:
            case Instrument():
                return self._instrument(block.text)
            case Heading() | Paragraph():
                name = self._text(block)
            case Table():
                name = f"table-{caption or self._count('table')}"
            case Figure():
                name = _annex(block.text) or f"figure-{self._count('figure')}"
            case AnnexPages():
                name = _annex(block.text) or block.kind
            case Footnote():
                name = f"fn-{block.number}"
            case ItemList() | CorrectionLine():
                name = f"{block.kind}-{self._count(block.kind)}"
            case _:
                name = _IDS.get(block.kind, block.kind)
        return self.unique(name)

    def unique(self, name: str) -> str:
        """Return a name that is not taken: of its instrument, or the second of its name."""
        if name in self.taken and self.instrument:
            name = f"{self.instrument}-{name}"
        again = 1
        found = name
        while found in self.taken:
            again += 1
            found = f"{name}_{again}"
        self.taken.add(found)
        return found

    def _count(self, name: str) -> int:
        self.counts[name] += 1
        return self.counts[name]

    def _instrument(self, text: str) -> str:
        self.instrument = ""
        name = _annex(text) or f"instrument-{self._count('instrument')}"
        self.instrument = self.unique(name)
        self.chapter = self.article = ""
        self.path = []
        return self.instrument

    def _text(self, block: Heading | Paragraph) -> str:
        found = label(block.text)
        if found is None:
            return self._bare(block)
        if found.level <= Level.ARTICLE:
            return self._division(found)
        while self.path and self.path[-1].level >= found.level:
            self.path.pop()
        self.path.append(found)
        above = f"{self.article}-{self.paragraph}" if self.article else "h"
        return "-".join((above, *(str(one.number) for one in self.path)))

    def _bare(self, block: Heading | Paragraph) -> str:
        """Return the id of what has no number: within an article its next paragraph (款)."""
        named = _NAMED.match(block.text)
        self.caption = (whole(named["n"]) or 0) if named else 0
        if isinstance(block, Heading):
            self.article = ""
            return f"heading-{self._count('heading')}"
        if self.article:
            self.paragraph += 1
            self.path = []
            return f"{self.article}-{self.paragraph}"
        return f"para-{self._count('para')}"

    def _division(self, found: Label) -> str:
        """Return the id of a part, chapter, section or article."""
        self.path = []
        self.article = ""
        if found.level is Level.ARTICLE:
            insert = f"bis{found.insert}" if found.insert else ""
            self.article, self.paragraph = f"art-{found.number}{insert}", 1
            return self.article
        if found.level is Level.SECTION:
            return f"{self.chapter}-sec-{found.number}".lstrip("-")
        name = "ch" if found.level is Level.CHAPTER else "part"
        self.chapter = f"{name}-{found.number}"
        return self.chapter


def _annex(text: str) -> str:
    match = _ANNEX.match(text)
    return f"annex-{whole(match['n'] or '1')}" if match else ""


def _entries(annexes: Annexes, units: _Units) -> Annexes:
    """Set for each annex of the list the id that leads to it, where no text of its own has it."""
    entries = tuple(
        replace(entry, id="" if f"annex-{at}" in units.taken else units.unique(f"annex-{at}"))
        for at, entry in enumerate(annexes.entries, 1)
    )
    return replace(annexes, entries=entries)
