"""Breaks: a notice's HTML with a mark at the very character where each printed page begins.

In: a Notice, where its printed pages begin, and those of a re-setting.
Out: HTML in which every printed page that the notice touches has its id, p5, once; a re-set one r5.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from gazette.model.blocks import Day, Instrument, Signature, Table, Title
from gazette.typeset.break_classes import kept_units
from gazette.typeset.titles import senses, title_with_breaks
from gazette.write import elements, html
from gazette.write.styling import PLAIN, Styling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gazette.language.words import Words
    from gazette.model import Block, Break, Notice
    from gazette.write.styling import Reference

_SHORT = 6
"""The characters of a cell that is not broken: a name, 万元（%）, 城关镇."""


@dataclass(frozen=True, slots=True)
class Paged:
    """Where the pages of a notice begin: its first page, 0 where none is known, and its Breaks."""

    first: int = 0
    breaks: Sequence[Break] = ()

    @property
    def begins_inside(self) -> bool:
        """Whether the notice begins in the middle of its first page, or may do so."""
        return bool(self.first) and all(mark.page != self.first for mark in self.breaks)


_UNPAGED = Paged()
_NONE: Mapping[str, tuple[Reference, ...]] = MappingProxyType({})


def body(
    words: Words,
    notice: Notice,
    paged: Paged,
    reset: Paged = _UNPAGED,
    references: Mapping[str, tuple[Reference, ...]] = _NONE,
) -> Markup:
    """Return the blocks of a notice as HTML, each with its id, and the marks of its printed pages.

    A notice that begins in the middle of a page gets that page's id at its start, without
    the role of a break: none is there, but a citation of the page must find the place. So do the
    pages of a re-setting (`reset`), which nobody cites. `references` go by a block's id.
    """
    at: dict[str, list[tuple[int, int, Markup]]] = {}
    for mark in paged.breaks:
        shown = elements.page_break(mark.page, words.page.format(page=mark.page))
        at.setdefault(mark.anchor, []).append((mark.offset, mark.page, shown))
    for mark in reset.breaks:
        shown = elements.place(f"r{mark.page}")
        at.setdefault(mark.anchor, []).append((mark.offset, mark.page, shown))
    parts = [elements.place(f"p{paged.first}")] if paged.begins_inside else []
    parts += [elements.place(f"r{reset.first}")] if reset.begins_inside else []
    blocks = list(notice.blocks)
    while blocks:
        block = blocks.pop(0)
        shown = _block(words, block, at.get(block.id, ()), references.get(block.id, ()))
        if isinstance(block, Signature) and blocks and isinstance(blocks[0], Day):
            # One box for both: the day begins two characters right of its issuer (GB/T 9704).
            day = blocks.pop(0)
            shown = elements.division(
                shown + "\n" + _block(words, day, at.get(day.id, ())), "signed"
            )
        parts.append(shown)
    return Markup("\n").join(parts)


def _block(
    words: Words,
    block: Block,
    marks: Iterable[tuple[int, int, Markup]],
    references: tuple[Reference, ...] = (),
) -> Markup:
    """Return a block with the marks of pages; one at its beginning stands before it."""
    ordered = sorted(marks) if marks else ()
    before = [mark for offset, _, mark in ordered if not offset]
    inside = [(offset, mark) for offset, _, mark in ordered if offset]
    match block:
        case Title() | Instrument() if (title := title_with_breaks(block)) and not words.spaced:
            shown = html.write(block, Styling(senses=senses(title)), inside)
        case Table():
            styling = replace(_TABLE, references=references)
            shown = elements.scrolled(html.write(block, styling, inside), words.table)
        case _:
            styling = Styling(references=references) if references else PLAIN
            shown = html.write(block, styling, inside)
    return Markup("").join((*before, shown)) if before else shown


def _unbroken(text: str, column: int, *, head: bool) -> Iterator[tuple[int, int]]:  # noqa: ARG001
    """Yield what stays on one line of a cell: all of a short text, else its numbers and days."""
    if text.isascii():  # the style breaks no number
        return
    if len(text) <= _SHORT:
        yield 0, len(text)
        return
    done = 0
    for start, end in sorted(kept_units(text)):
        if start >= done:
            yield start, end
            done = end


_TABLE = Styling(whole=_unbroken)
