"""Lists of the clipboard: items within items, numbers by the levels of official documents.

In: the Node of a list; blocks as they have come so far.
Out: which level numbers it, and those within it; its numbers; blocks with an item more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.language.numbering import Level
from gazette.language.numerals import chinese
from gazette.model.blocks import Item, ItemList, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.desk.pasting.tree import Node
    from gazette.model.blocks import Block

_LEVELS = (Level.ONE, Level.TWO, Level.THREE, Level.FOUR)
"""一、（一）1.（1）: the levels of GB/T 9704."""
_CHINESE = ("cjk", "chinese", "ideograph")
"""What the name of a style says whose numbers are 一、二、三."""


def levels(node: Node) -> tuple[Level, ...]:
    """Return the levels of a list and of those within it, as deep as its numbered lists go.

    The deepest is (1), and one alone is 1.; a list that is numbered by 一 is the highest.
    """
    deep = _depth(node)
    style = node.style.get("list-style-type", "") + node.style.get("list-style", "")
    if any(name in style for name in _CHINESE):
        return _LEVELS[:deep]
    return (Level.THREE,) if deep == 1 else _LEVELS[-min(deep, len(_LEVELS)) :]


def _depth(node: Node) -> int:
    """Return how many numbered lists stand within one another, at most, from an element on."""
    inner = max(map(_depth, node.nodes()), default=0)
    return inner + (node.name == "ol")


def numbered(number: int, given: Sequence[Level]) -> str:
    """Return a number as the first of these levels writes it; where none is left, as the last."""
    level = given[0] if given else Level.FOUR
    if level is Level.ONE:
        return f"{chinese(number)}、"
    if level is Level.TWO:
        return f"（{chinese(number)}）"
    return f"{number}." if level is Level.THREE else f"（{number}）"


def with_item(blocks: Sequence[Block], item: Item, depth: int = 0) -> list[Block]:
    """Return blocks with an item more: in the list that came last, `depth` items within it."""
    if not blocks or not isinstance(last := blocks[-1], ItemList):
        return [*blocks, ItemList(items=(item,))]
    if depth == 0:
        return [*blocks[:-1], replace(last, items=(*last.items, item))]
    *before, one = last.items
    inner = replace(one, blocks=tuple(with_item(one.blocks, item, depth - 1)))
    return [*blocks[:-1], replace(last, items=(*before, inner))]


def with_items(blocks: Sequence[Block], inner: Sequence[Block]) -> list[Block]:
    """Return blocks with an item more, which holds paragraphs and the lists within it.

    What else stands in it (a table) comes behind the list.
    """
    own = tuple(one for one in inner if isinstance(one, Paragraph | ItemList))
    rest = [one for one in inner if not isinstance(one, Paragraph | ItemList)]
    if not own:
        return [*blocks, *rest]
    if isinstance(own[0], ItemList):  # an item without a text of its own: its list is the list
        made = list(blocks)
        for item in own[0].items:
            made = with_item(made, item)
        return [*made, *own[1:], *rest]
    return [*with_item(blocks, Item(own)), *rest]
