"""Corrections (更正): at which characters of a notice another one corrects it.

In: a Gazette; the Notice that is corrected.
Out: all that is Corrected; the Spot of each Correction; the Problem of one that fits no text.

The words of a correction stand within one text: a paragraph, a cell, a line of an address. White
space counts as written in the correction, however much of it the text has.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gazette.arrange import acts, linked
from gazette.language.lines import solid
from gazette.model import Place, message
from gazette.model.correction import Corrected
from gazette.read.corrections import VERB
from gazette.record.events import act_day
from gazette.rulebook.correcting import CORRECTION_UNHELD, CORRECTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazette.model import Block, Card, Gazette, Problem
    from gazette.model.correction import Correction

_TEXT = re.compile(r"[^\n\t]+")
_AROUND = 6
"""Characters on either side by which an editor tells one place from another."""
_MOST = 8
"""So many places are named in a Problem."""


class Spot(NamedTuple):
    """The characters [start, end) of the block `unit`, white space not counted; what is around.

    `at` are the characters of the notice before it, white space not counted.
    """

    unit: str
    start: int
    end: int
    at: int
    before: str
    after: str


def corrected(gazette: Gazette) -> Mapping[str, tuple[Corrected, ...]]:
    """Map the addresses of notices that are corrected to what others correct, the oldest first."""
    issues = {issue.id: issue for issue in gazette.issues}
    found: dict[str, list[Corrected]] = {}
    for card, relation, there in acts(gazette):
        own = tuple(one for one in card.corrections if one.target == relation.target)
        if relation.verb == VERB and own and there and there is not card:
            day = act_day(card, relation, issues[card.issue])
            made = Corrected(linked(relation, card, back=True), day, own)
            found.setdefault(there.address, []).append(made)
    return {
        address: tuple(sorted(some, key=lambda one: one.on or date.max))
        for address, some in found.items()
    }


def correcting(gazette: Gazette) -> Iterator[tuple[Card, Correction, Card | None]]:
    """Yield each correction: the notice that makes it, and the one that it is of, if held."""
    for card, relation, there in acts(gazette):
        if relation.verb == VERB:
            for one in card.corrections:
                if one.target == relation.target:
                    yield card, one, there


def spots(blocks: Sequence[Block], correction: Correction) -> tuple[Spot, ...]:
    """Return every place where the words of a correction stand: in its unit, or anywhere.

    A unit is the block of that id, or where that lacks the words what stands below it.
    """
    found = tuple(_spots(blocks, correction.was))
    if not correction.unit:
        return found
    own = tuple(one for one in found if one.unit == correction.unit)
    return own or tuple(one for one in found if one.unit.startswith(f"{correction.unit}-"))


def spot(blocks: Sequence[Block], correction: Correction) -> Spot | None:
    """Return the place that a correction means; None where it is not certain."""
    found = spots(blocks, correction)
    if correction.nth:
        return found[correction.nth - 1] if correction.nth <= len(found) else None
    return found[0] if len(found) == 1 else None


def unheld(card: Card, correction: Correction) -> Problem:
    """Return that the document that is corrected is not held."""
    what = message("本库未收录 `{target}`，原文不能核对", target=correction.target)
    mend = message("对照印刷本核对原文；文号、标题写错了的，改正它")
    at, width = correction.at or card.place, len(str(correction.target))
    return CORRECTION_UNHELD.problem(at, what, mend, width=width)


def misplaced(blocks: Sequence[Block], correction: Correction) -> Problem | None:
    """Return what is wrong with the words of a correction, held against those of its target."""
    if spot(blocks, correction):
        return None
    found = spots(blocks, correction)
    said = {"was": correction.was, "unit": correction.unit, "count": len(found)}
    if not found:
        what = message("对方文件里没有“{was}”", **said)
        mend = message("原文照对方文件印出来的写，一字不差；改过的文件照原刊")
        if correction.unit:
            what = message("对方文件的 {unit} 里没有“{was}”", **said)
            units = tuple(dict.fromkeys(one.unit for one in _spots(blocks, correction.was)))
            if units:
                mend = message("`unit` 写成 {units:、}", units=units[:_MOST])
    elif correction.nth:
        what = message("“{was}”只有{count}处，没有第{nth}处", nth=correction.nth, **said)
        mend = message(
            "`nth` 改成 1 到 {count}：{places:；}",
            places=listed(found, correction.was)[:_MOST],
            **said,
        )
    else:
        what = message("对方文件里“{was}”有{count}处，不知道是哪一处", **said)
        mend = message(
            "写长一些，或者加上 `nth: …`：{places:；}", places=listed(found, correction.was)[:_MOST]
        )
    return CORRECTION_WORDS.problem(
        correction.place or Place(""), what, mend, width=len(correction.was)
    )


def listed(found: Sequence[Spot], was: str) -> tuple[str, ...]:
    """Return the places of some words, numbered, each with its unit and what is around."""
    return tuple(
        f"{at}. {one.unit} …{one.before}[{was}]{one.after}…" for at, one in enumerate(found, 1)
    )


def _spots(blocks: Sequence[Block], was: str) -> Iterator[Spot]:
    """Yield every place of some words in the order of the text."""
    words = re.compile(r"\s+".join(map(re.escape, was.split())))
    before = 0
    for block in blocks:
        text = block.text
        for part in _TEXT.finditer(text):
            for match in words.finditer(part[0]):
                start = len(solid(text[: part.start() + match.start()]))
                end = start + len(solid(match[0]))
                around = (
                    part[0][max(0, match.start() - _AROUND) : match.start()],
                    part[0][match.end() : match.end() + _AROUND],
                )
                yield Spot(block.id, start, end, before + start, *around)
        before += len(solid(text))
