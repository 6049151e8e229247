"""Finds a title mark, a bracket or a quote that has no partner in its paragraph.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `mark-unpaired`.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "mark-unpaired",
    Grade.LOOK,
    "书名号、括号或引号没有成对。",
    (
        "多半是抄漏了一个字符，或者一段被截断了。圆括号只查没有后半的：“1）”一类的序号只有半个。引文有几"
        "段，每段以前引号开头的，不算。"
    ),
    "对照原件补上另一半；原件如此时不必改。",
)

_PAIRS = (("《", "》"), ("〈", "〉"), ("〔", "〕"), ("“", "”"))
_MARKS = re.compile(f"[{''.join(chain.from_iterable(_PAIRS))}]")
_FIRST = 5


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold the marks of every block against each other; tell once a notice."""
    for notice in notices:
        texts = [block.text for block in notice.blocks]
        after = [*texts, ""][1:]
        found = [
            (block, text[at])
            for block, text, next_ in zip(notice.blocks, texts, after, strict=True)
            if (at := _unpaired(text, next_)) >= 0
        ]
        if not found:
            continue
        block, mark = found[0]
        file = notice.card.place.file
        place = Place(file, block.line) if block.line else notice.places.get(block.kind)
        lines = list(dict.fromkeys(str(one.line) for one, _ in found if one.line))
        template = "`{mark}` 没有成对"
        if found[1:]:
            template = (
                "`{mark}` 没有成对（共{count}处，在第{lines:、}行等）"
                if lines[_FIRST:]
                else "`{mark}` 没有成对（共{count}处，在第{lines:、}行）"
            )
        what = message(template, mark=mark, count=len(found), lines=tuple(lines[:_FIRST]))
        mend = message("对照原件补上另一半；原件如此时不必改")
        yield RULE.problem(place or notice.card.place, what, mend)


def _unpaired(text: str, after: str) -> int:
    """Return where the first mark without a partner stands in a text; -1 where there is none."""
    marks = [(match.start(), match[0]) for match in _MARKS.finditer(text)]
    for opening, closing in _PAIRS if marks else ():
        if opening == "“" and (text.startswith(opening) or after.startswith(opening)):
            continue
        open_: list[int] = []
        for at, mark in marks:
            if mark == opening:
                open_.append(at)
            elif mark == closing:
                if not open_:
                    return at
                open_.pop()
        if open_:
            return open_[-1]
    return _open_bracket(text)


def _open_bracket(text: str) -> int:
    """Return where a round bracket opens that nothing closes; -1 where there is none."""
    open_: list[int] = []
    for match in re.finditer("[（）)]", text) if "（" in text else ():
        if match[0] == "（":
            open_.append(match.start())
        elif open_:
            open_.pop()
    return open_[-1] if open_ else -1
