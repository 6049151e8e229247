"""Finds notices of an issue whose files begin with the same number.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `order-twice`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "order-twice",
    Grade.LOOK,
    "两份文件的文件名以同一个次序开头。",
    "文件名开头的数字是刊登的先后；相同时按后面的字母排，多半不是所要的先后。",
    "给其中一份换一个次序。",
)

_ORDER = re.compile(r"(\d+)[^/]*$")


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find files that claim the same place of an issue."""
    first: dict[int, str] = {}
    for notice in notices:
        file = notice.card.place.file
        name = file.rpartition("/")[2]
        match = _ORDER.match(name)
        if not match:
            continue
        other = first.setdefault(int(match[1]), name)
        if other != name:
            what = message("次序 {order} 已经是 `{other}` 的", order=match[1], other=other)
            mend = message(
                "改文件名开头的数字：本期还没有用到的，最小是 {free}",
                free=f"{_free(notices):02d}",
            )
            yield RULE.problem(Place(file), what, mend)


def _free(notices: tuple[Notice, ...]) -> int:
    """Return the least order behind all that an issue has."""
    names = (notice.card.place.file.rpartition("/")[2] for notice in notices)
    return 1 + max(int(match[1]) for name in names if (match := _ORDER.match(name)))
