"""Finds markup in fields, where nothing is markup.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `field-markup`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Problem, Rule, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice

RULE = Rule(
    "field-markup",
    Grade.LOOK,
    "文件头的值里有记号，会照原样印出。",
    "文件头的值照写下的样子刊登，星号、标记都只是字；标题要分行，一行写一项。",
    "删去记号；标题要分行的，一行写一项；原件如此时不必改。",
)

_MARKUP = re.compile(r"\*\*|</?[A-Za-z][^<>]*>|&[A-Za-z]{2,8};|\[[^\]]*\]\(|^#{1,6}\s")
_LINK = re.compile(r"\[([^\]]*)\]\([^()\s]*\)")
_ENTITY = re.compile(r"&([A-Za-z]{2,8});")
_CHARACTERS = {
    "amp": "&",
    "gt": ">",
    "hellip": "…",
    "ldquo": "“",
    "lt": "<",
    "mdash": "—",
    "middot": "·",
    "quot": '"',
    "rdquo": "”",
}
"""What the entities stand for that take the place of a character; the rest are blanks."""


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find markup in the fields that are printed, once a field."""
    for notice in notices:
        values = {
            "title": (notice.card.title,),
            "addressees": (notice.addressees,),
            "signed_by": notice.signed_by,
            "remark": (notice.remark,),
            "cc": (notice.cc,),
        }
        for key, texts in values.items():
            for at, text in enumerate(texts, 1):
                if match := _MARKUP.search(text):
                    what = message("`{mark}` 会照原样印出", mark=match[0])
                    mend = message("写成 {bare}；原件如此时不必改", bare=_bare(text))
                    yield RULE.problem(notice.place(key, at), what, mend)


def _bare(text: str) -> str:
    """Return a text without its markup: of a link what it says, for an entity its character."""
    words = _ENTITY.sub(lambda match: _CHARACTERS.get(match[1], ""), _LINK.sub(r"\1", text))
    return _MARKUP.sub("", words)
