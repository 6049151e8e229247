"""Printed: for each printed page of an issue, the notices that stand on it, /2026-01/p/5/.

In: an Issue and its Notices, its PageMap, what surrounds it.
Out: Pages that list the notices with their places on the web; none forwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.words import Words, words
from gazette.model import Page
from gazette.pages.contents import pdf
from gazette.pages.frame import column, framed
from gazette.pages.paging import Extent, extents
from gazette.pages.statuses import statuses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazette.model import Break, Issue, Notice, PageMap
    from gazette.pages.frame import Shows
    from gazette.pages.setting import Surroundings

PAGE = {"width": 900, "height": 1273}
"""The size of the picture of a printed page in pixels: A4, 900 wide."""
TURNED = {"width": PAGE["height"], "height": PAGE["width"]}
"""That of a landscape page."""


def printed_pages(
    around: Surroundings, issue: Issue, notices: Sequence[Notice], page_map: PageMap
) -> Iterator[Page]:
    """Yield a Page for each printed page: of the earlier print if there was one, else of ours.

    Those of the indexes of a year, on which no notice stands, lead to the year's contents.
    """
    masthead = around.masthead
    said, name = words(masthead), words(masthead).issue(issue)
    paged = extents(issue, page_map)
    held = _held(notices, paged)
    if issue.year_index and not issue.printed_before:
        held |= {number: [] for number in set(range(1, page_map.count + 1)) - held.keys()}
    order = sorted(held)
    for at, number in enumerate(order):
        address = f"/{issue.id}/p/{number}/"
        heading = said.on_page.format(issue=name, page=number)
        whole = said.with_issue.format(gazette=masthead.name, issue=heading)
        source = said.with_issue.format(gazette=masthead.name, issue=name)
        title = f"{said.page.format(page=number)} - {source}"
        sheet = _sheet(held[number], paged, number, issue, page_map)
        yield Page(
            address,
            "printed.html",
            {
                **framed(masthead, around.site, address, title),
                "meta": column(masthead, heading, said.described_listed.format(name=whole)),
                "heading": heading,
                "number": number,
                "issue": {"name": name, "address": issue.address},
                "entries": tuple(
                    _entry(around, notice, paged[notice.card.id], number) for notice in held[number]
                )
                or (_of_index(said, issue.year),),
                **_print(issue, page_map, number, sheet),
                **_code(around, number),
                "previous": _beside(issue, order[at - 1] if at else 0),
                "next": _beside(issue, order[at + 1] if at + 1 < len(order) else 0),
            },
        )


def _held(notices: Sequence[Notice], paged: Mapping[str, Extent]) -> dict[int, list[Notice]]:
    """Return the notices that stand on each page that has any."""
    held: dict[int, list[Notice]] = {}
    for notice in notices:
        if extent := paged.get(notice.card.id):
            for number in range(extent.first, extent.last + 1):
                held.setdefault(number, []).append(notice)
    return held


def _print(issue: Issue, page_map: PageMap, number: int, sheet: int) -> Shows:
    """Return what is shown of our own print, where a page stands on its page `sheet`."""
    again = issue.printed_before
    place = f"/{issue.id}/p/{number}/{number}.png"
    size = TURNED if sheet in page_map.turned else PAGE
    return {
        "pdf": pdf(issue) if sheet else "",
        "sheet": page_map.front + sheet,
        "reset": sheet if again else 0,
        "picture": {"address": place, **size} if sheet and not again else None,
    }


def _code(around: Surroundings, number: int) -> Shows:
    """Return the code of a printed page; '' of one that bears none."""
    found = around.lock.codes if around.lock else ()
    return {"code": found[number - 1] if number <= len(found) else ""}


def _beside(issue: Issue, number: int) -> Shows | None:
    return {"number": number, "address": f"/{issue.id}/p/{number}/"} if number else None


def _entry(around: Surroundings, notice: Notice, extent: Extent, number: int) -> Shows:
    said = words(around.masthead)
    card = notice.card
    return {
        "title": card.title,
        "number": said.listed(map(str, card.numbers)),
        "address": card.address,
        "place": f"#p{extent.beginning(number)}",
        "part": _part(said, extent, number),
        "status": statuses(said, around.histories[card.address]),
    }


def _of_index(said: Words, year: int) -> Shows:
    """Return the entry of a page of the indexes of a year, which the web has with its contents."""
    return {
        "title": said.registers.titles["year_index"].format(year=year),
        "number": "",
        "address": f"/years/{year}/contents/",
        "place": "",
        "part": "",
        "status": (),
    }


def _part(words: Words, extent: Extent, number: int) -> str:
    """Return what a page holds of a notice; of an unknown end, that it begins or goes on."""
    begins, last = number == extent.first, number == extent.last
    if last and extent.ended:
        return words.page_whole if begins else words.page_ends
    if last:
        return words.page_begins_here if begins else words.page_continues
    return words.page_begins if begins else words.page_goes_on


def _sheet(
    here: Sequence[Notice],
    paged: Mapping[str, Extent],
    number: int,
    issue: Issue,
    page_map: PageMap,
) -> int:
    """Return the page of our own print where a page begins or the notice that it begins with."""
    if not here:
        return number
    notice = here[0]
    if notice.card.id not in page_map.spans:
        return 0
    if not issue.printed_before:
        return number
    page = paged[notice.card.id].beginning(number)
    start = next((mark for mark in notice.breaks if mark.page == page), None)
    return _reached(notice, start, page_map) if start else page_map.spans[notice.card.id][0]


def _reached(notice: Notice, start: Break, page_map: PageMap) -> int:
    """Return the page of our own print on which a place of a notice stands."""
    order = {block.id: at for at, block in enumerate(notice.blocks)}
    place = (order[start.anchor], start.offset)
    before = [
        mark.page
        for mark in page_map.breaks
        if mark.notice == notice.card.id and (order[mark.anchor], mark.offset) <= place
    ]
    return max(before, default=page_map.spans[notice.card.id][0])
