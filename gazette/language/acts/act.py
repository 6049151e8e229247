"""An act: what a document does to another, as its text says it.

In: nothing of ours but Number.
Out: Act.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.model import Number  # noqa: TC001 - the ledger reads what the fields are


@dataclass(frozen=True, slots=True)
class Act:
    """What a text says from `start` to `end`: the verb, on which document, on which part of it.

    `verb` is a key of VERBS. `target` is a Number, or a title where the text names no number; that
    of `closes` may be a firm. An empty `part` is the whole document.
    """

    verb: str
    target: Number | str
    part: str = ""
    title: str = ""
    start: int = 0
    end: int = 0
