"""Substitution: other words for words in the texts of a paragraph, whatever is bold or a link.

In: Inlines.
Out: Inlines, and how often the words were found within one text.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.model.inlines import Link, Strong, Text

if TYPE_CHECKING:
    from gazette.model.inlines import Inline, Inlines


def substituted(content: Inlines, words: str, new: str) -> tuple[Inlines, int]:
    """Put other words for words in the texts of a run; return how often that was done, too."""
    made: list[Inline] = []
    count = 0
    for inline in content:
        match inline:
            case Text():
                count += inline.text.count(words)
                made.append(Text(inline.text.replace(words, new)))
            case Strong() | Link():
                inner, done = substituted(inline.content, words, new)
                count += done
                made.append(replace(inline, content=inner))
            case _:
                made.append(inline)
    return tuple(made), count
