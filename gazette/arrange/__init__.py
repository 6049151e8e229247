"""Arranges issues into the Gazette: their order, and what documents do to each other.

In: the masthead and the issues as they were read.
Out: Gazette; what a name in a relation stands for; what notices do to others; for each notice the
Links of its relations, in both directions.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gazette.model import Gazette, Link, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gazette.model import Card, Issue, LogEntry, Masthead, Number, Relation


def arrange(
    masthead: Masthead,
    issues: Iterable[Issue],
    log: tuple[LogEntry, ...] = (),
    *,
    drafts: bool = False,
) -> Gazette:
    """Put the issues in order, from the oldest; drafts are left out unless asked for."""
    kept = (issue for issue in issues if drafts or issue.state is State.PUBLISHED)
    return Gazette(masthead, in_order(kept), log)


def in_order(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return issues from the oldest to the newest.

    The issues of a year stand by their numbers; a supplement, which is counted on its own, stands
    behind the last of them that had come out on its day.
    """
    found = tuple(issues)
    years: dict[int, list[Issue]] = {}
    for issue in found:
        if not issue.number.supplement:
            years.setdefault(issue.year, []).append(issue)
    return tuple(sorted(found, key=lambda issue: _position(issue, years.get(issue.year, ()))))


def _position(issue: Issue, numbered: Sequence[Issue]) -> tuple[int, int, bool, date, int]:
    """Return where an issue stands among the numbered issues of its year."""
    number, day = issue.number, issue.published or date.max
    if not number.supplement:
        return (issue.year, number.first, False, date.min, number.last)
    before = (one.number.first for one in numbered if one.published and one.published <= day)
    return (issue.year, max(before, default=0), True, day, number.first)


def held(gazette: Gazette) -> Mapping[Number | str, tuple[Card, ...]]:
    """Map every name that a relation may call a notice by to the notices that bear it.

    The names are its numbers, or its id (alone or behind its issue: 2026-01/tg-2026-1), or its
    whole title. An id or a title may be that of several notices, and then names none of them.
    """
    found: dict[Number | str, tuple[Card, ...]] = {}
    for issue in gazette.issues:
        for card in issue.cards:
            for name in set(_names(card)):
                found[name] = (*found.get(name, ()), card)
    return found


def _names(card: Card) -> Iterator[Number | str]:
    yield from card.numbers
    for name in (card.id, *card.other_ids):
        yield from (name, f"{card.issue}/{name}")
    if card.title:
        yield card.title


def acts(gazette: Gazette) -> Iterator[tuple[Card, Relation, Card | None]]:
    """Yield what each notice does to others, with the one that it means, if that is held."""
    names = held(gazette)
    for issue in gazette.issues:
        for card in issue.cards:
            for relation in card.relations:
                there = names.get(relation.target, ())
                yield card, relation, there[0] if len(there) == 1 else None


def relations(gazette: Gazette) -> Mapping[str, tuple[Link, ...]]:
    """Map a notice's address to the Links that its page shows.

    A target that the gazette does not hold has no address; the page says 本库未收录.
    """
    links: dict[str, list[Link]] = {}
    for card, relation, there in acts(gazette):
        link = linked(relation, there) if there else _absent(relation)
        links.setdefault(card.address, []).append(link)
        if there:
            links.setdefault(there.address, []).append(linked(relation, card, back=True))
    return {address: tuple(found) for address, found in links.items()}


def linked(relation: Relation, card: Card, *, back: bool = False) -> Link:
    """Return the end of a relation at which a notice stands: its target, or (`back`) what acts."""
    return _link(relation, first_number(card), card.title, card.address, back=back)


def first_number(card: Card) -> str:
    """Return the first number of a notice as it is written; nothing for one without a number."""
    return str(card.numbers[0]) if card.numbers else ""


def _absent(relation: Relation) -> Link:
    """Show a target that is not held: by its number and what title was given, or by its title."""
    number = "" if relation.title == relation.target else str(relation.target)
    return _link(relation, number, relation.title, "")


def _link(relation: Relation, number: str, title: str, address: str, *, back: bool = False) -> Link:
    return Link(
        verb=relation.verb,
        number=number,
        title=title,
        address=address,
        back=back,
        part=relation.part,
        begins=relation.begins,
        until=relation.until,
        quotation=relation.quotation,
        unit=relation.unit,
        page=relation.page,
    )
