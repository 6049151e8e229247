"""Messages to editors, written out: in Chinese, in which they are thought, or in another language.

In: a Message, a language.
Out: written: its text; issue_name, issue_named. Each language has a table: the Chinese template ->
its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.messages.en import ENGLISH
from gazette.model import message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.model import Issue, IssueNumber, Message

SPOKEN = ("zh-Hans", "en")
"""The languages that messages can be asked for in."""

_TEMPLATES: dict[str, Mapping[str, str]] = {"en": ENGLISH}
"""What a gazette in any other language is told, it is told in Chinese: zh-Hant, too."""


def issue_name(issue: Issue) -> Message:
    """Return how editors are told of an issue."""
    return issue_named(issue.year, issue.number)


def issue_named(year: int, number: IssueNumber) -> Message:
    """Return how editors are told of an issue of such a number."""
    if number.supplement:
        return message("{year}年增刊第{number}期", year=year, number=number.first)
    if number.several:
        template = "{year}年第{first}—{last}期（合刊）"
        return message(template, year=year, first=number.first, last=number.last)
    return message("{year}年第{number}期", year=year, number=number.first)


def written(said: Message, language: str) -> str:
    """Return the text of a message in a gazette's language, or in Chinese."""
    return said.filled(_TEMPLATES.get(language, {}))
