"""Mentions: what a notice's text cites, and where; itself and what it promulgates it does not.

In: a Notice.
Out: it, with the documents that its text cites, each once, and the Mentions of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gazette.language.citations import citations
from gazette.language.lines import solid
from gazette.language.quoted_titles import folded, promulgated, titles_in
from gazette.model.blocks import (
    Footnote,
    Heading,
    Instrument,
    ItemList,
    Paragraph,
    Remark,
    Table,
)
from gazette.model.cited import Cited, Mention
from gazette.model.inlines import text as said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.language.citation import Citation
    from gazette.model import Block, Notice, Number

_OUTER = str.maketrans("〈〉", "《》")
"""Inside 《》 a title's own 《》 are printed 〈〉; a title that stands alone has them back."""
_SHORT = 5
"""A title of fewer characters is a law's, or stands for one that is named elsewhere: 《办法》."""
_LAW = ("法", "典", "条例")
_CALLED = re.compile(r"简称\s*(?:为|[:：])?\s*[“\"]?\s*$")
"""What stands before a short title that is only agreed upon: （以下简称《管理办法》）."""
_NEAR = 8
"""Characters before a title among which 以下简称为 stands."""


def with_mentions(notice: Notice) -> Notice:
    """Return a notice of which its blocks are known with what these cite, and where."""
    blocks, card = notice.blocks, notice.card
    texts = [(block.id, text, before) for block in blocks for text, before in _texts(block, 0)]
    named = [(*place, one) for place in texts for one in citations(place[1])]
    if not named:
        return notice
    annexes = tuple(annex.name for annex in notice.annexes)
    found = _Found(frozenset(card.numbers), _own(card.title, blocks, annexes))
    for *_, one in named:
        if one.title and len(one.numbers) == 1:
            found.numbered.setdefault(folded(one.title), one.numbers[0])
    for unit, text, before, one in named:
        found.take(unit, text, before, one)
    card = replace(card, cited=tuple(found.cited.values()))
    return replace(notice, card=card, mentions=tuple(found.mentions))


def _own(title: str, blocks: Iterable[Block], annexes: Iterable[str]) -> set[str]:
    """Return the titles by which a notice names itself and what comes with it."""
    passed = promulgated(title)
    names = (title, passed, *annexes, *(b.text for b in blocks if isinstance(b, Instrument)))
    quoted = (one.title for name in names if passed or name != title for one in titles_in(name))
    return {folded(name) for name in (*names, *quoted) if name}


def _texts(block: Block, before: int) -> Iterator[tuple[str, int]]:
    """Yield the texts of a block in which documents are cited: of a table each row.

    With each comes how many characters stand before it, those of the block's text.
    """
    match block:
        case Paragraph() | Heading() | Remark() | Footnote():
            yield block.text, before
        case Table():
            for row in (*block.head, *block.rows):
                text = "\t".join(said(cell.content) for cell in row)
                yield text, before
                before += len(solid(text))
        case ItemList():
            for item in block.items:
                for inner in item.blocks:
                    yield from _texts(inner, before)
                    before += len(solid(inner.text))
        case _:
            pass


@dataclass(slots=True)
class _Found:
    """What was found so far; `numbers` and `titles` are the notice's own.

    `numbered` are the titles that the text gives a number somewhere.
    """

    numbers: frozenset[Number]
    titles: set[str]
    numbered: dict[str, Number] = field(default_factory=dict)
    cited: dict[object, Cited] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    places: dict[object, int] = field(default_factory=dict)

    def take(self, unit: str, text: str, before: int, one: Citation) -> None:
        """Take a citation that stands in a text of a unit, behind `before` characters of it."""
        for name, start, end in self._named(text, one):
            key = name.number or name.name or folded(name.title)
            known = self.cited.get(key)
            if known is None:
                self.places[key] = len(self.cited)
                self.cited[key] = replace(name, units=(unit,))
            elif unit not in known.units or (name.title and not known.title):
                units = tuple(dict.fromkeys((*known.units, unit)))
                self.cited[key] = replace(known, units=units, title=known.title or name.title)
            begin = before + len(solid(text[:start]))
            length = len(solid(text[start:end]))
            self.mentions.append(Mention(unit, begin, begin + length, self.places[key]))

    def _named(self, text: str, one: Citation) -> Iterator[tuple[Cited, int, int]]:
        """Yield each document that a citation names, with its place; none that is the notice."""
        title = one.title.translate(_OUTER)
        if one.name:
            yield Cited(one.kind, title=title, name=one.name), one.start, one.end
        elif not one.numbers:
            if self._is_other(text, one):
                number = self.numbered.get(folded(one.title))
                yield Cited(one.kind, number, title), one.start, one.end
        elif len(one.numbers) == 1:
            if one.numbers[0] not in self.numbers:
                yield Cited(one.kind, one.numbers[0], title), one.start, one.end
        else:
            for number, (start, end) in zip(one.numbers, one.places, strict=True):
                if number not in self.numbers:
                    yield Cited(one.kind, number, title), start, end

    def _is_other(self, text: str, one: Citation) -> bool:
        """Return whether a title is another document's, and no short name agreed upon."""
        title = folded(one.title)
        if title in self.titles:
            return False
        if _CALLED.search(text[max(0, one.start - _NEAR) : one.start]):
            self.titles.add(title)
            return False
        return len(title) >= _SHORT or title.endswith(_LAW)
