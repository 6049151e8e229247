r"""Raw text: a file's text with its line ends as they are, and the splices that change it.

In: the bytes of a file; splices.
Out: RawText: its lines, each with its end; the bytes again.

The reader makes one kind of all line ends and leaves out a byte order mark. What is saved must have
them as they were, so that nothing changes but what was edited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

_END = re.compile(r"(\r\n|\r|\n)")
_MARK = "\ufeff"


class Splice(NamedTuple):
    r"""The characters from `start` to `end` give way to `text`, in which \n is a line's end."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class RawText:
    """A text as it is: `lines` without their `ends`, of which the last is empty; its BOM."""

    mark: str
    lines: tuple[str, ...]
    ends: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text as the reader sees it, with one kind of line ends."""
        return "\n".join(self.lines)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins, in characters; and where the text ends."""
        sizes = (len(one) + len(end) for one, end in zip(self.lines, self.ends, strict=True))
        return tuple(accumulate(sizes, initial=0))

    def end_at(self, line: int) -> str:
        """Return how a line ends beside this one (from 0): as it does, or the one before."""
        near = (self.ends[at] for at in range(min(line, len(self.ends) - 1), -1, -1))
        return next(filter(None, near), next(filter(None, self.ends), "\n"))

    def spliced(self, splices: list[Splice]) -> RawText:
        """Return the text with splices that do not overlap; at one place they keep their order."""
        whole, starts, parts, last = self._joined(), self.starts, [], 0
        for start, end, text in sorted(splices, key=lambda one: one[:2]):
            line = sum(one <= start for one in starts[1:-1])
            parts += [whole[last:start], text.replace("\n", self.end_at(line))]
            last = end
        return parted(self.mark + "".join((*parts, whole[last:])))

    def encoded(self) -> bytes:
        """Return the bytes of the file. Raise UnicodeEncodeError for half a character."""
        return (self.mark + self._joined()).encode()

    def _joined(self) -> str:
        return "".join(one + end for one, end in zip(self.lines, self.ends, strict=True))


def decoded(data: bytes) -> RawText:
    """Return the text of UTF-8. Raise UnicodeDecodeError where it is none."""
    return parted(data.decode())


def parted(text: str) -> RawText:
    """Part a text, which may begin with a byte order mark, into its lines."""
    mark = _MARK if text.startswith(_MARK) else ""
    pieces = _END.split(text[len(mark) :])
    return RawText(mark, tuple(pieces[::2]), (*pieces[1::2], ""))
