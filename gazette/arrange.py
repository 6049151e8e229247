"""Arranges issues into the Gazette: their order, and what documents do to each other.

In: the masthead and the issues as they were read.
Out: Gazette; for each notice the Links of its relations, in both directions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.fields import VERBS
from gazette.model import Gazette, Issue, Link, Masthead, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def arrange(masthead: Masthead, issues: Iterable[Issue], *, drafts: bool = False) -> Gazette:
    """Put the issues in order, from the oldest; drafts are left out unless asked for."""
    kept = (issue for issue in issues if drafts or issue.state is State.PUBLISHED)
    return Gazette(masthead, tuple(sorted(kept, key=lambda issue: (issue.year, issue.number))))


def relations(gazette: Gazette) -> Mapping[str, tuple[Link, ...]]:
    """Map a notice's address to the Links that its page shows.

    A target that the gazette does not hold has no address; the page says 本库未收录.
    """
    held = {card.number: card for issue in gazette.issues for card in issue.cards if card.number}
    links: dict[str, list[Link]] = {}
    for issue in gazette.issues:
        for card in issue.cards:
            for relation in card.relations:
                there, here = held.get(relation.target), VERBS[relation.verb]
                title, address = (there.title, there.address) if there else (relation.title, "")
                link = Link(here[0], relation.target, title, address)
                links.setdefault(card.address, []).append(link)
                if there:
                    back = Link(here[1], card.number, card.title, card.address)
                    links.setdefault(there.address, []).append(back)
    return {address: tuple(found) for address, found in links.items()}
