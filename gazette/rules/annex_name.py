"""Finds names of annexes that bring what the layout adds.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `annex-name`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "annex-name",
    Grade.LOOK,
    "附件名称带着序号或标点。",
    (
        "序号、“附件：”和（略）由排版加上，名称里再写就印成“附件：1.1.……”；名称后面不加"
        "标点（GB/T 9704）。"
    ),
    "只写名称本身。",
)

_HEAD = re.compile(
    r"附件\s*[\d一二三四五六七八九十]*\s*[:：.．、]?\s*(?=.)|\d{1,2}\s*[.．、](?!\d)\s*"
    r"|[（(]\d{1,2}[)）]\s*|[一二三四五六七八九十]{1,3}、|[①-⑳]\s*"
)
_TAIL = re.compile(r"(?:[。；;，,、：:]|（略）)+$")


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find names of annexes that bring what the layout adds."""
    for notice in notices:
        wrong = [
            (annex.name, bare, at)
            for at, annex in enumerate(notice.annexes, 1)
            if (bare := _TAIL.sub("", annex.name[_end(annex.name) :])) != annex.name
        ]
        if wrong:
            place = notice.place(f"annex.{wrong[0][2]}")
            what = message(
                "有{count}个附件名称带着序号或标点，例如“{name}”",
                count=len(wrong),
                name=wrong[0][0],
            )
            names = tuple(bare for _, bare, _ in wrong)
            mend = (
                message("写成 {names:；}；不刊登的在这一项里写 `omitted: true`", names=names)
                if any("（略）" in name for name, *_ in wrong)
                else message("写成 {names:；}", names=names)
            )
            yield RULE.problem(place, what, mend)


def _end(name: str) -> int:
    match = _HEAD.match(name)
    return match.end() if match else 0
