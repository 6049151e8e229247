"""Collocations: how firmly neighbouring characters belong together, as the text at hand shows.

In: the text of an issue.
Out: for two characters that follow one another a number from 0 (by chance) to 1 (always).
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

_DOUBT = 2
"""What has been seen so often, or less, says little."""


class Collocations:
    """Counts characters and pairs of them: 烟花爆竹 is one word if 爆 often follows 花.

    Chinese does not part its words, and no list has the names of a county's firms. A pair's number
    is the chance that the first is followed by the second times that the second follows the first.
    """

    def __init__(self, text: str = "") -> None:
        """Count `text`; without one every number is 0."""
        self._single = Counter(text)
        self._pairs = Counter(pairwise(text))

    def strength(self, before: str, after: str) -> float:
        """Return the number of a pair; the place that is asked about is not evidence itself."""
        seen = self._pairs[before, after] - 1
        if seen < 1:
            return 0.0
        return seen**2 / ((self._single[before] + _DOUBT) * (self._single[after] + _DOUBT))
