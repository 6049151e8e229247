"""Finds notices that point to an annex and have none.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `annex-unlisted`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Block, Issue, Masthead, Notice

RULE = Rule(
    "annex-unlisted",
    Grade.LOOK,
    "正文说到附件，文件头里没有写，或者没有这么多。",
    "附件目录由文件头生成；没有写的，读者找不到正文所说的附件，也不知道它是不是漏了。",
    "在文件头里写附件，公报不刊登的写明略；说的是别的文件的附件，不必改。",
)

_POINTS = re.compile(r"(?:见|填写|填报|按照|执行|格式)本?(?:通知)?附件(?!中|所)|^附件\s*[：:\d]")
_NUMBERED = re.compile(r"(?:见|填写|填报|按照?|执行|和|、)附件\s?(\d{1,2})(?!\d|中|所)")
_LONGEST_TITLE = 30


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find texts that point to an annex where the front matter names none, once a notice."""
    for notice in notices:
        if notice.annexes:
            yield from _beyond(notice)
        if notice.annexes or any(map(_is_title, notice.blocks)):
            continue
        letter = [one for one in notice.blocks if one.kind in ("paragraph", "item")]
        if found := next((one for one in letter if _POINTS.search(one.text)), None):
            place = Place(notice.card.place.file, found.line or 1)
            mend = message(
                "在文件头里加上 `附件:`，下面每个附件一项：`- 名称: …` 和 `文件: …`，"
                "公报不刊登的写 `略: true`，正文里不要再写附件目录；别的文件的附件，不必改"
            )
            yield RULE.problem(place, message("正文说到附件，文件头里没有写"), mend)


def _beyond(notice: Notice) -> Iterator[Problem]:
    """Tell once of a number of an annex that is higher than that of the last one."""
    titles = [one.text.strip() for one in notice.blocks if one.kind in ("instrument", "heading")]
    listed = len(notice.annexes)
    for block in notice.blocks if not any(one.startswith("附件") for one in titles) else ():
        for match in _NUMBERED.finditer(block.text) if block.line else ():
            if int(match[1]) > listed:
                what = message(
                    "正文说到附件{number}，文件头里只有{listed}个", number=match[1], listed=listed
                )
                mend = message("在文件头的附件里补上；序号写错的，改正；别的文件的附件，不必改")
                yield RULE.problem(Place(notice.card.place.file, block.line), what, mend)
                return


def _is_title(block: Block) -> bool:
    """Return whether a block is the title of an annex that stands in the text itself."""
    text = block.text.strip()
    return block.kind in ("instrument", "heading") or (
        text.startswith("附件") and len(text) < _LONGEST_TITLE and "：" not in text
    )
