"""Registers: what the notices of the whole gazette say of one matter, each a table.

In: an Archive.
Out: Pages; which of them are for no search engine, a page itself says (`noindex`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.pages.registers import drawing
from gazette.pages.registers.appointments import appointments
from gazette.pages.registers.completeness import ADDRESS as COMPLETENESS
from gazette.pages.registers.completeness import completeness
from gazette.pages.registers.indexed import indexed
from gazette.pages.registers.register import Register
from gazette.pages.registers.supervision import supervision
from gazette.pages.registers.validity import validity
from gazette.pages.registers.yearly import yearly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.model import Card, Page
    from gazette.pages.contents import Archive
    from gazette.pages.frame import Shows

ADDRESS = "/registers/"


def register_pages(archive: Archive) -> Iterator[Page]:
    """Yield the overview of the registers and the pages of each."""
    titles = archive.words.registers.titles
    top = Register(ADDRESS, archive.words.registers.overview, "", (), ())
    if not archive.gazette.issues:
        yield drawing.overview(archive, top, [])
        return
    lacks = Register(COMPLETENESS, titles["completeness"], "", (), (), (_crumb(top),))
    below = tuple(_below(one, top, lacks) for one in completeness(archive))
    posts, names = appointments(archive)
    alone = tuple(
        _below(one, top)
        for one in (validity(archive), posts, supervision(archive))
        if one.rows or not archive.words.spaced
    )
    items = [*map(_item, alone), _way(lacks), *_ways(archive)]
    yield drawing.overview(archive, top, items)
    yield drawing.overview(archive, lacks, list(map(_item, below)))
    by_name = (_below(names, top, posts),) if names.rows else ()
    for register in (*alone, *by_name, *below, *yearly(archive)):
        yield from drawing.pages(archive, register)
    for register in indexed(archive):
        yield from drawing.row_files(archive, register)


def _below(register: Register, *above: Register) -> Register:
    return replace(register, crumbs=tuple(map(_crumb, above)))


def _crumb(register: Register) -> Shows:
    return {"name": register.title, "address": register.address}


def _item(register: Register) -> Shows:
    return {**_crumb(register), "count": len(register.rows), "note": ""}


def _way(register: Register) -> Shows:
    return {**_crumb(register), "count": None, "note": ""}


def _ways(archive: Archive) -> Iterator[Shows]:
    """Yield the lists that stand elsewhere: by number, subject, kind, year."""
    words, cards = archive.words, [c for issue in archive.gazette.issues for c in issue.cards]
    found = {
        "/numbers/": words.numbers,
        "/subjects/": words.registers.titles["subjects"] if _any(cards, "subject") else "",
        "/kinds/": words.registers.titles["kinds"] if _any(cards, "kind") else "",
        "/years/": words.all_years,
    }
    for address, name in found.items():
        if name:
            yield {"name": name, "address": address, "count": None, "note": ""}


def _any(cards: Sequence[Card], key: str) -> bool:
    return any(getattr(card, key) for card in cards)
