"""Validity (有效性): what other documents or its own last day say of a notice.

In: a Card, the Links of its relations.
Out: words, and the bands of a notice's page; nothing that a clock would have to decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.fields import VERBS
from gazette.pages.frame import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model import Card, Link

_WORDS = {
    "repeals": "已废止",
    "lapses": "已宣布失效",
    "voids": "已作废",
    "amends": "已被修改",
    "corrects": "已更正",
    "closes": "已销案摘牌",
}
_SAID = {"closes": "所挂牌督办的事项已销案摘牌"}
"""What the band of a notice's page says instead, where the word is not about the document."""
BANDS = {VERBS[verb][1]: _SAID.get(verb, said) for verb, said in _WORDS.items()}
ENDED = {VERBS[verb][1]: said for verb, said in _WORDS.items()}
"""What a notice's page calls an act of another document upon it -> the word of its validity."""


def validity(card: Card, links: Iterable[Link]) -> tuple[str, ...]:
    """Return the words of a notice's validity; empty where nothing is recorded.

    That a day is over is for the reader's calendar to tell: the page names the day.
    """
    words = dict.fromkeys(ENDED[link.label] for link in links if link.label in ENDED)
    return (*words, *([f"有效期至{day(card.expires)}"] if card.expires else []))
