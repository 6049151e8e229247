"""Labels: what a text can be found to be; each is a row with a name, a pattern and examples.

In: text.
Out: Label, and the Match that gives the values found.

A text is matched by a label once, whoever asks: the finding is kept. The examples of a label are
its documentation and its test.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Match = re.Match[str]

_KEPT = 4096
"""Findings that a label keeps: the lines of a number of some 60,000 characters."""

labelled = lru_cache(_KEPT)
"""Keeps what a function of a line's text finds by several labels: it too is found once."""


class Label:
    """One thing that a text can be: `name` says what, `examples` are three texts that are it."""

    def __init__(self, name: str, pattern: str, examples: tuple[str, str, str]) -> None:
        """Compile the pattern; a pattern that ignores case says so with (?i)."""
        self.name = name
        self.pattern = pattern
        self.examples = examples
        compiled = re.compile(pattern)
        self.match = labelled(compiled.match)
        self.fullmatch = labelled(compiled.fullmatch)
        self.search = labelled(compiled.search)
        self._compiled = compiled
        self._places = labelled(lambda text: tuple(compiled.finditer(text)))
        self._replaced = labelled(compiled.sub)

    def found_in(self, text: str) -> tuple[Match, ...]:
        """Return each place of a text that is this, in order."""
        return self._places(text)

    def sub(self, by: str | Callable[[Match], str], text: str, count: int = 0) -> str:
        """Return a text with each place that is this replaced, or the first `count` of them."""
        return self._replaced(by, text, count)

    def split(self, text: str) -> list[str]:
        """Return what stands between the places of a text that are this."""
        return self._compiled.split(text)
