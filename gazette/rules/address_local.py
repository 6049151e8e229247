"""Finds addresses that open on one machine or in one office alone.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `address-local`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Rule, message
from gazette.record.passages import matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "address-local",
    Grade.LOOK,
    "正文里的网址或者路径只在自己的电脑、单位的内网里打得开。",
    (
        "读者打不开 localhost、192.168.1.5、C:\\Users\\… 一类的地址，它们还把单位内部的情况说了出"
        "去。文中规定文件夹怎样命名的，不在此列。"
    ),
    "换成读者打得开的网址；文件放进本期的文件夹，写成 `[文字](文件名)`；没有用的删去。",
)

_END = r"[^\s，。；、（）()<>“”]*"
_PRIVATE = r"(?:localhost|127\.\d+|10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))[.:/\d]"
_LOCAL = re.compile(
    rf"https?://{_PRIVATE}{_END}|file:/+{_END}"
    rf"|(?<![A-Za-z])[A-Za-z]:\\(?:{_END}\.(?:docx?|xlsx?|pptx?|wps|et|pdf|txt|jpe?g|png|zip|rar)"
    rf"|(?:Users|Documents|桌面){_END})",
    re.IGNORECASE,
)


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find such addresses in text and links; tell once a notice."""
    for notice in notices:
        if first := next(matches(notice, _LOCAL), None):
            place, match = first
            mend = message(
                "换成读者打得开的网址；文件放进本期的文件夹，写成 `[文字](文件名)`；没有用的删去"
            )
            what = message("`{address}` 读者打不开", address=match[0])
            yield RULE.problem(place, what, mend)
