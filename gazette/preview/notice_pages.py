"""Single notices: the page of one as a text of its file would be, on what the last build knows.

In: what the last build came to; a file's name below content/ and its bytes, saved or not.
Out: NoticeView: its page, its Problems, on which line of the file each block of it begins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gazette import check
from gazette.build.assets import assets
from gazette.pages import notice_alone
from gazette.read.single_notice import single_notice
from gazette.record.quotations import quoted
from gazette.render import LayoutError, Renderer

if TYPE_CHECKING:
    from gazette.build import Result
    from gazette.build.context import Run
    from gazette.build.issue_tasks import PagesOrder
    from gazette.model import Issue, Notice, Problem

_FIELD_BLOCKS = {
    "title": "title",
    "number": "number",
    "addressees": "addressees",
    "annexes": "annexes",
    "signed_by": "signature",
    "dated": "day",
    "remark": "remark",
    "cc": "copies",
}
"""The fields that are printed in a block of their own: key -> the block's id."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice as it is to be seen; `starts` are pairs of a line of the file and a block's id."""

    file: str
    address: str
    page: bytes
    problems: tuple[Problem, ...]
    starts: tuple[tuple[int, str], ...]

    def block(self, line: int) -> str:
        """Return the id of the block in which a line of the file stands; empty where in none."""
        return next((name for start, name in reversed(self.starts) if start <= line), "")

    def lines(self) -> dict[str, tuple[int, int]]:
        """Return the first and the last line of the file for each block, by its id."""
        pairs = zip(self.starts, (*self.starts[1:], (0, "")), strict=False)
        return {name: (first, max(first, after - 1)) for (first, name), (after, _) in pairs}


class NoticePages:
    """Draws the pages of single notices, until the next build knows more."""

    def __init__(self, run: Run, result: Result, before: NoticePages | None = None) -> None:
        """Take what the last build came to; layouts that `before` has read are not read again."""
        self._run, self._orders = run, result.orders
        self._seen: dict[str, tuple[bytes, NoticeView]] = {}
        made = Renderer(run.layouts, assets(run.layouts, run.static), run.static)
        self._style = made.fingerprint()
        same = before is not None and before._style == self._style  # noqa: SLF001 - one of us
        self._renderer: Renderer = before._renderer if before and same else made  # noqa: SLF001

    def view(self, file: str, data: bytes) -> NoticeView | None:
        """Return a notice as its file would show it; None where its issue is not known yet."""
        order = self._orders.get(file.partition("/")[0])
        if order is None:
            return None
        if self._seen.get(file, (None,))[0] != data:
            self._seen[file] = (data, self._view(order, file, data))
        return self._seen[file][1]

    def _view(self, order: PagesOrder, file: str, data: bytes) -> NoticeView:
        masthead = order.around.masthead
        found, problems = single_notice(self._run.content, file, data, masthead, order.issue)
        _, (notice,) = quoted(order.issue, (found,))
        issue = _with_card(order.issue, notice)
        ruled = check.check_issue(masthead, issue, (notice,))
        problems = (*problems, *(one for one in ruled if one.place.file == file))
        try:
            page = self._renderer.content(notice_alone(order.around, issue, notice))
        except LayoutError as error:
            page, problems = b"", (*problems, error.problem)
        shown = check.ordered(problems)
        return NoticeView(file, notice.card.address, page, shown, starts(notice))


def starts(notice: Notice) -> tuple[tuple[int, str], ...]:
    """Return on which line of its file each block of a notice begins, with its id, by line."""
    there = {block.id for block in notice.blocks}
    named = ((key, name) for key, name in _FIELD_BLOCKS.items() if name in there)
    fields = {name: notice.places[key].line for key, name in named if key in notice.places}
    blocks = {block.id: block.line for block in notice.blocks if block.line}
    return tuple(sorted((line, name) for name, line in (fields | blocks).items()))


def _with_card(issue: Issue, notice: Notice) -> Issue:
    """Return an issue with the card of a notice in the place of the one that its file had."""
    file = notice.card.place.file
    cards = tuple(notice.card if card.place.file == file else card for card in issue.cards)
    return replace(issue, cards=cards if notice.card in cards else (*cards, notice.card))
