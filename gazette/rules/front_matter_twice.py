"""Finds paragraphs of the letter that are parts of the front matter, once a notice.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `front-matter-twice`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.fields import NAMES
from gazette.language.lines import solid
from gazette.model import Grade, Place, Problem, message
from gazette.rulebook.front_matter import FRONT_MATTER_TWICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Block, Issue, Masthead, Notice

_KEYS = {
    "title": "title",
    "number": "number",
    "addressees": "addressees",
    "signature": "signed_by",
    "dated": "dated",
}
_PARTS = {kind: NAMES[key] for kind, key in _KEYS.items()}
"""What of the front matter each kind of block says."""

_MARKS = ("：", ":", "1", "1：", "：1.", "")
_DAY = re.compile(
    r"(?:\d{4}|[一二][〇○零0O一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日"
)
_LAST = 2
_BODY = ("paragraph", "heading", "instrument")
_ENDS = 4
"""Blocks at the beginning and the end of a letter where its parts are written again."""


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find paragraphs of the letter that are parts of the front matter, once a notice."""
    for notice in notices:
        parts = {
            _bare(block): _PARTS[block.kind] for block in notice.blocks if block.kind in _PARTS
        }
        parts |= {
            f"附件{mark}{solid(one.name)}": NAMES["annexes"]
            for one in notice.annexes
            for mark in _MARKS
        }
        ends = _ends(notice.blocks)
        # A day alone at the letter's end is that of its date, whatever day it says.
        parts |= {_bare(one): NAMES["dated"] for one in ends[-_LAST:] if _DAY.fullmatch(_bare(one))}
        again = [block for block in ends if _bare(block) in parts]
        if again:
            names = tuple(dict.fromkeys(parts[_bare(block)] for block in again))
            what = message("正文里又写了{names:、}，会印两遍", names=names)
            place = Place(notice.card.place.file, again[0].line or 1)
            mend = message("删去正文里的这{count}段：文件头里的会印在该印的地方", count=len(again))
            yield FRONT_MATTER_TWICE.problem(place, what, mend, Grade.LOOK)


def _ends(blocks: tuple[Block, ...]) -> list[Block]:
    """Return the letter's first and last blocks; a title written again begins no instrument."""
    title = blocks[0].text if blocks else ""
    instruments = (
        at for at, block in enumerate(blocks) if block.kind == "instrument" and block.text != title
    )
    cut = next(instruments, len(blocks))
    letter = [block for block in blocks[:cut] if block.kind in _BODY]
    return [*letter[:_ENDS], *letter[max(_ENDS, len(letter) - _ENDS) :]]


def _bare(block: Block) -> str:
    return solid(block.text).rstrip("：:")
