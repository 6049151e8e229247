"""The document: what was recognised of a notice becomes a Notice, as reading its file gives one.

In: a notice as recognised, its identity.
Out: the Notice: its card, its fields, its blocks, where pages of the print begin in them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.language.words.zh_hans import ZH_HANS
from gazette.read.body import Body
from gazette.read.compose import breaks, compose
from gazette.read.pagebreaks import PageBreak

if TYPE_CHECKING:
    from gazette.importers.recognise.notice import RecognisedNotice
    from gazette.model import Notice


def notice(given: RecognisedNotice, identity: str, issue: str, kind: str) -> Notice:
    """Return the document of a notice; its number, where it has one, says its identity."""
    card = replace(given.card, id=identity, issue=issue, kind=kind)
    made = replace(given.notice, card=card)
    begun = tuple((one.block, one.before, PageBreak(one.page, 0)) for one in given.pages)
    body = Body(tuple(each.block for each in given.blocks), (), (), begun)
    numbers = tuple(map(str, card.numbers))
    made = replace(made, blocks=compose(ZH_HANS, made, card.title, numbers, body))
    placed = breaks(made, body)
    card = replace(card, page_breaks=tuple(one.page for one in placed))
    return replace(made, card=card, breaks=placed)
