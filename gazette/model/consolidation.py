"""A text with its amendments carried out (非正式整理本).

In: Instruction, Link, Block.
Out: Amendment, as the record hands it on; Consolidation and its blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the ledger reads what the fields are
from typing import TYPE_CHECKING, NamedTuple

from gazette.model.amendment import Instruction, Obstacle  # noqa: TC001 - the same
from gazette.model.record import Link  # noqa: TC001 - the same

if TYPE_CHECKING:
    from gazette.model.blocks import Block


@dataclass(frozen=True, slots=True)
class Amendment:
    """All that one document changes in another, from the day `on`; None where none is known."""

    act: Link
    on: date | None
    instructions: tuple[Instruction, ...]


class Revised(NamedTuple):
    """A block of a consolidated text: as it was printed, as it reads now, by which amendments.

    `before` is None for what was added, `after` for what was deleted.
    """

    before: Block | None
    after: Block | None
    acts: tuple[Link, ...] = ()


class Consolidation(NamedTuple):
    """A text with its amendments carried out (非正式整理本).

    `applied` are the amendments that it holds, in their order; where the next could not be carried
    out word for word, `failed` says which it is and `obstacles` why.
    """

    blocks: tuple[Revised, ...]
    applied: tuple[Amendment, ...] = ()
    failed: Amendment | None = None
    obstacles: tuple[tuple[Instruction, Obstacle], ...] = ()

    @property
    def printed(self) -> tuple[Block, ...]:
        """Return the blocks as they were printed: what all the changes undone come to."""
        return tuple(one.before for one in self.blocks if one.before)

    @property
    def current(self) -> tuple[Block, ...]:
        """Return the blocks as they read with all changes."""
        return tuple(one.after for one in self.blocks if one.after)
