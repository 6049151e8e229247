"""Levels: which groups of lines are headings, and of which level; which are items of a list.

In: the LineGroups of a letter or an instrument.
Out: the same, their `hint` and `level` decided.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.importers.document import Hint, breadth
from gazette.importers.lexicon import numbering, paragraph_labels, terms
from gazette.importers.paragraphs import features

if TYPE_CHECKING:
    from gazette.importers.paragraphs.join import LineGroup

_LINE = 40  # characters of a line of a list of names
_TOP = 2  # the level of Markdown that 一、 has: 1 is the title of an instrument


def level(groups: tuple[LineGroup, ...]) -> tuple[LineGroup, ...]:
    """Decide of each group whether it is a heading, an item, a row or (NONE) a paragraph.

    A heading's level is that of Markdown, an item's its depth; rows that follow each other are one
    table, which may go on over a page.
    一、 is level 2, （一） 3, 1. 4, each alone on its line and followed by what it heads; 第X章 2
    and 第X节 3, or one more where there are 编. A row of items without text between is no headings.
    Where 1.1 heads something, 1 is level 2 and 1.1 is 3.
    """
    volumes = any(_chapter(each.text) == "编" for each in groups)
    bodied = _bodied(groups)
    decimal = _decimal(groups)
    found: list[LineGroup] = []
    for at, each in enumerate(groups):
        hint, depth = decimal.get(at) or _hint(groups, at, bodied)
        deeper = volumes and hint is Hint.HEADING and _chapter(each.text) in ("章", "节")
        above = found[-1].hint if found else Hint.NONE
        if hint is Hint.NONE and above is Hint.ITEM and _follows(each):
            hint, depth = Hint.ITEM, 0
        text = _labelled(each.text) if hint is Hint.ITEM else each.text
        found.append(replace(each, text=text, hint=hint, level=depth + deeper))
    return tuple(found)


def _decimal(groups: tuple[LineGroup, ...]) -> dict[int, tuple[Hint, int]]:
    """Return the headings that are counted 1, 1.1, 1.1.1, where a text has several below others."""
    found = {
        at: match["below"]
        for at, each in enumerate(groups[:-1])
        if (match := numbering.DECIMAL.match(each.text)) and each.hint is not Hint.ROW
    }
    if sum(bool(below) for below in found.values()) < _TOP:
        return {}
    depths = {at: sum(mark in ".．" for mark in below) for at, below in found.items()}
    return {at: (Hint.HEADING, _TOP + depth) for at, depth in depths.items()}


def _hint(groups: tuple[LineGroup, ...], at: int, bodied: dict[int, bool]) -> tuple[Hint, int]:
    each = groups[at]
    if each.hint is Hint.ROW:
        return Hint.ROW, 0
    if each.hint is Hint.HEADING:
        return Hint.HEADING, max(2, min(each.level, 6))
    mark = numbering.marker(each.text)
    if each.heading and _heads(groups, at, mark, bodied):
        return Hint.HEADING, mark
    if each.hint is Hint.ITEM and not mark:
        return Hint.ITEM, each.level
    if (
        paragraph_labels.NAME_LIST.match(each.text)
        and breadth(each.text) <= _LINE
        and not numbering.ends_sentence(each.text)
    ):
        return Hint.ITEM, 0
    return Hint.NONE, 0


def _heads(groups: tuple[LineGroup, ...], at: int, mark: int, bodied: dict[int, bool]) -> bool:
    """Return whether a paragraph of a heading's form heads something: text, or a deeper level.

    The last of a row of items heads the text below it only where most of its kind head some.
    """
    if numbering.CHAPTER.match(groups[at].text):
        return True
    if at + 1 == len(groups):
        return False
    after = numbering.marker(groups[at + 1].text)
    before = groups[at - 1] if at else None
    bare = before and before.heading and numbering.marker(before.text) == mark
    if not after and bare:
        return bodied.get(mark, False)
    return not after or after > mark or (mark == _TOP and bodied.get(mark, False))


def _bodied(groups: tuple[LineGroup, ...]) -> dict[int, bool]:
    """Return for each level whether most paragraphs of a heading's form have text below them."""
    counts: dict[int, list[int]] = {}
    for at, each in enumerate(groups[:-1]):
        if each.heading:
            mark = numbering.marker(each.text)
            after = numbering.marker(groups[at + 1].text)
            counts.setdefault(mark, []).append(not after or after > mark)
    return {mark: sum(row) * 2 > len(row) for mark, row in counts.items()}


def _labelled(text: str) -> str:
    """Close up 组　长： to 组长：; the print spaces short labels out to one width."""
    match = paragraph_labels.NAME_LIST.match(text)
    return terms.squeeze(match[0]) + text[match.end() :].lstrip() if match else text


def _chapter(text: str) -> str:
    match = numbering.CHAPTER.match(text)
    return match["of"] if match else ""


def _follows(each: LineGroup) -> bool:
    """Return whether this is a member of a list of names on a line of its own, below 成员：."""
    return (
        breadth(each.text) <= _LINE
        and bool(paragraph_labels.NAMED.fullmatch(each.text) or features.member(each.text))
        and not numbering.ends_sentence(each.text)
    )
