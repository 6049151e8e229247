"""Finds fields that bring their own label, a day, or a full stop.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `field-surplus`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.fields import NAMES
from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "field-surplus",
    Grade.LOOK,
    "字段里带着排版会加上的字，或者不该有的标点。",
    (
        "“抄送：”和成文日期由排版加上，字段里再写就印成两遍。标题和主送机关后面没有句号（GB"
        "/T 9704）。"
    ),
    "删去字段里多出的字和标点。",
)

_SURPLUS = (
    ("title", re.compile(r"[。；，、]$")),
    ("addressees", re.compile(r"^主送(?:机关)?[：:]\s*|[。；，、,;.]$")),
    (
        "signed_by",
        re.compile(r"\s*(?:\d{4}年\d{1,2}月\d{1,2}日|二[〇○零]\S{2}年\S{1,3}月\S{1,3}日)$"),
    ),
    ("cc", re.compile(r"^抄送(?:机关)?[：:]\s*")),
)
"""What a field brings that the layout adds, or that stands behind no such field."""


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find fields that bring their own label, a day, or a full stop."""
    for notice in notices:
        values = {
            "title": (notice.card.title,),
            "addressees": (notice.addressees,),
            "signed_by": notice.signed_by,
            "cc": (notice.cc,),
        }
        for key, pattern in _SURPLUS:
            for at, value in enumerate(values[key], 1):
                bare = pattern.sub("", value)
                if bare != value:
                    surplus = value.replace(bare, "", 1).strip()
                    what = message(
                        "{field}带着多余的字或标点“{surplus}”", field=NAMES[key], surplus=surplus
                    )
                    mend, place = message("写成 {bare}", bare=bare), notice.place(key, at)
                    yield RULE.problem(place, what, mend)
