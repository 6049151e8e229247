"""Composes a notice: its fields and its body become one list of Blocks, in printed order.

In: a Notice without blocks, its title as marked, its Body.
Out: its Blocks, each with its id; the Breaks of an earlier print.

The order is that of GB/T 9704: title, number, addressees, letter, annexes, signature, day; what it
corrects in others stands at the end of the letter, as far as that does not say it; then the
instrument that the letter promulgates, footnotes, pictures and pages of annexes, and cc.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.content.annexes import has_pages, is_picture
from gazette.language.lines import solid
from gazette.model import Break
from gazette.model.blocks import (
    Addressees,
    AnnexEntry,
    Annexes,
    AnnexPages,
    Copies,
    Day,
    Figure,
    Instrument,
    NumberLine,
    Remark,
    Signature,
    Title,
)
from gazette.model.inlines import Image
from gazette.model.parts import CorrectionLine
from gazette.read.corrections import lines
from gazette.read.unit_ids import identify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.language.words import Words
    from gazette.model import Notice
    from gazette.model.blocks import Block
    from gazette.read.body import Body


_OPENING = (Title, NumberLine, Addressees)


def compose(
    words: Words, notice: Notice, marked: str, numbers: tuple[str, ...], body: Body
) -> tuple[Block, ...]:
    """Put the Blocks in order.

    `marked` is the title, a line for each that it asks for; `numbers` as they are written, for one
    that cannot be read is shown, too.
    """
    cut = _cut(body.blocks)
    parts = (
        *_opening(words, notice, marked, numbers),
        *body.blocks[:cut],
        *lines(words, notice.card.corrections, body.blocks),
        *_closing(words, notice),
        *body.blocks[cut:],
        *body.notes,
        *_after(words, notice),
    )
    return identify(parts)


def breaks(notice: Notice, body: Body) -> tuple[Break, ...]:
    """Say before which character of which Block of a composed Notice each page begins.

    What stands at the end of a Block of the body is said of what follows it in print; of a page
    that begins behind the last Block nothing is said.
    """
    before = sum(isinstance(block, _OPENING) for block in notice.blocks)
    after = _count(notice.annexes, notice.signed_by, notice.card.dated, notice.remark)
    after += sum(isinstance(block, CorrectionLine) for block in notice.blocks)
    cut, whole = _cut(body.blocks), len(body.blocks) + len(body.notes)
    found = []
    for at, offset, page in body.breaks:
        place = at + before + (after if cut <= at and cut < whole else 0)
        seen = offset
        while place < len(notice.blocks) and seen >= len(solid(notice.blocks[place].text)):
            place, seen = place + 1, 0
        if place < len(notice.blocks):
            count = sum(len(solid(block.text)) for block in notice.blocks[:place]) + seen
            found.append(Break(page.page, notice.card.id, notice.blocks[place].id, seen, count))
    return tuple(found)


def _count(*fields: object) -> int:
    """Count the fields that something is written in: each is one Block."""
    return sum(map(bool, fields))


def _cut(body: tuple[Block, ...]) -> int:
    """Return where the first instrument begins."""
    return next((at for at, block in enumerate(body) if isinstance(block, Instrument)), len(body))


def _opening(
    words: Words, notice: Notice, marked: str, numbers: tuple[str, ...]
) -> Iterator[Block]:
    card = notice.card
    if card.title:
        units = marked.split("\n")
        if len(units) == 1:
            units = list(title_units(marked, card.issuers))
        yield Title(tuple(_parted(card.title, units)))
    if numbers:
        yield NumberLine(numbers)
    if notice.addressees:
        yield Addressees(words.addressees.format(names=notice.addressees.rstrip("：:")))


def title_units(title: str, issuers: tuple[str, ...]) -> Iterator[str]:
    """Yield the issuers that a title begins with, and then the rest of it."""
    left = list(issuers)
    while name := next((one for one in left if title.startswith(one)), ""):
        left.remove(name)
        unit = name + "、" * title.startswith("、", len(name))
        yield unit
        title = title[len(unit) :].lstrip(" ")
    yield title


def _parted(title: str, lines: list[str]) -> Iterator[str]:
    """Part a title after each of its lines; the space that joins two words stays with the first."""
    for part in lines[:-1]:
        cut = len(part) + title.startswith(" ", len(part))
        yield title[:cut]
        title = title[cut:]
    if title:
        yield title


def _closing(words: Words, notice: Notice) -> Iterator[Block]:
    if notice.annexes:
        yield _annexes(words, notice)
    if notice.signed_by:
        yield Signature(notice.signed_by)
    if notice.card.dated:
        yield Day(words.day(notice.card.dated))
    if notice.remark:
        yield Remark(notice.remark)


def _annexes(words: Words, notice: Notice) -> Annexes:
    """List the annexes; a name takes no punctuation after it, an omitted one says so."""
    single = len(notice.annexes) == 1
    head = words.annex if single else words.annexes
    return Annexes(
        tuple(
            AnnexEntry(
                (head if at == 1 else "") + ("" if single else words.annex_number.format(n=at)),
                annex.name,
                annex.file,
                words.omitted if annex.omitted else "",
                printed=annex.printed,
            )
            for at, annex in enumerate(notice.annexes, 1)
        )
    )


def _after(words: Words, notice: Notice) -> Iterator[Block]:
    for at, annex in enumerate(notice.annexes, 1):
        form = words.annex_figure_n if len(notice.annexes) > 1 else words.annex_figure
        said = form.format(n=at, name=annex.name)
        if is_picture(annex.file):
            yield Figure(Image(annex.file, said), said)
        elif has_pages(annex):
            yield AnnexPages(said, annex.file)
    if notice.cc:
        yield Copies(words.copies.format(names=notice.cc))
