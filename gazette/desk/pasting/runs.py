"""Runs: the characters of a paragraph on the clipboard, and what of their style is kept.

In: pieces of text, each bold or not, behind a link or not.
Out: Inlines, with white space as our own texts have it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from gazette.language.lines import glue
from gazette.model.blocks import Footnote, Heading, Instrument, ItemList, Paragraph, Table
from gazette.model.inlines import FootnoteReference, Inline, Inlines, LineBreak, Link, Strong, Text

if TYPE_CHECKING:
    from gazette.model.blocks import Block
    from gazette.model.cells import Row

BREAK = "\u2028"
"""Stands for a line's end that was asked for; no text of ours may hold it."""
_BLANK = " \t\r\f\v\xa0\u2002\u2003\u2009"
_AROUND = _BLANK + "\n\u3000"
_NEAR = 32


class Piece(NamedTuple):
    """Some characters; or, where `note` is not 0, where a text refers to a footnote."""

    text: str
    bold: bool = False
    link: str = ""
    note: int = 0


def inlines(pieces: list[Piece]) -> Inlines:
    """Return pieces as inlines: one space for many, none where a line of HTML ends in Chinese."""
    marks = [
        (character, piece._replace(text=""))
        for piece in pieces
        for character in (piece.text or "\0")
    ]
    kept = _spaced(marks)
    made: list[Inline] = []
    for piece, group in groupby(kept, lambda one: one[1]):
        text = "".join(character for character, _ in group)
        if piece.note:
            made.append(FootnoteReference(piece.note))
        else:
            made += _styled(text, piece)
    return tuple(made)


def _spaced(marks: list[tuple[str, Piece]]) -> list[tuple[str, Piece]]:
    text = "".join(character for character, _ in marks)
    kept: list[tuple[str, Piece]] = []
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and text[end] in f"{_BLANK}\n":
            end += 1
        if end == at:
            kept.append(marks[at])
            at += 1
            continue
        before, after = text[max(0, at - _NEAR) : at], text[end : end + _NEAR]
        gap = glue(before, after) if "\n" in text[at:end] else " "
        if gap and before and after and BREAK not in {before[-1], after[0]}:
            kept.append((gap, marks[at][1]))
        at = end
    while kept and kept[0][0] in f"{_AROUND}{BREAK}":
        del kept[0]
    while kept and kept[-1][0] in f"{_AROUND}{BREAK}":
        kept.pop()
    return kept


def _styled(text: str, piece: Piece) -> Inlines:
    """Return characters of one style; a bold space is none, nor a bold line's end."""
    parts: list[Inline] = []
    for at, line in enumerate(text.split(BREAK)):
        if at:
            parts.append(LineBreak())
        if line:
            parts.append(Text(line))
    if piece.link and text.strip():
        return (Link(piece.link, tuple(parts), bare=text.strip() == piece.link),)
    if not piece.bold or not text.strip():
        return tuple(parts)
    made: list[Inline] = []
    for part in parts:
        if isinstance(part, Text):
            said = part.text.strip()
            front, _, back = part.text.partition(said)
            made += [Text(front)] if front else []
            made += [Strong((Text(said),))] if said else []
            made += [Text(back)] if back else []
        else:
            made.append(part)
    return tuple(made)


def merged(content: Inlines) -> Inlines:
    """Return inlines of which no two texts and no two bold texts stand side by side."""
    made: list[Inline] = []
    for one in content:
        last = made[-1] if made else None
        if isinstance(one, Text) and isinstance(last, Text):
            made[-1] = Text(last.text + one.text)
        elif isinstance(one, Strong) and isinstance(last, Strong):
            made[-1] = Strong(merged((*last.content, *one.content)))
        else:
            made.append(one)
    return tuple(made)


def unstyled(content: Inlines) -> Inlines:
    """Return inlines without bold text, in one line: a heading is bold as a whole."""
    lines = (Text(" ") if isinstance(one, LineBreak) else one for one in _even(content))
    return merged(tuple(lines))


def joined(parts: list[Inlines]) -> Inlines:
    """Return several runs as one, a space between them, in one line."""
    content: Inlines = ()
    for part in parts:
        content += (Text(" "), *part) if content else part
    return merged(tuple(Text(" ") if isinstance(one, LineBreak) else one for one in content))


def bold(content: Inlines) -> Inlines:
    """Return inlines whose texts are bold."""
    made = (
        Strong((one,)) if isinstance(one, Text) and one.text.strip() else one for one in content
    )
    return merged(tuple(made))


def without_bold(block: Block) -> Block:
    """Return a block in which nothing is bold."""
    match block:
        case Paragraph() | Heading() | Instrument() | Footnote():
            return replace(block, content=_even(block.content))
        case ItemList():
            items = (
                replace(item, blocks=tuple(map(without_bold, item.blocks))) for item in block.items
            )
            return replace(block, items=tuple(items))
        case Table():
            parts = (tuple(map(_even_row, rows)) for rows in (block.head, block.rows))
            head, rows = parts
            return replace(block, head=head, rows=rows)
        case _:
            return block


def _even_row(row: Row) -> Row:
    return tuple(replace(cell, content=_even(cell.content)) for cell in row)


def _even(content: Inlines) -> Inlines:
    """Return inlines without bold text."""
    made: list[Inline] = []
    for one in content:
        made += one.content if isinstance(one, Strong) else (one,)
    return merged(tuple(made))
