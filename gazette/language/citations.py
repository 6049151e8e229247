"""Citations: every document that a text names, by number, by title, or by both.

In: text: a paragraph, with its lines' ends or without.
Out: Citations in order of place.

《题名》（文号） is one citation, in either order. A title inside another's 《》 or 〈〉 is a part
of it; a number inside a title is a citation of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.language.citation import Citation
from gazette.language.numbers_in_text import numbers_in
from gazette.language.quoted_titles import is_document, titles_in
from gazette.language.references import is_coded, references

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Citation", "citations"]

_BEFORE_NUMBER = re.compile(r"\s*(?P<open>[（(【\[〔])?\s*(?:文号\s*[:：]?|原)?\s*")
_BEFORE_TITLE = re.compile(r"\s*(?:文件|文)?\s*(?P<close>[)）】\]])?\s*")
_BETWEEN_NUMBERS = re.compile(r"\s*[、，,；;]\s*")
_CLOSE = re.compile(r"\s*[)）】\]〕]")
_OPEN = ("（", "(", "[", "【")


def citations(text: str) -> tuple[Citation, ...]:
    """Return every document that a text names, in order of place."""
    numbered = "号" in text or "〔" in text or "號" in text
    quoted = "《" in text
    if not (numbered or quoted or is_coded(text)):
        return ()
    found = sorted(references(text), key=_place)
    if numbered:
        taken = _Places(found)
        found += (one for one in numbers_in(text) if one not in taken)
    if quoted:
        titles = list(titles_in(text))
        quotes = _Places(titles)
        inside = [one for one in found if one in quotes]
        outside = [one for one in found if one not in quotes]
        found = [*_join(text, sorted((*titles, *outside), key=_place)), *inside]
    return tuple(sorted(found, key=_place))


def _place(one: Citation) -> tuple[int, int]:
    return one.start, -one.end


class _Places:
    """Places of a text, in order and apart: what lies on one of them is in it."""

    def __init__(self, found: list[Citation]) -> None:
        self._ends = [one.end for one in found]
        self._starts = [one.start for one in found]

    def __contains__(self, one: Citation) -> bool:
        at = bisect_left(self._starts, one.end) - 1
        return at >= 0 and self._ends[at] > one.start


def _join(text: str, found: list[Citation]) -> Iterator[Citation]:
    """Yield citations, a title and the numbers that belong to it as one."""
    waiting = found[::-1]
    while waiting:
        one = waiting.pop()
        if not one.title:
            yield _with_title(text, one, waiting)
            continue
        one = _with_numbers(text, one, waiting)
        if one.numbers or one.name or is_document(one.title):
            yield one


def _with_numbers(text: str, title: Citation, waiting: list[Citation]) -> Citation:
    """Return a title with the numbers that follow it, which are then waiting no more."""
    between = _before_number(text, title, waiting[-1]) if waiting else None
    if not between:
        return title
    found = [waiting.pop()]
    while between["open"] and waiting and _listed(text, found[-1], waiting[-1]):
        found.append(waiting.pop())
    close = _CLOSE.match(text, found[-1].end) if between["open"] else None
    return replace(
        found[0],
        start=title.start,
        end=close.end() if close else found[-1].end,
        title=title.title,
        numbers=tuple(number for one in found for number in one.numbers),
        places=tuple(place for one in found for place in one.places),
    )


def _before_number(text: str, title: Citation, one: Citation) -> re.Match[str] | None:
    return None if one.title else _BEFORE_NUMBER.fullmatch(text, title.end, one.start)


def _listed(text: str, one: Citation, after: Citation) -> bool:
    """Return whether both are numbers of one document: （甲发〔2026〕1号、乙发〔2026〕2号）."""
    both = one.numbers and after.numbers and not after.title
    return bool(both and _BETWEEN_NUMBERS.fullmatch(text, one.end, after.start))


def _with_title(text: str, one: Citation, waiting: list[Citation]) -> Citation:
    """Return a number with the title behind it, unless that has a number of its own behind it."""
    if not waiting or not waiting[-1].title:
        return one
    title = waiting[-1]
    between = _BEFORE_TITLE.fullmatch(text, one.end, title.start)
    if not between or (len(waiting) > 1 and _before_number(text, title, waiting[-2])):
        return one
    opened = text[one.start - 1 : one.start] in _OPEN
    if bool(between["close"]) != opened:
        return one
    waiting.pop()
    return replace(one, start=one.start - opened, end=title.end, title=title.title)
