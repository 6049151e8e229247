"""Finds documents in the gazette that their own 公开属性 says nobody may read.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `openness-closed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "openness-closed",
    Grade.MEND,
    "公报里有一件的公开属性是不予公开。",
    "公报一经发布就收不回来，不予公开的文件不能刊登（政府信息公开条例第十四条至第十六条）。",
    "不予公开的，把这个文件移出 content/；属性写错了的，改正或删去这一行。",
)
_CLOSED = "不予公开"


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find documents that are closed to the public."""
    for notice in notices:
        if notice.value("openness") == _CLOSED:
            what = message("公开属性是不予公开，却编进了公报")
            mend = message("移出 content/；属性写错了的，改正或删去这一行")
            yield RULE.problem(notice.place("openness"), what, mend, width=len(_CLOSED))
