"""Breaks: a notice's HTML with a mark at the very character where each printed page begins.

In: a Notice, where its printed pages begin, and those of a re-setting.
Out: HTML in which every printed page that the notice touches has its id, p5, once; a re-set one r5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING

from gazette.read.markdown import element
from gazette.typeset.marks import units
from gazette.typeset.titles import Senses, marked, senses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazette.model import Break, Notice

_PIECE = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>|&#?\w+;|\s+|[^<&\s]+|.""", re.DOTALL)
_SIGNED = '<div class="signed">'
_CELL = re.compile(r"(<t[hd]\b[^>]*>)(.*?)(</t[hd]>)", re.DOTALL)
_SHORT = 6
"""The characters of a cell that is not broken: a name, 万元（%）, 城关镇."""
_OPENS_INLINE = re.compile(r"<(?:a|b|em|i|span|strong|sub|sup)\b")


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


def body(notice: Notice, paged: Paged, reset: Paged = _UNPAGED) -> str:
    """Give the blocks of a notice as HTML, each with its id, and the marks of its printed pages.

    A notice that begins in the middle of a page gets that page's id at its start, without
    the role of a break: none is there, but a citation of the page must find the place. So do the
    pages of a re-setting (`reset`), which nobody cites.
    """
    at: dict[str, list[tuple[int, int, str]]] = {}
    for mark in paged.breaks:
        at.setdefault(mark.anchor, []).append((mark.offset, mark.page, _mark(mark.page)))
    for mark in reset.breaks:
        at.setdefault(mark.anchor, []).append((mark.offset, mark.page, _place("r", mark.page)))
    parts = [_place("p", paged.first)] if paged.begins_inside else []
    parts += [_place("r", reset.first)] if reset.begins_inside else []
    kinds = [block.kind for block in notice.blocks]
    for before, block, after in zip(["", *kinds], notice.blocks, [*kinds[1:], ""], strict=False):
        html = element(block, block.anchor)
        if block.kind in _DRESS:
            html = _DRESS[block.kind](html)
        if block.anchor in at:
            html = _broken(html, at[block.anchor])
        # One box for both: the day begins two characters to the right of its issuer (GB/T 9704).
        opens = (block.kind, after) == ("signature", "dated")
        closes = (before, block.kind) == ("signature", "dated")
        parts.append(f"{_SIGNED if opens else ''}{html}{'</div>' if closes else ''}")
    return "\n".join(parts)


def insert(html: str, marks: Iterable[tuple[int, str]]) -> str:
    """Insert each mark before the character that its offset names, counted without white space.

    Neither a tag nor an entity is ever cut; a mark at the first character of a link or of bold
    text stands before it. Marks come in the order of their offsets.
    """
    waiting = list(marks)
    parts: list[str] = []
    seen = done = 0
    opened = -1
    for piece in _PIECE.finditer(html):
        text = piece[0]
        if text[0] == "<" and len(text) > 1:
            inline = _OPENS_INLINE.match(text) is not None
            opened = -1 if not inline else piece.start() if opened < 0 else opened
            continue
        count = _solid(text)
        while waiting and waiting[0][0] < seen + count:
            offset, mark = waiting.pop(0)
            place = opened if offset == seen and opened >= 0 else piece.start() + offset - seen
            parts += (html[done:place], mark)
            done = place
        seen += count
        opened = -1 if count else opened
    return "".join((*parts, html[done:], *(mark for _, mark in waiting)))


def _solid(piece: str) -> int:
    """Count the characters of a piece between tags that are not white space."""
    if piece[0] == "&" and len(piece) > 1:
        return 0 if unescape(piece).isspace() else 1
    return 0 if piece.isspace() else len(piece)


def _sensed(html: str) -> str:
    """Wrap each sense of a title, and each word, so that it stays on one line if it fits on one."""
    head, _, rest = html.partition(">")
    text, _, tail = rest.rpartition("</")
    title = marked(text)
    return f"{head}>{_nested(senses(title))}</{tail}" if title else html


def _nested(parts: Senses | str) -> str:
    if isinstance(parts, str):
        return escape(parts, quote=False)
    if len(parts) == 1:
        return _nested(parts[0])
    return "".join(f"<span>{_nested(part)}</span>" for part in parts)


def _scrolled(html: str) -> str:
    """Let a table that is wider than a phone be scrolled, by the keyboard too.

    A cell of few characters stands on one line, and so does each number or day in a longer one.
    """
    html = _CELL.sub(lambda cell: f"{cell[1]}{_unbroken(cell[2])}{cell[3]}", html)
    return f'<div class="wide" role="group" aria-label="表格" tabindex="0">{html}</div>'


def _unbroken(text: str) -> str:
    """Wrap what stays on one line in a cell's text; what has tags in it is left to the style."""
    plain = unescape(text)
    if "<" in text or plain.isascii():  # the style breaks no number
        return text
    if len(plain) <= _SHORT:
        return _whole(plain)
    parts: list[str] = []
    done = 0
    for start, end in sorted(units(plain)):
        if start >= done:
            parts += (escape(plain[done:start], quote=False), _whole(plain[start:end]))
            done = end
    return "".join((*parts, escape(plain[done:], quote=False)))


def _whole(text: str) -> str:
    return f'<span class="whole">{escape(text, quote=False)}</span>'


_DRESS = {"title": _sensed, "instrument": _sensed, "table": _scrolled}


def _broken(html: str, marks: Sequence[tuple[int, int, str]]) -> str:
    ordered = sorted(marks)
    before = "".join(mark for offset, _, mark in ordered if not offset)
    return before + insert(html, ((offset, mark) for offset, _, mark in ordered if offset))


def _place(kind: str, page: int) -> str:
    return f'<span id="{kind}{page}"></span>'


def _mark(page: int) -> str:
    """Mark a page's beginning; its number is drawn by the style, so that nobody copies it.

    An element of its own name: a span may have no label but by its role, and judges (axe-core 4)
    do not know the roles of books.
    """
    role = 'role="doc-pagebreak"'
    return (
        f'<page-break {role} id="p{page}" aria-label="第{page}页" data-page="{page}"></page-break>'
    )
