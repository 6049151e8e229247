"""Breaks: a notice's HTML with a mark at the very character where each printed page begins.

In: a Notice, where its printed pages begin, and those of a re-setting.
Out: HTML in which every printed page that the notice touches has its id, p5, once; a re-set one r5.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from gazette.language.captions import captions, names
from gazette.model.blocks import Day, Footnote, Instrument, Signature, Table, Title
from gazette.typeset.break_classes import unbreakable
from gazette.typeset.titles import senses, title_with_breaks
from gazette.write import elements, html
from gazette.write.styling import PLAIN, NoteNames, Styling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from gazette.language.words import Words
    from gazette.model import Block, Break, Notice
    from gazette.write.styling import Reference, Revision, Whole

    Marks = dict[str, list[tuple[int, int, Markup]]]
    """By the id of a block where pages begin in it, which, and the mark of each."""

_SHORT = 6
"""The characters of a cell that is not broken: a name, 万元（%）, 城关镇."""


@dataclass(frozen=True, slots=True)
class Paged:
    """Where the pages of a notice begin: its first page, 0 where none is known, and its Breaks.

    `marked` asks for the mark of its first page at its start, even if that may have begun before.
    `floats` are where the pages begin of pictures and tables that stand on others than the text
    around them.
    """

    first: int = 0
    breaks: Sequence[Break] = ()
    marked: bool = False
    floats: Sequence[Break] = ()

    @property
    def begins_inside(self) -> bool:
        """Whether the notice begins in the middle of its first page, or may do so."""
        return bool(self.first) and all(mark.page != self.first for mark in self.breaks)


@dataclass(frozen=True, slots=True)
class Form:
    """What an edition for screens asks of the HTML beside where its pages begin.

    `references` and `revisions` go by a block's id; `page_break` makes the mark of a page from its
    number and name. `book` says that it is an EPUB. `captions` are the captions of tables and their
    units, by id, `named` has by a table's id the ids of its own.
    """

    references: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)
    revisions: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    styling: Styling = PLAIN
    page_break: Callable[[int, str], Markup] = elements.page_break
    book: bool = False
    captions: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_UNPAGED = Paged()
WEB = Form()
"""The form of a page of the site that refers to no other."""


def body(
    words: Words,
    notice: Notice,
    paged: Paged,
    reset: Paged = _UNPAGED,
    form: Form = WEB,
) -> Markup:
    """Return the blocks of a notice as HTML, each with its id, and the marks of its printed pages.

    A notice that begins in the middle of a page gets that page's id at its start, without
    the role of a break: none is there, but a citation of the page must find the place. So do the
    pages of a re-setting (`reset`), which nobody cites.
    """
    moved = _floated(paged)
    at = _marks(words, (*paged.breaks, *moved.own), reset, form)
    form = _with_captions(_in_language(form, words, notice.blocks), notice.blocks)
    parts = [_beginning(words, paged, form)] if paged.begins_inside else []
    parts += [elements.place(f"r{reset.first}")] if reset.begins_inside else []
    blocks = list(notice.blocks)
    while blocks:
        block = blocks.pop(0)
        shown = _block(words, block, at.get(block.id, ()), form)
        if isinstance(block, Signature) and blocks and isinstance(blocks[0], Day):
            # One box for both: the day begins two characters right of its issuer (GB/T 9704).
            day = blocks.pop(0)
            shown = elements.division(
                shown + "\n" + _block(words, day, at.get(day.id, ()), form), "signed"
            )
        if page := moved.beside.get(block.id):
            shown = elements.floated(shown, page, words.page.format(page=page))
        parts.append(shown)
    return Markup("\n").join(parts)


def _marks(words: Words, breaks: Iterable[Break], reset: Paged, form: Form) -> Marks:
    """Return the marks of pages and of those of a re-setting."""
    at: Marks = {}
    for mark in breaks:
        shown = form.page_break(mark.page, words.page.format(page=mark.page))
        at.setdefault(mark.anchor, []).append((mark.offset, mark.page, shown))
    for mark in reset.breaks:
        shown = elements.place(f"r{mark.page}")
        at.setdefault(mark.anchor, []).append((mark.offset, mark.page, shown))
    return at


class _Floated(NamedTuple):
    """What has moved: the pages that begin nowhere else, and the others, by the block's id."""

    own: Sequence[Break]
    beside: Mapping[str, int]


