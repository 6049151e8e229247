"""Authorities: the documents that notices cite and the gazette does not hold, with these notices.

In: an Archive.
Out: Pages: an overview of their prefixes and kinds, and for each the documents and what cites them.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gazette.model import Number, Page
from gazette.pages.citations import places
from gazette.pages.frame import column
from gazette.pages.indexes import overview
from gazette.pages.parts import parted
from gazette.read.addresses import segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazette.language.words import Words
    from gazette.model import Card, Cited
    from gazette.pages.contents import Archive
    from gazette.pages.frame import Shows

ADDRESS = "/citations/"
_STEPS = {"decree": "orders", "standard": "standards", "court": "cases", "document": "titles"}
"""Kind of what has no number -> the step of its address."""

_Rows = list[tuple[str, str, "Card", "Cited"]]
"""What cites the documents of one group: how each is called, its title, the notice, its Cited."""


def authority_pages(archive: Archive) -> Iterator[Page]:
    """Yield the overview of what is cited and not held, and the pages of each group."""
    groups = _groups(archive)
    if not groups:
        return
    words = archive.words
    items = [
        {
            "name": _name(words, step),
            "address": _address(step),
            "count": len({row[:2] for row in rows}),
            "note": "",
        }
        for step, rows in groups.items()
    ]
    yield from overview(archive, ADDRESS, words.citing.outside, items, ())
    for step, rows in groups.items():
        yield from _group(archive, step, rows)


def entrance(archive: Archive) -> tuple[Shows, ...]:
    """Return how the index by number leads to what is cited; nothing where all is held."""
    held = archive.outside
    shows = {
        "name": archive.words.citing.outside,
        "address": ADDRESS,
        "note": "",
        "count": len(held),
    }
    return (shows,) if held else ()


def _groups(archive: Archive) -> dict[str, _Rows]:
    """Return what is cited by prefix, in the order of the numbers; behind these the other kinds."""
    held = archive.outside
    numbered: dict[str, _Rows] = {}
    others: dict[str, _Rows] = {kind: [] for kind in _STEPS}
    for number in sorted(key for key in held if isinstance(key, Number)):
        numbered.setdefault(number.prefix, []).extend(_rows(held[number]))
    for key, pairs in held.items():
        if not isinstance(key, Number):
            others[pairs[0][1].kind].extend(_rows(pairs))
    ordered = sorted(numbered.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return {**dict(ordered), **{kind: rows for kind, rows in others.items() if rows}}


def _rows(pairs: Sequence[tuple[Card, Cited]]) -> Iterator[tuple[str, str, Card, Cited]]:
    """Yield each notice that cites a document, whose title is the first that any of them gives."""
    title = next((cited.title for _, cited in pairs if cited.title), "")
    for card, cited in pairs:
        yield cited.called, title, card, cited


def _name(words: Words, step: str) -> str:
    return words.citing.kinds.get(step, step)


def _address(step: str) -> str:
    return f"{ADDRESS}{_STEPS.get(step) or segment(step)}/"


def _group(archive: Archive, step: str, rows: _Rows) -> Iterator[Page]:
    """Yield the pages of one prefix or kind; a document's notices may go on on the next page."""
    words, name, address = archive.words, _name(archive.words, step), _address(step)
    for place, here, links in parted(address, rows):
        shows = {
            **archive.framed(place, name),
            "meta": column(
                archive.gazette.masthead, name, words.citing.described.format(name=name)
            ),
            "heading": name,
            "crumbs": ({"name": words.citing.outside, "address": ADDRESS},),
            "coverage": _coverage(archive),
            "entries": tuple(
                {"number": called, "title": title, "notices": tuple(_notice(words, r) for r in of)}
                for (called, title), of in groupby(here, lambda row: row[:2])
            ),
            "parts": links,
        }
        yield Page(place, "authorities.html", shows)


def _notice(words: Words, row: tuple[str, str, Card, Cited]) -> Shows:
    _, _, card, cited = row
    return {
        "title": card.title,
        "number": words.listed(map(str, card.numbers)),
        "address": card.address,
        "places": places(words, cited.units),
    }


def _coverage(archive: Archive) -> str:
    """Say what the list is made of, and what its silence means."""
    issues, words = archive.gazette.issues, archive.words
    return words.citing.coverage.format(
        first=words.issue(issues[0]),
        last=words.issue(issues[-1]),
        documents=words.documents.of(sum(len(issue.cards) for issue in issues)),
    )
