"""Title lines: the lines of a body that could be titles, folded to be compared; their heads.

In: the lines of a body.
Out: Titled, Head.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.importers.lexicon import notice_labels, terms, titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.importers.document import Line, Span
    from gazette.model import Number

LINES = 8
"""A title takes no more lines than this."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a notice begins: lines `start` to `end`, the pieces of its title and number.

    `entry` is the index of its entry in the contents, -1 where they do not name it. `order` is
    第12号 of an order, which is no document number.
    """

    start: int
    end: int
    title: tuple[Span, ...]
    number: Number | None = None
    number_span: Span | None = None
    entry: int = -1
    order: str = ""


class Titled:
    """For each line: its document number, whether it could be of a title, its folded text.

    `abouts` is where 关于 stands in the folded text of a line that begins with an issuer, else 0.
    """

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.numbers = [terms.number_line(line.text) for line in lines]
        self.could = [
            titles.titleish(line.text) and number is None
            for line, number in zip(lines, self.numbers, strict=True)
        ]
        self.approved = [bool(notice_labels.APPROVED.match(line.text)) for line in lines]
        self.folds = [""] * len(lines)
        self.abouts = [0] * len(lines)
        for at, line in enumerate(lines):
            if self.could[at]:
                self.folds[at] = terms.fold(titles.bare(line.text))
                self.abouts[at] = titles.about(line.text)

    def beside(self, at: int, step: int) -> int:
        """Return the line beside a title, above or below; one that says who approved is passed."""
        at += step
        inside = 0 <= at < len(self.approved)
        return at + step if inside and self.approved[at] else at

    def runs(self, first: int, longest: int) -> Iterator[tuple[int, str]]:
        """Yield the texts that begin with a line and take one, two … lines, up to a length.

        The issuer, which the page may add to the title of the contents, is not counted.
        """
        text = ""
        for last in range(first, min(first + LINES, len(self.could))):
            if not self.could[last]:
                return
            text += self.folds[last]
            if len(text) > longest + self.abouts[first]:
                return
            yield last, text
