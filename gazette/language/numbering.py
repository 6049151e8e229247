"""Numbering: how a paragraph of a Chinese document begins with the number of its unit.

In: a paragraph's text.
Out: its Label; None for a paragraph without a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum

from gazette.language.numerals import CHINESE, chinese, whole


class Level(IntEnum):
    """The levels of numbering (层次), the highest first; GB/T 9704 has the last four."""

    PART = 1  # 第一编
    CHAPTER = 2  # 第一章
    SECTION = 3  # 第一节
    ARTICLE = 4  # 第一条
    ONE = 5  # 一、
    TWO = 6  # （一）
    THREE = 7  # 1.
    FOUR = 8  # （1）


@dataclass(frozen=True, slots=True)
class Label:
    """The number that a paragraph begins with; `insert` is 1 in 第十二条之一, else 0.

    `end` is how many characters it takes, `digits` are its figures as they are written.
    """

    level: Level
    number: int
    insert: int = 0
    end: int = field(default=0, compare=False)
    digits: str = field(default="", compare=False)


ONE = rf"(?P<n>[{CHINESE}]{{1,4}})\s*[、．]"
TWO = rf"[（(]\s*(?P<n>[{CHINESE}]{{1,4}})\s*[)）](?![项款目条])"
FOUR = r"[（(]\s*(?P<n>\d{1,3})\s*[)）](?![项款目条])"
AFTER = "(?![的之和至第、，,）)及中所款与或规])"
ORDINAL = rf"第\s*(?P<n>[{CHINESE}\d]{{1,7}})\s*"
COUNTED = rf"(?P<n>[{CHINESE}]{{1,2}})[、产级类线]"
"""The next number of a sentence that counts: 一、二级医院."""

_BEGINS = re.compile(rf"[第（(\d{CHINESE}]")
"""How every number of a unit begins; most paragraphs have none."""
_COUNTED = re.compile(COUNTED)
_PATTERNS = (
    (Level.PART, re.compile(rf"{ORDINAL}编{AFTER}")),
    (Level.CHAPTER, re.compile(rf"{ORDINAL}章{AFTER}")),
    (Level.SECTION, re.compile(rf"{ORDINAL}节{AFTER}")),
    (
        Level.ARTICLE,
        re.compile(rf"{ORDINAL}条(?:之(?P<insert>[{CHINESE}]{{1,3}}))?{AFTER}"),
    ),
    (Level.ONE, re.compile(ONE)),
    (Level.TWO, re.compile(TWO)),
    (Level.THREE, re.compile(r"(?P<n>\d{1,3})\s*(?:[.．](?![\d．.])|、(?!\d{1,3}、))")),
    (Level.FOUR, re.compile(FOUR)),
)
_NUMBER = re.compile(
    rf"(?:{ORDINAL}(?:[编章节]|条(?:之[{CHINESE}]{{1,3}})?)"
    rf"|(?:[（(]\s*[{CHINESE}\d]{{1,4}}\s*[)）]|[{CHINESE}]{{1,4}}\s*[、．]|\d{{1,3}}\s*[.．、]))\s*"
)


def number_end(text: str) -> int:
    """Return where the number ends, with the space behind it, that a paragraph is known to have."""
    match = _NUMBER.match(text)
    return match.end() if match else 0


def label(text: str) -> Label | None:
    """Return the number that a paragraph begins with.

    第五条的规定 cites an article and is none; 一、二级医院 counts inside a sentence.
    """
    if not _BEGINS.match(text):
        return None
    for level, pattern in _PATTERNS:
        match = pattern.match(text)
        number = whole(match["n"]) if match else None
        if not match or not number:
            continue
        if level is Level.ONE and _counts_on(text, match.end(), number):
            return None
        insert = whole(match["insert"] or "") if level is Level.ARTICLE else 0
        return Label(level, number, insert or 0, match.end(), match["n"])
    return None


def article(number: int, insert: int = 0) -> str:
    """Return the number of an article (条) as documents write it: 第十二条, 第十二条之一."""
    return f"第{chinese(number)}条" + (f"之{chinese(insert)}" if insert else "")


def _counts_on(text: str, end: int, number: int) -> bool:
    more = _COUNTED.match(text, end)
    return bool(more) and whole(more["n"]) == number + 1 if more else False
