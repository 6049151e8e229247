"""Foreign runs: what of a text is written in another language than the text, as far as is certain.

In: text; the tag of its own language.
Out: `foreign`, its runs in minority scripts and in English.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gazette.language import english, scripts

if TYPE_CHECKING:
    from collections.abc import Iterator


class Foreign(NamedTuple):
    """The characters [start, end) of a text; the tag of their language (BCP 47), their direction.

    `rtl` says that they are written from the right.
    """

    start: int
    end: int
    tag: str
    rtl: bool = False


def foreign(text: str, language: str) -> Iterator[Foreign]:
    """Yield what of a text is in another language than `language`, in order."""
    found = [Foreign(start, end, one.tag, one.rtl) for start, end, one in scripts.runs(text)]
    if language.startswith("en"):
        yield from found
        return
    edges = [0, *(at for one in found for at in one[:2]), len(text)]
    others = iter(found)
    for at, (start, end) in enumerate(pairwise(edges)):
        if at % 2:
            yield next(others)
        else:
            for begin, stop in english.runs(text[start:end]):
                yield Foreign(start + begin, start + stop, "en")
