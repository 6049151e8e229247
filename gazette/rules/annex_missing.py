"""Finds the annexes that are named and neither given, nor omitted, nor part of the text.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `annex-missing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.lines import solid
from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "annex-missing",
    Grade.LOOK,
    "附件既没有文件，也没有写明略去，或者两样都写了。",
    "读者看到附件的名称，却无处可看。附件就印在正文里的，不算问题。",
    "有文件的写 `文件`，公报不刊登的写 `略: true`。",
)
_MORE = 12
"""A heading has so many characters more than the annex's name: its issuer, or 附件1."""


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find the annexes that are named and neither given, nor omitted, nor part of the text."""
    for notice in notices:
        lacking = [
            (f"“{annex.name}”", at)
            for at, annex in enumerate(notice.annexes, 1)
            if annex.name and not (annex.file or annex.omitted or _is_printed(notice, annex.name))
        ]
        both = [
            (annex.name, at)
            for at, annex in enumerate(notice.annexes, 1)
            if annex.file and annex.omitted
        ]
        if both:
            place = notice.place(f"annex.{both[0][1]}")
            what = message("附件“{name}”既有文件，又写明略去，会印作（略）", name=both[0][0])
            mend = message("有文件的删去 `omitted`；公报不刊登的删去 `file`")
            yield RULE.problem(place, what, mend)
        if lacking:
            place = notice.place(f"annex.{lacking[0][1]}")
            what = message(
                "有{count}个附件既没有文件，也没有写明略去：{names:、}",
                count=len(lacking),
                names=tuple(name for name, _ in lacking[:3]),
            )
            mend = message("在这一项里加上 `file: 文件名`，公报不刊登的加上 `omitted: true`")
            yield RULE.problem(place, what, mend)


def _is_printed(notice: Notice, name: str) -> bool:
    """Return whether a block of the notice is entitled like the annex, or as an annex."""
    sought = solid(name)
    for block in notice.blocks:
        if block.kind in ("instrument", "heading", "paragraph"):
            text = solid(block.text)
            short = len(text) <= len(sought) + _MORE
            if short and (sought in text or (len(text) > 1 and text.startswith("附件"))):
                return True
    return False
