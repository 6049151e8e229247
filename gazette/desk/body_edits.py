"""Body edits: which lines of a text differ from what is wanted, each with its place.

In: a RawText, the lines that are wanted instead of some of its own.
Out: Splices, which leave every other line as it is, to its end.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from gazette.desk.raw_text import RawText, Splice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def edits(raw: RawText, first: int, wanted: str) -> list[Splice]:
    r"""Return what makes of the text from line `first` (from 0) on the text that is `wanted`.

    Its lines end with \n, whatever they end with in the file.
    """
    old, new = raw.lines[first:], wanted.split("\n")
    same = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        same += 1
    tail = 0
    for one, other in zip(reversed(old[same:]), reversed(new[same:]), strict=False):
        if one != other:
            break
        tail += 1
    middle = old[same : len(old) - tail], new[same : len(new) - tail]
    return list(_spliced(raw, first + same, *middle))


def _spliced(raw: RawText, first: int, old: Sequence[str], new: Sequence[str]) -> Iterator[Splice]:
    """Yield a splice for each run of lines that differs; line ends stay wherever they can."""
    starts = raw.starts
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        pairs = min(b - a, d - c)
        for at in range(pairs):
            start = starts[first + a + at]
            yield Splice(start, start + len(old[a + at]), new[c + at])
        if b - a > pairs:
            yield _without(raw, first + a + pairs, first + b)
        if d - c > pairs:
            yield _further(raw, first + a + pairs, new[c + pairs : d])


def _without(raw: RawText, first: int, behind: int) -> Splice:
    """Return what takes lines away: with their ends, or with the end before where none follows."""
    starts = raw.starts
    if behind < len(raw.lines):
        return Splice(starts[first], starts[behind], "")
    return Splice(starts[first] - len(raw.ends[first - 1]), starts[behind], "")


def _further(raw: RawText, at: int, lines: Sequence[str]) -> Splice:
    """Return what puts lines before line `at`; behind the last line, where there is none."""
    starts = raw.starts
    if at < len(raw.lines):
        return Splice(starts[at], starts[at], "".join(f"{line}\n" for line in lines))
    return Splice(starts[-1], starts[-1], "".join(f"\n{line}" for line in lines))
