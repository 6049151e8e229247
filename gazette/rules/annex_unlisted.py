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
    "正文说到附件，文件头里没有写。",
    "附件目录由文件头生成；没有写的，读者找不到正文所说的附件，也不知道它是不是漏了。",
    "在文件头里写附件，公报不刊登的写明略；说的是别的文件的附件，不必改。",
)

_POINTS = re.compile(r"(?:见|填写|填报|按照|执行|格式)本?(?:通知)?附件(?!中|所)|^附件\s*[：:\d]")
_LONGEST_TITLE = 30


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find texts that point to an annex where the front matter names none, once a notice."""
    for notice in notices:
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


def _is_title(block: Block) -> bool:
    """Return whether a block is the title of an annex that stands in the text itself."""
    text = block.text.strip()
    return block.kind in ("instrument", "heading") or (
        text.startswith("附件") and len(text) < _LONGEST_TITLE and "：" not in text
    )
