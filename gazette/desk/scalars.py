"""Scalars: how a value is written, so that our reader and those of others read what is meant.

In: a text, the form in which the value stood before.
Out: the ways to write it, the best first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.read import frontmatter

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPED = frozenset(
    {
        *("day", "moment", "whole", "issue", "serial", "flag", "choice", "commencement"),
        "expiry",
    }
)
"""The types whose values are no text: a day stands without quotes."""

_LOOKALIKE = re.compile(
    r"[+-]?(\d[\d_,]*\.?\d*([eE][+-]?\d+)?|\.\d+|0[xob][\da-fA-F_]+|\.inf|\.nan)|\d+(:\d+)+"
    r"|\d{4}-\d{1,2}-\d{1,2}.*|true|false|yes|no|on|off|y|n|null|~",
    re.IGNORECASE,
)
"""What YAML makes a number, a day or a flag of; we never do, but another program may."""

_IN_FLOW = re.compile(r"[,\[\]{}]")


def ways(text: str, quote: str, kind: str, *, flow: bool = False) -> Iterator[str]:
    """Yield the ways to write a value of a field of type `kind`, the best first.

    `quote` is the mark in which the value before stood, or empty; `flow` is between brackets.
    """
    plain = frontmatter.scalar(text)
    single = "'" + text.replace("'", "''") + "'"
    double = '"' + _escaped(text) + '"'
    if quote == "'" and "\n" not in text:
        yield single
    if quote:
        yield double
    lookalike = kind not in TYPED and _LOOKALIKE.fullmatch(text)
    if plain == text and not lookalike and not (flow and _IN_FLOW.search(text)):
        yield plain
    yield double


def _escaped(text: str) -> str:
    for mark, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(mark, escaped)
    return text
