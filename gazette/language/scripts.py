"""Scripts beside Chinese and Latin in which official documents of minority areas are written.

In: text.
Out: SCRIPTS, each with its language, face and direction; `runs`, where they stand in a text.

Zhuang is written in Latin letters, some of which only it has: a word with one of them is Zhuang.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.model import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Script:
    """A script: its Chinese name, the tag of its language (BCP 47), its characters, its face.

    `characters` are those of a class of a regular expression, `with_` others that its words have.
    """

    name: Message
    tag: str
    characters: str
    family: str
    rtl: bool = False
    vertical: bool = False
    with_: str = ""

    @property
    def pattern(self) -> str:
        """Return what a run of it looks like: words, with the spaces between them."""
        more = f"{self.characters}{self.with_}"
        word = f"[{self.with_}]*[{self.characters}][{more}]*" if self.with_ else f"[{more}]+"
        return f"{word}(?:[ \u00a0]+{word})*"

    def stands_in(self, text: str) -> bool:
        """Return whether a text has a character of it."""
        return re.search(f"[{self.characters}]", text) is not None


_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
SCRIPTS = (
    Script(message("藏文"), "bo", "\u0f00-\u0fff", "Noto Serif Tibetan"),
    Script(message("蒙古文"), "mn-Mong", "\u1800-\u18af", "Noto Sans Mongolian", vertical=True),
    Script(message("维吾尔文"), "ug", _ARABIC, "Noto Naskh Arabic", rtl=True),
    Script(message("彝文"), "ii", "\ua000-\ua4cf", "Noto Sans Yi"),
    Script(message("壮文"), "za", "ƧƨƼƽƂƃƋƌŊŋƟɵƜɯƏəƄƅƢƣ", "Noto Serif", with_="A-Za-z"),
)

_RUNS = re.compile("|".join(f"({script.pattern})" for script in SCRIPTS))
_ANY = re.compile(f"[{''.join(script.characters for script in SCRIPTS)}]")
_CHARACTERS = tuple((script, re.compile(f"[{script.characters}]")) for script in SCRIPTS)


def runs(text: str) -> Iterator[tuple[int, int, Script]]:
    """Yield where a run of one of the scripts stands in a text."""
    if not _ANY.search(text):
        return
    for run in _RUNS.finditer(text):
        if run.lastindex:
            yield *run.span(), SCRIPTS[run.lastindex - 1]


def script_of(character: str) -> Script | None:
    """Return the script that a character belongs to; None for Chinese, Latin and all others."""
    found = (script for script, pattern in _CHARACTERS if pattern.match(character))
    return next(found, None)
