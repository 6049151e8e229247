"""Clauses: a paragraph's sentences, and their parts between commas and colons.

In: a text.
Out: for each sentence its Parts; what stands in brackets or quotes parts nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_INNER = re.compile(r"[（(][^（）()]*[)）]|“[^“”]*”|《[^《》]*》")
_SENTENCE = re.compile(r"[^。；;\n]+")
_PART = re.compile(r"[^，,：:]+")
_MARKS = re.compile("[。；;，,：:]")
_NUMBERING = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十0-9]{1,3}[、．.])\s*"
)
_OLD = str.maketrans(
    "為擔職務試聘兼縣長館書記員總師時間從請辭免會議經貿質辦別學員導單處廳隊學現報滿",
    "为担职务试聘兼县长馆书记员总师时间从请辞免会议经贸质办别学员导单处厅队学现报满",
)


class Part(NamedTuple):
    """A part of a sentence: as it is written, and in simplified characters, of equal length."""

    text: str
    folded: str

    def behind(self, at: int) -> Part:
        """Return what follows the first `at` characters."""
        return Part(self.text[at:], self.folded[at:])

    def parted(self, mark: str) -> tuple[Part, ...]:
        """Return what stands between marks."""
        spans = (one.span() for one in re.finditer(f"[^{mark}]+", self.folded))
        return tuple(Part(self.text[at:to], self.folded[at:to]) for at, to in spans)


def part(text: str) -> Part:
    """Return a whole text as one part."""
    return Part(text, text.translate(_OLD))


def sentences(text: str) -> Iterator[tuple[Part, ...]]:
    """Yield the parts of each sentence of a paragraph, its number left out."""
    bare = text[match.end() :] if (match := _NUMBERING.match(text)) else text
    masked = _INNER.sub(lambda match: _MARKS.sub("\0", match[0]), bare)
    folded = bare.translate(_OLD)
    for sentence in _SENTENCE.finditer(masked):
        parts = (
            Part(bare[one.start() : one.end()], folded[one.start() : one.end()])
            for one in _PART.finditer(masked, *sentence.span())
        )
        if found := tuple(one for one in parts if one.text.strip()):
            yield found
