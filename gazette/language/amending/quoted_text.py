"""Quoted text: takes the quotations out of a text, so that the words around them are few.

In: a text.
Out: the text with one character for each quotation, whatever it holds and however many paragraphs
it has; the quotations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

QUOTATION = "\ufdd1"
"""Stands for a quotation; no source may hold it."""
_INNER = re.compile("‘([^‘’\n]*)’")
"""Inside a quotation “” are written ‘’ (GB/T 15834); what is quoted has them back."""


@dataclass(slots=True)
class Masked:
    """A text without its quotations; `places` has the place of each character, and of its end."""

    text: str
    quotations: list[str]
    places: list[int]


def masked(text: str) -> Masked | None:
    """Take the quotations out of a text; None where one does not end.

    A quotation of several paragraphs may be opened again at the beginning of each.
    """
    made, quotations, places = [], [], []
    depth, begun = 0, 0
    held: list[str] = []
    for at, character in enumerate(text):
        if character == "“" and not (depth and not "".join(held).rpartition("\n")[2].strip()):
            depth += 1
            if depth == 1:
                begun, held = at, []
                continue
        elif character == "“":
            continue
        elif character == "”" and depth:
            depth -= 1
            if not depth:
                quotations.append("".join(held))
                made.append(QUOTATION)
                places.append(begun)
                continue
        if depth:
            held.append(character)
        else:
            made.append(character)
            places.append(at)
    return None if depth else Masked("".join(made), quotations, [*places, len(text)])


def unquoted(text: str) -> str:
    """Return a quotation as it reads outside its quotation marks."""
    return _INNER.sub(r"“\1”", text)
