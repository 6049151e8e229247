"""The words of what stands beside the documents: explanations, and the terms of reuse.

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


ZH_HANS = ReuseWords(
    licence="使用许可：{name}",
    summary="摘要",
    explanations="政策解读",
    no_part="供读者参考，不是本文件的组成部分。",
)
ZH_HANT = ReuseWords(
    licence="使用許可：{name}",
    summary="摘要",
    explanations="政策解讀",
    no_part="供讀者參考，不是本文件的組成部分。",
)
EN = ReuseWords(
    licence="Terms of reuse: {name}",
    summary="Summary",
    explanations="Explanations",
    no_part="For information; no part of this document.",
)
