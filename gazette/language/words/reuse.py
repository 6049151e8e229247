"""The words of what stands beside the documents: explanations, feeds, and the terms of reuse.

In: nothing.
Out: ReuseWords, one of each language; a name in {braces} is filled in.
"""

from __future__ import annotations

from typing import NamedTuple


class ReuseWords(NamedTuple):
    """The words of one language."""

    licence: str
    summary: str
    explanations: str
    no_part: str
    section_feed: str
    status_feed: str
    status_changes: str
    calendar: str


ZH_HANS = ReuseWords(
    licence="使用许可：{name}",
    summary="摘要",
    explanations="政策解读",
    no_part="供读者参考，不是本文件的组成部分。",
    section_feed="订阅本栏目（Atom）",
    status_feed="订阅有效性变动（Atom）",
    status_changes="有效性变动",
    calendar="施行和失效日历（iCalendar）",
)
ZH_HANT = ReuseWords(
    licence="使用許可：{name}",
    summary="摘要",
    explanations="政策解讀",
    no_part="供讀者參考，不是本文件的組成部分。",
    section_feed="訂閱本欄目（Atom）",
    status_feed="訂閱有效性變動（Atom）",
    status_changes="有效性變動",
    calendar="施行和失效日曆（iCalendar）",
)
EN = ReuseWords(
    licence="Terms of reuse: {name}",
    summary="Summary",
    explanations="Explanations",
    no_part="For information; no part of this document.",
    section_feed="Subscribe to this section (Atom)",
    status_feed="Changes of status (Atom)",
    status_changes="changes of status",
    calendar="What takes effect and ends (iCalendar)",
)
