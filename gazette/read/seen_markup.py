"""Seen markup: what the reader of bodies sees on its way and cannot do.

In: nothing of ours but rules.
Out: SEEN, what an editor is told of each rule: what is wrong, and how to mend it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Message, message
from gazette.rulebook.body import (
    BOLD_UNCLOSED,
    HEADING_SPACE,
    LINK_TITLE,
    PARAGRAPH_BREAK,
    PICTURE_REMOTE,
    TABLE_BROKEN,
    TABLE_SPLIT,
    TABLE_TABS,
    TABLE_TYPED,
    TEXT_LOST,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.model import Rule

SEEN: Mapping[Rule, tuple[Message, Message]] = {
    BOLD_UNCLOSED: (
        message("`**` 没有成对，会照原样印出"),
        message(r"粗体写成 `**文字**`；确要印出星号时写成 `\*`"),
    ),
    LINK_TITLE: (
        message("链接或图片带有印不出来的标题，或者图片的说明里有粗体、链接"),
        message("删去引号里的标题，或写进正文：`[文字](网址)`；图片的说明只写文字"),
    ),
    TEXT_LOST: (
        message("这一段的方括号太多，其中的链接、图片、粗体读不出来"),
        message(r"分成几段；确要印出的方括号写成 `\[`，也要分成几段"),
    ),
    PICTURE_REMOTE: (
        message("图片在别的网站上：读者会被那里看见，印刷版也取不到"),
        message("把图片存进本期的文件夹，写成 `![说明](文件名)`"),
    ),
    HEADING_SPACE: (
        message("`#` 后没有空格，会照原样印出"),
        message(r"标题写成 `# 标题`：井号后空一格；确要印出井号时写成 `\#`"),
    ),
    TABLE_BROKEN: (
        message("以竖线开头的一行没有成为表格，会照原样印出"),
        message("表头的下一行写 `| --- | --- |`，列数与表头相同，中间不空行；表格前后各空一行"),
    ),
    TABLE_TYPED: (
        message("这几行像一张表，用空格或逗号分栏，没有成为表格"),
        message(
            "写成表格：每行以 `|` 开头和结尾，格与格之间也用 `|`，第一行之下加一行 "
            "`| --- | --- |`；不是表的不必改"
        ),
    ),
    TABLE_SPLIT: (
        message("上面的表到空行为止，这一行没有并入，竖线会照原样印出"),
        message("删去它上面的空行；另是一张表的，写上它的表头，表头之下加一行 `| --- | --- |`"),
    ),
    TABLE_TABS: (
        message("从电子表格粘贴的几行会连成一段"),
        message(
            "写成表格：每行以 `|` 开头和结尾，格与格之间也用 `|`，第一行之下加一行 `| --- | --- |`"
        ),
    ),
    PARAGRAPH_BREAK: (
        message("这里只换了行，没有空行：上一行写完一句的，已另起一段；没有写完的，接成了一段"),
        message("另起一段的，在这一行前面空一行；不另起一段的，接在上一行的末尾"),
    ),
}
