"""Quotations: where the text of a notice says what its relations declare, in which words.

In: an issue's Notices.
Out: the same, each relation with its quotation, where that stands, and the id of its block; one
that amends with its Instructions.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.language.lines import solid
from gazette.language.quoted_titles import folded
from gazette.model.blocks import Title
from gazette.model.pagemap import page_at
from gazette.record.instructions import with_instructions
from gazette.record.reconciliation import alike
from gazette.record.said import acts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.language.acts import Act
    from gazette.model import Issue, Notice, Relation
    from gazette.record.said import Saying


def quoted(issue: Issue, notices: Iterable[Notice]) -> tuple[Issue, tuple[Notice, ...]]:
    """Return an issue and its Notices whose relations have their quotations."""
    found = tuple(_quoted(notice) if notice.card.relations else notice for notice in notices)
    return replace(issue, cards=tuple(notice.card for notice in found)), found


def _quoted(notice: Notice) -> Notice:
    """Return a notice whose relations have their quotations; one that its text does not say none.

    What its body says goes before what its title says.
    """
    said = sorted(acts_of(notice), key=lambda one: isinstance(one.block, Title))
    relations = tuple(_relation(notice, one, said) for one in notice.card.relations)
    return with_instructions(replace(notice, card=replace(notice.card, relations=relations)))


def _relation(notice: Notice, relation: Relation, said: Iterable[Saying[Act]]) -> Relation:
    """Return a relation with its quotation; in an earlier print its page is known at once."""
    for one in said:
        if alike(one.what.verb, relation.verb) and _same(one.what, relation):
            at = _before(notice, one)
            page = page_at(notice.card.printed_page, notice.breaks, at)
            return replace(relation, quotation=one.quotation, unit=one.block.id, at=at, page=page)
    return relation


def _before(notice: Notice, saying: Saying[Act]) -> int:
    """Return how many characters of a notice stand before a quotation, white space apart."""
    order = [block.id for block in notice.blocks]
    before = notice.blocks[: order.index(saying.block.id)]
    own = saying.block.text.partition(saying.quotation)
    return sum(len(solid(block.text)) for block in before) + (len(solid(own[0])) if own[1] else 0)


def _same(act: Act, relation: Relation) -> bool:
    if act.target == relation.target:
        return True
    titles = {folded(one) for one in (relation.title, relation.target) if isinstance(one, str)}
    return isinstance(act.target, str) and folded(act.target) in titles - {""}
