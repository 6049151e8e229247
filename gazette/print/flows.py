"""Notices -> the flows of the printed body: two columns, the whole page, a landscape page.

In: Notices, what leads elsewhere from them, the measured tables, what text behind goes before.
Out: Flows of Parts, in which every Block stands once, in order, under its id.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gazette.model.blocks import AnnexPages
from gazette.print.notice_layout import NoticeLayout
from gazette.print.notice_links import Leads
from gazette.print.stretches import Stretch
from gazette.typeset.collocation import Collocations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from gazette.language.words import Words
    from gazette.model import Notice
    from gazette.print.floating_blocks import FloatingBlock
    from gazette.print.tables import MeasuredTables


@dataclass(frozen=True, slots=True)
class Part:
    """Some of one notice: HTML of its blocks; `begins` when the notice's title is in it."""

    id: str
    title: str
    section: str
    begins: bool
    html: tuple[Markup, ...]


@dataclass(slots=True)
class Flow:
    """Parts that are set together, in two columns or across the page, which may be landscape.

    One that is `closed` ends with the printed pages of an annex, which end with their page.
    """

    wide: bool
    turned: bool
    closed: bool = False
    parts: list[Part] = field(default_factory=list)


_NOT_MOVED: Mapping[str, int] = {}


class NoticeLayouts:
    """The notices of an issue on their way onto paper."""

    def __init__(
        self,
        words: Words,
        notices: Sequence[Notice],
        leads: Mapping[str, Leads],
        tables: MeasuredTables,
    ) -> None:
        """Take the notices; `leads` has, by a notice's id, what leads elsewhere from it."""
        self.notices = notices
        collocations = Collocations(
            "\n".join(block.text for notice in notices for block in notice.blocks)
        )
        self._layouts = [
            NoticeLayout(one, leads.get(one.card.id, Leads()), collocations, tables, words)
            for one in notices
        ]

    def floating(self) -> Iterator[FloatingBlock]:
        """Yield what stands across the page and text behind it may go before."""
        for layout in self._layouts:
            yield from layout.floating()

    def flows(self, moved: Mapping[str, int] = _NOT_MOVED) -> list[Flow]:
        """Split the notices into flows: WeasyPrint sets spanning boxes wrongly inside columns.

        (Its issues 1914 and 2495.) A notice that a wide table parts has one Part before and one
        after. `moved` says how many boxes behind another go before it.
        """
        result: list[Flow] = []
        section = ""
        for layout in self._layouts:
            card = layout.notice.card
            new = card.section if card.section != section else ""
            section, begins = card.section, True
            for stretch, written in layout.stretches(moved):
                kind = bool(stretch), stretch is Stretch.TURNED
                if not result or (result[-1].wide, result[-1].turned) != kind:
                    result.append(Flow(*kind))
                part = Part(card.id, card.title, new if begins else "", begins, tuple(written))
                result[-1].parts.append(part)
                begins = False
            result[-1].closed = isinstance(layout.notice.blocks[-1], AnnexPages)
        return result


def flows(
    words: Words, notices: Sequence[Notice], leads: Mapping[str, Leads], tables: MeasuredTables
) -> list[Flow]:
    """Return the flows of some notices whose tables stand where they are written."""
    return NoticeLayouts(words, notices, leads, tables).flows()
