"""Validity (有效性): what other documents or its own last day say of a notice.

In: a Card, the Links of its relations.
Out: words; nothing that a clock would have to decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.language.words import Words
    from gazette.model import Card, Link


def validity(words: Words, card: Card, links: Iterable[Link]) -> tuple[str, ...]:
    """Return the words of a notice's validity; empty where nothing is recorded.

    That a day is over is for the reader's calendar to tell: the page names the day.
    """
    found = dict.fromkeys(words.acts[link.verb].status for link in links if link.back)
    until = [words.in_force_until.format(day=words.day(card.expires))] if card.expires else []
    return (*found, *until)
