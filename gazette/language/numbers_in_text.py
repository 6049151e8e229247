"""Numbers in text: the document numbers of a sentence, with lists and ranges that share a head.

In: text.
Out: a Citation for each head: 示政发〔2025〕8号、9号，〔2026〕1号 is one of three numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language import issuer_codes
from gazette.language.citation import Citation
from gazette.language.numbers import CLOSING, OPENING, SEQUENCE, SIGN, YEAR, figure
from gazette.model import Number
from gazette.model.number import NUMBER_FORM

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANGE = r"(?:至|到|[-－—–~～―]{1,2})"
_HEAD = re.compile(
    rf"(?P<open>{OPENING}\s*)?(?P<year>{YEAR})\s*"
    rf"(?:年?\s*(?P<close>{CLOSING})\s*第?|年\s*第?|第|[-－—–]|\s)\s*(?P<sequence>{SEQUENCE})"
)
"""A year and a sequence; without both brackets they are believed behind a familiar code only."""
_JOINT = rf"(?P<joint>[、和及与]|以及|{_RANGE})"
_LISTED = ("、", "和", "及", "与", "以及")
_ITEM = re.compile(rf"{_JOINT}\s*第?\s*(?P<sequence>{SEQUENCE})")
_REST = re.compile(
    rf"(?P<items>(?:\s*{SIGN}?\s*{_JOINT.replace('?P<joint>', '?:')}\s*第?\s*{SEQUENCE})*)\s*{SIGN}"
)
_SIGN = re.compile(rf"\s*{SIGN}")
_THING = re.compile(r"\s*[楼院门库仓井地宗房车池坑机桥路店厂矿煤窑]")
"""What is numbered, too, and is no document: 示政发〔2026〕3号、8号楼."""
_NEXT_YEAR = re.compile(rf"\s*(?:[、，,；;和及与]|以及)?\s*(?={OPENING}\s*{YEAR})")
_OTHER = re.compile(r"\s*[\d.%年月日〕\]]")
_TRADITIONAL = NUMBER_FORM.replace("号", "號")
_LONGEST_RANGE = 50
"""So many numbers has a range that is written out; a longer one is a slip."""

_Item = tuple[int, tuple[int, int]]
"""A sequence and its place."""


def numbers_in(text: str) -> Iterator[Citation]:
    """Yield what has a document number, in order of place."""
    at = 0
    while head := _HEAD.search(text, at):
        one = _citation(text, head)
        if one:
            yield one
        at = one.end if one else head.start("year") + 1


def _citation(text: str, head: re.Match[str]) -> Citation | None:
    """Return the citation that a year and a sequence belong to; None where no code leads them."""
    code, start = issuer_codes.before(text, head.start())
    familiar = issuer_codes.is_familiar(code)
    if not code or not (familiar or _bracketed(head)):
        return None
    form = _TRADITIONAL if "號" in text else NUMBER_FORM
    found: list[tuple[Number, tuple[int, int]]] = []
    following: re.Match[str] | None = head
    while following and (items := _items(text, following, familiar=familiar)):
        year = figure(following["year"])
        found += ((Number(code, year, sequence, form), place) for sequence, place in items)
        following = _next_year(text, found[-1][1][1])
    if not found:
        return None
    places = ((start, found[0][1][1]), *(place for _, place in found[1:]))
    numbers = tuple(number for number, _ in found)
    return Citation(start, places[-1][1], numbers=numbers, places=places)


def _bracketed(head: re.Match[str]) -> bool:
    return bool(head["open"] and head["close"])


def _next_year(text: str, at: int) -> re.Match[str] | None:
    """Return a further year and sequence with the same code: 〔2025〕3号、〔2026〕5号."""
    between = _NEXT_YEAR.match(text, at)
    found = _HEAD.match(text, between.end()) if between else None
    return found if found and _bracketed(found) else None


def _items(text: str, head: re.Match[str], *, familiar: bool) -> list[_Item]:
    """Return the sequences that follow a year; none where they are none of a document.

    Behind a familiar code and a year in square brackets 号 may be missing: 示政发〔2026〕3.
    """
    first, end = figure(head["sequence"]), head.end()
    rest = _REST.match(text, end)
    if not first or (rest is None and not (familiar and _square(text, head))):
        return []
    sign = _SIGN.match(text, end)
    alone = (first, (head.start(), sign.end() if sign else end))
    if rest is None:
        return [alone]
    if _THING.match(text, rest.end()):
        return [alone] if familiar or rest["items"] else []
    return [alone, *_further(text, first, rest)]


def _square(text: str, head: re.Match[str]) -> bool:
    """Return whether a year's brackets can be no remark's, and no other count follows them."""
    return _bracketed(head) and head["open"][0] not in "（(" and not _OTHER.match(text, head.end())


def _further(text: str, last: int, rest: re.Match[str]) -> Iterator[_Item]:
    """Yield the sequences after the first, those inside a range at the place of its last."""
    for item in _ITEM.finditer(text, rest.start(), rest.end("items")):
        sign = _SIGN.match(text, item.end())
        place = (item.start("sequence"), sign.end() if sign else item.end())
        value = figure(item["sequence"])
        whole = item["joint"] not in _LISTED and 0 < value - last <= _LONGEST_RANGE
        for sequence in range(last + 1, value + 1) if whole else (value,):
            yield sequence, place
        last = value
