"""What the schema says of one field.

In: Message.
Out: Field; Shown, the places where one may be seen, each in some editions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from gazette.model import Message, message

if TYPE_CHECKING:
    from collections.abc import Mapping


class Shown(StrEnum):
    """A place where a field is to be seen."""

    BODY = "body"
    """In the document itself, which every edition says."""
    FACTS = "facts"
    """In the table of facts at the head of a notice's page."""
    META = "meta"
    """Among the keywords of a notice's page."""
    PAGES = "pages"
    """Elsewhere on web pages: their heads and feet, indexes, links, other meta tags."""
    PRINT = "print"
    """Elsewhere in the printed issue: cover, contents, colophon."""
    SEARCH = "search"
    """Found by the search, and shown by it."""
    INDEX = "index"
    """In data/gazette.json; of a notice in its own JSON, too."""
    RECORD = "record"
    """In a notice's own JSON."""
    ADDRESS = "address"
    """A part of addresses."""


BODY, FACTS, META, PAGES, PRINT, SEARCH, INDEX, RECORD, ADDRESS = Shown

EDITIONS = {
    "网页": {BODY, FACTS, META, PAGES},
    "印刷": {BODY, PRINT},
    "文本": {BODY},
    "检索": {BODY, SEARCH},
    "数据": {INDEX, RECORD},
    "网址": {ADDRESS},
}
"""Web pages, printed issue, plain text, search, open data, addresses: what is seen in each."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of front matter.

    `type` is text, lines, texts, names, day, whole, issue (a number of one), serial, flag, choice,
    pairs, or a key of NESTED;
    `meaning` is the template of a Message; `choices` are the values of a choice, each with the word
    that may stand for it. A field that is `shown` nowhere has the reason in `unshown`. `index`
    names the pages that a value leads to. One that is `locked` may not change once it is
    published; the others are what is known about a document, and may.
    """

    key: str
    label: str
    type: str
    meaning: str
    shown: tuple[Shown, ...] = ()
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    index: str = ""
    unshown: str = ""
    locked: bool = False

    @property
    def named(self) -> Message:
        """What an editor calls it: in Chinese by its label, in other languages by its key."""
        return self.about("{label}")

    def about(self, template: str, **values: object) -> Message:
        """Make a message about it, which names its `{label}`, its `{key}` or both."""
        return message(template, key=self.key, label=self.label, **values)

    @property
    def meant(self) -> Message:
        """What is to be written in it."""
        return message(self.meaning)

    @property
    def editions(self) -> tuple[str, ...]:
        """The editions that say what is written in it."""
        return tuple(name for name, places in EDITIONS.items() if places & set(self.shown))
