"""Orders (令): their heads, which have 第12号 for a number.

In: lines.
Out: the order's number and where its head ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.importers.lexicon import notice_labels, terms

if TYPE_CHECKING:
    from gazette.importers.document import Line


def head(lines: tuple[Line, ...], at: int) -> tuple[str, int]:
    """Return 第12号 and the line behind the head of an order here; empty if none is."""
    match = notice_labels.ORDER_HEAD.fullmatch(lines[at].text)
    if not match:
        return "", at
    if match["n"]:
        return terms.squeeze(match["n"]), at + 1
    below = notice_labels.ORDER_BELOW.fullmatch(lines[at + 1].text) if at + 1 < len(lines) else None
    return (terms.squeeze(below["n"]), at + 2) if below else ("", at)
