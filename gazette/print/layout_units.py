"""Layout units: the blocks of an issue's text, by which two layouts of it are held together.

In: the HTML of the body.
Out: its Units in order; up to which element two texts are the same; where a notice stands in it.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from gazette.typeset.page_notes import Edited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.typeset.weasyprint.boxes import Element
    from gazette.typeset.weasyprint.document import SourceElement

_DIGEST = 12  # bytes
_FOR_EVER = 1 << 62


class Unit(NamedTuple):
    """A block of the text, or the beginning of what holds blocks: its digest, its first element."""

    digest: bytes
    first: int
    block: bool


def units_of(root: SourceElement, elements: Sequence[Element]) -> list[Unit]:
    """Return the units of a text in order: its head, then flows, articles, blocks, its end."""
    order = {element: at for at, element in enumerate(elements)}
    found = [Unit(_digest(root[0]), 0, block=True)]

    def walk(element: SourceElement, depth: int) -> Iterator[Unit]:
        begins = repr((element.tag, sorted(element.attrib.items()), element.text))
        yield Unit(begins.encode(), order[element], block=False)
        for child in element:
            if depth and child.tag in ("div", "article"):
                yield from walk(child, depth - 1)
            else:
                yield Unit(_digest(child), order[child], block=True)

    return [*found, *walk(root[1], 2), Unit(b"", _FOR_EVER, block=True)]


def _digest(element: SourceElement) -> bytes:
    """Return a digest of all that an element says, and of what stands behind it."""
    said = (
        repr((_name(one), sorted(one.attrib.items()), one.text, one.tail, len(one)))
        for one in element.iter()
    )
    return blake2b("".join(said).encode(), digest_size=_DIGEST).digest()


def _name(element: SourceElement) -> str:
    """Return the name of an element; a comment's is that of a function."""
    return str(getattr(element.tag, "__name__", element.tag))


def last_same(former: Sequence[bytes], units: Sequence[Unit]) -> int:
    """Return the last element that a page may have come to if it is to be the same.

    Layout looks at the block behind the last that it comes to: whether a break is asked for there.
    """
    same = _same_at_first(former, units)
    if same == len(units) == len(former):
        return _FOR_EVER
    return next((one.first - 1 for one in reversed(units[:same]) if one.block), -1)


def edited(former: Sequence[bytes], count: int, units: Sequence[Unit], now: int) -> Edited | None:
    """Return what of a text of `now` elements is another than in one of `count`.

    None where that is nothing, or more than blocks: the head, by which all of it is laid out, or
    where an article begins.
    """
    same, end = _same_at_first(former, units), 0
    while end < min(len(former), len(units)) - same and former[-1 - end] == units[-1 - end].digest:
        end += 1
    others, rest = units[same : len(units) - end], units[len(units) - end :]
    if not same or not rest or not all(unit.block for unit in others):
        return None
    more, behind = now - count, min(rest[0].first, now)
    first = others[0].first if others else behind
    article = next((unit.first for unit in rest if not unit.block), _FOR_EVER)
    return Edited(first, behind - more, more, article)


def _same_at_first(former: Sequence[bytes], units: Sequence[Unit]) -> int:
    """Return how many units at the beginning of a text are what they were."""
    same = 0
    while same < min(len(former), len(units)) and former[same] == units[same].digest:
        same += 1
    return same


def extent(root: SourceElement, elements: Sequence[Element], name: str) -> tuple[int, int]:
    """Return the first and the last element of a notice, by its id, in the order of the text."""
    order = {element: at for at, element in enumerate(elements)}
    begun, found = "", list[int]()
    for article in (one for flow in root[1] for one in flow if one.tag == "article"):
        begun = article.attrib.get("id", begun)
        if begun == name:
            found += (order[element] for element in article.iter())
    return min(found), max(found)
