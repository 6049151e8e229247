"""Titles: breaks a long title by sense into lines of a good shape.

In: a title, perhaps with its breaks marked, and how many characters a line holds.
Out: its lines; joined they are the title.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING

from gazette.model.blocks import Instrument
from gazette.model.inlines import Text
from gazette.typeset.break_classes import NEVER, break_grades, ems
from gazette.typeset.collocation import Collocations
from gazette.typeset.title_penalties import ENCLOSED, QUOTED, TORN, break_penalties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model.blocks import Title
    from gazette.write.styling import Senses

MARK = "\n"
"""Where an editor asks for a break; no part of the title."""

_SHORTEST = 3  # characters: no line of one or two
_MOST = 5  # lines: what has more is no title, and would take long
_CANDIDATES = 24
_STRONG = 0.6  # the price up to which a boundary parts a title into its senses
_FIRM = 10.0  # the price of parting two characters that always stand together
_NOTHING = Collocations()


def title_lines(
    title: str, measure: float, collocations: Collocations = _NOTHING
) -> tuple[str, ...]:
    """Break a title into lines of at most `measure` characters; "".join(lines) is the title.

    `collocations` says which characters stand together in the text that the title belongs to.

    A line break in it is kept. Without one the title parts where its sense does, never inside
    《…》 if that fits a line, into no line of one or two characters, in the shape of a trapezoid or
    a lozenge. GB/T 9704: 词意完整、排列对称、长短适宜、间距恰当，梯形或菱形.
    """
    return tuple(
        line
        for piece in title.split(MARK)
        if piece
        for line in _lines(piece, max(measure, 1.0), collocations)
    )


def title_with_breaks(block: Title | Instrument) -> str:
    """Return a title with a MARK where a break is asked for; empty where more than text is in it.

    A break that stands alone before 关于 is only offered: every title has it.
    """
    if isinstance(block, Instrument):
        return block.text if all(isinstance(one, Text) for one in block.content) else ""
    offered = all(unit.startswith("关于") for unit in block.units[1:])
    return ("" if offered else MARK).join(block.units)


def senses(title: str) -> Senses:
    """Return a title as a tree of what is best kept on one line, for a page of unknown width.

    Its parts by MARK or by the senses of documents, in these what stands in 《》, “” or （）, in
    these the words; the texts of the leaves are the title.
    """
    return tuple(_sensed(piece) for piece in title.split(MARK) if piece)


def _sensed(title: str) -> Senses:
    costs = break_penalties(title, 0)
    enclosed = [match.span() for match in ENCLOSED.finditer(title)]
    quoted = {edge for match in QUOTED.finditer(title) for edge in match.span()}
    inside = {at for one, two in enclosed for at in range(one + 1, two)}
    edges = {edge for span in enclosed for edge in span}
    words = {at for at, price in costs.items() if price < TORN}
    strong = {at for at in words - inside if costs[at] <= _STRONG}
    ends = [*sorted(strong), len(title)]
    return tuple(
        tuple(
            tuple(
                tuple(title[a:b] for a, b in pairwise(_between(words, e, f)))
                for e, f in pairwise(_between(quoted & words, c, d))
            )
            for c, d in pairwise(_between(edges & words, one, two))
        )
        for one, two in pairwise((0, *ends))
    )


def _between(ends: set[int], one: int, two: int) -> list[int]:
    return [one, *sorted(at for at in ends if one < at < two), two]


def _lines(title: str, measure: float, collocations: Collocations) -> tuple[str, ...]:
    if ems(title) <= measure:
        return (title,)
    costs = {
        at: price + _FIRM * collocations.strength(title[at - 1], title[at])
        for at, price in break_penalties(title, measure).items()
    }
    ends = [*sorted(sorted(costs, key=lambda at: (costs[at], at))[:_CANDIDATES]), len(title)]
    fewest = ceil(ems(title) / measure)
    counts = (count for count in (fewest, fewest + 1) if count <= _MOST)
    widths = [0.0, *accumulate(map(ems, title))]
    cuts = (cut for count in counts for cut in _cuts(widths, ends, measure, count))
    shapes = [
        (
            _price([widths[two] - widths[one] for one, two in pairwise((0, *cut))])
            + sum(costs.get(at, 0.0) for at in cut),
            cut,
        )
        for cut in cuts
    ]
    if not shapes:
        return tuple(_filled(title, measure))
    return tuple(title[one:two] for one, two in pairwise((0, *min(shapes)[1])))


def _cuts(
    widths: list[float], ends: list[int], measure: float, count: int, start: int = 0
) -> Iterator[tuple[int, ...]]:
    """Yield the ways to cut what follows `start` into `count` lines that fit."""
    if widths[-1] - widths[start] > count * measure:
        return
    if count == 1:
        yield (ends[-1],)
        return
    for at, end in enumerate(ends[:-1]):
        if end - start >= _SHORTEST and ends[-1] - end >= _SHORTEST:
            if widths[end] - widths[start] > measure:
                break
            for rest in _cuts(widths, ends[at + 1 :], measure, count - 1, end):
                yield (end, *rest)


def _price(widths: list[float]) -> float:
    """Price the shape of some lines: best is a trapezoid or a lozenge of lines not too unlike."""
    longest = max(widths)
    price = sum(((longest - width) / longest) ** 2 for width in widths) * 3
    price += 4.0 * len(widths)
    sink = any(
        before > here + 0.5 and after > here + 0.5 for before, here, after in _triples(widths)
    )
    if sink:
        price += 6
    elif longest - min(widths) < 1:
        price += 1
    return price + sum(2.0 for width in widths if width < 0.4 * longest)


def _triples(widths: list[float]) -> Iterator[tuple[float, float, float]]:
    """Yield for each inner line the widest above it, itself, the widest below it."""
    for at in range(1, len(widths) - 1):
        yield max(widths[:at]), widths[at], max(widths[at + 1 :])


def _filled(title: str, measure: float) -> Iterator[str]:
    """Fill line after line: for a title that no rule can break."""
    grades = break_grades(title, [True] * (len(title) + 1), 0)
    start = 0
    while ems(title[start:]) > measure:
        fits = [at for at in range(start + 1, len(title)) if ems(title[start:at]) <= measure]
        good = [at for at in fits if grades[at] != NEVER and len(title) - at >= _SHORTEST]
        end = (good or fits or [start + 1])[-1]
        yield title[start:end]
        start = end
    yield title[start:]
