"""Holds the number that a file's name tells against the notice's own.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `file-name`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "file-name",
    Grade.LOOK,
    "文件名里的文号与文件头里的文号不同。",
    "两处不同，多半是复制了另一份文件，只改了一处。网址用的是文件头里的文号。",
    "核对文号；文件名写作 次序-代号-年份-序号.md。",
)

_NAMED = re.compile(r"(?:.*/)?(?:\d+-)?([a-z][a-z0-9]*)-(\d{4})-(\d+)\.md$")


def check_issue(
    masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold the number that a file's name tells against the notice's own."""
    codes = {series.prefix: series.code for series in masthead.series}
    for notice in notices:
        card, named = notice.card, _NAMED.match(notice.card.place.file)
        number = card.numbers[0] if card.numbers else None
        if not (named and number and number.prefix in codes and named[1] in codes.values()):
            continue
        told = f"{named[1]}-{named[2]}-{int(named[3])}"
        if told not in (card.id, *card.other_ids):
            place, width = notice.place("number"), len(str(number))
            what = message(
                "文件名说是 {told}，文号却是 `{number}`（{id}）",
                told=told,
                number=number,
                id=card.id,
            )
            mend = message(
                "核对文号；文号无误的，把文件名里的 {told} 改为 {id}", told=told, id=card.id
            )
            yield RULE.problem(place, what, mend, width=width)
