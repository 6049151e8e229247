"""Holds each notice's first page of the earlier print against the pages before it and in it.

In: a masthead, an issue and its Notices.
Out: Problems of the rule `page-order`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Grade, Place, Problem, message
from gazette.rulebook.body import PAGE_ORDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Masthead, Notice


def check_issue(
    _masthead: Masthead, _issue: Issue, notices: tuple[Notice, ...]
) -> Iterator[Problem]:
    """Hold each notice's first page of the earlier print against the pages before it and in it."""
    last = 0
    for notice in notices:
        first, within = notice.card.printed_page, notice.card.page_breaks
        place = notice.places.get("printed_page", notice.card.place)
        if within and not first:
            what = message("正文里标了原刊第{page}页的开头，文件头里没有原刊页码", page=within[0])
            mend = message("加上 `printed_page: …`（原刊页码），即这份文件在原刊开始的那一页")
            yield PAGE_ORDER.problem(place, what, mend)
        elif within and within[0] <= first:
            lines = {block.id: block.line for block in notice.blocks}
            at = Place(place.file, lines[notice.breaks[0].anchor] or place.line)
            what = message(
                "文件从原刊第{first}页开始，正文里却标了第{page}页的开头",
                first=first,
                page=within[0],
            )
            mend = message("对照原刊改正标记的页码，或改正 printed_page")
            yield PAGE_ORDER.problem(at, what, mend)
        if first and first < last:
            what = message("原刊页码 {first} 在前一份文件的第{last}页之后", first=first, last=last)
            mend = message("对照原刊改正 printed_page，或改正文件名开头的次序")
            yield PAGE_ORDER.problem(place, what, mend, Grade.LOOK)
        last = max(last, first, *within)
