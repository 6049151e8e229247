"""Draft: a text that is being amended; finds its units and changes them.

In: the blocks of the text, the act that amends; Instructions.
Out: the same blocks, changed; what stands in the way of an instruction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from gazette.language.numbering import Level, label
from gazette.model.amendment import Obstacle, Unit
from gazette.model.blocks import Heading, Paragraph
from gazette.model.consolidation import Revised
from gazette.model.inlines import Text
from gazette.record.consolidation.substitution import substituted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Block, Link
    from gazette.model.amendment import Instruction

LAST = -1
"""The level of a unit that is added without a number: it is the next."""
_PREFIX = r"(?:(?:instrument|annex)-\d+-)?"
"""What stands before an id whose number comes again below the title of another instrument."""
_PARAGRAPH = re.compile(rf"{_PREFIX}art-[^-]+(?:-[0-9]+)?")
"""The id of a paragraph of an article; that of the first is the article's."""
_LOOSE = frozenset({"table", "figure", "list"})
"""What may belong to the unit before it, and has no number that would say so."""


@dataclass(slots=True)
class Draft:
    """The text as it is being amended by `act`."""

    blocks: list[Revised]
    act: Link

    def replace(self, instruction: Instruction) -> Obstacle | None:
        """Give a unit another text; a number that this lacks stays as it was."""
        unit, span = instruction.unit or Unit(), self.span(instruction.unit)
        if isinstance(span, Obstacle):
            return span
        first = self.blocks[span.start].after
        assert first is not None, "a unit begins with what is there"  # noqa: S101 - for mypy
        texts = self._numbered(first, unit, instruction.new)
        if isinstance(texts, Obstacle):
            return texts
        old = [self.blocks[at] for at in span]
        made: list[Revised] = []
        for one, text in zip_longest(old, texts):
            after = Paragraph((Text(text),), id=_kept_id(one)) if text is not None else None
            made.append(self.changed(one or Revised(None, None), after))
        self.blocks[span.start : span.stop] = made
        return None

    def substitute(self, instruction: Instruction) -> Obstacle | None:
        """Put other words for words, wherever these stand in a unit or in the whole text."""
        if instruction.unit:
            span = self.span(instruction.unit)
            if isinstance(span, Obstacle):
                return span
        else:
            span = range(len(self.blocks))
        new, found = "".join(instruction.new), 0
        for at in span:
            block = self.blocks[at].after
            count = block.text.count(instruction.words) if block else 0
            if not block or not count:
                continue
            if not isinstance(block, Paragraph | Heading):
                return Obstacle.NOT_PLAIN
            content, done = substituted(block.content, instruction.words, new)
            if done != count:
                return Obstacle.NOT_PLAIN
            found += done
            self.blocks[at] = self.changed(self.blocks[at], replace(block, content=content))
        return None if found else Obstacle.WORDS_MISSING

    def delete(self, instruction: Instruction) -> Obstacle | None:
        """Leave out a unit."""
        span = self.span(instruction.unit)
        if isinstance(span, Obstacle):
            return span
        for at in span:
            self.blocks[at] = self.changed(self.blocks[at], None)
        return None

    def insert(self, instruction: Instruction) -> Obstacle | None:
        """Add a paragraph or an item to an article."""
        unit = instruction.unit or Unit()
        if unit.item:
            return self._insert_item(unit, instruction.new)
        whole = self.span(Unit(unit.article, unit.insert))
        if isinstance(whole, Obstacle):
            return whole
        starts = [at for at in whole if self._begins_paragraph(at)]
        if unit.paragraph in {LAST, len(starts) + 1}:
            self.add(whole.stop, instruction.new)
        elif unit.paragraph == 1:
            return Obstacle.NUMBER_TAKEN  # the article's own number stands before its first
        elif unit.paragraph > len(starts):
            return Obstacle.UNIT_MISSING
        else:
            self.add(starts[unit.paragraph - 1], instruction.new)
        return None

    def add(self, at: int, texts: tuple[str, ...]) -> None:
        """Put paragraphs before the block that stands at a place."""
        added = [Revised(None, Paragraph((Text(text),)), (self.act,)) for text in texts]
        self.blocks[at:at] = added

    def span(self, unit: Unit | None) -> range | Obstacle:
        """Return where a unit stands: all its blocks, which must be plain paragraphs."""
        if unit is None or not unit.article:
            return Obstacle.UNIT_MISSING
        names = _article(unit)
        if unit.item:
            names += rf"-{unit.paragraph or '[0-9]+'}-{unit.item}"
            names += f"-{unit.subitem}" if unit.subitem else ""
        elif unit.paragraph > 1:
            names += f"-{unit.paragraph}"
        found = [at for at, name in self._ids() if re.fullmatch(names, name)]
        if len(found) != 1:
            return Obstacle.UNIT_AMBIGUOUS if found else Obstacle.UNIT_MISSING
        return self.whole(found[0], first=unit.paragraph == 1, article=not unit.paragraph)

    def whole(self, start: int, *, first: bool = False, article: bool = True) -> range | Obstacle:
        """Return the blocks of the unit that begins at a place.

        `article` says that it is an article, to which what was added behind it belongs, `first`
        that it is only the first paragraph of one.
        """
        name = self._id(start)
        below = f"{name}-1-" if first else f"{name}-"
        stop = start + 1
        for at in range(start + 1, len(self.blocks)):
            block = self.blocks[at].after
            if block is None:
                continue
            added = not block.id and article and not _is_article(block)
            if not added and not (name and block.id.startswith(below)):
                break
            stop = at + 1
        following = next((one.after for one in self.blocks[stop:] if one.after), None)
        plain = all(
            isinstance(self.blocks[at].after, Paragraph | None) for at in range(start, stop)
        )
        if not plain or (following and following.kind in _LOOSE):
            return Obstacle.NOT_PLAIN
        return range(start, stop)

    def _insert_item(self, unit: Unit, texts: tuple[str, ...]) -> Obstacle | None:
        """Add an item behind the last one: none in between, for the others have their numbers."""
        items = rf"{_article(unit)}-({unit.paragraph or '[0-9]+'})-([0-9]+)"
        found = [(at, match) for at, one in self._ids() if (match := re.fullmatch(items, one))]
        if not found:
            return Obstacle.UNIT_MISSING
        if len({match[1] for _, match in found}) > 1:
            return Obstacle.UNIT_AMBIGUOUS
        whole = self.whole(found[-1][0], article=False)
        if isinstance(whole, Obstacle):
            return whole
        place, last = whole.stop, int(found[-1][1][2])
        while place < len(self.blocks) and self._added_item(place):
            place, last = place + 1, last + 1
        if unit.item not in {LAST, last + 1}:
            return Obstacle.NUMBER_TAKEN
        number = label(texts[0]) if texts else None
        if number is None or number.number != last + 1:
            return Obstacle.NUMBER_OTHER
        self.add(place, texts)
        return None

    def _numbered(
        self, first: Block, unit: Unit, texts: tuple[str, ...]
    ) -> tuple[str, ...] | Obstacle:
        """Return the new text of a unit with the number that it had, where it says none."""
        own = label(first.text)
        if not texts:
            return Obstacle.UNREAD
        if own is None or (unit.paragraph > 1 and not unit.item):
            return texts
        new = label(texts[0])
        if new and new.level is own.level:
            same = new.number == own.number or own.level is Level.ARTICLE
            return texts if same else Obstacle.NUMBER_OTHER
        gap = len(first.text[own.end :]) - len(first.text[own.end :].lstrip(" \u3000"))
        return (first.text[: own.end + gap] + texts[0], *texts[1:])

    def _begins_paragraph(self, at: int) -> bool:
        """Return whether a block of an article begins a paragraph (款), not an item."""
        block = self.blocks[at].after
        if block is None:
            return False
        if block.id:
            return bool(_PARAGRAPH.fullmatch(block.id))
        return label(block.text) is None

    def _added_item(self, at: int) -> bool:
        block = self.blocks[at].after
        return block is not None and not block.id and label(block.text) is not None

    def _id(self, at: int) -> str:
        block = self.blocks[at].after
        return block.id if block else ""

    def _ids(self) -> Iterator[tuple[int, str]]:
        for at, one in enumerate(self.blocks):
            if one.after and one.after.id:
                yield at, one.after.id

    def changed(self, one: Revised, after: Block | None) -> Revised:
        """Return a block as the act leaves it; None where it is deleted."""
        acts = one.acts if self.act in one.acts else (*one.acts, self.act)
        return Revised(one.before, after, acts)


def _article(unit: Unit) -> str:
    """Return a pattern of the ids that the article of a unit may have."""
    return rf"{_PREFIX}art-{unit.article}" + (f"bis{unit.insert}" if unit.insert else "")


def _is_article(block: Block) -> bool:
    own = label(block.text)
    return own is not None and own.level is Level.ARTICLE


def _kept_id(one: Revised | None) -> str:
    return one.after.id if one and one.after else ""
