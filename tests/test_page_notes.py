"""Page notes: which pages can stand behind an edit, and what is numbered otherwise then.

In: notes of pages, units of a text made by hand.
Out: facts about Edited and the pages that may stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.print.layout_units import Unit, edited
from gazette.typeset.page_notes import Edited, Notes, PageNotes, behind, carried, numbered
from gazette.typeset.weasyprint.page_making import PageStart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

END = Unit(b"", 1 << 62, block=True)


def units(text: str) -> list[Unit]:
    """Give the units of a text of letters: a capital begins an article, each takes 10 elements."""
    found = [Unit(one.encode(), 10 * at, block=one.islower()) for at, one in enumerate(text)]
    return [*found, END]


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ("hAabBcd", "hAaxBcd", Edited(30, 40, 0, 40)),
        ("hAabBcd", "hAabxBcd", Edited(40, 40, 10, 50)),
        ("hAabBcd", "hAaBcd", Edited(30, 40, -10, 30)),
        ("hAabBcd", "hAabBcx", Edited(60, 70, 0, 1 << 62)),
        ("hAabBcdCe", "hAabBxdCe", Edited(50, 60, 0, 70)),
        ("hAabBcd", "xAabBcd", None),  # the head
        ("hAabBcd", "hAabXcd", None),  # where an article begins
        ("hAabBcd", "hAabXBcd", None),
        ("hAabBcd", "hAabBcd", None),
        ("", "hAab", None),
    ],
)
def test_what_of_a_text_is_another(before: str, now: str, found: Edited | None) -> None:
    """Blocks may be others; the articles are the same ones."""
    former = [unit.digest for unit in units(before)] if before else []
    assert edited(former, 10 * len(before), units(now), 10 * len(now)) == found


@given(st.integers(0, 20), st.integers(0, 20), st.integers(-20, 20), st.integers(0, 60))
def test_numbers_go_both_ways(first: int, size: int, more: int, number: int) -> None:
    """An element that is the same has one number before and one now."""
    one = Edited(first, first + size, max(more, -size), 0)
    now = one.now(number)
    assert (now < 0) == (first <= number < first + size)
    assert now < 0 or one.before(now) == number


def page(
    begins: int, running: Mapping[str, Sequence[int]] | None = None, **more: bool
) -> PageNotes:
    """Make the notes of a page."""
    start = PageStart({0: None}, {}, True, ())
    return PageNotes(start, more.get("is_open", True), None, begins, begins + 5, running or {})


@pytest.mark.parametrize(
    ("pages", "painted", "found"),
    [
        ([page(0), page(8), page(20), page(30), page(0)], {0, 1, 2, 3}, {2, 3}),
        ([page(0), page(8), page(20), page(30), page(0)], {0, 1, 3}, {3}),
        ([page(0), page(20), page(30), page(0)], {0, 1}, {1}),
        ([page(0), page(20), page(30, is_open=False), page(0)], {0, 1}, set()),
        ([page(0), page(20), page(30, is_open=False), page(0)], {0, 1, 2}, {1, 2}),
        ([page(0), page(20), page(25), page(30, is_open=False), page(0)], {1, 2}, {1}),
        ([page(0), page(20), page(0, is_open=False)], {0, 1}, {1}),
    ],
)
def test_pages_that_may_stand_behind_an_edit(
    pages: list[PageNotes], painted: set[int], found: set[int]
) -> None:
    """They begin in a notice that is the same; what is set again behind them begins openly."""
    assert behind(Notes(pages, {}), 10, painted) == found


def test_what_is_noted_has_the_numbers_of_now() -> None:
    """An element that is another now has none."""
    notes = Notes([page(3, {"head": [3, 7]}), page(20, {"head": [22]})], {})
    first, second = numbered(notes, Edited(5, 9, 4, 0)).pages
    assert (first.begins, first.reached, first.running) == (3, -1, {"head": [3, -1]})
    assert (second.begins, second.reached, second.running) == (24, 29, {"head": [26]})


def test_the_last_of_each_name_stands_in_the_margin() -> None:
    """Until a page has its own."""
    pages = [
        page(0, {"head": [1, 2], "foot": [3]}),
        page(9, {"head": []}),
        page(20, {"head": [21]}),
    ]
    assert carried(pages[:2]) == {"head": 2, "foot": 3}
    assert carried(pages) == {"head": 21, "foot": 3}
