"""Citing: what the notices of a gazette cite, and what cites them.

In: a Gazette; the page on which each notice begins, by its address.
Out: for each notice its Citations in both directions; what is cited and not held, with its notices.

A number decides; a title alone stands for a notice where exactly one bears it, or has promulgated
what bears it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.arrange import first_number
from gazette.language.quoted_titles import folded, promulgated
from gazette.model import Citation, Citations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazette.model import Card, Cited, Gazette, Mention, Notice, Number


def citations(gazette: Gazette, pages: Mapping[str, int]) -> Mapping[str, Citations]:
    """Map the address of each notice that cites or is cited to its Citations."""
    cites: dict[str, list[Citation]] = {}
    cited_by: dict[str, dict[str, Citation]] = {}
    for card, one, there in _named(gazette):
        cites.setdefault(card.address, []).append(_cited(one, there, pages))
        if there:
            known = cited_by.setdefault(there.address, {})
            known[card.address] = _citing(card, one, known.get(card.address), pages)
    return {
        address: Citations(tuple(cites.get(address, ())), tuple(cited_by.get(address, {}).values()))
        for address in dict.fromkeys((*cites, *cited_by))
    }


def addresses(gazette: Gazette) -> dict[str, tuple[str, ...]]:
    """Map the address of each notice that cites to those of what its card cites, in order.

    What is not held has ''.
    """
    found: dict[str, list[str]] = {}
    for card, _, there in _named(gazette):
        found.setdefault(card.address, []).append(there.address if there else "")
    return {address: tuple(cited) for address, cited in found.items() if any(cited)}


def held_mentions(notice: Notice, addresses: Sequence[str]) -> Iterator[Mention]:
    """Yield the places of a text that name what is held, those of a block in order and apart.

    Of a number that stands inside a title the title leads, where that is held.
    """
    last: dict[str, int] = {}
    for mention in sorted(notice.mentions, key=lambda one: (one.unit, one.start, -one.end)):
        if addresses[mention.at] and mention.start >= last.get(mention.unit, 0):
            last[mention.unit] = mention.end
            yield mention


def outside(gazette: Gazette) -> Mapping[Number | str, tuple[tuple[Card, Cited], ...]]:
    """Map every document that is cited and not held to the notices that cite it, in order.

    It goes by its number, or by what an order, a standard or a case is called, or by its title.
    """
    found: dict[Number | str, list[tuple[Card, Cited]]] = {}
    for card, one, there in _named(gazette):
        if not there:
            key = one.number or one.name or folded(one.title)
            found.setdefault(key, []).append((card, one))
    return {key: tuple(pairs) for key, pairs in found.items()}


def _named(gazette: Gazette) -> Iterator[tuple[Card, Cited, Card | None]]:
    """Yield each notice with what it cites, and the notice that this is, if it is held."""
    numbers, titles = _names(gazette)
    for issue in gazette.issues:
        for card in issue.cards:
            for one in card.cited:
                if one.number:
                    there = numbers.get(one.number)
                else:
                    there = None if one.name else titles.get(folded(one.title))
                yield card, one, there


def _names(gazette: Gazette) -> tuple[dict[Number, Card], dict[str, Card | None]]:
    """Map numbers to notices, and titles; a title that several notices bear stands for none."""
    numbers: dict[Number, Card] = {}
    titles: dict[str, Card | None] = {}
    for issue in gazette.issues:
        for card in issue.cards:
            numbers |= dict.fromkeys(card.numbers, card)
            for title in {folded(card.title), folded(promulgated(card.title))} - {""}:
                titles[title] = None if title in titles else card
    return numbers, titles


def _cited(one: Cited, there: Card | None, pages: Mapping[str, int]) -> Citation:
    if there is None:
        return Citation(one.kind, one.called, one.title, units=one.units)
    number = str(one.number) if one.number else first_number(there)
    page = pages.get(there.address, 0)
    return Citation(one.kind, number, there.title, there.address, page, one.units)


def _citing(card: Card, one: Cited, known: Citation | None, pages: Mapping[str, int]) -> Citation:
    """Return the notice that cites, once, with all its units that do so."""
    units = tuple(dict.fromkeys((*(known.units if known else ()), *one.units)))
    page = pages.get(card.address, 0)
    return Citation(one.kind, first_number(card), card.title, card.address, page, units)
