"""Renumbering: the articles that an amendment adds, and the numbers that all then have.

In: a Draft; the Instructions that add articles or say what numbers are to be.
Out: the Draft, changed; what stands in the way.

An article that is added stands where its number puts it, once all are counted anew
(条文顺序作相应调整) or have the numbers that they are given (第六条改为第七条). Where a chapter
ends just there, nothing tells to which chapter it belongs; and no number may be taken twice.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gazette.language.numbering import Label, Level, article, label
from gazette.language.numerals import chinese
from gazette.model.amendment import Change, Obstacle, Unit
from gazette.model.blocks import Paragraph
from gazette.record.consolidation.draft import LAST, Draft
from gazette.record.consolidation.substitution import substituted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.model.amendment import Instruction

    _Wrong = list[tuple[Instruction, Obstacle]]


def renumbered(
    draft: Draft, added: Sequence[Instruction], instructions: Sequence[Instruction]
) -> _Wrong:
    """Add articles and number all; return the instructions that cannot be followed, with why."""
    moved = [one for one in instructions if one.change is Change.RENUMBER]
    reordered = [one for one in instructions if one.change is Change.REORDER]
    concerned = (*added, *moved, *reordered)
    if not concerned:
        return []
    if not _rise(draft):
        return [(one, Obstacle.UNIT_AMBIGUOUS) for one in concerned]
    wrong, places = _places(draft, moved)
    for one, name in () if reordered else places:
        _number(draft, _at(draft, name), (one.other or Unit()).article)
    found = ((one, _add(draft, one, counted=bool(reordered))) for one in added)
    wrong += [(one, obstacle) for one, obstacle in found if obstacle]
    if reordered:
        _count(draft)
    if wrong:
        return wrong
    others = [one for one, name in places if not _moved(draft, one, name)]
    others += [one for one in added if not _stands(draft, one)]
    if not others and not _rise(draft):
        return [(concerned[0], Obstacle.NUMBER_TAKEN)]
    return [(one, Obstacle.NUMBER_OTHER) for one in others]


def _places(
    draft: Draft, moved: Sequence[Instruction]
) -> tuple[_Wrong, list[tuple[Instruction, str]]]:
    """Return the ids of the articles that get another number, and those that are not found."""
    wrong: _Wrong = []
    found: list[tuple[Instruction, str]] = []
    for one in moved:
        place = draft.span(one.unit)
        if isinstance(place, Obstacle):
            wrong.append((one, place))
        else:
            block = draft.blocks[place.start].after
            found.append((one, block.id if block else ""))
    return wrong, found


def _articles(draft: Draft) -> list[tuple[int, Label]]:
    """Return where the articles begin, with their numbers."""
    found = []
    for at, one in enumerate(draft.blocks):
        own = label(one.after.text) if isinstance(one.after, Paragraph) else None
        if own and own.level is Level.ARTICLE:
            found.append((at, own))
    return found


def _rise(draft: Draft) -> bool:
    """Return whether the numbers of the articles rise, each standing there once."""
    numbers = [(own.number, own.insert) for _, own in _articles(draft)]
    return all(one < other for one, other in pairwise(numbers))


def _add(draft: Draft, instruction: Instruction, *, counted: bool) -> Obstacle | None:
    """Add an article; `counted` says that all will be counted anew."""
    unit, articles = instruction.unit or Unit(), _articles(draft)
    if not articles:
        return Obstacle.UNIT_MISSING
    where = _where(draft, instruction, articles, counted=counted)
    if isinstance(where, Obstacle):
        return where
    first, *rest = instruction.new
    own = label(first)
    if not own or own.level is not Level.ARTICLE:
        number = unit.article if unit.article != LAST else articles[-1][1].number + 1
        first = f"{article(number, unit.insert)}{_gap(draft, articles[0])}{first}"
    draft.add(where, (first, *rest))
    return None


def _where(
    draft: Draft,
    instruction: Instruction,
    articles: Sequence[tuple[int, Label]],
    *,
    counted: bool,
) -> int | Obstacle:
    """Return before which block an article is to be added."""
    unit, last = instruction.unit or Unit(), articles[-1][1].number
    if other := Unit(unit.article, unit.insert - 1) if unit.insert else instruction.other:
        before = draft.span(other)
        return before if isinstance(before, Obstacle) else before.stop
    number = last + 1 if unit.article == LAST else unit.article
    count = sum(own.number < number for _, own in articles)
    if counted and number != last + 1:
        count = number - articles[0][1].number
    if not 0 < count <= len(articles):
        return Obstacle.UNIT_MISSING
    if not counted and articles[count - 1][1].number != number - 1:
        return Obstacle.UNIT_MISSING
    place = draft.whole(articles[count - 1][0])
    if isinstance(place, range) and count < len(articles) and place.stop != articles[count][0]:
        return Obstacle.UNIT_AMBIGUOUS
    return place if isinstance(place, Obstacle) else place.stop


def _gap(draft: Draft, first: tuple[int, Label]) -> str:
    """Return what stands between the number of an article and its text."""
    block = draft.blocks[first[0]].after
    text = block.text[first[1].end :] if block else ""
    return text[: len(text) - len(text.lstrip(" \u3000"))]


def _count(draft: Draft) -> None:
    """Count the articles in their order; 第十二条之一 stays with the one before it."""
    number = 0
    for at, own in _articles(draft):
        number = number or own.number - 1
        number += not own.insert
        _number(draft, at, number)


def _number(draft: Draft, at: int | None, number: int) -> None:
    """Give the article that begins at a place another number, in the figures that it has."""
    own = dict(_articles(draft)).get(-1 if at is None else at)
    if at is None or own is None or own.number == number:
        return
    one = draft.blocks[at]
    if isinstance(one.after, Paragraph):
        old = one.after.text[: own.end]
        written = str(number) if own.digits.isascii() else chinese(number)
        first, *rest = one.after.content
        (first,), _ = substituted((first,), old, old.replace(own.digits, written, 1))
        draft.blocks[at] = draft.changed(one, replace(one.after, content=(first, *rest)))


def _at(draft: Draft, name: str) -> int | None:
    """Return where the article stands that had an id before the amendment."""
    found = (at for at, one in enumerate(draft.blocks) if one.after and one.after.id == name)
    return next(found, None)


def _moved(draft: Draft, instruction: Instruction, name: str) -> bool:
    """Return whether an article has the number that it was to get."""
    at, other = _at(draft, name), instruction.other or Unit()
    own = dict(_articles(draft)).get(-1 if at is None else at)
    return own is not None and own.number == other.article


def _stands(draft: Draft, instruction: Instruction) -> bool:
    """Return whether an article that was added has the number that it was to have."""
    unit = instruction.unit or Unit()
    numbers = {
        (own.number, own.insert)
        for at, own in _articles(draft)
        if not (block := draft.blocks[at].after) or not block.id
    }
    return unit.article == LAST or (unit.article, unit.insert) in numbers
