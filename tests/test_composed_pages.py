"""Composed pages: the figures of a page, measured on every page of whole issues.

In: content/, the stress issue, the real number where it is; laid out.
Out: facts about feet, last pages, titles, tables, and the gaps of neighbouring lines.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pytest
from conftest import ROOT
from test_line_gaps import job, opened

from gazette.print.print_layout import PrintLayout
from gazette.typeset.weasyprint.boxes import (
    has_class,
    is_line,
    is_row_group,
    is_table,
    is_text,
)
from gazette.typeset.weasyprint.document import page_box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.typeset.weasyprint.boxes import Box

PIXEL = 96 / 72
LINE = 16.8 * PIXEL
ISSUES = [("content", "2026-01"), ("content", "2026-02"), ("tests/sites/page/content", "2026-01")]
LEAST_LAST = 9
"""A leaf with fewer lines is a leaf too many."""
ROWS = 3
"""The rows of a table on each side of a break."""
SMALLEST = 7.5
"""The points of the text of a table; what is raised or lowered in it is smaller."""
MARK = re.compile(r"\s*|\[\d+\]")
"""That of a footnote, which is raised."""
UNLIKE = 0.12
"""The ems by which the gaps of neighbouring lines should differ at most …"""
FEW_UNLIKE = 0.015
"""… but for so much of them, where the next line begins with what may not be torn.

Measured: 4 of 346 in the specimen's second issue, which begin with a name or a day; else none.
"""
UNLEVEL = 0.4
"""The part of the pages whose columns may not end alike: a title has no room, a heading no company.

Measured: 4 of 15 and 6 of 16 in the specimen, 4 of 40 in the real number.
"""


class Flow(NamedTuple):
    """A text in columns on a page: where its columns end, in lines, and whether it goes on."""

    page: int
    feet: tuple[float, ...]
    goes_on: bool


@pytest.fixture(scope="module", params=[*ISSUES, ("real", "2023-04")], ids="-".join)
def pages(request: pytest.FixtureRequest) -> list[Box]:
    """Lay an issue out; the boxes of its pages."""
    folder, name = request.param
    content = request.getfixturevalue("seeds_content") if folder == "real" else ROOT / folder
    return [page_box(page) for page in PrintLayout(job(content, name)).body().pages]


def flows(pages: list[Box]) -> Iterator[Flow]:
    """Find the texts in columns: of one that goes on the next page begins with another."""
    found = [
        (number, box, box.position_y)
        for number, page in enumerate(pages)
        for box in page.descendants()
        if has_class(box, "columns") and any(one.is_column for one in box.descendants())
        if not box.is_column and box.element_tag == "div"
    ]
    for at, (number, box, _) in enumerate(found):
        columns = [child for child in box.descendants() if child.is_column]
        last = at + 1 == len(found)
        same = not last and found[at + 1][1].element is box.element
        yield Flow(number, tuple(map(foot, columns)), same)


def foot(column: Box) -> float:
    """Return where the last line, table or picture of a column ends, in lines from its head."""
    ends = [
        box.position_y + box.margin_height()
        for box in column.descendants()
        if is_line(box) or is_table(box) or box.element_tag == "img"
    ]
    return (max(ends, default=column.position_y) - column.position_y) / LINE


def test_the_last_page_has_nine_lines(pages: list[Box]) -> None:
    """Or the issue would end a page before."""
    assert sum(map(is_line, pages[-1].descendants())) >= LEAST_LAST


def test_most_pages_have_level_feet(pages: list[Box]) -> None:
    """Where the text goes on; no column is longer than another for want of a line alone."""
    on = [flow.feet for flow in flows(pages) if flow.goes_on]
    unlevel = [feet for feet in on if max(feet) - min(feet) > 0.5]
    assert len(unlevel) <= UNLEVEL * len(on), unlevel


def test_where_a_text_ends_the_left_column_is_hardly_shorter(pages: list[Box]) -> None:
    """By two lines at most, where what is kept together leaves no other way."""
    ends = [flow.feet for flow in flows(pages) if not flow.goes_on]
    assert [feet for feet in ends if len(feet) > 1 and feet[0] < feet[1] - 2.5] == []


def test_no_title_takes_more_than_four_lines_of_a_column(pages: list[Box]) -> None:
    """A longer one stands across the page."""
    titles = [
        sum(map(is_line, box.descendants()))
        for page in pages
        for column in page.descendants()
        if column.is_column
        for box in column.descendants()
        if has_class(box, "title")
    ]
    assert titles
    assert max(titles) <= 4


def parts(pages: list[Box]) -> list[list[Box]]:
    """Give the tables, each by its parts: a column or a page has one."""
    found: dict[int, list[Box]] = {}
    for page in pages:
        for box in page.descendants():
            if is_table(box):
                found.setdefault(id(box.element), []).append(box)
    return list(found.values())


def test_three_rows_stand_on_each_side_of_a_break(pages: list[Box]) -> None:
    """Of every table that goes on elsewhere; a row that is higher than a page parts within."""
    for table in parts(pages):
        if any(has_class(box, "tall") for part in table for box in part.descendants()):
            continue
        rows = [
            sum(len(group.children) for group in part.children if is_body(group)) for part in table
        ]
        assert len(rows) == 1 or min(rows) >= ROWS, rows


def is_body(group: Box) -> bool:
    """Tell whether a group of rows is no head."""
    return is_row_group(group) and not group.is_header


def test_the_text_of_a_table_is_never_too_small(pages: list[Box]) -> None:
    """Raised and lowered characters apart, which are drawn from it."""
    sizes = {
        round(box.style["font_size"] / PIXEL, 2)
        for table in parts(pages)
        for part in table
        for box in part.descendants()
        if is_text(box) and box.element_tag not in {"sup", "sub"} and not MARK.fullmatch(box.text)
    }
    assert min(sizes, default=SMALLEST) >= SMALLEST


def test_neighbouring_lines_are_alike(pages: list[Box]) -> None:
    """No line that is open stands beside one that is not, but for some of a thousand."""
    pairs = unlike = 0
    for page in pages:
        for box in page.descendants():
            lines = [opened(line) for line in box.all_children() if is_line(line)][:-1]
            for one, two in pairwise(lines):
                if one and two:
                    pairs += 1
                    unlike += abs(one.gap - two.gap) > UNLIKE
    assert pairs > 30
    assert unlike <= FEW_UNLIKE * pairs, (unlike, pairs)
