"""Differences: what two readings of a text have in common, and what each has alone.

In: two texts.
Out: their parts in order.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind: TypeAlias = Literal["same", "deleted", "added"]

_ALIKE = 0.4
"""Texts that have less than this in common are another text altogether: nothing is compared."""
_STRAY = 2
"""So few characters between two changes are the same by chance, and are told as changed."""


class Part(NamedTuple):
    """A part of a text: in both readings, only in the earlier, or only in the later one."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> tuple[Part, ...]:
    """Return the parts of two readings; those of either, put together, are that reading."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return tuple(_parts([(0, len(before), 0, len(after))], before, after))
    return tuple(_parts(_changes(matcher), before, after))


def _changes(matcher: SequenceMatcher[str]) -> list[tuple[int, int, int, int]]:
    """Return the ranges that differ, where what is the same between two is more than a stray."""
    found: list[tuple[int, int, int, int]] = []
    for name, start, end, begin, stop in matcher.get_opcodes():
        if name == "equal":
            continue
        last = found.pop() if found and start - found[-1][1] <= _STRAY else None
        found.append((last[0], end, last[2], stop) if last else (start, end, begin, stop))
    return found


def _parts(changes: list[tuple[int, int, int, int]], before: str, after: str) -> Iterator[Part]:
    done = 0
    for start, end, begin, stop in changes:
        if start > done:
            yield Part("same", before[done:start])
        if end > start:
            yield Part("deleted", before[start:end])
        if stop > begin:
            yield Part("added", after[begin:stop])
        done = end
    if done < len(before):
        yield Part("same", before[done:])
