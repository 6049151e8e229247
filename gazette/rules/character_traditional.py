"""Finds traditional characters in a gazette of simplified Chinese.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `character-traditional`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.language.traditional import SIMPLIFIED
from gazette.language.words import DEFAULT
from gazette.model import Grade, Rule, message
from gazette.record.passages import passages, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice, Problem

RULE = Rule(
    "character-traditional",
    Grade.LOOK,
    "简体文字里有繁体字。",
    "多半是输入法切换错了，或者是文字识别错的；检索简体字找不到它。",
    "改成给出的简体字；姓名、题字等原件如此的不必改。",
)

_WRONG = re.compile(f"[{''.join(SIMPLIFIED)}]+")
_SIMPLE = str.maketrans(SIMPLIFIED)
_MOST = 2
"""Passages of a notice: what has more has a name or a text that is written so."""


def check_issue(
    masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Find such characters; a few of them among simplified ones were not meant."""
    for notice in notices if masthead.language == DEFAULT else ():
        found = passages(notice, _WRONG, lambda match: match[0].translate(_SIMPLE))
        if len(found) <= _MOST:
            yield from told(RULE, message("简体文字里有繁体字"), found)
