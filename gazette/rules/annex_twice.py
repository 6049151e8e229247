"""Finds annexes that are another's file or have another's name.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `annex-twice`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Grade, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "annex-twice",
    Grade.LOOK,
    "两个附件是同一个文件，或者同一个名称。",
    "多半是复制了一项，只改了一半：读者打开第二个附件，看到的是第一个。",
    "第二个附件写上它自己的名称和文件；同一个附件只写一次。",
)


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold the annexes of each notice against each other; tell once a notice."""
    for notice in notices:
        seen: dict[str, int] = {}
        for at, annex in enumerate(notice.annexes, 1):
            again = next((one for one in (annex.file, annex.name) if one and one in seen), "")
            if again:
                what = message(
                    "附件{first}和附件{second}都写了 `{text}`",
                    first=seen[again],
                    second=at,
                    text=again,
                )
                mend = message("改正附件{second}；同一个附件的，删去这一项", second=at)
                yield RULE.problem(notice.place(f"annex.{at}"), what, mend)
                break
            seen |= dict.fromkeys((annex.file, annex.name), at)
