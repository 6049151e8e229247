"""What a notice's own text says: what it does to other documents, when it is in force.

In: a Notice.
Out: its Sayings: an Act, or what it says of its own force; in which block, in which words.

A table or a list below an announcement belongs to it: of a table's row the document is read from
the columns of numbers and titles, and what is done to it from a column that says so.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

from gazette.language.acts import Act, acts
from gazette.language.acts.tables import table_lines
from gazette.language.in_force import Said, in_force
from gazette.model import inlines
from gazette.model.blocks import Heading, Instrument, ItemList, Paragraph, Table, Title
from gazette.model.cells import filled_down

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.model import Block, Notice
    from gazette.model.cells import Cell

What = TypeVar("What", Act, Said)


@dataclass(frozen=True, slots=True)
class Saying(Generic[What]):
    """What a notice says, in the words of `quotation`, in a block that begins in a line.

    `what` has its place within the block's text; in a list or a table, among its numbered lines.
    """

    what: What
    block: Block
    quotation: str


def acts_of(notice: Notice) -> tuple[Saying[Act], ...]:
    """Return what a notice says that it does to others, in order."""
    lines = [(block, line) for block in notice.blocks for line in _lines(block, notice.card.title)]
    text = "\n".join(line for _, line in lines)
    starts = list(accumulate((len(line) + 1 for _, line in lines), initial=0))
    first = {id(block): at for (block, _), at in reversed(list(zip(lines, starts, strict=False)))}
    found = []
    for act in acts(text):
        block = lines[bisect_right(starts, act.start) - 1][0]
        at = first[id(block)]
        placed = replace(act, start=act.start - at, end=act.end - at)
        found.append(Saying(placed, block, text[act.start : act.end]))
    return tuple(found)


def in_force_of(notice: Notice) -> tuple[Saying[Said], ...]:
    """Return what a notice says of when it comes into force and when it ends."""
    names = "\n".join(one.text for one in notice.blocks if isinstance(one, Title | Instrument))
    return tuple(
        Saying(said, block, block.text[said.start : said.end])
        for block in notice.blocks
        if isinstance(block, Paragraph | ItemList)
        for said in in_force(block.text, names)
    )


def _lines(block: Block, title: str) -> Iterator[str]:
    """Yield what of a block may say an act, a line each; items are numbered as those of a list."""
    match block:
        case Title() | Paragraph() | Heading() | Instrument():
            yield from block.text.split("\n")
        case ItemList():
            yield from (f"{at}.{line}" for at, line in enumerate(block.text.split("\n"), 1))
        case Table():
            head, rows = filled_down(block.head)[-1], filled_down(block.rows)
            yield from table_lines(_cells(head), map(_cells, rows), title)
        case _:
            pass


def _cells(row: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(inlines.text(cell.content).strip() for cell in row)
