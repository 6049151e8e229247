"""The page map: where each page begins, and whether all is on the paper.

In: WeasyPrint's pages, Notices.
Out: the PageMap, and a Problem for each Block of which a character is lost or off the paper.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from gazette.language.lines import solid
from gazette.model import Break, PageMap, Place, Problem, message
from gazette.print.placed_content import PlacedContent, placed_content
from gazette.print.stretches import TURNED
from gazette.rulebook.printing import PRINT_LOST, PRINT_OUTSIDE
from gazette.typeset.weasyprint.document import page_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gazette.model import Block, Notice
    from gazette.typeset.weasyprint.document import Page

_EXCERPT = 12


def page_map(pages: Sequence[Page], notices: Sequence[Notice]) -> tuple[PageMap, list[Problem]]:
    """Map the body's pages to the notices' blocks, and account for every character of them."""
    blocks = {
        f"{notice.card.id}.{block.id}": (notice, block)
        for notice in notices
        for block in notice.blocks
    }
    found = placed_content(pages, frozenset(blocks))
    mapped = _Mapped(blocks)
    for content, offset in offsets(found):
        if content.block in blocks:
            mapped.add(content, offset)
    turned = tuple(at for at, page in enumerate(pages, 1) if page_name(page) == TURNED)
    return replace(mapped.page_map(len(pages)), turned=turned), list(_account(found, blocks))


class _Mapped:
    """Where pages begin, found by going through what stands on them; pictures may come late."""

    def __init__(self, blocks: dict[str, tuple[Notice, Block]]) -> None:
        self.blocks = blocks
        self.order = {name: at for at, name in enumerate(blocks)}
        self.before: dict[str, int] = {}
        done: dict[str, int] = {}
        for name, (notice, block) in blocks.items():
            self.before[name] = done.get(notice.card.id, 0)
            done[notice.card.id] = self.before[name] + len(solid(block.text))
        self.spans: dict[str, tuple[int, int]] = {}
        self.breaks: dict[int, Break] = {}
        self.names = tuple(blocks)
        self.floats: dict[tuple[str, int], Break] = {}
        self.ends: list[int] = [0] * len(blocks)
        self.last = 0

    def add(self, content: PlacedContent, offset: int) -> None:
        notice, block = self.blocks[content.block]
        first = self.spans.get(notice.card.id, (content.page, 0))[0]
        self.spans[notice.card.id] = (first, content.page)
        at = self.before[content.block] + offset
        begins = Break(content.page, notice.card.id, block.id, offset, at)
        order = self.order[content.block]
        self.ends[order] = content.page
        if order >= self.last:
            self.last = order
            self.breaks.setdefault(content.page, begins)
        elif content.page > self._end_before(order):
            self.floats.setdefault((content.block, content.page), begins)

    def _end_before(self, order: int) -> int:
        """Return the page on which ends what stands before a block and has not moved with it."""
        floated = {name for name, _ in self.floats}
        while order and self.names[order - 1] in floated:
            order -= 1
        return self.ends[order - 1]

    def page_map(self, count: int) -> PageMap:
        return PageMap(
            count, 0, self.spans, tuple(self.breaks.values()), tuple(self.floats.values())
        )


def offsets(found: Sequence[PlacedContent]) -> Iterator[tuple[PlacedContent, int]]:
    """Yield all that is placed, and how many characters of its block stand before it in the text.

    A row that is parted has the first lines of all its cells on one page, and on the next the rest.
    """
    lengths: Counter[tuple[str, int]] = Counter()
    for content in found:
        lengths[content.block, content.cell] += len(content.text)
    offsets: dict[tuple[str, int], int] = {}
    counts: Counter[str] = Counter()
    for block, cell in sorted(lengths):
        offsets[block, cell] = counts[block]
        counts[block] += lengths[block, cell]
    for content in found:
        place = content.block, content.cell
        yield content, offsets[place]
        offsets[place] += len(content.text)


def front_matter_problems(
    pages: Sequence[Page], required: Iterable[str], place: Place
) -> list[Problem]:
    """Report what of cover and contents is off the paper, or not on it."""
    found = placed_content(pages, frozenset())
    text = "".join(content.text for content in found if content.inside)
    lost = [_lost(place, wanted, "") for wanted in map(solid, required) if wanted not in text]
    return lost + [_outside(place, content) for content in found if not content.inside]


def _account(
    found: list[PlacedContent], blocks: dict[str, tuple[Notice, Block]]
) -> Iterator[Problem]:
    """Hold the text inside the frames against the Blocks' text."""
    inside: dict[str, list[tuple[int, str]]] = {}
    outside: dict[str, PlacedContent] = {}
    for content in found:
        if content.inside:
            inside.setdefault(content.block, []).append((content.cell, content.text))
        else:
            outside.setdefault(content.block, content)
    for name, (notice, block) in blocks.items():
        place = Place(notice.card.place.file, block.line or notice.card.place.line)
        if name in outside:
            yield _outside(place, outside[name])
            continue
        pieces = sorted(inside.get(name, []), key=itemgetter(0))
        printed, meant = "".join(text for _, text in pieces), solid(block.text)
        if printed != meant:
            yield _lost(place, meant, printed)


def _outside(place: Place, content: PlacedContent) -> Problem:
    what = f"“{content.text[:_EXCERPT]}”" if content.text else message("图片")
    return PRINT_OUTSIDE.problem(
        place,
        message("{what}超出第{page}页的版心，纸上看不全", what=what, page=content.page),
        message("缩短过长的一行、一格或一张图：表格分成几个，长网址断开，图片缩小"),
    )


def _lost(place: Place, meant: str, printed: str) -> Problem:
    at = next(
        (i for i, (a, b) in enumerate(zip(meant, printed, strict=False)) if a != b),
        min(len(meant), len(printed)),
    )
    missing = meant[at : at + _EXCERPT] or printed[at : at + _EXCERPT]
    return PRINT_LOST.problem(
        place,
        message(
            "从“{missing}”起，印出的文字与原文不同：应有{meant}字，印出{printed}字",
            missing=missing,
            meant=len(meant),
            printed=len(printed),
        ),
        message("换一种写法，例如把过长的表格单元格改成段落"),
    )
