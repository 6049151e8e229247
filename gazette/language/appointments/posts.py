"""Posts: whether a text names a post (职务), and what stands in brackets behind it.

In: text.
Out: Post; None for what names no post.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(
    r"[长員员师]|主任|书记|总监|秘书|助理|顾问|[理监]事|经理|主席|巡视|调研|主编|总编|督学|督导|督办|参事|参谋|政委|代表|负责人|专员|干事|指导"
)
_NOT = re.compile(r"^[任为的其]|同志|任命|免去|决定|下列|以下|不再|辞去|自然免除|研究|试用期")
_REMARK = re.compile(
    r"\s*[（(]((?:试用期?|挂职|兼|代理?|退休|辞职|任期|聘期|聘任期|任职时间|保留|列|女|男|去世|提前|到龄|姓名|正式|享受|[正副]?[县处科乡股厅][级处]|[^（）()]{0,3}级)[^（）()]*)[)）]\s*$"
)
_TAIL = re.compile(r"(?:职务|一职|人选|候选人)$")
_PROBATION = re.compile(r"试用期?(?:为|是|：)?\s*(?P<span>[^，,；）)]+)")
_SINCE = re.compile(r"(?:任职时间|任职|时间)(?:自|从)(?P<since>.+?)起?(?:计算|算)?$")
_NOTES = re.compile("[，,；]")
_LONGEST = 80


class Post(NamedTuple):
    """A post, with what is said of it."""

    name: str
    probation: str = ""
    since: str = ""
    remark: str = ""


def post(text: str, folded: str) -> Post | None:
    """Return the post that a text names; `folded` is the text in simplified characters."""
    notes: list[str] = []
    folded = folded.rstrip()
    while match := _REMARK.search(folded):
        notes.insert(0, match[1])
        folded = folded[: match.start()].rstrip()
    folded = _TAIL.sub("", folded)
    start = len(folded) - len(folded.lstrip())
    name = text[start : len(folded)]
    known = folded.strip()
    if not (1 < len(known) <= _LONGEST and _WORD.search(known)) or _NOT.search(known):
        return None
    return noted(Post(name), *notes)


def noted(given: Post, *notes: str) -> Post:
    """Return a post with what further notes say of it: probation, since when, anything else."""
    for note in (one for text in notes for one in _NOTES.split(text)):
        if match := _PROBATION.match(note):
            given = given._replace(probation=match["span"])
        elif match := _SINCE.search(note):
            given = given._replace(since=match["since"])
        else:
            remark = "，".join(filter(None, (given.remark, note)))
            given = given._replace(remark=remark)
    return given
