"""Readings: how two readings of a text differ, in words and just where they do.

In: what was published, what is there now.
Out: a Message.
"""

from __future__ import annotations

import re

from gazette.model import Message, message

_NEAR = 12
"""Characters that are shown on either side of what differs."""
_NO_WORD = re.compile(r"[\W_]+")


def readings(was: str, now: str) -> Message:
    """Say how two readings differ: just the part that does, with a little around it."""
    if not now:
        return message("出版时有“{was}”，现在没有", was=_short(was))
    if not was:
        return message("出版时没有“{now}”", now=_short(now))
    first = _common(was, now)
    last = _common(was[first:][::-1], now[first:][::-1])
    one, other = (_around(text, first, len(text) - last) for text in (was, now))
    template = "出版时是“{was}”，现在是“{now}”"
    if _NO_WORD.sub("", was) == _NO_WORD.sub("", now):
        template = "出版时是“{was}”，现在是“{now}”（只差标点或空白）"
    return message(template, was=one, now=other)


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _around(text: str, start: int, end: int) -> str:
    begin, stop = max(0, start - _NEAR), min(len(text), end + _NEAR)
    shown = " ".join(text[begin:stop].split())
    return f"{'…' if begin else ''}{shown}{'…' if stop < len(text) else ''}"


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= 4 * _NEAR else f"{shown[: 4 * _NEAR]}…"
