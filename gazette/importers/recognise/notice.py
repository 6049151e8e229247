"""Notices: the lines of one become its fields, its blocks, and what only the print knows of it.

In: the lines of a notice, its head, the Measure of the print.
Out: a RecognisedNotice, and an Uncertainty for each weak place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette.importers.document import Assignment, Category, Hint, Uncertainty, weave
from gazette.importers.lexicon import terms, titles
from gazette.importers.paragraphs import blocks, join, levels
from gazette.importers.structure import grammar, pairing
from gazette.model import Annex, Card, Notice, Place, message
from gazette.model.blocks import Instrument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.importers.document import Line, Position
    from gazette.importers.paragraphs.blocks import SourceBlock
    from gazette.importers.paragraphs.boundary import Decision
    from gazette.importers.paragraphs.join import LineGroup
    from gazette.importers.paragraphs.measure import Measure
    from gazette.importers.structure.pagination import PageStart
    from gazette.importers.structure.parts import Instrument as ReadInstrument
    from gazette.importers.structure.parts import Parts
    from gazette.importers.structure.title_lines import Head
    from gazette.model import Number


@dataclass(frozen=True, slots=True)
class RecognisedNotice:
    """A notice without its identity, and what only the print knows of it.

    What the print does not say is empty. `entry` is its place in the contents, -1 where they do not
    name it, `order` is 第12号 of an order. `blocks` are those of its body, `decisions` what joined
    or parted their lines; `pages` are those of the print that begin inside.
    """

    notice: Notice
    position: Position
    entry: int
    order: str
    blocks: tuple[SourceBlock, ...]
    assignments: tuple[Assignment, ...]
    decisions: tuple[Decision, ...] = ()
    pages: tuple[PageStart, ...] = ()

    @property
    def card(self) -> Card:
        """Return its card."""
        return self.notice.card

    @property
    def number(self) -> Number | None:
        """Return its document number; None where it has none."""
        return self.card.numbers[0] if self.card.numbers else None

    @property
    def issuer(self) -> str:
        """Return its issuers in one line."""
        return " ".join(self.card.issuers)

    @property
    def texts(self) -> tuple[tuple[LineGroup, ...], ...]:
        """Return the groups of lines of the letter and of each instrument, without its title."""
        found: list[tuple[LineGroup, ...]] = [()]
        for each in self.blocks:
            if isinstance(each.block, Instrument):
                found.append(())
            else:
                found[-1] += each.groups
        return tuple(found)

    @property
    def groups(self) -> tuple[LineGroup, ...]:
        """Return the groups of lines of all its texts."""
        return tuple(group for text in self.texts for group in text)

    def with_card(self, card: Card) -> RecognisedNotice:
        """Return it with another card."""
        return replace(self, notice=replace(self.notice, card=card))


def recognise_notice(
    text: str, lines: tuple[Line, ...], head: Head, measured: Measure
) -> tuple[RecognisedNotice, tuple[Uncertainty, ...]]:
    """Recognise one notice of a print: its head is known, its other parts are read."""
    named = titles.title(text, head.title)
    loose = _loose(lines[: head.end - head.start], head)
    below = lines[head.end - head.start :]
    split = grammar.parse(below, named, titles.issuer(named, ""))
    split = replace(split, letter=loose + split.letter)
    doubts = [*split.doubts, *_misread(text, split, lines[0].position)]
    doubts += pairing.unpaired(below, named, split)
    joined = [join.join(split.letter, text, measured)]
    joined += [join.join(each.lines, text, measured) for each in split.instruments]
    doubts += (doubt for each in joined for doubt in each.doubts)
    above = (None, *(_titled(text, each) for each in split.instruments))
    levelled = (levels.level(each.groups) for each in joined)
    found = RecognisedNotice(
        _fields(text, named, head.number, split),
        lines[0].position,
        head.entry,
        head.order,
        blocks.blocks(zip(above, levelled, strict=True)),
        _assignments(head, split),
        tuple(one for each in joined for one in each.decisions),
    )
    return found, tuple(doubts)


def _titled(text: str, given: ReadInstrument) -> join.LineGroup:
    """Return the title of an instrument in one line, with the lines that it was made of."""
    spans = tuple(line.span for line in given.title)
    return join.LineGroup(spans, titles.heading(text, spans), given.title[0].position)


def _fields(text: str, title: str, number: Number | None, split: Parts) -> Notice:
    """Return a notice with the fields that its parts say, without identity, kind and section."""
    signed = " ".join(titles.signed(text[slice(*span)]) for span in split.signed)
    topic = weave(text, split.topic.spans) if split.topic else ""
    annexes = split.annexes.items if split.annexes else ()
    card = Card(
        id="",
        issue="",
        numbers=(number,) if number else (),
        title=title,
        kind="",
        section="",
        issuers=tuple(titles.issuer(title, signed).split()),
        dated=split.dated,
        place=Place(""),
    )
    return Notice(
        card,
        addressees=weave(text, split.addressees).rstrip("：: "),
        signed_by=(signed,) if signed else (),
        annexes=tuple(Annex(weave(text, each.spans), omitted=each.omitted) for each in annexes),
        remark=weave(text, split.remark),
        cc=weave(text, split.copies.spans) if split.copies else "",
        further={"topic": topic} if topic else {},
    )


def _misread(text: str, split: Parts, position: Position) -> Iterator[Uncertainty]:
    """Yield a doubt of a day in which a letter was read as a figure."""
    said = text[slice(*split.dated_span)] if split.dated_span else ""
    if terms.misread(said):
        yield Uncertainty(
            position,
            message("成文日期里的字母"),
            message("读作 {dated}", dated=split.dated),
            said.strip(),
        )


def _loose(lines: tuple[Line, ...], head: Head) -> tuple[Line, ...]:
    """Return the lines of a head that are neither title nor number: who approved it (签发人)."""
    own = [span[0] for span in (*head.title, head.number_span) if span]
    return tuple(
        replace(line, hint=Hint.WHOLE)
        for line in lines
        if not any(line.span[0] <= at < line.span[1] for at in own)
    )


def _assignments(head: Head, split: Parts) -> tuple[Assignment, ...]:
    """Return where the characters of a notice go."""
    number = (head.number_span,) if head.number_span else ()
    rows = ((Category.TITLE, head.title), (Category.NUMBER, number), *split.claims())
    return tuple(Assignment(span, category) for category, spans in rows for span in spans)
