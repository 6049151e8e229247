"""Finds in a letter's body what an office prints below it: copies, remark, day of printing.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `imprint-pasted`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Message, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "imprint-pasted",
    Grade.LOOK,
    "正文末尾有版记、附注的字。",
    "抄送、附注由文件头生成，排在成文日期之下；写在正文里，就排在落款之上。印发日期公报不登。",
    "删去正文里的，抄送、附注写在文件头里；原件正文如此时不必改。",
)

_COPIES = re.compile(r"抄送(?:机关)?[：:]\s*(?P<text>[^。]+)。?")
_REMARK = re.compile(r"（(?:此件|本件)[^（）]{2,12}）")
_PRINTED = re.compile(r".{0,40}\d{4}年\d{1,2}月\d{1,2}日印发。?")
_LAST = 4
"""Paragraphs at the end of a letter in which they stand."""


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find such paragraphs at the end of each letter; tell once a notice."""
    for notice in notices:
        blocks = [one for one in notice.blocks if one.line]
        cut = next((at for at, one in enumerate(blocks) if one.kind == "instrument"), len(blocks))
        told = ((one, _mend(one.text, notice)) for one in blocks[:cut][-_LAST:])
        if found := next(((one, mend) for one, mend in told if mend), None):
            what = message("“{text}”不是正文", text=found[0].text[:20])
            yield RULE.problem(notice.place_of(found[0]), what, found[1])


def _mend(text: str, notice: Notice) -> Message | None:
    if copies := _COPIES.fullmatch(text):
        if notice.cc:
            return message("删去这一段：文件头里已有抄送")
        return message("删去这一段，在文件头加上 `抄送: {text}`", text=copies["text"])
    if _REMARK.fullmatch(text):
        if notice.remark:
            return message("删去这一段：文件头里已有附注")
        return message("删去这一段，在文件头加上 `附注: {text}`", text=text)
    return message("删去这一段") if _PRINTED.fullmatch(text) else None
