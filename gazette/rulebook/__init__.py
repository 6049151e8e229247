"""The rules whose Problems other rooms find, while reading, printing or importing; each once.

In: nothing of ours.
Out: RULES. A rule that has a check stands in `rules`, beside it.
"""

from __future__ import annotations

from gazette.model.problem import Rule
from gazette.rulebook import (
    body,
    correcting,
    files,
    front_matter,
    importing,
    printing,
    publication,
)

RULES = tuple(
    entry
    for module in (files, front_matter, body, correcting, printing, importing, publication)
    for entry in vars(module).values()
    if isinstance(entry, Rule)
)