def _floated(paged: Paged) -> _Floated:
    """Return what has moved: a page that holds nothing else of the notice begins in it."""
    known = {paged.first, *(mark.page for mark in paged.breaks)}
    own: dict[int, Break] = {}
    beside: dict[str, int] = {}
    for mark in paged.floats:
        if mark.page not in known:
            own.setdefault(mark.page, mark)
        elif not mark.offset:
            beside.setdefault(mark.anchor, mark.page)
    return _Floated(tuple(own.values()), beside)


def _in_language(form: Form, words: Words, blocks: Sequence[Block]) -> Form:
    """Return a form that knows the language of some blocks, and what their footnotes are called."""
    styling = form.styling
    if words.tag != styling.language:
        styling = replace(styling, language=words.tag)
    if any(isinstance(block, Footnote) for block in blocks):
        names = NoteNames(words.reference.note, words.reference.note_back, form.book)
        styling = replace(styling, notes=names)
    return form if styling is form.styling else replace(form, styling=styling)


def _with_captions(form: Form, blocks: Sequence[Block]) -> Form:
    """Return a form that knows what names the tables among some blocks."""
    if not any(isinstance(block, Table) for block in blocks):
        return form
    kinds = zip(blocks, captions(blocks), strict=True)
    found = {block.id: kind for block, kind in kinds if kind}
    return replace(form, captions=found, named=names(blocks)) if found else form


def _beginning(words: Words, paged: Paged, form: Form) -> Markup:
    """Return what stands at the start of a notice for its first page."""
    if paged.marked:
        return form.page_break(paged.first, words.page.format(page=paged.first))
    return elements.place(f"p{paged.first}")


def _block(
    words: Words,
    block: Block,
    marks: Iterable[tuple[int, int, Markup]],
    form: Form,
) -> Markup:
    """Return a block with the marks of pages; one at its beginning stands before it."""
    ordered = sorted(marks) if marks else ()
    before = [mark for offset, _, mark in ordered if not offset]
    inside = [(offset, mark) for offset, _, mark in ordered if offset]
    match block:
        case Title() | Instrument() if (title := title_with_breaks(block)) and not words.spaced:
            revised = form.revisions.get(block.id, ())
            styling = replace(form.styling, senses=senses(title), revisions=revised)
            shown = html.write(block, styling, inside)
        case Table():
            styling = _styling(form, block, whole=_unbroken)
            shown = elements.scrolled(html.write(block, styling, inside), words.table)
        case _:
            shown = html.write(block, _styling(form, block), inside)
    return Markup("").join((*before, shown)) if before else shown


def _unbroken(text: str, column: int, *, head: bool) -> Iterator[tuple[int, int]]:  # noqa: ARG001
    """Yield what stays on one line of a cell: all of a short text, else its numbers and days."""
    if text.isascii():  # the style breaks no number
        return
    if len(text) <= _SHORT:
        yield 0, len(text)
        return
    done = 0
    for start, end in sorted(unbreakable(text)):
        if start >= done:
            yield start, end
            done = end


def _styling(form: Form, block: Block, whole: Whole | None = None) -> Styling:
    """Return the styling of a block, with what in it leads elsewhere."""
    references = form.references.get(block.id, ())
    revised = form.revisions.get(block.id, ())
    classes = (form.captions[block.id],) if block.id in form.captions else ()
    if whole is None and not references and not classes and not revised:
        return form.styling
    return replace(
        form.styling,
        classes=classes,
        references=references,
        revisions=revised,
        whole=whole,
        labelled=form.named.get(block.id, ()),
    )
