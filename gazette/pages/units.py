"""Units: the text of a notice for machines, by its units.

In: a Notice.
Out: each unit with its id; nothing is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazette.model import Notice
    from gazette.pages.open_data.json_values import Json


def units(notice: Notice) -> list[Json]:
    """Return each unit of a notice: its id, what it is, and what it says, a paragraph a line."""
    said = ((block, block.text) for block in notice.blocks)
    return [{"id": block.id, "kind": block.kind, "text": text} for block, text in said if text]
