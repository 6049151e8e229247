"""Options: what is asked of the typesetting of Chinese text.

In: nothing of ours.
Out: Options.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for.

    `autospace`: a quarter of an em stands between Chinese and Latin or digits. `level`: the name of
    an element; in columns each of its children takes whole lines of it, so that the lines of all
    columns stand level. `hanging`: a stop or a comma that has no room at a line's end stands beyond
    it. `compact`: a paragraph that can be a line shorter is so.
    """

    autospace: bool = False
    level: str = ""
    hanging: bool = False
    compact: bool = False
