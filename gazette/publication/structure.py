"""The structure of a text: what is printed of it beside its characters, as a lock binds it.

In: a Notice; an Issue, the digest of its cover picture.
Out: text: its form, then a row for each unit in order: its id, its kind, what belongs to it.

A row says the level of a heading; of a list its items, one within another; of a table its rows and
columns, which way these are set, and which cells are merged; of a figure its file; where in the
unit's text bold and the readings of characters begin and end, where a picture and the mark of a
note stand. It says no word of the text: that is bound by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import inlines
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
from gazette.model.inlines import FootnoteReference, Image, Link, Ruby, Strong

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Block, Issue, Notice
    from gazette.model.cells import Row
    from gazette.model.inlines import Inlines

FORM = "structure 1"
"""The first row: what the rows below are, in which version of their form."""
_WAYS = {"": "l", "center": "c", "right": "r"}


def structure(notice: Notice) -> str:
    """Return the structure of a notice's text."""
    return "\n".join((FORM, *(row for block in notice.blocks if (row := structure_row(block)))))


def issue_structure(issue: Issue, cover: str) -> str:
    """Return what an issue has besides its fields: its own cover picture, by its SHA-256."""
    return f"{FORM}\ncover {issue.cover.file} sha256:{cover}" if issue.cover and cover else ""


def differing(was: str, now: str) -> tuple[tuple[str, str, str], ...]:
    """Return the rows in which two structures differ: of which unit, and both without its id."""
    before, after = (dict(map(_named, text.split("\n"))) for text in (was, now))
    rows = ((name, before.get(name, ""), after.get(name, "")) for name in before | after)
    return tuple(row for row in rows if row[1] != row[2])


def _named(row: str) -> tuple[str, str]:
    name, _, rest = row.partition(" ")
    return name, rest


def structure_row(block: Block) -> str:
    """Return the row of a unit."""
    parts = (block.id, block.kind, *_form(block), *_marks(block, 0))
    return " ".join(parts)


def _form(block: Block) -> Iterator[str]:
    """Yield what a unit is, beside its kind."""
    match block:
        case Heading():
            yield f"level={block.level}"
        case ItemList():
            yield _items(block)
        case Table():
            yield from _table((*block.head, *block.rows), len(block.head))
        case Annexes():
            yield from (f"file={entry.file}" for entry in block.entries if entry.file)
        case AnnexPages():
            yield f"file={block.file}"
        case _:
            pass


def _items(block: ItemList) -> str:
    """Return a list as its items stand one within another: a bracket each."""
    items = (",".join(map(_within, item.blocks)) for item in block.items)
    return "".join(f"({one})" for one in items)


def _within(block: Block) -> str:
    return _items(block) if isinstance(block, ItemList) else block.kind


def _table(rows: Sequence[Row], head: int) -> Iterator[str]:
    """Yield the rows of a table's head and of its body, its columns, and which cells are merged."""
    yield f"rows={head}+{len(rows) - head}"
    ways = ["".join(_WAYS.get(cell.align, "l") for cell in row) for row in rows]
    yield "columns=" + "/".join(ways[:1] if len(set(ways)) == 1 else ways)
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            if cell.merged:
                yield f"merged={at},{column},{cell.merged}"


def _marks(block: Block, at: int) -> Iterator[str]:
    """Yield what stands in a unit's text, behind how many of its characters."""
    match block:
        case Paragraph() | Heading() | Instrument():
            yield from _inline(block.content, at)
        case Footnote():
            yield from _inline(block.content, at + len(block.mark) + 1)
        case Table():
            for cell in (cell for row in (*block.head, *block.rows) for cell in row):
                yield from _inline(cell.content, at)
                at += len(inlines.text(cell.content)) + 1
        case ItemList():
            for one in (one for item in block.items for one in item.blocks):
                yield from _marks(one, at)
                at += len(one.text) + 1
        case Figure():
            yield f"picture={at},{block.image.source}"
        case _:
            pass


def _inline(content: Inlines, at: int) -> Iterator[str]:
    for one in content:
        end = at + len(inlines.text((one,)))
        match one:
            case Strong():
                yield f"bold={at}-{end}"
                yield from _inline(one.content, at)
            case Link():
                yield from _inline(one.content, at)
            case Ruby():
                yield f"reading={at}-{end}"
            case Image():
                yield f"picture={at},{one.source}"
            case FootnoteReference():
                yield f"note={at},{one.number}"
            case _:
                pass
        at = end
